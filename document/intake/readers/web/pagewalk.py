"""A walk through the elements of a web page that goes only so deep, and which of them stand around a text."""

from __future__ import annotations

import re
from collections.abc import Iterator

from selectolax.lexbor import LexborNode

from document.errors import InputError

__all__ = ["find_attribute", "is_furniture", "is_hidden", "silent_tags", "walk"]

deepest_element = 512
# Elements inside one another: a browser stops there too, and no page of a text comes near.
silent_tags = frozenset(
    ("script", "style", "noscript", "template", "iframe", "object", "svg", "canvas", "audio", "video", "textarea")
)
# Nothing inside them is text that a reader sees.
furniture_tags = frozenset(("nav", "header", "footer", "aside", "form", "button", "select", "menu", "dialog"))
furniture_roles = frozenset(("navigation", "banner", "contentinfo", "search"))
furniture_names = re.compile(
    r"(?:^|[-_\s])(?:nav|navbar|menu|header|footer|foot|sidebar|share|breadcrumbs?|crumbs?|pager|related|recommend|"
    r"comments?|copyright|qrcode|toolbar|banner|ads?|login|search)(?:$|[-_\s\d])",
    re.IGNORECASE,
)
# Class or id of what stands around a text.
not_displayed = re.compile(r"display\s*:\s*none", re.IGNORECASE)


def walk(top: LexborNode, name: str) -> Iterator[tuple[LexborNode, bool]]:
    """Each node inside `top` where it opens (True) and where it closes (False), in the order of the source."""
    node, depth = top, 0
    while True:
        yield node, True
        if node.child is not None:
            node, depth = node.child, depth + 1
            if depth > deepest_element:
                raise InputError.at(name, 0, f"elements lie more than {deepest_element} deep", "save it as plain text")
            continue
        while True:
            yield node, False
            if node.mem_id == top.mem_id:
                return
            if node.next is not None:
                node = node.next
                break
            assert node.parent is not None
            node, depth = node.parent, depth - 1


def is_furniture(node: LexborNode) -> bool:
    """Whether an element stands around the text by its tag, its name, or its role."""
    if node.tag in furniture_tags:
        return True
    if node.tag in {"body", "article", "main"}:
        return False
    names = f"{find_attribute(node, 'class')} {find_attribute(node, 'id')}"
    return bool(furniture_names.search(names)) or find_attribute(node, "role") in furniture_roles


def is_hidden(node: LexborNode) -> bool:
    """Whether the page itself says that an element is not shown."""
    return "hidden" in node.attributes or bool(not_displayed.search(find_attribute(node, "style")))


def find_attribute(node: LexborNode, name: str) -> str:
    """The value of an attribute, "" where it has none."""
    return node.attributes.get(name) or ""
