"""One direction: document <- translate <- build."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

import build
import document
import translate

root = Path(__file__).parent.parent
ours = {"document", "translate", "build"}
allowed = {"document": {"document"}, "translate": {"document", "translate"}, "build": ours}


def imported(path: Path) -> set[str]:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    names = [a.name for n in ast.walk(tree) if isinstance(n, ast.Import) for a in n.names]
    names += [n.module or "" for n in ast.walk(tree) if isinstance(n, ast.ImportFrom) and not n.level]
    return {name.split(".")[0] for name in names} & ours


@pytest.mark.parametrize("package", sorted(allowed))
def test_packages_import_one_way(package: str) -> None:
    modules = list((root / package).rglob("*.py"))
    assert modules
    assert {str(path): imported(path) - allowed[package] for path in modules if imported(path) - allowed[package]} == {}


def test_a_package_of_the_same_name_elsewhere_is_not_ours() -> None:
    for package in (document, translate, build):
        assert Path(str(package.__file__)).parent.parent == root
