"""`python -m bench.picture`: the README's picture, article 18 with two editions side by side, from site/."""

from __future__ import annotations

import io
import shutil
import sys
from pathlib import Path

from PIL import Image
from playwright.sync_api import sync_playwright

from bench.arguments import refuse_arguments
from bench.server import compressed
from build.model.site import load_site

__all__ = ["main"]

root = Path(__file__).resolve().parent.parent
target = root / ".github" / "side-by-side.png"
article = "18"
width, height = 1200, 760


def main() -> int:
    site = load_site(root)
    translation, text = site.translations[0], site.texts[0]
    folder = f"{translation.prefix}{text.id}/{article}/"
    if not (root / "site" / folder / "index.html").is_file():
        print(f"site/{folder}: no page here; build the site with make site", file=sys.stderr)
        return 1
    page = f"{folder}?with={site.default.tag}"
    with compressed(root / "site") as (address, _), sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        tab = chromium.new_page(
            viewport={"width": width, "height": height}, color_scheme="light", reduced_motion="reduce"
        )
        tab.goto(f"{address}/{page}", wait_until="networkidle")
        picture = tab.screenshot()
        chromium.close()
    # Text on paper needs no more colours, and the file is a third of the size.
    Image.open(io.BytesIO(picture)).convert("RGB").quantize(64).save(target, optimize=True)
    print(f"{target.relative_to(root)}: {target.stat().st_size / 1000:.0f} KB")
    return 0


if __name__ == "__main__":
    refuse_arguments("bench.picture", __doc__)
    sys.exit(main())
