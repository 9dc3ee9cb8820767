"""Keys: the one place that says which are allowed.

ASCII lower case only, because stores disagree about everything else (a raw ``+`` is a space on AWS).
"""

import re

from turncast.errors import UsageError

LONGEST = 512
_SEGMENT = re.compile(r"[a-z0-9._-]+")


def allowed(key: str) -> bool:
    """Whether *key* is made of ``[a-z0-9._/-]`` and cannot lead out of its target."""
    segments = key.split("/")
    return len(key) <= LONGEST and all(_SEGMENT.fullmatch(part) and part not in (".", "..") for part in segments)


def checked(key: str) -> str:
    """*key*, or UsageError if it is not allowed."""
    if allowed(key):
        return key
    raise UsageError(
        f"expected a key of a-z 0-9 . _ - in segments between slashes, found {key[:LONGEST]!r}",
        "give it a slug of lower-case letters, digits and hyphens",
    )
