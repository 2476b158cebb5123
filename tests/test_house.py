"""The house rules that a program can check: names, docstrings, sizes, and no language by name outside its room."""

from __future__ import annotations

import ast
import re
from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from statistics import median

root = Path(__file__).parent.parent
packages = ("document", "translate", "build")
checked = (*packages, "bench", "tests")
longest_function, usual_function, longest_module = 40, 7, 230
tag = re.compile(r"(?:^|[/=\"'_])(?:en|fr|zh|zh-Han[st])(?:-[A-Z]{2})?(?:$|[/?\"'._])")
# A string that is a language's tag, or an address, a file's name or an attribute that has one as a part.
named = ("build/languages/", "document/script/tags.py", "translate/languages.py")
# The room of the languages, the two scripts of the Chinese, the language of the glossary's renderings.

started = {("translate.machine.packages.trial", "main"), ("build.mkdocs.extras", "main")}
# Run by their module's name, in a process of their own.

Definition = ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef


@cache
def trees(package: str) -> dict[str, ast.Module]:
    """Path from the root -> the module as Python reads it."""
    paths = sorted((root / package).rglob("*.py"))
    assert paths, f"no modules in {package}"
    return {str(path.relative_to(root)): ast.parse(path.read_text(encoding="utf-8")) for path in paths}


def modules(names: tuple[str, ...] = packages) -> Iterator[tuple[str, ast.Module]]:
    for package in names:
        yield from trees(package).items()


def definitions(module: ast.Module) -> Iterator[Definition]:
    return (node for node in module.body if isinstance(node, Definition))


def exported(module: ast.Module) -> frozenset[str]:
    """The names in `__all__`."""
    for node in module.body:
        if isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == "__all__":
            return frozenset(ast.literal_eval(node.value))
    return frozenset()


def public_methods(node: Definition) -> Iterator[Definition]:
    """The methods and properties of a class that others may use; none of a function."""
    inside = node.body if isinstance(node, ast.ClassDef) else []
    return (part for part in inside if isinstance(part, Definition) and not part.name.startswith("_"))


def functions(names: tuple[str, ...]) -> Iterator[tuple[str, int]]:
    """Every function and method with its length in lines."""
    for path, module in modules(names):
        for node in ast.walk(module):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                yield f"{path}:{node.lineno} {node.name}", (node.end_lineno or node.lineno) - node.lineno + 1


def is_sentence(docstring: str | None) -> bool:
    """Does the first paragraph hold a full stop that ends a sentence?"""
    return bool(re.search(r"\w.*\.[”\")]?(\s|$)", (docstring or "").split("\n\n")[0], re.DOTALL))


def constants(module: ast.Module) -> Iterator[str]:
    """The names that are given a value at the top of a module."""
    for node in module.body:
        if isinstance(node, ast.Assign | ast.AnnAssign):
            targets = node.targets if isinstance(node, ast.Assign) else [node.target]
            yield from (name.id for target in targets for name in ast.walk(target) if isinstance(name, ast.Name))


def in_two_modules() -> dict[str, list[str]]:
    where = defaultdict(set)
    for path, module in modules():
        for name in (*(node.name for node in definitions(module)), *constants(module)):
            if not name.startswith("_") and name != "main":
                where[name].add(path)
    return {name: sorted(paths) for name, paths in where.items() if len(paths) > 1}


def languages_by_name(path: str, module: ast.Module) -> Iterator[str]:
    """Every string of the code, docstrings apart, in which a language's tag stands."""
    prose = {node.value for node in ast.walk(module) if isinstance(node, ast.Expr)}
    strings = (node for node in ast.walk(module) if isinstance(node, ast.Constant) and isinstance(node.value, str))
    for node in strings:
        if node not in prose and tag.search(str(node.value)):
            yield f"{path}:{node.lineno} {node.value!r}"


def test_a_public_name_stands_in_one_module() -> None:
    assert in_two_modules() == {}


