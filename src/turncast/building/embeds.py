"""Players for other sites: a page an episode with nothing else on it, and how to show it (oEmbed)."""

from collections.abc import Iterator

from turncast.building import fingerprints, keys
from turncast.building.press import PART, PLAYER, Press
from turncast.models.artifact import Artifact, CacheControl, Wave
from turncast.models.catalog import Catalog
from turncast.models.edition import Edition, Entry
from turncast.pages import EmbedPage, oembed


def embed_artifacts(edition: Edition, entry: Entry, peaks: tuple[int, ...], press: Press) -> Iterator[Artifact]:
    """The player of *entry* and its oEmbed document; made of nothing that only its page shows. *edition*: without
    entries, that of the *press*; *entry*: without notes; *peaks*: see `waveform`.
    """
    key = keys.embed_page(entry.episode)
    page = EmbedPage(edition=edition, frame=press.frame, entry=entry, waveform=peaks, key=key)
    yield press.page(key, PLAYER, lambda: press.theme.embed(page), entry, peaks)
    yield _oembed(edition, entry)


def waveform(catalog: Catalog, entry: Entry) -> tuple[int, ...]:
    """The peaks of the recording a page plays; empty where nobody measured it."""
    measured = catalog.loudness.get(entry.rendition.recording.path)
    return measured.waveform if measured else ()


def _oembed(edition: Edition, entry: Entry) -> Artifact:
    def make() -> bytes:
        return oembed(edition, entry, keys.embed_page(entry.episode), keys.HOME)

    told = edition.site, edition.show.title, edition.key, entry.artwork or edition.artwork
    fingerprint = fingerprints.of(fingerprints.program(), *told, entry.episode.title, entry.key, entry.watchable)
    key = keys.oembed(entry.episode)
    return Artifact(key, Wave.PAGE, "application/json", CacheControl.SHORT, fingerprint, make, PART)
