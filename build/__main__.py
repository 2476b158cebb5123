"""`python -m build`: reports on the texts, what a site has beside its pages, the check of a built site's links."""

import sys

from document.start import check_python

check_python()

try:
    from build.commands import main
except ModuleNotFoundError as missing:
    sys.exit(f"{missing.name} is not installed for {sys.executable}; run make site, then .venv/bin/python -m build")

__all__ = ["main"]

if __name__ == "__main__":
    sys.exit(main())
