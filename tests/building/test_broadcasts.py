"""Events that are announced: shown before they begin, while they are on and after, until their recording comes."""

from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from tests.support.projects import AT, Folder, talks

from turncast.building import build, editions
from turncast.models.edition import Edition, Status

START = datetime(2027, 4, 24, 11, tzinfo=UTC)
HOUR = timedelta(hours=1)
LIVE = {"end": START + HOUR, "register_at": "https://webinars.turncast.dev/1"}


def announced(root: Path, **words: Any) -> Folder:
    """A show with an episode, and an event in 2027."""
    folder = talks(root, "first")
    folder.episode("kickoff", **{"recording": None, "transcripts": None, "date": START, "live": LIVE} | words)
    return folder


def edition(folder: Folder, at: datetime, **how: Any) -> Edition:
    """The only show of a project, as seen at the moment *at*."""
    (only,) = editions(folder.catalog(), at, **how)
    return only


def prints(folder: Folder, at: datetime) -> dict[str, str]:
    """The fingerprint of each artifact, by key."""
    return {key: one.fingerprint for key, one in build(folder.catalog(), at).artifacts.items()}


@pytest.mark.parametrize(
    ("at", "status"),
    [
        (AT, Status.PENDING),
        (START - timedelta(seconds=1), Status.PENDING),
        (START, Status.LIVE),
        (START + HOUR - timedelta(seconds=1), Status.LIVE),
        (START + HOUR, Status.ENDED),
    ],
)
def test_an_event_stands_where_the_moment_says(tmp_path: Path, at: datetime, status: Status) -> None:
    """Pending before its date, live from then to before its end, and then ended; it is shown all the time."""
    (broadcast,) = edition(announced(tmp_path), at).broadcasts
    assert (broadcast.status, broadcast.key) == (status, "talks/kickoff.html")


def test_only_what_tells_of_an_event_is_made_anew_when_it_begins(tmp_path: Path) -> None:
    """Its page, the pages that list it, and the feed; the pages of episodes stay as they are."""
    folder = announced(tmp_path)
    before, after = prints(folder, AT), prints(folder, START)
    changed = {key for key in after if before.get(key) != after[key]}
    assert before.keys() == after.keys()
    assert changed == {"index.html", "events.html", "talks/index.html", "talks/kickoff.html", "talks/feed.xml"}


def test_a_draft_is_announced_only_in_a_preview(tmp_path: Path) -> None:
    """Like every draft."""
    folder = announced(tmp_path, draft=True)
    assert edition(folder, AT).broadcasts == ()
    assert [one.episode.slug for one in edition(folder, AT, drafts=True).broadcasts] == ["kickoff"]


def test_the_recording_takes_the_place_of_the_event(tmp_path: Path) -> None:
    """An ordinary episode at the same page, with the same guid; what was said of the event is no longer looked at."""
    folder = announced(tmp_path)
    (broadcast,) = edition(folder, START).broadcasts
    folder.episode("kickoff", date=START, live=LIVE)
    after = edition(folder, START + HOUR)
    assert after.broadcasts == ()
    assert (after.entries[0].key, after.entries[0].episode.guid) == (broadcast.key, broadcast.episode.guid)


def test_nothing_is_promised_of_an_event(tmp_path: Path) -> None:
    """Apps do not hold it as an episode: it may be moved or called off."""
    release = build(announced(tmp_path).catalog(), START)
    assert [one.title for one in release.feeds["talks/feed.xml"].episodes] == ["First"]


def test_events_come_soonest_first(tmp_path: Path) -> None:
    """By when they begin; those of one moment in the order of their names."""
    folder = announced(tmp_path)
    folder.episode("sooner", recording=None, transcripts=None, date=START - HOUR, live=LIVE)
    folder.episode("at-the-same-time", recording=None, transcripts=None, date=START, live=LIVE)
    told = [one.episode.slug for one in edition(folder, AT).broadcasts]
    assert told == ["sooner", "at-the-same-time", "kickoff"]


def test_notes_lead_to_the_page_of_an_event(tmp_path: Path) -> None:
    """A link to its file leads to where its recording will be, also before it begins."""
    folder = announced(tmp_path, notes="After [the first](first.md).")
    folder.episode("second", notes="Come to [the kickoff](kickoff.md).")
    artifacts = build(folder.catalog(), AT).artifacts
    assert b'href="kickoff.html"' in _body(artifacts["talks/second.html"])
    assert b'href="first.html"' in _body(artifacts["talks/kickoff.html"])
    assert b"talks/kickoff.html" in _body(artifacts["talks/feed.xml"])


