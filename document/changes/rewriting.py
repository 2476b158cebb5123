"""Values of a YAML file put in the place of others: comments, order and all other characters stay as they are."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import yaml

from document.yamldata import YamlPlace

__all__ = ["rewrite_values"]


def rewrite_values(text: str, values: Mapping[YamlPlace, str]) -> str:
    """The text with other plain scalars or flow lists at these places, all of which it has; it reads without faults."""
    root = yaml.compose(text, Loader=yaml.SafeLoader)
    found = sorted((find_node(root, place), value) for place, value in values.items())
    for (start, end), value in reversed(found):
        text = f"{text[:start]}{value}{text[end:]}"
    return text


def find_node(node: Any, place: YamlPlace) -> tuple[int, int]:
    """The first character of a value, and the one behind its last."""
    for step in place:
        if isinstance(step, int):
            node = node.value[step]
        else:
            node = next(value for key, value in node.value if key.value == step)
    return node.start_mark.index, node.end_mark.index