def test_no_name_of_document_stands_in_two_of_its_modules() -> None:
    inside = {name: [p for p in paths if p.startswith("document/")] for name, paths in in_two_modules().items()}
    assert {name: paths for name, paths in inside.items() if len(paths) > 1} == {}


def undocumented(package: str) -> list[str]:
    """What is exported and does not say in a full sentence what it is, with every method of an exported class.

    An exported constant has a comment instead.
    """
    return [
        f"{path}:{node.lineno} {node.name}"
        for path, module in modules((package,))
        for top in definitions(module)
        if top.name in exported(module)
        for node in (top, *public_methods(top))
        if not is_sentence(ast.get_docstring(node))
    ]


def test_what_document_exports_says_what_it_is() -> None:
    assert undocumented("document") == []


def test_what_the_others_export_says_what_it_is() -> None:
    assert undocumented("translate") + undocumented("build") == []


def test_every_module_says_what_it_is() -> None:
    assert [path for path, module in modules() if not is_sentence(ast.get_docstring(module))] == []


def imports(path: str, module: ast.Module) -> Iterator[tuple[str, str]]:
    """Module and name of everything that this module takes from another by name."""
    for node in ast.walk(module):
        if isinstance(node, ast.ImportFrom):
            yield from ((node.module or "", alias.name) for alias in node.names)


def public_functions() -> Iterator[tuple[str, str]]:
    for path, module in modules():
        names = exported(module)
        yield from ((dotted(path), n.name) for n in definitions(module) if n.name in names and not is_class(n))


def dotted(path: str) -> str:
    return path.removesuffix(".py").removesuffix("/__init__").replace("/", ".")


def is_class(node: Definition) -> bool:
    return isinstance(node, ast.ClassDef)


def test_what_a_module_exports_is_what_others_use() -> None:
    paths = {dotted(path) for path, _ in modules()}
    taken = {(found, name) for path, module in modules() for found, name in imports(path, module) if found in paths}
    public = {(dotted(path), name) for path, module in modules() for name in exported(module)}
    packages_of_public = {found for found, _ in public}
    # A module may stand for itself, as in `from translate.machine.packages import download`.
    hidden = {(m, name) for m, name in taken - public if f"{m}.{name}" not in paths and m in packages_of_public}
    assert hidden == set()
    tried = {(m, n) for path, module in modules(("tests", "bench")) for m, n in imports(path, module)}
    assert set(public_functions()) - taken - tried - started == set()


def test_no_test_holds_anything_to_a_time() -> None:
    timed = re.compile(r"assert [^\n]*(?:monotonic|perf_counter|time\.time)\(\) - ")
    sources = {path: (root / path).read_text(encoding="utf-8") for path, _ in modules(("tests",))}
    assert [path for path, source in sources.items() if timed.search(source) and path != "tests/test_house.py"] == []


def test_functions_are_short() -> None:
    assert [(name, lines) for name, lines in functions(checked) if lines > longest_function] == []
    assert median(lines for _, lines in functions(packages)) <= usual_function


def test_modules_are_short() -> None:
    lengths = {path: len((root / path).read_text(encoding="utf-8").splitlines()) for path, _ in modules(packages)}
    assert {path: lines for path, lines in lengths.items() if lines > longest_module} == {}


def test_no_language_is_known_by_name_outside_its_room() -> None:
    outside = ((path, module) for path, module in modules((*packages, "bench")) if not path.startswith(named))
    assert [found for path, module in outside for found in languages_by_name(path, module)] == []


def messages() -> Iterator[tuple[str, str]]:
    """Every piece of text in the packages that is no docstring, with its place."""
    for path, module in modules():
        prose = {node.value for node in ast.walk(module) if isinstance(node, ast.Expr)}
        for node in ast.walk(module):
            if isinstance(node, ast.Constant) and isinstance(node.value, str) and node not in prose:
                yield f"{path}:{node.lineno}", node.value


def test_a_command_is_named_as_it_is_typed() -> None:
    assert [place for place, text in messages() if re.search(r"(?<!\.venv/bin/)python -m", text)] == []
