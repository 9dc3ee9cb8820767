"""Patience: when a request is worth another try, and how long to wait before it."""

from datetime import datetime
from email.utils import parsedate_to_datetime
from random import Random
from typing import Final

from turncast.fetching.outcomes import Answer, Failure, Outcome, Trouble

BUSY: Final = (429, 503)
LONGEST: Final = 10.0
"""Seconds: a server that wants more than that is told of instead."""


def pause(outcome: Outcome, tries: int, random: Random) -> float | None:
    """Seconds before another try, after *tries* of them; None where there is nothing to be hoped for."""
    if isinstance(outcome, Failure):
        return 0.0 if outcome.trouble is Trouble.BROKEN and tries == 1 else None  # a kept connection may have ended
    if outcome.status not in BUSY:
        return None
    wanted = wait_wanted(outcome)
    if wanted is None:
        return float(1 << (tries - 1)) * random.uniform(0.5, 1.0)
    return wanted + random.uniform(0, 0.5) if wanted <= LONGEST else None


def wait_wanted(answer: Answer) -> float | None:
    """``Retry-After`` in seconds, be it a number or a date (counted from the server's own); None where unsaid."""
    said = answer.headers.get("retry-after", "").strip()
    if said.isascii() and said.isdigit() and len(said) < 10:
        return float(said)
    until, since = http_date(said), http_date(answer.headers.get("date", ""))
    return max(0.0, (until - since).total_seconds()) if until and since else None


def http_date(text: str) -> datetime | None:
    """The moment an HTTP date names (RFC 9110 5.6.7), in its zone; None where it is none."""
    try:
        moment = parsedate_to_datetime(text)
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
    return moment if moment.tzinfo else None
