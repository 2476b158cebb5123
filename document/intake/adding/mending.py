"""A draft that loads: what the received text has against its profile is listed, line by line, and is in doubt."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from document.errors import Fault, InputError
from document.intake.facts.findings import Findings
from document.publication import Publication, load_publication

__all__ = ["load_mended"]

most_rounds = 12


def load_mended(folder: Path, found: Findings, write: Callable[[], object]) -> Publication:
    """Load a draft; each fault of its text becomes a row and a doubt, and it is written and loaded again.

    Where that leads nowhere its parts are read as paragraphs alone.
    """
    for _ in range(most_rounds):
        write()
        try:
            return load_publication(folder)
        except InputError as error:
            if not mend(found, error.faults):
                break
    for part in found.parts:
        found.doubt(part.first, "structure", f"lines {part.first}-{part.last} are paragraphs alone: no profile fits")
        part.profile = {}
    found.plain, found.jumps = {}, {}
    write()
    return load_publication(folder)


def mend(found: Findings, faults: tuple[Fault, ...]) -> bool:
    """A row for each fault of a line; whether anything was changed."""
    changed = False
    rows = {"jumps": found.jumps, "plain": found.plain}
    for fault in faults:
        name, *roles = fault.excuse or ("",)
        if roles:
            changed |= give_place(found, fault.line, name, roles[0])
        elif name in rows and fault.line not in rows[name]:
            rows[name][fault.line] = fault.problem
            changed = True
        else:
            continue
        found.doubt(fault.line, "structure", fault.problem)
    return changed


def give_place(found: Findings, line: int, name: str, role: str) -> bool:
    """Let the profile of a part have such lines in what has this role; whether it had not."""
    for part in found.parts:
        if part.first <= line <= part.last:
            allowed = list(part.profile.get(name, ()))
            if role not in allowed:
                part.profile = {**part.profile, name: [*allowed, role]}
                return True
    return False
