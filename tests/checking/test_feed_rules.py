"""Rules of a show's feed as a whole: identity, what stands in it, its medium, how often it changes."""

from typing import Any

from tests.support.cases import Case, proofs
from tests.support.changes import UUID, Change, both, each, elsewhere, episode, look, nothing, serial, show, watched

HERE = "https://podcast.turncast.dev/talks/talks/feed.xml"


def frequent(rule: str) -> Change:
    """The show that comes by that rule."""
    return show(update_frequency={"text": "Often", "rule": rule})


def medium(name: str, **words: Any) -> Change:
    """The show of that medium."""
    return show(medium=name, **words)


def empty(name: str, *items: str) -> Change:
    """A second show, of that medium, with these other feeds and no episodes."""
    return lambda folder: folder.show("others", medium=name, remote_items=[{"feed_guid": item} for item in items])


def announced(**words: Any) -> Change:
    """One more episode, of which there is no recording yet."""
    return episode(recording=None, live={"end": "9000-01-01", "register_at": "https://turncast.dev/"}, **words)


CASES: tuple[Case[Change], ...] = (
    Case("show-without-guid", [show(guid=None)], [show(guid=UUID)]),
    Case(
        "show-guid-version",
        [show(guid="0b85eb2b-2bb0-4f3f-a5a4-0e3f4d1c9f6a")],
        [show(guid=UUID), show(guid=None)],
    ),
    Case(
        "show-moved-elsewhere",
        [show(new_feed_url="https://elsewhere.dev/feed.xml"), show(new_feed_url=HERE.upper())],
        [nothing, show(new_feed_url=HERE)],
    ),
    Case(
        "show-without-episode",
        [lambda folder: folder.show("empty"), elsewhere(draft=True)],
        [nothing, elsewhere(date="9000-01-01"), empty("podcastL", UUID)],
    ),
    Case("show-blocked", [show(block=True)], [show(block=False), episode(block=True)]),
    Case(
        "show-service-unknown",
        [show(block=["spotfy"]), show(block=["google", "Spotify"])],
        [show(block=["spotify", "google"]), show(block=True), show(block=False)],
    ),
    Case(
        "show-complete-early",
        [show(complete=True, total=3), both(serial(), show(complete=True, total=3))],
        [show(complete=True), show(total=3), both(serial(number=3), show(complete=True, total=3))],
    ),
    Case(
        "show-complete-continued",
        [both(show(complete=True), episode(draft=True)), both(show(complete=True), announced())],
        [show(complete=True), episode(draft=True), announced(), both(show(complete=True), elsewhere(draft=True))],
    ),
    Case(
        "show-feed-limit-serial",
        [both(serial(number=3), show(type="serial", feed_limit=2))],
        [both(serial(number=3), show(type="serial", feed_limit=3)), both(episode(), show(feed_limit=2))],
    ),
    Case(
        "show-feed-limit-small",
        [both(episode(), show(feed_limit=2))],
        [show(feed_limit=2), both(episode(), show(feed_limit=50)), both(serial(), show(type="serial", feed_limit=2))],
    ),
    Case(
        "show-feed-heavy",
        [episode(notes="word " * 1_000_000)],
        [
            episode(notes="word " * 900_000),
            both(episode(notes="word " * 1_000_000, date="2001-01-01"), show(feed_limit=2)),
        ],
    ),
    Case(
        "show-prefers-nothing",
        [show(prefers="video")],
        [show(prefers="audio"), both(show(prefers="video"), watched()), nothing],
    ),
    Case(
        "show-feed-per-idle",
        [show(feed_per="rendition")],
        [both(show(feed_per="rendition"), watched()), show(feed_per="show")],
    ),
    Case(
        "show-list-with-episodes",
        each(medium, "podcastL", "mixed", "publisher"),
        [empty("podcastL", UUID), medium("video"), nothing],
    ),
    Case(
        "show-list-empty",
        each(empty, "podcastL", "mixed", "publisher"),
        [empty("podcastL", UUID), empty("podcast")],
    ),
    Case(
        "show-list-unexpected",
        [medium("podcast", remote_items=[{"feed_guid": UUID}])],
        [empty("musicL", UUID), empty("publisher", UUID), nothing],
    ),
    Case(
        "show-film-episodes",
        [medium("film")],
        [
            medium("video"),
            both(medium("film"), lambda folder: folder.episode("second", kind="trailer")),
        ],
    ),
    Case(
        "episode-of-other-medium",
        [medium("video"), medium("film"), both(medium("music"), watched())],
        [medium("podcast"), both(medium("podcast"), watched()), medium("audiobook"), elsewhere()],
    ),
    Case(
        "update-frequency-rule",
        each(
            frequent,
            "weekly",
            "FREQ=NEVER",
            "BYDAY=MO",
            "FREQ=WEEKLY;",
            "FREQ=WEEKLY;INTERVAL=0",
            "FREQ=WEEKLY;BYDAY=",
            "FREQ=MONTHLY;BYMONTHDAY=32",
            "FREQ=YEARLY;BYMONTH=13",
            "FREQ=DAILY;UNTIL=soon",
            "FREQ=WEEKLY;FREQ=DAILY",
            "FREQ=WEEKLY;X=1",
            "FREQ=WEEKLY BYDAY=MO",
        ),
        [
            show(update_frequency={"text": "Weekly"}),
            *each(
                frequent,
                "FREQ=DAILY;COUNT=3;UNTIL=20261231T120000Z",
                "FREQ=YEARLY;BYMONTH=1,12;BYMONTHDAY=-1,31;WKST=SU",
            ),
            show(update_frequency={"text": "Weekly", "rule": "FREQ=WEEKLY"}),
            show(update_frequency={"text": "Monthly", "rule": "INTERVAL=1;FREQ=MONTHLY;BYDAY=1MO,-1FR"}),
        ],
    ),
    Case(
        "update-frequency-unstarted",
        [frequent("FREQ=WEEKLY;COUNT=3")],
        [
            frequent("FREQ=WEEKLY"),
            show(update_frequency={"text": "Often", "rule": "FREQ=WEEKLY;COUNT=3", "start": "2026-01-05"}),
        ],
    ),
    Case(
        "update-frequency-ends-twice",
        [frequent("FREQ=WEEKLY;COUNT=3;UNTIL=20261231")],
        [frequent("FREQ=WEEKLY;COUNT=3"), frequent("FREQ=WEEKLY;UNTIL=20261231")],
    ),
    Case(
        "update-frequency-until-time",
        [
            show(update_frequency={"text": "Often", "rule": f"FREQ=WEEKLY;UNTIL={until}", "start": "2026-01-05"})
            for until in ("20261231T120000Z", "20261231T120000")
        ],
        [
            show(update_frequency={"text": "Often", "rule": "FREQ=WEEKLY;UNTIL=20261231", "start": "2026-01-05"}),
            frequent("FREQ=WEEKLY;UNTIL=20261231T120000Z"),
        ],
    ),
    Case(
        "update-frequency-complete",
        [
            show(complete=True, update_frequency={"text": "Weekly"}),
            show(update_frequency={"text": "Over", "complete": True}),
        ],
        [show(complete=True, update_frequency={"text": "Over", "complete": True}), frequent("FREQ=WEEKLY")],
    ),
    Case(
        "update-frequency-unruled",
        [show(update_frequency={"text": "Weekly"})],
        [frequent("FREQ=WEEKLY"), show(update_frequency={"text": "Over", "complete": True}), nothing],
    ),
)

test_a_rule_fires, test_a_rule_stays_silent = proofs(CASES, look)
