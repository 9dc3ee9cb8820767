"""Apple's vocabulary ("A Podcaster's Guide to RSS"), which every directory reads.

feedgen's own podcast extension is not used: it cannot say ``true`` or ``false``, silently drops artwork that does
not end in ``.jpg`` or ``.png``, and writes ``yes`` where Apple wants ``Yes``.
"""

from collections.abc import Sequence

from turncast.rss.tags import Channel, Item, Tag, Value, given, value
from turncast.rss.text import clean, truth


def _author(channel: Channel) -> Sequence[Value]:
    """Spotify requires one: who is named, else whose show it is, else the site."""
    owner = channel.show.owner
    names = (channel.show.author, owner.name if owner else None, channel.edition.site.title)
    return [next((name for name in names if name and clean(name)), "")]


def _categories(channel: Channel) -> Sequence[Value]:
    """Top categories in the order they are first named, each with its subcategories."""
    tree: dict[str, list[str]] = {}
    for category in channel.show.categories:
        top, _, sub = (part.strip() for part in category.partition(">"))
        tree.setdefault(top, []).extend([sub] if sub else [])
    return [
        value(None, *[("itunes:category", value(text=sub)) for sub in subs], text=top) for top, subs in tree.items()
    ]


def _duration(item: Item) -> Sequence[Value]:
    """Whole seconds; a fraction is an error to validators, and nothing is better than 0."""
    whole = round(item.entry.duration)
    return [str(whole)] if whole > 0 else []


def _new_feed_url(channel: Channel) -> Sequence[Value]:
    """Where the feed is now: apps move there at once. Not in an older part, which nobody subscribes to."""
    paging = channel.edition.paging
    return [] if paging and paging.previous else given(channel.show.new_feed_url)


def _yes(flag: bool) -> list[Value]:
    """``Yes`` or no element at all: any other word means nothing."""
    return ["Yes"] if flag else []


TAGS = (
    Tag("itunes:author", channel=_author),
    Tag(
        "itunes:owner",
        channel=lambda channel: [
            value(None, ("itunes:name", owner.name), ("itunes:email", owner.email))
            for owner in given(channel.show.owner)
        ],
    ),
    # Not in a live item: AntennaPod would take its picture for the show's.
    Tag(
        "itunes:image",
        channel=lambda channel: [{"href": channel.address(art.key)} for art in given(channel.edition.artwork)],
        item=lambda item: [{"href": item.address(art.key)} for art in given(item.entry.artwork)],
    ),
    Tag("itunes:category", channel=_categories),
    Tag(
        "itunes:explicit",
        channel=lambda channel: [truth(channel.show.explicit)],
        item=lambda item: [truth(item.entry.explicit)],
        live=lambda event: [truth(event.broadcast.explicit)],
    ),
    Tag("itunes:type", channel=lambda channel: [channel.show.type]),
    # Not in a live item: AntennaPod would give it to the next item.
    Tag("itunes:duration", item=_duration),
    Tag("itunes:season", item=lambda item: [str(season) for season in given(item.episode.season)]),
    Tag("itunes:episode", item=lambda item: [str(number) for number in given(item.episode.number)]),
    Tag("itunes:episodeType", item=lambda item: [item.episode.kind]),
    Tag("itunes:new-feed-url", channel=_new_feed_url),
    Tag("itunes:complete", channel=lambda channel: _yes(channel.show.complete)),
    Tag(
        "itunes:block",
        channel=lambda channel: _yes(channel.show.block is True),
        item=lambda item: _yes(item.episode.block),
    ),
)
