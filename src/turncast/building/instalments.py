"""Pages of episodes, and of events that have no recording yet."""

from collections.abc import Iterator, Mapping, Sequence

from turncast import notes, transcripts
from turncast.building import links
from turncast.building.press import EPISODE, Press
from turncast.building.speakers import named
from turncast.models.artifact import Artifact
from turncast.models.catalog import Catalog
from turncast.models.edition import Broadcast, Caption, Edition, Entry
from turncast.models.people import Person
from turncast.models.transcript import Cue
from turncast.pages import BroadcastPage, EpisodePage, Neighbour


def episode_pages(
    catalog: Catalog, edition: Edition, entries: Sequence[Entry], press: Press, pages: Mapping[str, str]
) -> Iterator[Artifact]:
    """A page an entry, each made from nothing but the entry and its neighbours' titles: one new episode
    leaves the pages of the others as they are. *edition*: without entries; *pages*: see `links.pages`.
    """
    neighbours = [Neighbour(entry.key, entry.episode.title) for entry in entries]
    newer, older = (None, *neighbours), (*neighbours[1:], None)
    for entry, before, after in zip(entries, older, newer, strict=False):
        yield _episode(catalog, edition, entry, press, pages, older=before, newer=after)


def _episode(
    catalog: Catalog,
    edition: Edition,
    entry: Entry,
    press: Press,
    pages: Mapping[str, str],
    *,
    older: Neighbour | None,
    newer: Neighbour | None,
) -> Artifact:
    spoken = _spoken(edition, entry)

    def make() -> bytes:
        page = EpisodePage(
            edition=edition,
            frame=press.frame,
            entry=entry,
            notes_html=notes.to_html(entry.episode.notes, links.relative(entry.key, pages)),
            cues=_cues(catalog, spoken, entry.people),
            spoken=spoken,
            older=older,
            newer=newer,
        )
        return press.theme.episode(page)

    mentions = links.mentioned(entry.episode.notes, pages)
    return press.page(entry.key, EPISODE, make, edition, entry, older, newer, mentions)


def broadcast_page(edition: Edition, broadcast: Broadcast, press: Press, pages: Mapping[str, str]) -> Artifact:
    """The page of an event. *edition*: without entries; *pages*: see `links.pages`."""

    def make() -> bytes:
        html = notes.to_html(broadcast.episode.notes, links.relative(broadcast.key, pages))
        page = BroadcastPage(edition=edition, frame=press.frame, broadcast=broadcast, notes_html=html)
        return press.theme.broadcast(page)

    mentions = links.mentioned(broadcast.episode.notes, pages)
    return press.page(broadcast.key, EPISODE, make, edition, broadcast, mentions)


def _spoken(edition: Edition, entry: Entry) -> Caption | None:
    """The transcript the page shows: by preference in the show's language, and with times."""
    return min(
        entry.captions, key=lambda caption: (caption.language != edition.language, not caption.timed), default=None
    )


def _cues(catalog: Catalog, spoken: Caption | None, people: Sequence[Person]) -> tuple[Cue, ...]:
    """The lines of the transcript *spoken*, with the speakers' full names."""
    return named(transcripts.read(catalog.project.root / spoken.path), people) if spoken else ()
