"""Redirects and notices, written beside the pages of a built site."""

from __future__ import annotations

import json
from pathlib import Path

from mkdocs.utils import get_relative_url

from build.html.environment import render_template
from build.model.site import Site
from build.moved.addresses import OldAddress, list_old_addresses
from build.moved.fragments import describe_fragments

__all__ = ["write_moved"]


def write_moved(site: Site, folder: Path) -> None:
    """A page for each old address that no other page has, and for each text what the browser looks fragments up in."""
    for old in list_old_addresses(site):
        path = folder / old.address / "index.html"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(render_old_address(old), encoding="utf-8")
    for text in site.texts:
        (folder / text.id).mkdir(parents=True, exist_ok=True)
        found = describe_fragments(text)
        content = json.dumps(found, ensure_ascii=False, separators=(",", ":"))
        (folder / text.id / "fragments.json").write_text(content, encoding="utf-8")


def render_old_address(old: OldAddress) -> str:
    """The page needs no JavaScript to lead on; with it, it takes the fragment along."""
    there = get_relative_url(old.target or old.link or "./", old.address)
    script = get_relative_url("assets/javascripts/moved.js", old.address)
    return render_template("moved.html", old=old, there=there, script=script, language=old.language)
