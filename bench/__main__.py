"""`python -m bench`: every measurement, one after the other."""

from __future__ import annotations

import sys

from bench import check, english, growth, search, site, translate

__all__ = ["main"]


def main() -> int:
    return max(english.main(), site.main(), growth.main(), check.main(), search.main(), translate.main())


if __name__ == "__main__":
    sys.exit(main())
