"""Hypothesis strategies for whole editions: every field of every noun, in hostile words, of small size."""

from functools import cache

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy
from tests.support.hostile import addresses, any_words, counts, emails, moments, seconds, slugs, uuids, words
from tests.support.nouns import (
    caption,
    chat,
    enclosure,
    funding,
    language,
    license,
    link,
    location,
    medium,
    name,
    person,
    picture,
    picture_file,
    publisher,
    recording,
    remote,
    social,
    txt,
    update_frequency,
    value,
)
from tests.support.whole import few, maybe, one_of, whole

from turncast.models.edition import Broadcast, Edition, Entry, Paging, Rendition, Status
from turncast.models.episode import Episode, Live, Soundbite
from turncast.models.project import Site
from turncast.models.recording import Chapter
from turncast.models.show import Owner, Season, Show
from turncast.models.subscribing import Subscribing
from turncast.models.vocabulary import CATEGORIES


def _categories(names: list[tuple[str, int]]) -> tuple[str, ...]:
    """Top categories, some with one of their subcategories."""
    subs = {top: CATEGORIES[top][place : place + 1] for top, place in names}
    return tuple(f"{top} > {sub[0]}" if sub else top for top, sub in subs.items())


APPS = {
    "apple": "https://podcasts.apple.com/us/podcast/id1",
    "spotify": "https://open.spotify.com/show/1",
    "youtube": "https://www.youtube.com/playlist?list=1",
    "amazon": "https://music.amazon.com/podcasts/1",
    "overcast": "https://overcast.fm/itunes1",
    "pocket_casts": "https://pca.st/1",
    "antennapod": "https://antennapod.org/1",
    "castro": "https://castro.fm/podcast/1",
    "podcast_addict": "https://podcastaddict.com/podcast/1",
}
show = whole(
    Show,
    slug=slugs(),
    path=st.just("feeds/show.toml"),
    title=any_words(),
    description=any_words(),
    author=maybe(words()),
    language=maybe(language),
    categories=few(st.tuples(one_of(*CATEGORIES), st.integers(0, 9))).map(list).map(_categories),
    owner=maybe(whole(Owner, name=words(), email=emails())),
    explicit=st.booleans(),
    type=one_of("episodic", "serial"),
    total=maybe(counts()),
    artwork=st.none(),
    people=few(person),
    funding=few(funding),
    locations=few(location),
    license=maybe(license),
    copyright=maybe(words()),
    medium=medium,
    locked=st.booleans(),
    guid=uuids(),
    update_frequency=maybe(update_frequency),
    complete=st.booleans(),
    block=st.one_of(
        st.booleans(), few(one_of("youtube", "spotify", "apple")).map(lambda ids: tuple(dict.fromkeys(ids)))
    ),
    new_feed_url=maybe(addresses("feed")),
    tag=st.booleans(),
    prefers=one_of(None, "audio", "video"),
    feed_per=one_of("show", "rendition"),
    feed_limit=maybe(st.integers(2, 9)),
    seasons=st.lists(whole(Season, number=counts(3), name=name), max_size=3, unique_by=lambda one: one.number).map(
        tuple
    ),
    pictures=few(picture_file),
    social=few(social),
    chat=maybe(chat),
    value=few(value),
    txt=few(txt),
    podroll=few(remote),
    publisher=maybe(publisher),
    remote_items=few(remote),
    podping=maybe(st.booleans()),
    hub=maybe(addresses("hub")),
    subscribe=whole(
        Subscribing,
        **{app: maybe(st.just(address)) for app, address in APPS.items()},
        others=few(link),
    ),
    accent=maybe(one_of("#0b5fff", "#FFCC00")),
)
live = whole(
    Live,
    end=moments(),
    zone=maybe(name.map(lambda text: text[:60] + "Z")),
    register_at=addresses(),
    stream=maybe(addresses("stream")),
    media_type=one_of("audio/mpeg", "application/x-mpegurl"),
)
soundbite = whole(Soundbite, start=seconds(), duration=seconds(), title=maybe(name))
chapter = whole(
    Chapter,
    start=seconds(),
    title=words(),
    url=maybe(addresses()),
    image=maybe(addresses("image")),
    end=maybe(seconds()),
    hidden=st.booleans(),
)
chapters = st.lists(chapter, max_size=3).map(lambda some: tuple(sorted(some, key=lambda one: one.start)))


