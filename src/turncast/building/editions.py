"""Editions: what of each show listeners may see at a moment, and under which keys."""

from collections.abc import Sequence
from datetime import datetime

from turncast.building import fingerprints, keys
from turncast.building.broadcasts import broadcasts
from turncast.building.captions import captions
from turncast.building.forms import other_feeds, preferred
from turncast.building.pictures import artwork, pictures
from turncast.building.posters import poster_key
from turncast.models.catalog import Catalog
from turncast.models.copies import Copy
from turncast.models.edition import Edition, Enclosure, Entry, Rendition
from turncast.models.episode import Episode
from turncast.models.recording import Recording
from turncast.models.show import Show, feed_guid


def editions(catalog: Catalog, at: datetime, *, drafts: bool = False) -> tuple[Edition, ...]:
    """One edition a show, in the order of the shows' slugs, as seen at the moment *at*.

    drafts: for a preview, with drafts and with episodes that are not due yet.
    """
    return tuple(_edition(catalog, show, at, drafts) for show in catalog.shows)


def _edition(catalog: Catalog, show: Show, at: datetime, drafts: bool) -> Edition:
    site = catalog.project.site
    episodes = catalog.episodes_of(show)
    seen = (episode for episode in episodes if drafts or (not episode.draft and episode.date <= at))
    entries = tuple(entry for episode in seen if (entry := _entry(catalog, show, episode)))
    return Edition(
        site=site,
        show=show,
        key=keys.show_page(show),
        feed_key=keys.feed(show),
        guid=show.guid or feed_guid(site.address(keys.feed(show))),
        language=show.language or site.language,
        artwork=artwork(catalog, show),
        pictures=pictures(catalog, show.pictures),
        entries=entries,
        broadcasts=broadcasts(catalog, show, episodes, at, drafts=drafts),
        trailers=tuple(entry for entry in entries if entry.episode.kind == "trailer"),
        other_feeds=other_feeds(show, entries),
    )


def _entry(catalog: Catalog, show: Show, episode: Episode) -> Entry | None:
    """None where the recording could not be read: checking has said so, and nothing is published then."""
    recordings = sorted(catalog.renditions_of(episode), key=lambda one: one.kind != (preferred(show) or one.kind))
    if not recordings:
        return None
    chapters = catalog.chapters_of(episode)
    inputs = fingerprints.of(fingerprints.program(), show.title, episode.title, episode.slug, chapters)
    return Entry(
        episode=episode,
        key=keys.episode_page(episode),
        renditions=_renditions(catalog, episode, recordings),
        artwork=artwork(catalog, episode),
        pictures=pictures(catalog, episode.pictures),
        poster_key=poster_key(catalog, episode, recordings[0]),
        people=episode.people or show.people,
        chapters=chapters,
        chapters_key=keys.chapters(episode, inputs) if chapters else None,
        captions=captions(catalog, show, episode),
        explicit=show.explicit if episode.explicit is None else episode.explicit,
    )


def _renditions(catalog: Catalog, episode: Episode, recordings: Sequence[Recording]) -> tuple[Rendition, ...]:
    """The forms of an episode; where there are several to choose from, with the digest of what is served."""
    several = len(recordings) > 1
    return tuple(_rendition(one, catalog.copy_of(episode, one), told=several) for one in recordings)


def _rendition(recording: Recording, copy: Copy | None, *, told: bool) -> Rendition:
    digest, size = (copy.digest, copy.size) if copy else (recording.sha256, recording.size)
    enclosure = Enclosure(
        key=keys.recording(recording, digest),
        length=size,
        media_type=recording.media_type,
        sha256=(copy.sha256 if copy else recording.sha256) if told else None,
    )
    return Rendition(recording=recording, enclosure=enclosure)
