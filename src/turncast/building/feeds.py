"""Feeds and the documents they name."""

from collections.abc import Iterator, Mapping, Sequence

from turncast import notes, rss
from turncast.building import fingerprints, keys, links
from turncast.building.paging import parts
from turncast.models.artifact import Artifact, Body, CacheControl, Wave
from turncast.models.edition import Broadcast, Edition, Entry


def feed_artifacts(told: Sequence[Edition], pages: Mapping[str, str]) -> Iterator[Artifact]:
    """The documents of each feed of *told* (see `forms.feeds`); *pages*: see `links.pages`."""
    for edition in told:
        yield from _feed(edition, pages)


def chapters_artifacts(seen: Sequence[Edition]) -> Iterator[Artifact]:
    """The chapters document of each entry of *seen* that has chapters."""
    for edition in seen:
        for entry in edition.entries:
            if entry.chapters_key:
                yield _chapters(edition, entry, entry.chapters_key)


def _feed(edition: Edition, pages: Mapping[str, str]) -> Iterator[Artifact]:
    """The documents of a feed. A part is there before those that lead to it: the newer ones before the next older one,
    which names them, and the first, where apps come in, after all others.
    """
    first, *older = parts(edition)
    for rank, part in enumerate((*older, first)):
        yield from _documents(part, pages, rank)


def _documents(edition: Edition, pages: Mapping[str, str], rank: int) -> Iterator[Artifact]:
    """The same as JSON, which has no word for events, and the RSS document: whoever finds that one goes on to pages,
    all of which lead to both.
    """
    link = links.absolute(edition.site, pages)
    lasting = edition.model_copy(update={"broadcasts": ()})

    def html(told: Entry | Broadcast) -> str:
        return notes.to_feed_html(told.episode.notes, link)

    def make() -> Body:
        return rss.render(edition, html, links.between(edition.feed_key, keys.feed_stylesheet(edition.language)))

    def make_json() -> Body:
        return rss.json_feed(lasting, html)

    for place, (one, key, media_type, body) in enumerate(
        (
            (lasting, edition.json_key, "application/feed+json; charset=utf-8", make_json),
            (edition, edition.feed_key, "application/rss+xml; charset=utf-8", make),
        )
    ):
        mentions = [links.mentioned(told.episode.notes, pages) for told in one.shown]
        fingerprint = fingerprints.of(fingerprints.program(), one, mentions)
        yield Artifact(key, Wave.FEED, media_type, CacheControl.SHORT, fingerprint, body, 2 * rank + place)


def _chapters(edition: Edition, entry: Entry, key: str) -> Artifact:
    def make() -> Body:
        return rss.chapters_document(edition, entry)

    # The key itself is made from the fingerprint of the inputs, so it says all there is to say.
    fingerprint = fingerprints.of(key)
    return Artifact(key, Wave.SIDECAR, "application/json+chapters", CacheControl.IMMUTABLE, fingerprint, make)
