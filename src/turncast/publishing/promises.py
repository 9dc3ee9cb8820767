"""Law 3: what was live keeps its GUID, its date and its place; a feed keeps its GUID.

What a publish that never settled may have made live counts as live, beside what was before: listeners may have
seen either.
"""

from collections.abc import Iterator

from turncast.models.artifact import Release
from turncast.models.manifest import LiveEpisode, Manifest
from turncast.models.plan import Breach


def breaches(release: Release, manifest: Manifest) -> Iterator[Breach]:
    """What *release* would break of what listeners' apps remember, in the order of shows and GUIDs."""
    claimed = manifest.claim.episodes if manifest.claim else {}
    for show in sorted({*manifest.episodes, *claimed}):
        seen = [episodes.get(show, {}) for episodes in (manifest.episodes, claimed)]
        guids = sorted({*seen[0], *seen[1]})
        if show not in release.episodes:
            yield Breach(show=show, guid="", message=f"the show {show} was live with {len(guids)} episodes and is gone")
            continue
        yield from _of_feed(show, release, manifest)
        for guid in guids:
            forms = [episodes[guid] for episodes in seen if guid in episodes]
            yield from _of_episode(show, guid, forms, release.episodes[show].get(guid))


def _of_feed(show: str, release: Release, manifest: Manifest) -> Iterator[Breach]:
    live = {guids[show] for guids in (manifest.guids, manifest.claim.guids if manifest.claim else {}) if show in guids}
    now = release.guids.get(show)
    if live and now not in live:
        message = f"the feed of {show} was live with the guid {min(live)}, now it has {now}; it never changes"
        yield Breach(show=show, guid="", message=message)


def _of_episode(show: str, guid: str, forms: list[LiveEpisode], released: LiveEpisode | None) -> Iterator[Breach]:
    """A breach for each thing that is otherwise than in every form listeners may have seen."""
    changes = [list(_changes(form, released)) for form in forms]
    if all(changes):
        for message in changes[0]:
            yield Breach(show=show, guid=guid, message=f"“{forms[0].title}” {message}")


def _changes(live: LiveEpisode, released: LiveEpisode | None) -> Iterator[str]:
    if released is None:
        yield "was live, and is gone, a draft, held back, or has another guid"
        return
    if released.date != live.date:
        yield f"was live with the date {live.date.isoformat()}, now it has {released.date.isoformat()}"
    if released.page != live.page:
        yield f"was live at {live.page}, now it is at {released.page}"
