"""One direction: document <- translate <- build, and inside each a room imports only the rooms above it."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

import build
import document
import translate

root = Path(__file__).parent.parent
# A room is a package inside one of ours, or a module beside those packages; from top to bottom.
rooms = {
    "document": (
        *("start", "characters", "errors", "files", "lock", "model", "yamlslips", "yamldata", "yamlfile"),
        *("structure", "script", "keys", "names", "publication", "changes", "intake", "commands", "__main__"),
    ),
    "translate": (
        *("git", "languages", "glossary", "catalogue", "history", "sync", "checks", "signing", "overview"),
        *("machine", "exchange", "commands"),
        "__main__",
    ),
    "build": (
        *("languages", "model", "html", "cite", "search", "exports", "cards", "moved", "mkdocs", "links", "commands"),
        *("__main__", "hook"),
    ),
}
order = [f"{package}.{room}" for package, names in rooms.items() for room in names]
most_modules = 12


def room_of(module: str) -> str:
    return ".".join(module.split(".")[:2])


def imported(path: Path) -> Iterator[str]:
    """Every module of ours that a file imports, at its top or inside a function."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and not node.level:
            yield node.module or ""


def modules(package: str) -> dict[str, Path]:
    paths = (root / package).rglob("*.py")
    return {".".join(path.relative_to(root).with_suffix("").parts).removesuffix(".__init__"): path for path in paths}


@pytest.mark.parametrize("package", sorted(rooms))
def test_a_room_imports_only_the_rooms_above_it(package: str) -> None:
    found = modules(package)
    assert found
    upward = []
    for name, path in found.items():
        here = room_of(name)
        assert here == package or here in order, f"{here} has no place in the order of the rooms"
        ours = [m for m in imported(path) if m.split(".")[0] in rooms]
        upward += [(name, m) for m in ours if room_of(m) != here and order.index(room_of(m)) > order.index(here)]
    assert upward == []


def printed_rooms() -> dict[str, tuple[str, ...]]:
    """Package -> its rooms in the order of ARCHITECTURE.md's table."""
    found: dict[str, tuple[str, ...]] = {}
    package = ""
    for line in (root / "ARCHITECTURE.md").read_text(encoding="utf-8").splitlines():
        if row := re.match(r"\| (?:`(\w+)/`)? ?\| (`[^|]+) \|", line):
            package = row[1] or package
            found[package] = (*found.get(package, ()), *re.findall(r"`(\w+)/?`", row[2]))
    return found


def test_the_architecture_lists_every_room_in_this_order() -> None:
    names = {room_of(name) for package in rooms for name in modules(package)}
    listed = {
        package: tuple(room for room in inside if room != "__main__" and f"{package}.{room}" in names)
        for package, inside in rooms.items()
    }
    assert printed_rooms() == listed


def test_no_room_holds_too_many_modules() -> None:
    folders = {path.parent for package in rooms for path in modules(package).values()}
    counts = {str(f.relative_to(root)): sum(p.name != "__init__.py" for p in f.glob("*.py")) for f in folders}
    assert {name: count for name, count in counts.items() if count > most_modules} == {}


def test_a_package_of_the_same_name_elsewhere_is_not_ours() -> None:
    for package in (document, translate, build):
        assert Path(str(package.__file__)).parent.parent == root
