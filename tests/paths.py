"""Where the tests find the repository's own files."""

from __future__ import annotations

from pathlib import Path

root = Path(__file__).parent.parent
golden = root / "tests" / "golden"
fixtures = root / "tests" / "fixtures"
