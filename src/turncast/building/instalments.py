"""Pages of episodes, and of events that have no recording yet."""

from collections.abc import Iterator, Mapping, Sequence

from turncast import notes, transcripts
from turncast.building import keys, links
from turncast.building.cards import card_of
from turncast.building.lists import season_link
from turncast.building.people import Known, keys_of
from turncast.building.press import EPISODE, PART, Press
from turncast.building.silence import silent
from turncast.building.speakers import named
from turncast.models.artifact import Artifact
from turncast.models.catalog import Catalog
from turncast.models.edition import Broadcast, Caption, Edition, Entry
from turncast.models.people import Person
from turncast.models.transcript import Cue
from turncast.pages import BroadcastPage, EmbedPage, EpisodePage, Neighbour, TranscriptPage


def episode_pages(
    catalog: Catalog,
    edition: Edition,
    entries: Sequence[Entry],
    press: Press,
    pages: Mapping[str, str],
    known: Mapping[str, Known],
) -> Iterator[Artifact]:
    """A page an entry, each made from nothing but the entry and its neighbours' titles: one new episode
    leaves the pages of the others as they are. *edition*: without entries; *pages*: see `links.pages`; *known*: who
    has a page (see `people.cast`).
    """
    neighbours = [Neighbour(entry.key, entry.episode.title) for entry in entries]
    newer, older = (None, *neighbours), (*neighbours[1:], None)
    for entry, before, after in zip(entries, older, newer, strict=False):
        yield from _episode(catalog, edition, entry, press, pages, known, older=before, newer=after)


def _episode(
    catalog: Catalog,
    edition: Edition,
    entry: Entry,
    press: Press,
    pages: Mapping[str, str],
    known: Mapping[str, Known],
    *,
    older: Neighbour | None,
    newer: Neighbour | None,
) -> Iterator[Artifact]:
    """The page and the card of an entry, its player alone and its transcript."""
    spoken = _spoken(edition, entry)
    card, drawn = card_of(catalog, edition, entry)
    yield drawn
    people_keys = keys_of(entry.people, known)
    season = season_link(edition.show, entry.episode.season) if entry.episode.season else None

    def make() -> bytes:
        page = EpisodePage(
            edition=edition,
            frame=press.frame,
            entry=entry,
            notes_html=notes.to_html(entry.episode.notes, links.relative(entry.key, pages)),
            cues=_cues(catalog, spoken, entry.people),
            spoken=spoken,
            card=card,
            embed_key=keys.embed_page(entry.episode),
            transcript_key=keys.transcript_page(entry.episode) if spoken else None,
            season=season,
            people_keys=people_keys,
            older=older,
            newer=newer,
        )
        return press.theme.episode(page)

    mentions = links.mentioned(entry.episode.notes, pages)
    yield _embed(edition, entry, press)
    if spoken:
        yield _transcript(catalog, edition, entry, spoken, press)
    yield press.page(entry.key, EPISODE, make, edition, entry, card, older, newer, season, people_keys, mentions)


def _transcript(catalog: Catalog, edition: Edition, entry: Entry, spoken: Caption, press: Press) -> Artifact:
    """The page of what is said, which says nothing of the notes."""
    key, told = keys.transcript_page(entry.episode), silent(entry)

    def make() -> bytes:
        cues = _cues(catalog, spoken, entry.people)
        page = TranscriptPage(edition=edition, frame=press.frame, entry=told, cues=cues, spoken=spoken, key=key)
        return press.theme.transcribed(page)

    return press.page(key, PART, make, edition, told, spoken)


def _embed(edition: Edition, entry: Entry, press: Press) -> Artifact:
    """The player alone, which says nothing of the notes."""
    key = keys.embed_page(entry.episode)
    page = EmbedPage(edition=edition, frame=press.frame, entry=silent(entry), key=key)
    return press.page(key, PART, lambda: press.theme.embed(page), page)


def broadcast_pages(
    catalog: Catalog,
    edition: Edition,
    broadcast: Broadcast,
    press: Press,
    pages: Mapping[str, str],
    known: Mapping[str, Known],
) -> Iterator[Artifact]:
    """The page and the card of an event; what it is given is what `episode_pages` are."""
    people_keys = keys_of(broadcast.people, known)
    card, drawn = card_of(catalog, edition, broadcast)
    yield drawn

    def make() -> bytes:
        html = notes.to_html(broadcast.episode.notes, links.relative(broadcast.key, pages))
        page = BroadcastPage(
            edition=edition,
            frame=press.frame,
            broadcast=broadcast,
            notes_html=html,
            card=card,
            people_keys=people_keys,
        )
        return press.theme.broadcast(page)

    mentions = links.mentioned(broadcast.episode.notes, pages)
    yield press.page(broadcast.key, EPISODE, make, edition, broadcast, card, people_keys, mentions)


def _spoken(edition: Edition, entry: Entry) -> Caption | None:
    """The transcript the page shows: by preference in the show's language, and with times."""
    return min(
        entry.captions, key=lambda caption: (caption.language != edition.language, not caption.timed), default=None
    )


def _cues(catalog: Catalog, spoken: Caption | None, people: Sequence[Person]) -> tuple[Cue, ...]:
    """The lines of the transcript *spoken*, with the speakers' full names."""
    return named(transcripts.read(catalog.project.root / spoken.path), people) if spoken else ()
