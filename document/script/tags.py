"""The tags of Chinese and of its two scripts: inherent in a press for Chinese texts, and named here alone."""

from __future__ import annotations

__all__ = ["chinese_tag", "hans_tag", "hant_tag"]

chinese_tag, hans_tag, hant_tag = "zh", "zh-Hans", "zh-Hant"
# As BCP 47 writes them: the language whatever its script, Simplified, Traditional.
