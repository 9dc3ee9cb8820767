"""Seeing what is stored under many keys: by a glance, and what that does not tell by asking for each."""

from collections.abc import Collection, Sequence

from turncast.publishing.crew import together
from turncast.publishing.events import Reporter
from turncast.targets import Stored, Target
from turncast.targets.glancing import glance


def see(
    keys: Sequence[str], target: Target, *, expected: Collection[str] = (), workers: int, reporter: Reporter
) -> dict[str, Stored | None]:
    """What *target* holds under each of *keys*, asked by up to *workers* at once; of many, not how it is served.

    expected: where something should be. Some stores list late, so what a listing lacks of that is asked for.
    """
    told = glance(keys, target.list)
    asked = [key for key in keys if key not in told or (told[key] is None and key in expected)]
    found = together(target.head, asked, workers=workers, reporter=reporter)
    return {**told, **dict(zip(asked, found, strict=True))}
