"""What mkdocs.yml, the command line and the environment may not ask for: it is refused before anything is deleted."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from hashlib import sha256
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig

from document.errors import Collector, InputError, explaining
from document.lock import forget_lock, locked

__all__ = ["allowed_address", "check_settings", "hold_folder", "is_ours"]

own_folders = ("bench", "build", "docs", "document", "overrides", "tests", "texts", "translate")
allowed_address = re.compile(r"https?://[\w.\-\[\]:]+(/[\w.~%!$()*+,;=:@/\-]*)?", re.ASCII)
# With nothing in it that would have to be written in another way inside HTML.
refused_in_settings = re.compile(r"[<>\"\x00-\x1f\x7f]")


def check_settings(config: MkDocsConfig, root: Path) -> None:
    """InputError with every setting with which no whole site can be made, or not without a loss."""
    faults = Collector(config.config_file_path or root / "mkdocs.yml")
    if is_ours(Path(config.site_dir), root):
        remedy = "choose another folder, such as site, with -d or site_dir"
        faults.add(0, f"a build empties its folder first, and {config.site_dir} is not for that", remedy)
    if not config.use_directory_urls:
        faults.add(0, "every link of the site needs use_directory_urls", "leave it, and --no-directory-urls, out")
    for url in list_addresses(config):
        if not allowed_address.fullmatch(url):
            faults.add(0, f"site_url '{url}' is no web address", "write https://… with % for what is no letter")
    for name, words in list_printed(config):
        if refused_in_settings.search(words):
            faults.add(0, f"{name} '{words}' has marks of HTML in it", "write it in plain words")
    faults.raise_if_any()


@contextmanager
def hold_folder(site: Path, root: Path) -> Iterator[None]:
    """Let no other build of this repository write into the same folder meanwhile."""
    name = sha256(str(site.resolve()).encode()).hexdigest()[:16]
    builds = root / ".cache" / "builds"
    with explaining(builds):
        builds.mkdir(parents=True, exist_ok=True)
    with ExitStack() as stack:
        try:
            stack.enter_context(locked(builds / name, seconds=0))
        except InputError as error:
            raise InputError.at(site, 0, error.faults[0].problem, error.faults[0].remedy) from None
        stack.callback(forget_lock, builds / name)
        yield


def is_ours(site: Path, root: Path) -> bool:
    """Whether the folder holds the repository, or is a part of it that a build may not empty."""
    site, root = site.resolve(), root.resolve()
    if root.is_relative_to(site):
        return True
    first = site.relative_to(root).parts[0] if site.is_relative_to(root) else ""
    return first.startswith(".") or first.lower() in own_folders


def list_addresses(config: MkDocsConfig) -> list[str]:
    return [url for url in (config.site_url, *(x.site_url for x in config.plugins["i18n"].config.languages)) if url]


def list_printed(config: MkDocsConfig) -> list[tuple[str, str]]:
    """The words of mkdocs.yml that the theme prints as HTML."""
    languages = config.plugins["i18n"].config.languages
    sites = [("site_name", config.site_name), *(("site_name", x.site_name) for x in languages)]
    names = [*sites, *(("name", x.name) for x in languages), *(("locale", x.locale) for x in languages)]
    return [(name, words) for name, words in names if words]
