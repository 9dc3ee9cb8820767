"""Rules: for whom they are."""

import pytest

from turncast.models.finding import Level
from turncast.models.rule import Platform, Rule


def sourced(source: str) -> Rule:
    """A rule of that source."""
    return Rule(code="made-up", level=Level.ADVICE, message="it is made up", remedy="Leave it.", source=source)


@pytest.mark.parametrize(
    ("source", "platforms"),
    [
        ("Spotify", (Platform.SPOTIFY,)),
        ("Apple Podcasts: chapters", (Platform.APPLE,)),
        ("A Podcaster's Guide to RSS", (Platform.APPLE,)),
        ("YouTube; A Podcaster's Guide to RSS", (Platform.APPLE, Platform.YOUTUBE)),
        ("AntennaPod and gPodder", (Platform.ANTENNAPOD, Platform.GPODDER)),
        ("Podcast Index (partytime)", (Platform.PODCAST_INDEX,)),
    ],
)
def test_a_rule_that_only_platforms_ask_for_is_theirs(source: str, platforms: tuple[Platform, ...]) -> None:
    """Who publishes for others is spared it."""
    assert sourced(source).platforms == platforms


@pytest.mark.parametrize(
    "source",
    ["Turncast", "RSS 2.0", "PSP-1; A Podcaster's Guide to RSS", "AntennaPod; RFC 5005", "podcast namespace: guid"],
)
def test_a_rule_that_a_specification_asks_for_is_for_everyone(source: str) -> None:
    """Also where platforms are named beside it."""
    assert sourced(source).platforms == ()
