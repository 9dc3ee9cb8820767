"""Every figure, each as a ratio to something run beside it: ``make bench``, or ``python -m tests.benchmarks start``."""

import sys
from importlib import import_module

FIGURES = (
    "start",
    "unchanged",
    "publish_memory",
    "again",
    "uploading",
    "feeds",
    "probing",
    "encoding",
    "adding",
    "checking",
    "pages",
    "lighthouse",
)


def main(names: list[str]) -> None:
    """Measure what is named, or everything."""
    for name in names or FIGURES:
        import_module(f"tests.benchmarks.{name}").main()


main(sys.argv[1:])
