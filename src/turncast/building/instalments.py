"""Pages of episodes, and of events that have no recording yet."""

from collections.abc import Iterator, Mapping, Sequence

from turncast import notes, transcripts
from turncast.building import keys, links
from turncast.building.captions import spoken
from turncast.building.cards import card_of
from turncast.building.embeds import embed_artifacts, waveform
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
from turncast.pages import BroadcastPage, EpisodePage, Neighbour, TranscriptPage


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
    link = links.relative(edition.key, pages)  # from one page of the show as from the other
    for entry, before, after in zip(entries, older, newer, strict=False):
        yield from _episode(catalog, edition, entry, press, pages, known, link, older=before, newer=after)


def _episode(
    catalog: Catalog,
    edition: Edition,
    entry: Entry,
    press: Press,
    pages: Mapping[str, str],
    known: Mapping[str, Known],
    link: links.Link,
    *,
    older: Neighbour | None,
    newer: Neighbour | None,
) -> Iterator[Artifact]:
    """The page and the card of an entry, its player alone and its transcript."""
    said, peaks, told = spoken(edition, entry), waveform(catalog, entry), silent(entry)
    card, drawn = card_of(catalog, edition, entry, press.frame.words)
    yield drawn
    people_keys = keys_of(entry.people, known)
    number = entry.episode.season
    season = season_link(edition.show, number, press.frame.words) if number else None

    def make() -> bytes:
        page = EpisodePage(
            edition=edition,
            frame=press.frame,
            entry=entry,
            notes_html=notes.to_html(entry.episode.notes, link),
            cues=_cues(catalog, said, entry.people),
            spoken=said,
            waveform=peaks,
            card=card,
            embed_key=keys.embed_page(entry.episode),
            oembed_key=keys.oembed(entry.episode),
            transcript_key=keys.transcript_page(entry.episode) if said else None,
            season=season,
            people_keys=people_keys,
            older=older,
            newer=newer,
        )
        return press.theme.episode(page)

    mentions = links.mentioned(entry.episode.notes, pages)
    yield from embed_artifacts(edition, told, peaks, press)
    if said:
        yield _transcript(catalog, edition, told, said, press)
    inputs = (entry, card, peaks, older, newer, season, people_keys, mentions)
    yield press.page(entry.key, EPISODE, make, *inputs)


def _transcript(catalog: Catalog, edition: Edition, entry: Entry, said: Caption, press: Press) -> Artifact:
    """The page of what is said; *entry*: without its notes, of which it says nothing."""
    key = keys.transcript_page(entry.episode)

    def make() -> bytes:
        cues = _cues(catalog, said, entry.people)
        page = TranscriptPage(edition=edition, frame=press.frame, entry=entry, cues=cues, spoken=said, key=key)
        return press.theme.transcribed(page)

    return press.page(key, PART, make, entry, said)


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
    card, drawn = card_of(catalog, edition, broadcast, press.frame.words)
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
    yield press.page(broadcast.key, EPISODE, make, broadcast, card, people_keys, mentions)


def _cues(catalog: Catalog, said: Caption | None, people: Sequence[Person]) -> tuple[Cue, ...]:
    """The lines of the transcript *said*, with the speakers' full names."""
    return named(transcripts.read(catalog.project.root / said.path), people) if said else ()
