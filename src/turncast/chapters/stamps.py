"""Lines that say when: ``00:00 Intro``, ``- [12:34] Topic``, ``(1:02:03) …``, ``Topic – 12:34``."""

import re
from typing import Final

from turncast.chapters.marks import ADDRESS, Mark
from turncast.chapters.times import normal_play_time

LONGEST: Final = 2000
"""Characters: a longer line is a paragraph."""
TIME: Final = r"(?:[0-9]{1,3}:)?[0-9]{1,3}:[0-9]{2}(?:[.,][0-9]{1,9}+)?+(?![0-9]|:[0-9])"
LEADING: Final = re.compile(
    rf"[-–—•·▶►*+>|# ]*+(?:[0-9]{{1,3}}[.)] )?[\[(]?({TIME})(?: ?[-–—] ?({TIME}))?"
    r"(?=[\])| ,;:.–—-]|$)[\])| ,;:.–—-]*+(?!>)(.*)"  # an arrow is a transcript's
)
TRAILING: Final = re.compile(rf" ?[-–—|(\[@] ?[\[(]?({TIME})[)\].,;| ]*$")
EDGES: Final = " |,;:–—-"


def leading(line: str) -> Mark | None:
    """The mark of a line that begins with a time, whatever bullet or bracket is around it; a second time is its end."""
    found = LEADING.fullmatch(" ".join(line[:LONGEST].split()))
    if not found or len(line) > LONGEST:
        return None
    return _mark(found[1], found[3], found[2])


def trailing(line: str) -> Mark | None:
    """The mark of a line that ends with a time, set off by a dash or a bracket."""
    flat = " ".join(line[:LONGEST].split())
    found = TRAILING.search(flat)
    return _mark(found[1], flat[: found.start()].lstrip("*+>•· ")) if found and len(line) <= LONGEST else None


def _mark(time: str, said: str, end: str | None = None) -> Mark | None:
    start = normal_play_time(time)
    if start is None:
        return None
    title, url = _address(said)
    return Mark(start, title.strip(EDGES), url, end=normal_play_time(end or ""))


def _address(said: str) -> tuple[str, str | None]:
    """A title and the address after it, which stays in the title where there is nothing else."""
    title, _, last = said.strip(EDGES).rpartition(" ")
    url = last.strip("()<>[]")
    return (title, url) if title.strip(EDGES) and ADDRESS.fullmatch(url) else (said, None)
