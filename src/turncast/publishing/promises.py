"""Law 3: what was live keeps its GUID, its date and its place."""

from collections.abc import Iterator, Mapping

from turncast.models.artifact import Release
from turncast.models.manifest import LiveEpisode, Manifest
from turncast.models.plan import Breach

Episodes = Mapping[str, LiveEpisode]


def breaches(release: Release, manifest: Manifest) -> Iterator[Breach]:
    """What *release* would break of what listeners' apps remember, in the order of shows and GUIDs."""
    for show, live in sorted(manifest.episodes.items()):
        if show in release.episodes:
            yield from _of_show(show, live, release.episodes[show])
        else:
            yield Breach(show=show, guid="", message=f"the show {show} was live with {len(live)} episodes and is gone")


def _of_show(show: str, live: Episodes, released: Episodes) -> Iterator[Breach]:
    for guid, episode in sorted(live.items()):
        for message in _changes(episode, released.get(guid)):
            yield Breach(show=show, guid=guid, message=f"“{episode.title}” {message}")


def _changes(live: LiveEpisode, released: LiveEpisode | None) -> Iterator[str]:
    if released is None:
        yield "was live and is gone (or has another guid)"
        return
    if released.date != live.date:
        yield f"was live with the date {live.date.isoformat()}, now it has {released.date.isoformat()}"
    if released.page != live.page:
        yield f"was live at {live.page}, now it is at {released.page}"