def _episode(live: SearchStrategy[Live | None], recording: SearchStrategy[str | None]) -> SearchStrategy[Episode]:
    return whole(
        Episode,
        guid=st.one_of(uuids(), words()),
        show=st.just("show"),
        title=any_words(),
        date=moments(),
        recording=recording,
        live=live,
        renditions=st.just(()),
        number=maybe(counts()),
        season=maybe(counts(4)),
        kind=one_of("full", "trailer", "bonus"),
        description=maybe(words()),
        artwork=st.none(),
        poster=st.none(),
        people=few(person),
        transcripts=st.just(()),
        chapters=st.none(),
        soundbites=few(soundbite),
        explicit=maybe(st.booleans()),
        license=maybe(license),
        funding=few(funding),
        locations=few(location),
        pictures=few(picture_file),
        links=few(link),
        social=few(social),
        chat=maybe(chat),
        value=few(value),
        txt=few(txt),
        draft=st.just(False),
        block=st.booleans(),
        notes=any_words(),
        stamped=st.just(()),
        slug=slugs(),
        path=st.just("episodes/talk.md"),
    )


entry = whole(
    Entry,
    episode=_episode(st.none(), st.just("media/talk.mp3")),
    key=slugs().map("show/{}.html".format),
    renditions=st.lists(whole(Rendition, recording=recording, enclosure=enclosure), min_size=1, max_size=3).map(tuple),
    artwork=maybe(picture),
    poster_key=st.none(),
    people=few(person),
    chapters=chapters,
    chapters_key=maybe(slugs().map("show/{}.chapters.json".format)),
    captions=few(caption),
    pictures=few(picture),
    explicit=st.booleans(),
)


broadcast = whole(
    Broadcast,
    episode=_episode(live, st.none()),
    live=live,
    key=slugs().map("show/{}.html".format),
    status=one_of(*Status),
    artwork=maybe(picture),
    people=few(person),
    explicit=st.booleans(),
).map(lambda one: one.model_copy(update={"live": one.episode.live}))  # what its file says of it
paging = whole(
    Paging,
    first=st.just("show/feed.xml"),
    last=st.just("show/feed-9.xml"),
    next=maybe(st.just("show/feed-3.xml")),
    previous=maybe(st.just("show/feed-1.xml")),
)
_entries = st.lists(entry, min_size=1, max_size=2, unique_by=lambda one: one.episode.guid.strip()).map(
    lambda some: tuple(sorted(some, key=lambda one: one.episode.date, reverse=True))
)


def _consistent(one: Edition) -> Edition:
    """Trailers are entries, and what is on is not what has been."""
    guids = {entry.episode.guid for entry in one.entries}
    trailers = tuple(entry for entry in one.entries if entry.episode.kind == "trailer")
    broadcasts = tuple(event for event in one.broadcasts if event.episode.guid not in guids)
    return one.model_copy(update={"trailers": trailers, "broadcasts": broadcasts})


edition = whole(
    Edition,
    site=st.just(Site(title="A <site> & more", url="https://site.example/a+b/", language="en")),
    show=show,
    key=slugs().map("show/{}.html".format),
    feed_key=st.just("show/feed.xml"),
    guid=uuids(),
    language=language,
    artwork=maybe(picture),
    pictures=few(picture),
    entries=_entries,
    broadcasts=few(broadcast, 1),
    trailers=st.just(()),
    paging=maybe(paging),
    other_feeds=st.just({}),
).map(_consistent)


@cache
def editions(count: int) -> tuple[Edition, ...]:
    """That many editions, the same every time."""
    made: list[Edition] = []

    @settings(
        max_examples=count,
        derandomize=True,
        database=None,
        deadline=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(edition)
    def make(one: Edition) -> None:
        made.append(one)

    make()
    return tuple(made[:count])
