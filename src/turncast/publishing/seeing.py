"""Seeing what is stored under many keys: by a glance, and what that does not tell by asking for each."""

from collections.abc import Sequence

from turncast.publishing.crew import together
from turncast.publishing.events import Reporter
from turncast.targets import Stored, Target
from turncast.targets.glancing import glance


def see(keys: Sequence[str], target: Target, *, workers: int, reporter: Reporter) -> dict[str, Stored | None]:
    """What *target* holds under each of *keys*, asked by up to *workers* at once; of many, not how it is served."""
    told = glance(keys, target.list)
    asked = [key for key in keys if key not in told]
    found = together(target.head, asked, workers=workers, reporter=reporter)
    return {**told, **dict(zip(asked, found, strict=True))}
