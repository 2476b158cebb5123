"""`python -m document`: what is done to a text and its files."""

import sys

from document.start import check_python

check_python()

try:
    from document.commands import main
except ModuleNotFoundError as missing:
    sys.exit(f"{missing.name} is not installed for {sys.executable}; run make site, then .venv/bin/python -m document")

__all__ = ["main"]

if __name__ == "__main__":
    sys.exit(main())
