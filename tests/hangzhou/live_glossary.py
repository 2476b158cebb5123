"""Renderings as the glossary has them today, so that no test binds a translator to one."""

from __future__ import annotations

from functools import cache

from paths import root
from translate.glossary.entries import load_glossary

__all__ = ["rendering"]


@cache
def rendering(term_id: str) -> str:
    """The preferred rendering of a term of glossary.yaml."""
    return load_glossary(root / "glossary.yaml").preferred[term_id]
