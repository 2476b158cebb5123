"""The line numbers of a publication.yaml, as they are for a new version of the received text."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from document.changes.lines import LineMap
from document.errors import Collector
from document.publication.layout import list_title_places, read_range
from document.yamldata import YamlFile, YamlPlace

__all__ = ["Carried", "carry_lines"]


@dataclass(frozen=True)
class Carried:
    """What stands elsewhere now."""

    values: dict[YamlPlace, str]
    # Place in publication.yaml -> what is to be written there.
    doubtful: tuple[int, ...]
    # New lines between two parts, or between one and what is none.


def carry_lines(config: YamlFile, lines: LineMap, faults: Collector) -> Carried:
    """Every number of a line that the file has; a fault for each whose line is gone or other now."""
    data = config.data
    values: dict[YamlPlace, str] = {}
    stretches, doubtful = lines.carry([read_range(part["lines"]) for part in data["parts"]])
    for i, stretch in enumerate(stretches):
        if stretch is None:
            faults.add(config.line("parts", i), "nothing is left of this part", "remove it, and run it again")
        else:
            values["parts", i, "lines"] = write_range(stretch)
    for place, number, text in list_numbers(data):
        found = lines.find(number)
        if found is None or text not in lines.new[found - 1]:
            faults.add(config.line(*place), f"line {number} is gone, or other now", "remove it here, and run it again")
        else:
            values[place] = str(found)
    for i, row in enumerate(data.get("skip", ())):
        if "lines" in row:
            carry_skipped(("skip", i, "lines"), row["lines"], values, config, lines, faults)
    return Carried(values, tuple(doubtful))


def list_numbers(data: Any) -> Iterator[tuple[YamlPlace, int, str]]:
    """Each place that names one line, with that line and what has to stand in it."""
    for place, title in list_title_places(data):
        for name in ("lines", "apart"):
            yield from (((*place, name, i), number, "") for i, number in enumerate(title.get(name, ())))
    for name in ("skip", "plain", "jumps", "metadata", "furniture"):
        for i, row in enumerate(data.get(name, ())):
            if "line" in row:
                yield (name, i, "line"), row["line"], row.get("text", "")


def carry_skipped(
    place: YamlPlace,
    written: str,
    values: dict[YamlPlace, str],
    config: YamlFile,
    lines: LineMap,
    faults: Collector,
) -> None:
    there = [n for n in read_range(written) if lines.old[n - 1].strip()]
    here = [lines.find(number) for number in there]
    first, last = (here[0], here[-1]) if here else (None, None)
    if first is None or last is None or last - first < len(there) - 1:
        faults.add(config.line(*place), f"lines {written} do not begin and end as they did", "name those of the file")
    else:
        values[place] = write_range(range(first, last + 1))


def write_range(lines: range) -> str:
    return f"{lines[0]}-{lines[-1]}" if len(lines) > 1 else str(lines[0])
