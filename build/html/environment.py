"""The one place where templates become HTML; they escape whatever they print by themselves."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

__all__ = ["render_template"]


@cache
def environment() -> Environment:
    loader = FileSystemLoader(Path(__file__).parent / "templates", encoding="utf-8")
    return Environment(
        loader=loader,
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=StrictUndefined,
        auto_reload=False,
    )


def render_template(name: str, **values: object) -> Markup:
    """The HTML of a template beside this file; a value that the template asks for and that is not given is an error."""
    return Markup(environment().get_template(name).render(**values))
