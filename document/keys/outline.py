"""A document as the list of all that has a key in it, and back with other keys."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields, is_dataclass, replace
from typing import Any, TypeVar, cast

from document.model import Block, Division, Document, Segment

__all__ = ["Keyed", "list_items", "put_keys"]

Tree = TypeVar("Tree")


@dataclass(frozen=True)
class Keyed:
    """A division, block or segment of the text as it stands."""

    kind: str
    # "division", "block" or "segment"
    place: str
    # As it is counted: the key that it would have in a new text.
    inside: tuple[int, ...]
    # The items that it lies in, outermost first.
    text: str = ""
    # Of a segment, as received.


def list_items(document: Document) -> tuple[Keyed, ...]:
    """Everything with a key in reading order, whatever holds others before them."""
    items: list[Keyed] = []

    def add(node: object, inside: tuple[int, ...]) -> None:
        if isinstance(node, Segment):
            items.append(Keyed("segment", node.key, inside, node.text))
            return
        if isinstance(node, Block | Division):
            items.append(Keyed("block" if isinstance(node, Block) else "division", node.key, inside))
            inside = (*inside, len(items) - 1)
        for part in list_parts(node):
            add(part, inside)

    add(document, ())
    return tuple(items)


def list_parts(node: object) -> Iterator[object]:
    """What a node of the tree holds, in reading order, which is the order of its fields."""
    if is_dataclass(node):
        for field in fields(node):
            value = getattr(node, field.name)
            yield from value if isinstance(value, tuple) else (value,)


def put_keys(document: Document, keys: Mapping[tuple[str, str], str]) -> Document:
    """The document with these keys, by kind and place; the place stays beside."""

    def change(node: Tree) -> Tree:
        if isinstance(node, tuple):
            return cast(Tree, tuple(map(change, node)))
        if not is_dataclass(node):
            return node
        more: dict[str, Any] = {field.name: change(getattr(node, field.name)) for field in fields(node)}
        for kind, type in (("segment", Segment), ("block", Block), ("division", Division)):
            if isinstance(node, type):
                more |= {"key": keys[kind, node.key], "place": node.key}
        return cast(Tree, replace(cast(Any, node), **more))

    return change(document)
