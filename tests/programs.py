"""Real programs in which people translate, driven as by a person: each leaves words in a catalogue."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable, Mapping
from contextlib import suppress
from pathlib import Path

import pytest

from paths import root

__all__ = ["Edit", "need", "programs", "run", "run_toolkit"]

Edit = Callable[[Path, Path, str], None]
# Takes a catalogue, an empty folder of the program's own and words, and leaves the words in some entry.
toolkit_folder = root / ".venv" / "translate-toolkit"
toolkit_script = """
import sys
from translate.storage.factory import getobject
store = getobject(sys.argv[1])
unit = next(unit for unit in store.units if unit.getcontext() == "1.1.3")
unit.target = sys.argv[2]
store.save()
"""
window_script = """
"$@" >/dev/null 2>&1 &
program=$!
until xdotool search --onlyvisible --class "$WINDOW" >/dev/null; do sleep 1; done
sleep 6
xdotool mousemove $CLICK click 1; sleep 1
xdotool key ctrl+a; sleep 1
xdotool type --delay 40 "$WORDS"; sleep 1
xdotool key ctrl+s; sleep 3
kill $program
"""
lokalize_settings = """[Identity]
authorEmail=you@example.org
authorLocalizedName=You
authorName=You
defaultLangCode=en
"""
omegat_project = """<?xml version="1.0" encoding="UTF-8"?>
<omegat><project version="1.0"><source_dir>__DEFAULT__</source_dir><target_dir>__DEFAULT__</target_dir>
<tm_dir>__DEFAULT__</tm_dir><glossary_dir>__DEFAULT__</glossary_dir><glossary_file>__DEFAULT__</glossary_file>
<dictionary_dir>__DEFAULT__</dictionary_dir><source_lang>zh-CN</source_lang><target_lang>en</target_lang>
<sentence_seg>false</sentence_seg><support_default_translations>true</support_default_translations>
<remove_tags>false</remove_tags></project></omegat>
"""
omegat_memory = """<?xml version="1.0" encoding="UTF-8"?>
<tmx version="1.1"><header creationtool="OmegaT" o-tmf="OmegaT TMX" adminlang="EN-US" datatype="plaintext"
creationtoolversion="3.6.0" segtype="paragraph" srclang="zh-CN"/><body><tu>
<tuv lang="zh-CN"><seg>当今世界正经历百年未有之大变局，新冠肺炎疫情影响广泛深远。</seg></tuv>
<tuv lang="en" changeid="You" changedate="20260101T100000Z"><seg>{words}</seg></tuv></tu></body></tmx>
"""


def need(*names: str) -> None:
    missing = [name for name in names if not shutil.which(name)]
    if missing:
        pytest.skip(f"not installed: {', '.join(missing)}")


def run(*command: str | Path, **more: str) -> None:
    environment = {**os.environ, **more}
    done = subprocess.run(
        list(map(str, command)), env=environment, cwd="/", capture_output=True, text=True, encoding="utf-8", timeout=120
    )
    assert done.returncode == 0, done.stdout + done.stderr


def home(folder: Path) -> dict[str, str]:
    """A home of its own for a program, so that it finds no settings and leaves none."""
    return {"HOME": str(folder), "XDG_CONFIG_HOME": str(folder / ".config"), "XDG_DATA_HOME": str(folder / ".data")}


def edit_with_toolkit(path: Path, folder: Path, words: str) -> None:
    """As Weblate does it: the toolkit reads, sets one target and saves."""
    if not toolkit_folder.is_dir():
        pytest.skip("not installed: translate-toolkit; run make test")
    run(sys.executable, "-c", toolkit_script, path, words, PYTHONPATH=str(toolkit_folder))


def run_toolkit(program: str, *arguments: str | Path) -> None:
    """One of the toolkit's programs, from the folder in which it lies by itself."""
    if not toolkit_folder.is_dir():
        pytest.skip("not installed: translate-toolkit; run make test")
    run(sys.executable, toolkit_folder / "bin" / program, *arguments, PYTHONPATH=str(toolkit_folder))


def edit_with_gettext(path: Path, folder: Path, words: str) -> None:
    """One line by hand, and the file rewritten and rewrapped by msgcat and msgattrib."""
    need("msgcat", "msgattrib")
    lines = path.read_text(encoding="utf-8").split("\n")
    at = lines.index('msgctxt "1.1.3"') + 2
    path.write_text("\n".join([*lines[:at], f'msgstr "{words}"', *lines[at + 1 :]]), encoding="utf-8")
    run("msgcat", "--width=70", "-o", folder / "one.po", path)
    run("msgattrib", "-o", path, folder / "one.po")


def edit_in_window(program: tuple[str, ...], window: str, click: str, words: str, settings: Mapping[str, str]) -> None:
    need("xvfb-run", "xdotool", "dbus-run-session", program[0])
    screen = ("xvfb-run", "-a", "-s", "-screen 0 1280x900x24")
    more = {"WINDOW": window, "CLICK": click, "WORDS": words, **settings}
    command = ["dbus-run-session", "--", *screen, "sh", "-c", window_script, "sh", *program]
    # Nothing is captured: services that the desktop starts would hold the pipes open.
    process = subprocess.Popen(
        command,
        env={**os.environ, **more},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    try:
        process.wait(90)
    finally:
        with suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGTERM)
        process.wait()


def edit_in_poedit(path: Path, folder: Path, words: str) -> None:
    edit_in_window(("poedit", str(path)), "poedit", "300 600", words, home(folder))


def edit_in_lokalize(path: Path, folder: Path, words: str) -> None:
    (folder / ".config").mkdir()
    (folder / ".config" / "lokalizerc").write_text(lokalize_settings, encoding="utf-8")
    folder.chmod(0o700)
    settings = {**home(folder), "XDG_RUNTIME_DIR": str(folder), "QT_QPA_PLATFORM": "xcb"}
    edit_in_window(("lokalize", str(path)), "lokalize", "550 275", words, settings)


def edit_in_omegat(path: Path, folder: Path, words: str) -> None:
    """What a person types lies in OmegaT's own memory; its console makes the translated file from that."""
    need("omegat")
    project = folder / "project"
    for name in ("source", "target", "omegat", "glossary", "tm", "dictionary"):
        (project / name).mkdir(parents=True)
    shutil.copy(path, project / "source")
    (project / "omegat.project").write_text(omegat_project, encoding="utf-8")
    (project / "omegat" / "project_save.tmx").write_text(omegat_memory.format(words=words), encoding="utf-8")
    run("omegat", project, "--mode=console-translate", **home(folder))
    shutil.copy(project / "target" / path.name, path)


programs: Mapping[str, Edit] = {
    "translate-toolkit": edit_with_toolkit,
    "gettext": edit_with_gettext,
    "poedit": edit_in_poedit,
    "lokalize": edit_in_lokalize,
    "omegat": edit_in_omegat,
}
