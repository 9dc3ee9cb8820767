"""ffmpeg's metadata file (``;FFMETADATA1``): ``[CHAPTER]`` sections (ffmpeg-formats, Metadata)."""

import re
from collections.abc import Iterator
from typing import Final

from turncast.chapters.marks import Mark, listed
from turncast.chapters.times import LONGEST
from turncast.errors import Unreadable
from turncast.models.recording import Chapter

HINT: Final = "write it anew with: ffmpeg -i talk.m4a -f ffmetadata talk.chapters.txt"
SECTION: Final = re.compile(r"^\[([A-Z]+)\][ \t]*$", re.MULTILINE)
FIELD: Final = re.compile(r"^([A-Za-z]{1,20})[ \t]*=((?:\\[\s\S]|[^\\\n])*)", re.MULTILINE)
ESCAPED: Final = re.compile(r"\\([\s\S])")
TIMEBASE: Final = re.compile(r"([0-9]{1,10})/([0-9]{1,10})")


def recognises(text: str) -> bool:
    """Whether it says what it is."""
    return text.lstrip().startswith(";FFMETADATA")


def parse(text: str) -> tuple[Chapter, ...]:
    """A chapter a section; without a time base the times are nanoseconds."""
    return listed(_marks(text))


def _marks(text: str) -> Iterator[Mark]:
    parts = SECTION.split(text)
    for name, body in zip(parts[1::2], parts[2::2], strict=True):
        if name == "CHAPTER":
            fields = {key.lower(): ESCAPED.sub(r"\1", value).strip() for key, value in FIELD.findall(body)}
            base = fields.get("timebase", "1/1000000000")
            end = _seconds(fields["end"], base) if "end" in fields else None
            yield Mark(_seconds(fields.get("start", ""), base), fields.get("title", ""), end=end)


def _seconds(ticks: str, base: str) -> float:
    unit = TIMEBASE.fullmatch(base)
    if not unit or not int(unit[2]) or not re.fullmatch("[0-9]{1,19}", ticks):
        raise Unreadable(f"expected ticks of TIMEBASE=1/1000, found {ticks[:40]!r} of {base[:40]!r}", HINT)
    seconds = int(ticks) * int(unit[1]) / int(unit[2])
    if seconds >= LONGEST:
        raise Unreadable(f"expected a time of this recording, found {seconds:.0f} s", HINT)
    return seconds
