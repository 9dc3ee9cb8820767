"""Text as XML, directories and apps take it."""

import re
from datetime import datetime
from email.utils import format_datetime
from html import escape

LIMIT = 4000
"""Bytes of UTF-8 a description may have, markup counted (PSP-1; Apple)."""

NO_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
LINE_END = re.compile("\r\n?")
MARKUP = re.compile(r"<[^>]*>|\s+")
SPACES = re.compile(r"\s+")
BROKEN_REFERENCE = re.compile(r"&[^;\s]*$")


def clean(text: str) -> str:
    """*text* without the characters XML 1.0 cannot hold, without white space at its ends, lines ended by LF."""
    if text.isprintable():  # nearly always, and quickly told
        return text.strip()
    return LINE_END.sub("\n", NO_XML.sub("", text)).strip()


def cut(text: str, limit: int = LIMIT) -> str:
    """*text*, or its first words and an ellipsis where it is longer than *limit* bytes."""
    if len(text.encode("utf-8", "replace")) <= limit:
        return text
    head = text.encode("utf-8", "replace")[: limit - len("…".encode())].decode("utf-8", "ignore")
    words = SPACES.split(head)
    return head[: len(head) - len(words[-1])].rstrip() + "…" if len(words) > 1 and words[0] else head + "…"


def description(html: str, plain: str | None) -> str | None:
    """An item's description, as HTML: the whole notes where they fit, else *plain*, else the notes' first words."""
    html = clean(html)
    if html and len(html.encode()) <= LIMIT:
        return html
    text = escape(clean(plain or ""), quote=False) or " ".join(MARKUP.sub(" ", html).split())
    return _paragraph(text) if text else None


def _paragraph(text: str) -> str:
    """*text* in tags, without which some apps take HTML for plain text; no character reference is cut in two."""
    words = cut(text, LIMIT - len("<p></p>"))
    whole = words if words == text else BROKEN_REFERENCE.sub("", words.removesuffix("…")) + "…"
    return f"<p>{whole}</p>"


def moment(at: datetime) -> str:
    """``Fri, 19 Jun 2020 12:00:00 +0000`` (RFC 2822), whatever the locale."""
    return format_datetime(at)


def seconds(number: float) -> str:
    """Seconds as a decimal number, at most milliseconds: ``73``, ``73.25``."""
    return f"{number:.3f}".rstrip("0").rstrip(".")


def clock(number: float) -> str:
    """Seconds as ``HH:MM:SS.mmm`` (Normal Play Time in the one form that every reader understands)."""
    rest, milliseconds = divmod(round(number * 1000), 1000)
    minutes, second = divmod(rest, 60)
    hours, minute = divmod(minutes, 60)
    return f"{hours:02}:{minute:02}:{second:02}.{milliseconds:03}"


def truth(flag: bool) -> str:
    """``true`` or ``false``."""
    return "true" if flag else "false"
