"""`python -m translate`: the catalogue and the glossary from the command line."""

import sys

from document.start import check_python

check_python()

try:
    from translate.commands import main
except ModuleNotFoundError as missing:
    sys.exit(f"{missing.name} is not installed for {sys.executable}; run make site, then .venv/bin/python -m translate")

__all__ = ["main"]

if __name__ == "__main__":
    sys.exit(main())
