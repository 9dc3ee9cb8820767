"""Feeds as apps remember them, and what can become of one: for what is said when it does."""

from collections.abc import Callable, Mapping
from datetime import UTC, datetime, timedelta
from typing import Any, Final

from hypothesis import strategies as st

from turncast.models.feed import Feed, FeedEpisode

SITE: Final = "https://turn.example"
FIRST: Final = datetime(2020, 1, 1, 12, tzinfo=UTC)


def episode(number: int, **words: Any) -> FeedEpisode:
    """An episode that is like no other number's."""
    told: dict[str, Any] = {
        "guid": f"guid-{number}",
        "title": f"Title {number}",
        "date": FIRST + timedelta(days=number),
        "page": f"{SITE}/talks/{number}.html",
        "url": f"{SITE}/media/{number}.mp3",
        "length": 1000 + number,
        "media_type": "audio/mpeg",
    }
    return FeedEpisode(**{**told, **words})


def feed(*numbers: int, **words: Any) -> Feed:
    """A feed of the episodes of those numbers."""
    told: dict[str, Any] = {"address": f"{SITE}/talks/feed.xml", "guid": "feed-guid", "title": "Talks"}
    return Feed(**{**told, "episodes": tuple(episode(number) for number in numbers), **words})


Edit = Callable[[int], FeedEpisode | None]
"""What becomes of the episode of a number; None: it is gone."""

_LATER: Final = timedelta(hours=1)

EDITS: Final[Mapping[str, tuple[frozenset[str], Edit]]] = {
    "nothing": (frozenset(), episode),
    "gone": (frozenset({"episode-gone"}), lambda number: None),
    "other guid": (frozenset({"episode-guid-changed"}), lambda number: episode(number, guid=f"new-{number}")),
    "other guid, known by its recording": (
        frozenset({"episode-guid-changed", "episode-page-moved", "episode-date-moved"}),
        lambda number: episode(number, guid=f"new-{number}", title="T", page=f"{SITE}/{number}", date=FIRST),
    ),
    "other guid, known by its page": (
        frozenset({"episode-guid-changed", "episode-date-moved"}),
        lambda number: episode(number, guid=f"new-{number}", title="T", url=f"{SITE}/{number}", date=FIRST),
    ),
    "other guid, known by its title and date": (
        frozenset({"episode-guid-changed", "episode-page-moved"}),
        lambda number: episode(number, guid=f"new-{number}", page=f"{SITE}/{number}", url=f"{SITE}/{number}.mp3"),
    ),
    "other guid, known by nothing": (
        frozenset({"episode-gone"}),
        lambda number: episode(number + 1000, guid=f"new-{number}"),
    ),
    "reused": (frozenset({"episode-guid-reused"}), lambda number: episode(number + 1000, guid=f"guid-{number}")),
    "moved date": (
        frozenset({"episode-date-moved"}),
        lambda number: episode(number, date=FIRST + timedelta(days=number) + _LATER),
    ),
    "moved page": (frozenset({"episode-page-moved"}), lambda number: episode(number, page=f"{SITE}/new/{number}.html")),
    "other length": (frozenset({"enclosure-replaced"}), lambda number: episode(number, length=7)),
    "other type": (frozenset({"enclosure-replaced"}), lambda number: episode(number, media_type="audio/x-m4a")),
    "other recording at another address": (
        frozenset(),
        lambda number: episode(number, url=f"{SITE}/media/{number}-b.mp3", length=7),
    ),
    "other title": (frozenset(), lambda number: episode(number, title="Another")),
    "other title and recording": (
        frozenset(),
        lambda number: episode(number, title="Another", url=f"{SITE}/media/{number}-b.mp3"),
    ),
    "another zone": (
        frozenset(),
        lambda number: episode(number, date=datetime.fromisoformat("2020-01-01T07:00:00-05:00") + timedelta(number)),
    ),
    "all but its page": (
        frozenset({"episode-guid-reused"}),
        lambda number: episode(number + 1000, guid=f"guid-{number}", page=f"{SITE}/talks/{number}.html"),
    ),
}
"""By name: the codes of what each breaks, and the edit. No edit makes one episode look like another."""

HEADS: Final[Mapping[str, tuple[frozenset[str], Mapping[str, str]]]] = {
    "nothing": (frozenset(), {}),
    "title": (frozenset(), {"title": "Other talks"}),
    "guid": (frozenset({"feed-guid-changed"}), {"guid": "other"}),
    "address": (frozenset({"feed-address-changed"}), {"address": f"{SITE}/all/talks.xml"}),
    "both": (frozenset({"feed-guid-changed", "feed-address-changed"}), {"guid": "o", "address": "https://o.example/"}),
}
"""The same of what can become of a feed's head."""

edits = st.dictionaries(st.integers(1, 200), st.sampled_from(sorted(EDITS)), min_size=1, max_size=12)
"""Numbers of episodes that are live, and what becomes of each."""


def edited(plan: Mapping[int, str], *added: int, **head: str) -> Feed:
    """The feed after those edits, and with new episodes of the numbers *added*, which come first."""
    kept = (EDITS[name][1](number) for number, name in plan.items())
    episodes = (*(episode(5000 + number) for number in added), *(one for one in kept if one))
    return feed(episodes=episodes, **head)


def expected(plan: Mapping[int, str]) -> set[tuple[str, str]]:
    """The code and the GUID of all that those edits break."""
    return {(code, f"guid-{number}") for number, name in plan.items() for code in EDITS[name][0]}
