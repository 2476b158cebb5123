"""`python -m bench.mutants [PATTERN…]`: change the code at one place at a time, and list the changes that no test sees.

mutmut makes the changes and runs the tests; pyproject.toml says of which modules, by which tests. Here is only what
it leaves open: which survivors are accepted and why (mutants.yaml), and how many a module may have.
"""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from pathlib import Path

import yaml

from bench.arguments import make_parser

__all__ = ["main"]

root = Path(__file__).resolve().parent.parent
folder = root / "mutants"
log = root / ".cache" / "mutants.log"
mutmut = str(Path(sys.executable).with_name("mutmut"))
minutes = 45
most_surviving = 0.15
killed = frozenset({1, 3, 24, 36, 152, 255, -24})
# Exit codes of a mutant's tests that mutmut calls killed or timed out; all others have survived.


@dataclass(frozen=True)
class Survivor:
    """One change of the code that no test sees."""

    module: str
    function: str
    kind: str
    # "wording" | "condition" | "comparison" | "number" | "argument" | "other"
    was: str
    becomes: str
    # The changed line before and after.

    def __str__(self) -> str:
        return f"  {self.kind:10} {self.module}.{self.function}\n    - {self.was}\n    + {self.becomes}"


@dataclass(frozen=True)
class Accepted:
    """A survivor that may live, from mutants.yaml."""

    reason: str
    kind: str = ""
    within: str = ""
    # Module and function; "" for any.
    becomes: str = ""
    # Part of the changed line; "" for any.

    def holds(self, survivor: Survivor) -> bool:
        name = f"{survivor.module}.{survivor.function}"
        same = self.within in ("", name) and self.kind in ("", survivor.kind)
        return same and self.becomes in survivor.becomes


def main(argv: Sequence[str] | None = None) -> int:
    """Try every change, or those whose names fit one of the patterns; 1 if too many survive in a module."""
    parser = make_parser("bench.mutants", __doc__)
    parser.add_argument("patterns", nargs="*", metavar="PATTERN", help="changes, such as 'document.structure.*'")
    patterns = parser.parse_args(argv).patterns
    run_mutmut(patterns)
    totals, names = read_results()
    survivors = sorted(map(read_survivor, names), key=lambda s: (s.kind, s.module, s.function))
    return print_report(totals, survivors, read_accepted(root / "bench" / "mutants.yaml"))


def run_mutmut(patterns: Sequence[str]) -> None:
    """From the beginning, since a result of before does not know of a test that is new; its talk goes to a file."""
    shutil.rmtree(folder, ignore_errors=True)
    log.parent.mkdir(exist_ok=True)
    with log.open("wb") as talk:
        command = [mutmut, "run", "--max-children", "2", *patterns]
        subprocess.run(command, cwd=root, check=False, timeout=minutes * 60, stdout=talk, stderr=talk)


def read_results() -> tuple[Counter[str], list[str]]:
    """How many changes each module has had, and the names of those that survived."""
    totals: Counter[str] = Counter()
    names = []
    for path in sorted(folder.rglob("*.py.meta")):
        codes = json.loads(path.read_text(encoding="utf-8"))["exit_code_by_key"]
        tried = {name: code for name, code in codes.items() if code is not None}
        totals[".".join(path.relative_to(folder).parts).removesuffix(".py.meta")] = len(tried)
        names += [name for name, code in tried.items() if code not in killed]
    return +totals, names


def read_survivor(name: str) -> Survivor:
    shown = subprocess.run([mutmut, "show", name], cwd=root, capture_output=True, text=True, check=True).stdout
    lines = [line for line in shown.splitlines() if re.match(r"[-+](?![-+]{2} )", line)]
    was, becomes = (" ".join(line[1:].strip() for line in lines if line[0] == sign) for sign in "-+")
    module, _, function = re.sub(r"__mutmut_\d+$", "", name).rpartition(".x")
    return Survivor(module, function.strip("_ǁ").replace("ǁ", "."), name_kind(was, becomes), was, becomes)


def name_kind(was: str, becomes: str) -> str:
    """What sort of change it is, by the words that went and came."""
    if was.lower() == becomes.lower() or "XX" in becomes:
        return "wording"
    old, new = (re.findall(r"\w+|[^\w\s]+", line) for line in (was, becomes))
    changes = [c for c in SequenceMatcher(None, old, new, autojunk=False).get_opcodes() if c[0] != "equal"]
    gone = {word for _, a, b, _, _ in changes for word in old[a:b]}
    came = {word for _, _, _, c, d in changes for word in new[c:d]}
    if came & {"True", "False"}:
        return "condition"
    if (gone | came) & {"and", "or", "not", "in", "is", "==", "!=", "<", "<=", ">", ">=", "break", "continue"}:
        return "comparison"
    if any(word.isdigit() for word in came) or came & {"+", "-", "*", "/"}:
        return "number"
    return "argument" if "None" in came or not came - {",", ")"} else "other"


def read_accepted(path: Path) -> tuple[Accepted, ...]:
    return tuple(Accepted(**entry) for entry in yaml.safe_load(path.read_text(encoding="utf-8")))


def print_report(totals: Counter[str], survivors: Sequence[Survivor], accepted: Sequence[Accepted]) -> int:
    for survivor in survivors:
        reasons = [rule.reason for rule in accepted if rule.holds(survivor)]
        print(survivor, f"    {reasons[0] if reasons else 'OPEN'}", sep="\n")
    for rule in accepted:
        if rule.within.rpartition(".")[0] in totals and not any(map(rule.holds, survivors)):
            print(f"  needed no more in mutants.yaml: {rule.within} {rule.kind} {rule.becomes}")
    if not totals:
        print(f"mutmut tried nothing; {log} says why")
    return max([print_module(module, total, survivors) for module, total in totals.items()], default=1)


def print_module(module: str, total: int, survivors: Iterable[Survivor]) -> int:
    """One line for a module; 1 if too many of its changes survive."""
    kinds = Counter(survivor.kind for survivor in survivors if survivor.module == module)
    share = kinds.total() / total
    listed = ", ".join(f"{count} {kind}" for kind, count in sorted(kinds.items()))
    print(f"{module}: {kinds.total()} of {total} survive, {share:.1%} (at most {most_surviving:.0%}); {listed}")
    return int(share > most_surviving)


if __name__ == "__main__":
    sys.exit(main())
