"""The Content-Security-Policy of a page: nothing runs or loads but what the site itself has."""

from __future__ import annotations

import re
from base64 import b64encode
from functools import lru_cache
from hashlib import sha256

__all__ = ["add_policy"]

script = re.compile(r"<script\b(?P<attributes>[^>]*)>(?P<text>.*?)</script>", re.DOTALL)
no_code = re.compile(r'\bsrc=|\btype="application/(ld\+)?json"')
start = re.compile(r"<head>\s*<meta charset=[^>]*>")
policy = "; ".join(
    (
        "default-src 'self'",
        "script-src 'self' 'wasm-unsafe-eval'{hashes}",
        # Pagefind, which searches, is WebAssembly.
        "style-src 'self'",
        "img-src 'self' data:",
        # The theme's style sheets hold pictures.
        "object-src 'none'",
        "base-uri 'none'",
        "form-action 'none'",
    )
)


def add_policy(html: str, content: str = "") -> str:
    """The page with its policy as the first thing that its head says after the encoding.

    Inline scripts of the theme may run, by their hashes; none that is in `content`, what is published in the page.
    """
    found = dict.fromkeys(list_inline(html))
    hashes = "".join(f" '{hash_script(text)}'" for text in found if text not in list_inline(content))
    meta = f'<meta http-equiv="Content-Security-Policy" content="{policy.format(hashes=hashes)}">'
    return start.sub(lambda match: f"{match[0]}{meta}", html, count=1)


def list_inline(html: str) -> list[str]:
    """The scripts that stand in a page themselves, each as it is written there."""
    return [match["text"] for match in script.finditer(html) if not no_code.search(match["attributes"])]


@lru_cache(maxsize=256)
def hash_script(text: str) -> str:
    """How a policy names an inline script."""
    return f"sha256-{b64encode(sha256(text.encode()).digest()).decode()}"
