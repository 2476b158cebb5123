"""The Site from the last build, as long as no byte of what it was read from has changed, nor of what read it."""

from __future__ import annotations

import pickle
import platform
from collections.abc import Iterable, Iterator
from functools import cache
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path
from typing import cast

from build.languages.language import load_languages
from build.model.site import Site, list_inputs, load_site
from document.files import write_if_changed
from translate.catalogue.inputs import telling_all

__all__ = ["load_kept_site"]

program = Path(__file__).resolve().parent.parent.parent
readers = ("opencc-python-reimplemented", "PyYAML", "polib", "pyahocorasick", "jsonschema_rs")
# The libraries through which the words of a text go.
hash_size = sha256().digest_size


def load_kept_site(root: Path, tags: Iterable[str]) -> Site:
    """The site as the files stand now; InputError as `load_site` has it.

    `.cache/site.pickle` holds the hash of all that the Site was made from, that of the pickle, and the pickle. One that
    does not fit, or is not whole, is made anew; `make clean` removes it.
    """
    path, tags = root / ".cache" / "site.pickle", tuple(tags)
    with telling_all(root):
        made_from = hash_inputs(root, tags)
    kept = path.read_bytes() if path.is_file() else b""
    head, hashed, data = kept[:hash_size], kept[hash_size : 2 * hash_size], kept[2 * hash_size :]
    if head == made_from and hashed == sha256(data).digest():
        return cast(Site, pickle.loads(data))
    site = load_site(root, tags)
    data = pickle.dumps(site, pickle.HIGHEST_PROTOCOL)
    write_if_changed(path, made_from + sha256(data).digest() + data)
    return site


def hash_inputs(root: Path, tags: Iterable[str]) -> bytes:
    """Of where the site lies, what it is made from, and the program."""
    found = sha256(repr((str(root), *tags)).encode())
    for path in (*list_inputs(root, load_languages(tags)), *list_program()):
        content = path.read_bytes() if path.is_file() else b""
        found.update(f"{path}\0{path.exists()}\0{len(content)}\0".encode())
        found.update(content)
    found.update(repr((platform.python_version(), [version(name) for name in readers])).encode())
    return found.digest()


@cache
def list_program() -> tuple[Path, ...]:
    """Every file of ours that says how a text is read."""
    return tuple(sorted(find_program()))


def find_program() -> Iterator[Path]:
    for package in ("document", "translate", "build"):
        for path in (program / package).rglob("*.*"):
            if path.suffix in {".py", ".yaml", ".json"}:
                yield path
