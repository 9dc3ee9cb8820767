"""The promises to listeners (law 3): a rule for each that a release can break, to be allowed one by one."""

from typing import Final

from turncast.models.finding import Level
from turncast.models.rule import Rule, Scope


def _promise(code: str, source: str, message: str, remedy: str) -> Rule:
    return Rule(code=code, level=Level.ERROR, message=message, remedy=remedy, source=source, scope=Scope.PUBLISHED)


FEED_UNREADABLE: Final = _promise(
    "feed-unreadable",
    "RSS 2.0",
    "what stands at a feed's address cannot be read, so nobody can tell what its listeners have",
    "Look at it: `turncast verify --offline` says what is wrong with it. Mend it first, or allow that it is replaced.",
)
EPISODE_GONE: Final = _promise(
    "episode-gone",
    "PSP-1; Apple Podcasts",
    "an episode that is live would vanish from its feed",
    "If somebody else has published it, pull their changes into this project. If not, put its file back, without "
    "`draft` and with a date that has come. If listeners shall lose it, allow it.",
)
GUID_CHANGED: Final = _promise(
    "episode-guid-changed",
    "RSS 2.0; A Podcaster's Guide to RSS; AntennaPod",
    "an episode that is live would have another GUID",
    "Put the old `guid` back: with another one apps take it for a new episode, and load and show it twice.",
)
GUID_REUSED: Final = _promise(
    "episode-guid-reused",
    "RSS 2.0; podcast namespace",
    "the GUID of an episode that is live would be that of another one",
    "Give the new episode a `guid` of its own, and the old one its file back. If it is the same episode, whose title, "
    "date and recording all are to be mended, allow it.",
)
DATE_MOVED: Final = _promise(
    "episode-date-moved",
    "usual practice of podcast apps",
    "the publication date of an episode that is live would move",
    "Put the old `date` back: apps sort by it, and some load an episode again whose date moves.",
)
PAGE_MOVED: Final = _promise(
    "episode-page-moved",
    "W3C: cool URIs don't change",
    "the page of an episode that is live would be elsewhere",
    "Give the episode's file its old name back, for links to its page lead to the old address. If it has to move, "
    "redirect the old address to the new one and allow it.",
)
ENCLOSURE_REPLACED: Final = _promise(
    "enclosure-replaced",
    "Spotify Podcast Delivery Specification; Apple Podcasts",
    "the address of a recording that is live would lead to another one",
    "Publish another recording at an address of its own: apps and networks keep what the old one gave them.",
)
FEED_GUID_CHANGED: Final = _promise(
    "feed-guid-changed",
    "podcast namespace: guid; PSP-1",
    "a feed that is live would have another podcast:guid",
    "Put the old `guid` of the show back: directories know the show by it, wherever it moves.",
)
ADDRESS_CHANGED: Final = _promise(
    "feed-address-changed",
    "A Podcaster's Guide to RSS; PSP-1",
    "a feed that is live would be at another address",
    "Put `site.url`, or the name of the show's file, back. To move, allow it, redirect the old address to the new one "
    "(301, for at least four weeks), and set `new_feed_url` of the show to the new one.",
)
FEED_GONE: Final = _promise(
    "feed-gone",
    "Apple Podcasts",
    "a feed that is live would be gone",
    "Put the show's file back. If the show shall not be published any more, allow it: what is live stays where it is.",
)
EMPTIED: Final = _promise(
    "feed-emptied",
    "Apple Podcasts requirements",
    "a feed that is live with episodes would have none",
    "Put the episodes back: apps take an empty feed for a broken or an ended one.",
)

PROMISES: Final = (
    FEED_UNREADABLE,
    EPISODE_GONE,
    GUID_CHANGED,
    GUID_REUSED,
    DATE_MOVED,
    PAGE_MOVED,
    ENCLOSURE_REPLACED,
    FEED_GUID_CHANGED,
    ADDRESS_CHANGED,
    FEED_GONE,
    EMPTIED,
)
"""Every promise."""
