"""The one place where templates become HTML; they escape whatever they print by themselves."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import jinja2
from jinja2 import Environment, FileSystemBytecodeCache, FileSystemLoader, StrictUndefined
from markupsafe import Markup

__all__ = ["keep_compiled", "render_template"]

compiled = Path(__file__).parent.parent.parent / ".cache" / "templates"


@cache
def environment() -> Environment:
    loader = FileSystemLoader(Path(__file__).parent / "templates", encoding="utf-8")
    return keep_compiled(
        "ours",
        Environment(
            loader=loader,
            autoescape=True,
            trim_blocks=True,
            lstrip_blocks=True,
            undefined=StrictUndefined,
            auto_reload=False,
        ),
    )


def keep_compiled(name: str, environment: Environment) -> Environment:
    """Let an environment find its templates compiled by an earlier build, or by one for another language.

    Jinja keeps the hash of a template's source beside the code, so that a changed one is compiled anew; environments
    with other settings need another name.
    """
    folder = compiled / f"{name}-{jinja2.__version__}"
    folder.mkdir(parents=True, exist_ok=True)
    environment.bytecode_cache = FileSystemBytecodeCache(str(folder))
    return environment


def render_template(name: str, **values: object) -> Markup:
    """The HTML of a template beside this file; a value that the template asks for and that is not given is an error."""
    return Markup(environment().get_template(name).render(**values))
