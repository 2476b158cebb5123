"""How the Traditional edition compares with other converters on texts of your own: `python -m bench.script FOLDER`.

The folder holds Simplified texts (.txt, .md). Compared are the converter alone, and of zhconv_rs and jieba those
that are installed; none of them is needed for the site. Printed are places that
differ from ours, and places in doubt, in 10,000 Chinese characters.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from importlib import import_module
from pathlib import Path

from bench.arguments import make_parser
from document.script.convert import ScriptRules, load_converter, to_hant
from document.script.review import find_open_places
from document.script.typography import to_corner_quotes

__all__ = ["main"]

chinese_character = re.compile("[\u3400-\u9fff]")
Convert = Callable[[str], str]


def main(argv: Sequence[str] | None = None) -> int:
    """Print the table; 1 where the folder has no text."""
    parser = make_parser("bench.script", __doc__)
    parser.add_argument("folder", type=Path)
    lines = list(read_lines(parser.parse_args(argv).folder))
    total = sum(len(chinese_character.findall(line)) for line in lines)
    if not total:
        print("no Chinese in .txt or .md files there", file=sys.stderr)
        return 1
    ours = [to_hant(line, ScriptRules()) for line in lines]
    for name, convert in find_converters().items():
        print(f"{name}\t{count_differences(lines, ours, convert) / total * 10_000:.2f}")
    unread = find_open_places(*name_lines(lines, ours), "to_hant", ScriptRules())
    print(f"in doubt\t{len(unread) / total * 10_000:.2f}")
    return 0


def read_lines(folder: Path) -> Iterator[str]:
    for path in sorted((*folder.glob("*.txt"), *folder.glob("*.md"))):
        yield from path.read_text(encoding="utf-8").splitlines()


def name_lines(lines: Sequence[str], ours: Sequence[str]) -> tuple[Mapping[str, str], Mapping[str, str]]:
    """Both by their number, as `find_open_places` takes them."""
    return {str(n): line for n, line in enumerate(lines)}, {str(n): line for n, line in enumerate(ours)}


def find_converters() -> Mapping[str, Convert]:
    """Name -> what it makes of a line; those whose package is missing are left out."""
    plain = load_converter("s2tw").convert
    found: dict[str, Convert] = {"converter alone": plain}
    if zhconv := import_if_there("zhconv_rs"):
        found["zhconv-rs, in the converter's forms"] = lambda line: load_converter("t2tw").convert(
            zhconv(line, "zh-hant")
        )
    if cut := import_if_there("jieba", "cut"):
        found["words by jieba"] = lambda line: "".join(plain(word) for word in cut(line))
    return found


def import_if_there(module: str, name: str = "zhconv") -> Callable[..., str] | None:
    try:
        return getattr(import_module(module), name)  # type: ignore[no-any-return]
    except ModuleNotFoundError:
        return None


def count_differences(lines: Sequence[str], ours: Sequence[str], convert: Convert) -> int:
    """Chinese characters that come out otherwise; a line whose length differs counts as a whole."""
    count = 0
    for line, mine in zip(lines, ours, strict=True):
        theirs = to_corner_quotes(convert(line))
        same_length = len(theirs) == len(mine)
        count += sum(a != b for a, b in zip(mine, theirs, strict=True)) if same_length else len(line)
    return count


if __name__ == "__main__":
    sys.exit(main())
