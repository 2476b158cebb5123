"""In which script a text was written, and whether a machine made its Traditional."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from functools import cache

from document.script.convert import load_converter

__all__ = ["ScriptFinding", "find_script"]

fewest = 3
# Characters of one script alone; fewer decide nothing.
mixed = 0.05
# Share of the other script from which it is doubtful.
made_by_machine = 0.4
# Share of 于 among 于 and 於 above which a converter left it, since who writes Traditional writes 於.


@dataclass(frozen=True)
class ScriptFinding:
    """The script of a source, why, and what speaks against it."""

    script: str
    # "hans", "hant" or "hant-converted"
    reason: str
    doubt: str
    # "" where nothing does.


def find_script(text: str) -> ScriptFinding:
    """The script by the characters that only one of the two has, and by what a converter leaves behind."""
    counts = Counter(text)
    hans = sum(n for character, n in counts.items() if name_side(character) == "hans")
    hant = sum(n for character, n in counts.items() if name_side(character) == "hant")
    share = min(hans, hant) / max(hans + hant, 1)
    doubt = f"{hans} characters are Simplified alone, {hant} Traditional alone" if share > mixed else ""
    if max(hans, hant) < fewest:
        doubt = "too few characters tell the scripts apart"
    if hans >= hant:
        return ScriptFinding("hans", f"{hans} characters that only Simplified has, {hant} that only Traditional", doubt)
    return judge_hant(counts, f"{hant} characters that only Traditional has, {hans} that only Simplified", doubt)


def judge_hant(counts: Counter[str], reason: str, doubt: str) -> ScriptFinding:
    short, full = counts["于"], counts["於"]
    curly, corner = counts["“"] + counts["”"], counts["「"] + counts["」"]
    if short + full >= fewest and short / (short + full) > made_by_machine:
        return ScriptFinding(
            "hant-converted", f"{reason}; {short} 于 beside {full} 於, as a converter leaves them", doubt
        )
    if short + full < fewest and curly > corner:
        doubt = doubt or "quotation marks of the Mainland: it may have been converted from Simplified"
    return ScriptFinding("hant", f"{reason}; {full} 於 beside {short} 于", doubt)


@cache
def name_side(character: str) -> str:
    """ "hans" or "hant" for a character that only one script has, "" for any other."""
    if character < "\u3400":
        return ""
    to_hant, to_hans = (load_converter(name).convert(character) != character for name in ("s2t", "t2s"))
    return "" if to_hant == to_hans else "hans" if to_hant else "hant"
