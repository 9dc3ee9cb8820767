"""Hypothesis strategies for what producers write: text that breaks careless programs, and addresses, dates, names."""

from datetime import date, datetime, timedelta, timezone
from itertools import product
from typing import Final
from uuid import UUID

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

PIECES: Final = (
    "]]>",
    "<![CDATA[x]]>",
    "<!-- x -->",
    "</item>",
    "<script>alert(1)</script>",
    "<b>bold</b>",
    "&amp;",
    "&copy;",
    "&lt;i&gt;",
    "&#0;",
    "AT&T",
    "a < b > c",
    '"quoted"',
    "it's",
    "\x00",
    "\x0b",
    "\x1b[31m",
    "\ufffe",
    "\ufffd",
    "a\r\nb",
    "a\tb",
    "a  b",
    "a\u2028b",
    "a\xa0b",
    "🎙️",
    "👩‍🚀",
    "אב",
    "مرحبا",
    "\u202eevil\u202c",
    "e\u0301",
    "𝔘𝔫𝔦𝔠𝔬𝔡𝔢",
    "a\U0010fffdb",
    "{{ title }}",
    "%s %n",
    "../../etc/passwd",
)
"""What has broken some program: ends of CDATA, markup, entities, control characters, astral ones."""

_ENDS: Final = ("Ω", "a", "Zoë", "🎉", "א", "中", "<b>", "]]>", "&", '"', "!", "𝄞")
"""What stands at the ends: no white space, for nobody keeps that, and no digit, for partytime guesses at numbers."""
_WORDS: Final = tuple(
    "".join(parts) for parts in product(_ENDS, (*PIECES, *(piece * 3 for piece in PIECES), "", "x" * 60), _ENDS)
)


def words() -> SearchStrategy[str]:
    """Text of at most 100 characters, with something to read at both ends."""
    return st.sampled_from(_WORDS)  # one draw, and not four: an edition has a hundred of them


def any_words() -> SearchStrategy[str]:
    """The same with whatever Unicode has between."""
    return st.tuples(st.sampled_from(_ENDS), st.text(), st.sampled_from(_ENDS)).map("".join)


def addresses(kind: str = "page") -> SearchStrategy[str]:
    """Addresses of the web as Apple wants them, in ASCII, with everything in them that XML must escape."""
    paths = ("", "talk", "%C3%BC/a'b", "x;y/~me/(1)", "a,b/$5/@you", "talk.mp3")
    queries = ("", "?a=1&b=2", "?q=%22x%22&copy=3", "?lt=1&amp=2#t=1,2")
    whole = [f"https://{kind}.example/{path}{query}" for path in paths for query in queries]
    return st.sampled_from(whole)


def moments() -> SearchStrategy[datetime]:
    """Instants to the second, in zones of whole minutes, of years that every reader knows."""
    zone = st.integers(-12 * 60, 14 * 60).map(lambda minutes: timezone(timedelta(minutes=minutes)))
    return st.builds(datetime.fromtimestamp, st.integers(10**9, 2 * 10**9), zone)


def days() -> SearchStrategy[date]:
    """Days of those years."""
    return st.integers(730_000, 750_000).map(date.fromordinal)


def slugs() -> SearchStrategy[str]:
    """Names of files: lower case, digits, hyphens."""
    return st.integers(0, 10**9).map("talk-{}".format)


def uuids() -> SearchStrategy[str]:
    """UUIDs in lower case."""
    return st.integers(0, 2**128 - 1).map(lambda bits: str(UUID(int=bits)))


def seconds() -> SearchStrategy[float]:
    """Moments of a recording, to the millisecond, none of them 0: partytime takes that for nothing."""
    return st.integers(1, 20_000_000).map(lambda thousandths: thousandths / 1000)


def counts(most: int = 2000) -> SearchStrategy[int]:
    """Numbers people count with."""
    return st.integers(1, most)


def emails() -> SearchStrategy[str]:
    """Addresses of mail."""
    return st.sampled_from(["podcast@show.example", "o'neil+a&b@show.example", "ü@müller.example"])
