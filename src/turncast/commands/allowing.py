"""Allowing: the words a producer says to let promises to listeners be broken, one by one."""

from collections.abc import Iterable
from difflib import get_close_matches

from turncast.errors import UsageError
from turncast.publishing import PROMISES


def codes() -> tuple[str, ...]:
    """What can be allowed: the codes of the promises."""
    return tuple(promise.code for promise in PROMISES)


def allowances(words: Iterable[str]) -> tuple[str, ...]:
    """*words*, each a code, or a code and the GUID or slug it is for: ``episode-gone:my-episode``.

    UsageError, with the nearest code, where one is neither.
    """
    return tuple(_allowance(word) for word in words)


def _allowance(word: str) -> str:
    code, separator, which = word.partition(":")
    if code not in codes():
        near = get_close_matches(code, codes(), n=1, cutoff=0)
        raise UsageError(f"expected the code of a promise to listeners to allow, found {code!r}", f"--allow {near[0]}")
    if separator and not which:
        raise UsageError(f"expected a GUID or slug after {word!r}, found nothing", f"--allow {code}")
    return word
