"""Rivals: who was quicker, and what they changed, for whoever was not. Pure."""

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Final

from turncast.errors import TargetConflict
from turncast.models.manifest import Manifest
from turncast.publishing.differences import difference

_TITLES: Final = 3


def overtaken(name: str, now: Manifest, before: Manifest) -> TargetConflict:
    """The error of a publish to the target *name*, planned when the manifest was *before*; *now* it is another's."""
    changes = "; ".join(_changes(now, before))
    return TargetConflict(
        f"{name}: {_who(now)} (revision {now.revision}){f' and {changes}' if changes else ''}; nothing of theirs was "
        "overwritten",
        "pull their changes into this project (git pull, if that is how you share it), look with `turncast plan`, then "
        "run `turncast publish` again",
    )


def _who(now: Manifest) -> str:
    if now.claim:
        return f"{now.claim.by} is publishing there since {now.claim.at:%Y-%m-%d %H:%M %Z}"
    if now.history:
        return f"{now.history[-1].by} published there at {now.history[-1].at:%Y-%m-%d %H:%M %Z}"
    return "somebody else published"


def _changes(now: Manifest, before: Manifest) -> Iterator[str]:
    """What is new in their feeds, beside those that were there; one that several feeds have is told once."""
    theirs = {**now.feeds, **(now.claim.feeds if now.claim else {})}
    found = [difference(key, before.feeds.get(key), feed) for key, feed in sorted(theirs.items())]
    added = {one.guid: one.title for each in found for one in each.added}
    changed = {one.guid: one.title for each in found for one in each.changed if one.guid}
    gone = {one.guid: one.title for each in found for one in each.gone}
    for verb, titles in (("adds", added), ("changes", changed), ("leaves out", gone)):
        if titles:
            yield f"{verb} {_listed(titles.values())}"


def _listed(titles: Iterable[str]) -> str:
    every = list(titles)
    more = f" and {len(every) - _TITLES} more" if len(every) > _TITLES else ""
    return ", ".join(f"“{title}”" for title in islice(every, _TITLES)) + more
