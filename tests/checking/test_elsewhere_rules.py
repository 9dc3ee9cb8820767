"""Rules of what lives elsewhere: other feeds, conversations, chats, places, lines for machines."""

from typing import Any

from tests.support.cases import Case, proofs
from tests.support.changes import OTHER_UUID, UUID, Change, each, episode, look, nothing, show

FEED: dict[str, Any] = {"feed_guid": OTHER_UUID, "feed_url": "https://turncast.dev/feed.xml", "title": "Others"}
POST: dict[str, Any] = {"protocol": "activitypub", "url": "https://turncast.dev/@jo/1", "account": "@jo@turncast.dev"}
ROOM: dict[str, Any] = {"server": "irc.turncast.dev", "protocol": "irc", "space": "#talks", "account": "jo"}


def recommended(*feeds: dict[str, Any]) -> Change:
    """The show that recommends these."""
    return show(guid=UUID, podroll=list(feeds))


def listed(*items: dict[str, Any]) -> Change:
    """A list of these items."""
    return lambda folder: folder.show("others", medium="podcastL", remote_items=list(items))


def discussed(*posts: dict[str, Any]) -> Change:
    """One more episode, which people talk about there."""
    return episode(social=list(posts))


def chat(**words: Any) -> Change:
    """The show that has such a chat."""
    return show(chat=ROOM | words)


def at(geo: str) -> Change:
    """The show about that place."""
    return show(locations=[{"name": "A place", "geo": geo}])


def within(country: str) -> Change:
    """One more episode, about that country."""
    return episode(locations=[{"name": "Home"}, {"name": "A place", "country": country}])


def claimed(*lines: tuple[str, str | None]) -> Change:
    """The show with these lines and what they are for."""
    return show(txt=[{"text": text, "purpose": purpose} if purpose else {"text": text} for text, purpose in lines])


def line(text: str) -> Change:
    """The show with that line."""
    return claimed((text, None))


CASES: tuple[Case[Change], ...] = (
    Case("podroll-item", [recommended(FEED | {"item_guid": "a"})], [recommended(FEED), nothing]),
    Case("podroll-repeated", [recommended(FEED, FEED)], [recommended(FEED, FEED | {"feed_guid": UUID})]),
    Case("podroll-itself", [recommended(FEED, FEED | {"feed_guid": UUID})], [recommended(FEED)]),
    Case(
        "podroll-bare",
        [recommended({"feed_guid": OTHER_UUID}), recommended(FEED | {"title": None})],
        [recommended(FEED)],
    ),
    Case(
        "publisher-without-url",
        [show(publisher={"feed_guid": OTHER_UUID})],
        [show(publisher=FEED), nothing],
    ),
    Case(
        "publisher-itself",
        [show(guid=UUID, publisher=FEED | {"feed_guid": UUID})],
        [show(guid=UUID, publisher=FEED), show(guid=None)],
    ),
    Case(
        "remote-item-repeated",
        [listed(FEED, FEED), listed(*(FEED | {"item_guid": "a"} for _ in range(2)))],
        [listed(FEED, FEED | {"feed_guid": UUID}), listed(*(FEED | {"item_guid": one} for one in "ab"))],
    ),
    Case(
        "social-disabled-beside",
        [discussed(POST, {"protocol": "disabled"}), discussed(*({"protocol": "disabled"},) * 2)],
        [discussed({"protocol": "disabled"}), discussed(POST)],
    ),
    Case(
        "social-without-url",
        [discussed(POST | {"url": None}), show(social=[{"protocol": "nostr"}])],
        [discussed(POST), discussed({"protocol": "disabled"})],
    ),
    Case(
        "social-priority-repeated",
        [discussed(*(POST | {"priority": 1} for _ in range(2)))],
        [discussed(*(POST | {"priority": priority} for priority in (2, 1))), discussed(POST, POST)],
    ),
    Case(
        "social-without-account",
        [discussed(POST | {"account": None})],
        [discussed(POST), discussed({"protocol": "disabled"})],
    ),
    Case(
        "chat-without-space",
        [chat(space=None), episode(chat=ROOM | {"space": None})],
        [chat(), chat(protocol="nostr", space=None), nothing],
    ),
    Case("chat-without-account", [chat(account=None)], [chat(), nothing]),
    Case(
        "location-off-earth",
        each(at, "geo:91,0", "geo:-97.7431,30.2672", "geo:30,181", "geo:30,-180.5,12;u=3"),
        [*each(at, "geo:30.2672,-97.7431", "geo:-90,180,9000", "geo:0,0;u=1"), show(locations=[{"name": "Here"}])],
    ),
    Case(
        "location-country-unknown",
        each(within, "UK", "EU", "ZZ", "QQ"),
        [*each(within, "GB", "US", "XK"), nothing],
    ),
    Case("locations-several", [within("GB")], [at("geo:0,0"), nothing]),
    Case(
        "txt-guessed",
        each(line, "true", "False", "007", "1e5", "12.5"),
        each(line, "yes", "true story", "1-2", "abc 12"),
    ),
    Case(
        "txt-repeated",
        [claimed(("a", "verify"), ("b", "verify"))],
        [claimed(("a", "verify"), ("b", "release")), claimed(("a", None), ("a", None))],
    ),
)

test_a_rule_fires, test_a_rule_stays_silent = proofs(CASES, look)
