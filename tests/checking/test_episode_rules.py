"""Rules of an episode's own words, its soundbites, its poster."""

from typing import Any

from tests.support.cases import Case, proofs
from tests.support.changes import UUID, Change, both, each, elsewhere, episode, fourth, look, nothing, watched
from tests.support.projects import Folder
from tests.support.recordings import mp3, picture

LONG = "x" * 256


def titled(title: str) -> Change:
    """One more episode, of that title."""
    return episode(title=title)


def known_as(guid: str) -> Change:
    """One more episode, of that guid."""
    return episode(guid=guid)


def soundbite(start: float, duration: float) -> Change:
    """One more episode, of 20.9 seconds, with this soundbite."""
    return both(
        lambda folder: mp3(folder.root / "media/other.mp3", frames=800),
        episode(recording="media/other.mp3", soundbites=[{"start": start, "duration": duration}]),
    )


def soundbites(*bites: dict[str, Any]) -> Change:
    """One more episode, with these soundbites."""
    return episode(soundbites=[{"start": 1, "duration": 20} | bite for bite in bites])


def poster(width: int, height: int) -> Change:
    """One more episode, of a video of 320 × 180 pixels, with a poster of that size."""
    return both(
        lambda folder: folder.write("media/poster.png", picture(width, height, form="PNG")),
        watched(poster="media/poster.png"),
    )


def unnamed(folder: Folder) -> None:
    """An episode nobody can meet."""
    folder.episode("third", recording=None)


def event(**words: Any) -> Change:
    """One more episode, of which there is no recording, but an event: the first of February 2020 from noon to one."""
    live = {"end": "2020-02-01T13:00:00Z", "register_at": "https://turncast.dev/"}
    return episode(recording=None, date="2020-02-01T12:00:00Z", live=live | words)


CASES: tuple[Case[Change], ...] = (
    Case("episode-title-long", [episode(title=LONG)], [episode(title=LONG[1:])]),
    Case(
        "episode-title-numbered",
        each(
            titled,
            "Episode 11: Nick Wahl",
            "Episode 11 of 11",
            "Ep. 3",
            "EP3 - Talk",
            "#4 Talk",
            "S1E2",
            "s01 e02: Talk",
        ),
        each(
            titled,
            "Epic tales",
            "#MeToo",
            "Episodes of joy",
            "Episode",
            "Ep. Intro",
            "Epsilon 3",
            "Step 3",
            "S3 buckets",
            "2020 in short",
            "Stop #1",
            "The 3rd Episode 3",
            "Ep 3rd",
        ),
    ),
    Case("episode-title-numeric", [episode(title="1984")], [episode(title="1984 again"), episode(title="MCMLXXXIV")]),
    Case("episode-title-cut", [titled(LONG[:101])], [titled(LONG[:100])]),
    Case(
        "episode-title-repeats-show",
        each(titled, "Talks: Nick", "TALKS – Nick", "Nick | Talks", "Nick: talks"),
        each(titled, "Talks", "Talkshow", "Nick talks", "Nick | Talks too"),
    ),
    Case(
        "episode-guid-repeated",
        [both(episode(guid="a"), fourth(guid="a"))],
        [
            both(episode(guid="a"), fourth(guid="A")),
            both(elsewhere(guid="a"), fourth(guid="a")),
        ],
    ),
    Case(
        "episode-guid-guessed",
        each(known_as, "0001", "007", "1e5", "0x10", "12.50", "-1", "TRUE", "false", ".5", "5."),
        each(known_as, UUID, "https://a.dev/?p=1", "1.2.3", "1-2", "e5", "...", "true story", "0x", "٣"),
    ),
    Case(
        "episode-guid-odd",
        each(known_as, "first talk", "ep\u00e9", "a\nb", "a\u00a0b"),
        each(known_as, UUID, "tag:turncast.dev,2020:a", "https://turncast.dev/?p=1"),
    ),
    Case("episode-date-early", [episode(date="1969-12-31")], [episode(date="1970-01-01"), nothing]),
    Case(
        "episode-date-repeated",
        [episode(date="2020-01-01"), episode(date="2020-01-01T14:00:00+02:00")],
        [episode(date="2020-01-01T12:00:01Z"), elsewhere(date="2020-01-01")],
    ),
    Case(
        "episode-alike",
        [episode(title="FIRST", date="2020-01-01T18:00:00Z")],
        [episode(title="First", date="2020-01-02"), elsewhere(title="First", date="2020-01-01")],
    ),
    Case("episode-description-long", [episode(description="ü" * 2001)], [episode(description="ü" * 2000)]),
    Case(
        "episode-without-description",
        [lambda folder: folder.episode("third", notes="")],
        [episode(notes="Notes"), lambda folder: folder.episode("third", notes="", description="A sentence.")],
    ),
    Case(
        "episode-without-recording",
        [unnamed],
        [nothing, event()],
    ),
    Case(
        "live-ends-early",
        [event(end="2020-02-01T12:00:00Z"), event(end="2020-02-01T13:00:00+02:00")],
        [event(), event(end="2020-02-01T11:00:00-02:00"), nothing],
    ),
    Case(
        "live-long",
        [event(end="2020-02-02T12:00:01Z"), event(end="2021-02-01T13:00:00Z")],
        [event(end="2020-02-02T12:00:00Z"), event()],
    ),
    Case(
        "live-media-type",
        [event(stream="https://turncast.dev/watch", media_type="text/html")],
        [
            event(stream="https://turncast.dev/a", media_type="video/mp4"),
            event(stream="https://turncast.dev/a"),
            event(stream="https://turncast.dev/a.m3u8", media_type="application/vnd.apple.mpegurl"),
            event(media_type="text/html"),
        ],
    ),
    Case(
        "live-left-behind",
        [both(event(), fourth(date="2020-03-01"))],
        [event(), both(event(), fourth(date="2020-03-01", draft=True)), both(event(), elsewhere(date="2021-01-01"))],
    ),
    Case(
        "live-without-stream",
        [event()],
        [event(stream="https://turncast.dev/a"), nothing],
    ),
    Case("soundbite-outside", [soundbite(10, 20)], [soundbite(1, 19)]),
    Case("soundbite-at-zero", [soundbite(0, 19)], [soundbite(0.5, 19)]),
    Case("soundbite-length", [soundbite(1, 14.9), soundbite(1, 121)], [soundbite(1, 15), soundbite(1, 120)]),
    Case("soundbite-untitled", [soundbites({})], [soundbites({"title": "A word"}), nothing]),
    Case(
        "soundbite-repeated",
        [soundbites({}, {})],
        [soundbites({}, {"start": 2}), soundbites({}, {"duration": 30})],
    ),
    Case(
        "poster-without-video",
        [episode(poster=2), episode(poster="media/cover.png")],
        [watched(poster=2), watched(poster="media/cover.png"), nothing],
    ),
    Case("poster-after-end", [watched(poster=5)], [watched(poster=3.5), watched(poster=0), watched()]),
    Case(
        "poster-shape",
        [poster(1400, 1400), poster(320, 240)],
        [poster(1280, 720), poster(1281, 720), watched(poster=2)],
    ),
)

test_a_rule_fires, test_a_rule_stays_silent = proofs(CASES, look)
