"""Tiny artificial releases whose feeds and pages list, as text, the keys they name."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from hashlib import sha256

from turncast.models.artifact import Artifact, CacheControl, Release, Wave
from turncast.models.feed import Feed, FeedEpisode
from turncast.models.manifest import MANIFEST_KEY
from turncast.targets import Target
from turncast.targets.bodies import opened

ADDRESS = "https://turn.example/show/feed.xml"
MOMENT = datetime(2026, 3, 1, 12, tzinfo=UTC)


@dataclass
class Workshop:
    """Makes releases, and counts which bodies were made."""

    made: Counter[str] = field(default_factory=Counter)

    def release(self, *episodes: str, edition: str = "", guid: str = "g") -> Release:
        """A show with *episodes*: a recording, a transcript and a page each, a home page and a feed that name them all.

        edition: changes the text of pages and feed, not the recordings. guid: of the feed.
        """
        artifacts: list[Artifact] = []
        for name in episodes:
            recording = self._immutable("media", name, f"sound of {name} " * 40, Wave.MEDIA, "mp3", "audio/mpeg")
            transcript = self._immutable("media", name, f"words of {name}", Wave.SIDECAR, "vtt", "text/vtt")
            page = self._naming(f"{name}/index.html", Wave.PAGE, "text/html", [recording, transcript], edition)
            artifacts += [recording, transcript, page]
        pages = [artifact for artifact in artifacts if artifact.wave is Wave.PAGE]
        home = replace(self._naming("index.html", Wave.PAGE, "text/html", pages, edition), rank=1)
        feed = self._naming("show/feed.xml", Wave.FEED, "application/rss+xml", artifacts, edition)
        remembered = Feed(address=ADDRESS, guid=guid, episodes=tuple(_remembered(name) for name in episodes))
        return Release.of([*artifacts, home, feed], feeds={"show/feed.xml": remembered})

    def site(self, *shows: str) -> Release:
        """An episode that each of *shows* has in its feed, and a home page that leads to the feeds."""
        one = self.release("one")
        page, remembered = one.artifacts["one/index.html"], one.feeds["show/feed.xml"]
        feeds = [self._naming(f"{show}/feed.xml", Wave.FEED, "application/rss+xml", [page], "") for show in shows]
        home = replace(self._naming("index.html", Wave.PAGE, "text/html", feeds, ""), rank=1)
        kept = [artifact for key, artifact in one.artifacts.items() if key not in ("index.html", "show/feed.xml")]
        known = {feed.key: remembered.model_copy(update={"guid": feed.key}) for feed in feeds}
        return Release.of([*kept, home, *feeds], feeds=known)

    def _immutable(self, folder: str, name: str, text: str, wave: Wave, suffix: str, media_type: str) -> Artifact:
        key = f"{folder}/{name}-{sha256(text.encode()).hexdigest()[:12]}.{suffix}"
        return self._artifact(key, wave, media_type, CacheControl.IMMUTABLE, text)

    def _naming(self, key: str, wave: Wave, media_type: str, named: Iterable[Artifact], edition: str) -> Artifact:
        text = "\n".join([f"edition {edition}", *(f"{artifact.key}" for artifact in named)])
        return self._artifact(key, wave, media_type, CacheControl.SHORT, text)

    def _artifact(self, key: str, wave: Wave, media_type: str, cache: CacheControl, text: str) -> Artifact:
        def make() -> bytes:
            self.made[key] += 1
            return text.encode()

        return Artifact(key, wave, media_type, cache, sha256(text.encode()).hexdigest(), make)


def _remembered(name: str) -> FeedEpisode:
    page, url = f"https://turn.example/{name}/index.html", f"https://turn.example/media/{name}.mp3"
    return FeedEpisode(guid=name, title=name, date=MOMENT, page=page, url=url, length=9, media_type="audio/mpeg")


def wanted(release: Release) -> dict[str, bytes]:
    """What has to be stored for *release*."""
    return {key: body_of(artifact) for key, artifact in sorted(release.artifacts.items())}


def body_of(artifact: Artifact) -> bytes:
    """The bytes of *artifact*, made once more."""
    with opened(artifact.make()) as body:
        return body.read()


def names_of(body: bytes) -> Sequence[str]:
    """The keys a feed or page of these releases names."""
    return body.decode().splitlines()[1:]


def missing(target: Target, releases: Iterable[Release]) -> list[str]:
    """What a listener would miss: each feed or page that is there and names something that is not (law 1)."""
    naming = {key for one in releases for key, artifact in one.artifacts.items() if not artifact.immutable}
    found = ((key, target.read(key)) for key in sorted(naming))
    return [
        f"{key} names {name}" for key, body in found if body for name in names_of(body[0]) if target.head(name) is None
    ]


def contents(target: Target, *releases: Release) -> dict[str, bytes | None]:
    """Every object of *releases* as it is stored, without the manifest."""
    keys = {key for one in releases for key in one.artifacts} - {MANIFEST_KEY}
    return {key: body[0] if (body := target.read(key)) else None for key in sorted(keys)}
