"""YAML that was accepted has lost nothing: as many values as its own parser sees, no key twice."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import yaml

from bench.fuzz.case import require
from document.yamldata import Loader

__all__ = ["check_values", "write_yaml"]


def check_values(path: Path, data: Any) -> None:
    """The data that was read of a file has every value that stands in it, aliases followed."""
    node = yaml.compose(path.read_text(encoding="utf-8-sig"), Loader)
    require(count_nodes(node) == count_values(data), "values of a YAML file that were not read", path.name)


def count_nodes(node: Any) -> int:
    if isinstance(node, yaml.MappingNode):
        return sum(1 + count_nodes(value) for _, value in node.value)
    return sum(map(count_nodes, node.value)) if isinstance(node, yaml.SequenceNode) else 1


def count_values(data: Any) -> int:
    if isinstance(data, dict):
        return sum(1 + count_values(value) for value in data.values())
    return sum(map(count_values, data)) if isinstance(data, list) else 1


def write_yaml(data: Any, how: int) -> bytes:
    """Data as YAML in one of three ways: block style, flow style with escapes, block style with anchors."""
    styles: tuple[dict[str, Any], ...] = (
        {"allow_unicode": True},
        {"allow_unicode": False, "default_flow_style": True, "width": 100_000},
        {"allow_unicode": True, "default_style": '"', "width": 100_000},
    )
    written = yaml.dump(data if how % 4 else list_twice(data), sort_keys=False, **styles[how % 3])
    return str(written).encode("utf-8", "surrogatepass")


def list_twice(data: Any) -> Any:
    """The same data in which equal mappings are one, which YAML writes as anchor and alias."""
    seen: dict[str, Any] = {}
    return share(data, seen)


def share(data: Any, seen: dict[str, Any]) -> Any:
    if isinstance(data, dict):
        made = {key: share(value, seen) for key, value in data.items()}
        return seen.setdefault(repr(made), made)
    return [share(item, seen) for item in data] if isinstance(data, list) else data
