"""Apple's vocabulary ("A Podcaster's Guide to RSS"), which every directory reads.

feedgen's own podcast extension is not used: it cannot say ``true`` or ``false``, silently drops artwork that does
not end in ``.jpg`` or ``.png``, and writes ``yes`` where Apple wants ``Yes``.
"""

from collections.abc import Iterable

from turncast.models.edition import Edition
from turncast.rss.tags import Item, Tag, Value, given, value
from turncast.rss.text import clean, truth


def _author(edition: Edition) -> Iterable[Value]:
    """Spotify requires one: who is named, else whose show it is, else the site."""
    owner = edition.show.owner
    names = (edition.show.author, owner.name if owner else None, edition.site.title)
    yield value(next((name for name in names if name and clean(name)), None))


def _categories(edition: Edition) -> Iterable[Value]:
    """Top categories in the order they are first named, each with its subcategories."""
    tree: dict[str, list[str]] = {}
    for category in edition.show.categories:
        top, _, sub = (part.strip() for part in category.partition(">"))
        tree.setdefault(top, []).extend([sub] if sub else [])
    for top, subs in tree.items():
        yield value(None, *(("itunes:category", value(text=sub)) for sub in subs), text=top)


def _duration(item: Item) -> Iterable[Value]:
    """Whole seconds; a fraction is an error to validators, and nothing is better than 0."""
    whole = round(item.entry.duration)
    return [value(str(whole))] if whole > 0 else []


def _yes(flag: bool) -> list[Value]:
    """``Yes`` or no element at all: any other word means nothing."""
    return [value("Yes")] if flag else []


TAGS = (
    Tag("itunes:author", channel=_author),
    Tag(
        "itunes:owner",
        channel=lambda edition: [
            value(None, ("itunes:name", value(owner.name)), ("itunes:email", value(owner.email)))
            for owner in given(edition.show.owner)
        ],
    ),
    Tag(
        "itunes:image",
        channel=lambda edition: [value(href=edition.site.address(art.key)) for art in given(edition.artwork)],
        item=lambda item: [value(href=item.address(art.key)) for art in given(item.entry.artwork)],
    ),
    Tag("itunes:category", channel=_categories),
    Tag(
        "itunes:explicit",
        channel=lambda edition: [value(truth(edition.show.explicit))],
        item=lambda item: [value(truth(item.entry.explicit))],
    ),
    Tag("itunes:type", channel=lambda edition: [value(edition.show.type)]),
    Tag("itunes:duration", item=_duration),
    Tag("itunes:season", item=lambda item: [value(str(season)) for season in given(item.entry.episode.season)]),
    Tag("itunes:episode", item=lambda item: [value(str(number)) for number in given(item.entry.episode.number)]),
    Tag("itunes:episodeType", item=lambda item: [value(item.entry.episode.kind)]),
    Tag("itunes:new-feed-url", channel=lambda edition: [value(url) for url in given(edition.show.new_feed_url)]),
    Tag("itunes:complete", channel=lambda edition: _yes(edition.show.complete)),
    Tag(
        "itunes:block",
        channel=lambda edition: _yes(edition.show.block is True),
        item=lambda item: _yes(item.entry.episode.block),
    ),
)
