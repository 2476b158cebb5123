"""Where the Hangzhou text lies, of which the tests in this folder speak."""

from __future__ import annotations

from paths import root

__all__ = ["hangzhou", "text_id"]

text_id = "hangzhou-14fyp"
hangzhou = root / "texts" / text_id
