"""Rules of lines for machines (``txt``)."""

from collections.abc import Iterator

from turncast.checking.episodes import GUESSED
from turncast.models.catalog import Catalog
from turncast.models.check import Notice, Rules
from turncast.models.finding import Level
from turncast.models.rule import Scope

rule = Rules(Scope.PROJECT)


@rule("txt-guessed", Level.WARNING, "Podcast Index (partytime)")
def guessed(catalog: Catalog) -> Iterator[Notice]:
    """a line for machines is only a number, true or false, and Podcast Index loses it

    Add a word to it, if whoever asks for it takes that; else leave it as it is.
    """
    for one in catalog.written:
        for index, txt in enumerate(one.txt):
            if GUESSED.fullmatch(txt.text):
                yield Notice(f"expected words, found {txt.text}", one.path, f"txt.{index}.text")


@rule("txt-repeated", Level.WARNING, "podcast namespace: txt")
def repeated(catalog: Catalog) -> Iterator[Notice]:
    """two lines for machines answer the same purpose, and directories read either

    Remove the one that is out of date.
    """
    for one in catalog.written:
        seen: set[str] = set()
        for index, txt in enumerate(one.txt):
            if txt.purpose and txt.purpose in seen:
                yield Notice(f"expected one line for {txt.purpose!r}, found another", one.path, f"txt.{index}.purpose")
            seen.add(txt.purpose or "")