def test_the_artwork_of_an_event_is_published(tmp_path: Path) -> None:
    """Its own, or else the show's."""
    release = build(announced(tmp_path, artwork="media/kickoff.jpg").catalog(), AT)
    assert any(key.startswith("media/kickoff-") for key in release.artifacts)


def test_the_page_of_all_events_is_always_there_and_found_where_there_are_any(tmp_path: Path) -> None:
    """Publishing only adds; search engines are told of it as long as it tells of something, and so is the home page."""
    before = build(talks(tmp_path / "quiet", "first").catalog(), AT).artifacts
    after = build(announced(tmp_path / "loud").catalog(), AT).artifacts
    for artifacts, there in ((before, False), (after, True)):
        assert (b"noindex" not in _body(artifacts["events.html"])) is there
        assert (b"/events.html<" in _body(artifacts["sitemap.xml"])) is there
        assert (b'href="events.html"' in _body(artifacts["index.html"])) is there
    assert b"talks/kickoff.html" in _body(after["events.html"])


def test_the_page_of_all_events_comes_between_what_it_leads_to_and_what_leads_to_it(tmp_path: Path) -> None:
    """After events and shows, before the home page."""
    artifacts = build(announced(tmp_path).catalog(), AT).artifacts
    ranks = [artifacts[key].rank for key in ("talks/kickoff.html", "talks/index.html", "events.html", "index.html")]
    assert ranks == sorted(set(ranks))


def test_the_home_page_tells_of_a_few_events_and_is_left_alone_by_the_others(tmp_path: Path) -> None:
    """The next ones; all of them are on their page and on that of their show."""
    folder = announced(tmp_path)
    for day in range(1, 9):
        begins = START + timedelta(days=day)
        live = LIVE | {"end": begins + HOUR}
        folder.episode(f"day-{day}", recording=None, transcripts=None, date=begins, live=live)
    home, events, show = ("index.html", "events.html", "talks/index.html")
    artifacts = build(folder.catalog(), AT).artifacts
    told = {key: _body(artifacts[key]).count(b'class="broadcast"') for key in (home, events, show)}
    assert told == {home: 6, events: 9, show: 9}
    assert b"kickoff.html" in _body(artifacts[home])
    before = prints(folder, AT)
    folder.episode("day-8", recording=None, transcripts=None, date=begins, live=live, title="Another")
    after = prints(folder, AT)
    assert [before[key] == after[key] for key in (home, events, show)] == [True, False, False]


def test_a_show_called_events_has_its_own_pages(tmp_path: Path) -> None:
    """They stand below it; the page of all events leads there."""
    folder = announced(tmp_path)
    folder.show("events")
    folder.episode("gala", show="events", recording=None, transcripts=None, date=START, live=LIVE)
    artifacts = build(folder.catalog(), AT).artifacts
    assert {"events.html", "events/index.html", "events/gala.html"} <= artifacts.keys()
    assert b'href="events/gala.html"' in _body(artifacts["events.html"])


def test_of_a_show_that_is_hidden_no_more_is_told_than_on_the_home_page(tmp_path: Path) -> None:
    """Whoever finds the one finds the other; lists for programs have neither the show nor its people."""
    folder = announced(tmp_path, people=(jo := [{"name": "Jo"}]))
    folder.show("secret", block=True)
    folder.episode("gala", show="secret", recording=None, transcripts=None, date=START, live=LIVE, people=jo)
    artifacts = build(folder.catalog(), AT).artifacts
    home, events = (_body(artifacts[key]) for key in ("index.html", "events.html"))
    assert (b"secret/gala.html" in home) is (b"secret/gala.html" in events)
    assert b"people/jo" not in events
    assert b"/secret/" not in _body(artifacts["sitemap.xml"])


def test_who_speaks_at_an_event_is_known_by_their_page(tmp_path: Path) -> None:
    """Machines are told that it is the same person."""
    jo = [{"name": "Jo", "role": "guest"}]
    folder = announced(tmp_path, people=jo)
    folder.episode("second", people=jo)
    assert b"people/jo/index.html#person" in _body(build(folder.catalog(), AT).artifacts["events.html"])


def _body(artifact: Any) -> bytes:
    body = artifact.make()
    assert isinstance(body, bytes)
    return body
