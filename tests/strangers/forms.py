"""The forms in which readers keep what a feed says."""

import re
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from html import unescape


def number(text: str) -> float:
    """A number."""
    return float(text)


def truth(text: str) -> bool:
    """``true`` or ``false``."""
    return {"true": True, "false": False}[text]


def yes(text: str) -> bool:
    """``yes`` or ``no``, in any case."""
    return {"yes": True, "no": False}[text.lower()]


def javascript(text: str) -> str:
    """A date of RFC 2822 or ISO 8601 as JavaScript writes it into JSON."""
    at = datetime.fromisoformat(text) if text[0].isdigit() else parsedate_to_datetime(text)
    return at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.000Z")


def unescaped(text: str) -> str:
    """HTML unescaped once more than it was escaped."""
    return unescape(text)


_BLANKS = re.compile(r"[\t\v\f \xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000\ufeff]{2,}")
"""What JavaScript takes for blanks; Python has others."""


def one_line(text: str) -> str:
    """The same on one line, runs of blanks as one."""
    return _BLANKS.sub(" ", re.sub(r"\r\n|\n|\r", " ", unescape(text)))
