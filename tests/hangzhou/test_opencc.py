"""The editions are the same under OpenCC's official package: the protected words make up the difference."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

from document.publication import load_publication
from hangzhou_text import hangzhou
from paths import root

official = Path(sys.prefix) / "opencc-official"
program = """
import json, sys
from pathlib import Path
import opencc
from document.publication import load_publication
publication = load_publication(Path(sys.argv[1]))
print(json.dumps([opencc.__file__, dict(publication.hans), dict(publication.hant)]))
"""


def test_the_official_package_gives_the_same_editions() -> None:
    assert official.is_dir(), "run make test, which installs it"
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join([str(official), str(root)]), "PYTHONUTF8": "1"}
    command = [sys.executable, "-c", program, str(hangzhou)]
    run = subprocess.run(command, env=environment, capture_output=True, text=True, encoding="utf-8", check=True)
    module, hans, hant = json.loads(run.stdout)
    assert Path(module).is_relative_to(official)
    ours = load_publication(hangzhou)
    assert hans == dict(ours.hans)
    assert hant == dict(ours.hant)
