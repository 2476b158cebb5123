"""Every measurement, one after the other, or those that are named; each is also a program: `python -m bench.site`."""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping, Sequence

from bench import check, english, growth, search, site, translate
from bench.arguments import make_parser

__all__ = ["main"]


modules = (english, site, growth, check, search, translate)
measurements: Mapping[str, Callable[[], int]] = {m.__name__.rpartition(".")[2]: m.main for m in modules}


def main(argv: Sequence[str] | None = None) -> int:
    """Run them; 1 if one of them misses what it must keep."""
    parser = make_parser("bench", __doc__)
    listed = "; ".join(f"{m.__name__}: {(m.__doc__ or '').splitlines()[0]}" for m in modules)
    parser.add_argument("names", nargs="*", metavar="NAME", choices=[[], *measurements], help=listed)
    names = parser.parse_args(argv).names or measurements
    return max(measurements[name]() for name in names)


if __name__ == "__main__":
    sys.exit(main())
