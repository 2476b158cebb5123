"""The templates of the theme: they escape what they print, and read only what they are given to print."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from jinja2 import Environment, nodes

from paths import root

folder = root / "overrides"
templates = sorted(path for path in folder.rglob("*") if path.is_file())
ours_to_read = {"page": "meta", "config": "extra"}
# Of MkDocs' own.
as_it_is = {"partials/language.html", "robots.txt"}
# The theme's own words, which are HTML, and a file that is none.


def read(path: Path) -> nodes.Template:
    return Environment().parse(path.read_text(encoding="utf-8"))


def list_printed(node: nodes.Node, escaped: bool = False) -> Iterator[tuple[int, bool]]:
    """The line of every expression that is printed, and whether it is escaped."""
    escaped = escaped or isinstance(node, nodes.ScopedEvalContextModifier)
    for child in node.iter_child_nodes():
        if isinstance(node, nodes.Output) and not isinstance(child, nodes.TemplateData) and not is_super(child):
            yield child.lineno, escaped
        yield from list_printed(child, escaped)


def is_super(node: nodes.Node) -> bool:
    return isinstance(node, nodes.Call) and isinstance(node.node, nodes.Name) and node.node.name == "super"


def test_there_are_templates_that_print() -> None:
    assert sum(len(list(list_printed(read(path)))) for path in templates) > 50


@pytest.mark.parametrize("path", templates, ids=lambda path: path.name)
def test_a_template_escapes_by_itself(path: Path) -> None:
    bare = [line for line, escaped in list_printed(read(path)) if not escaped]
    assert bare == [] or str(path.relative_to(folder)) in as_it_is
    used = {filter.name for filter in read(path).find_all(nodes.Filter)}
    assert not used & {"e", "escape", "forceescape", "safe"}


@pytest.mark.parametrize("path", templates, ids=lambda path: path.name)
def test_a_template_reads_nothing_of_mkdocs_but_meta_and_extra(path: Path) -> None:
    asked = [(x.node.name, x.attr) for x in read(path).find_all(nodes.Getattr) if isinstance(x.node, nodes.Name)]
    assert [(name, attr) for name, attr in asked if ours_to_read.get(name, attr) != attr] == []
    assert not {name for name, _ in asked} & {"nav", "i18n_alternates", "pages"}
