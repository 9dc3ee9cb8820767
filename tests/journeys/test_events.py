"""An event on its way from an announcement to an episode, and a long feed that loses nothing, by the command line."""

import re
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from urllib.parse import urljoin

import feedparser
import pytest
from tests.support.command import Ran, called
from tests.support.recordings import mp3

from turncast.cli import surroundings

START = datetime(2027, 4, 24, 18, tzinfo=UTC)
HOUR = timedelta(hours=1)
SLUG = "kickoff"
EVENT = """+++
title = "Implicit Bias, Structural Racialization, and Equity"
show = "talks"
number = 2
date = 2027-04-24T11:00:00-07:00
description = "Tips and tools to use in your work."
guid = "0c9d2a57-9d8c-4d20-9a6f-24f1a6f0a1de"
{recording}
[live]
end = 2027-04-24T12:00:00-07:00
zone = "Pacific Time"
register_at = "https://webinars.example.net/register"
+++

What it is about.
"""


@pytest.fixture
def webinar(project: Path) -> Path:
    """A project with an episode and an event."""
    (project / f"episodes/{SLUG}.md").write_text(EVENT.format(recording=""))
    return project


def at(moment: datetime, project: Path, *arguments: str) -> Ran:
    """Run a word of Turncast at that moment; it must find all fine."""
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(surroundings, "now", lambda: moment)
        ran = called(*arguments, at=project)
    assert ran.code == 0, ran.err
    return ran


def published(moment: datetime, project: Path) -> Any:
    """The receipt of publishing at that moment."""
    return at(moment, project, "publish", "--json").json["receipt"]


def page(project: Path, key: str = f"talks/{SLUG}.html") -> str:
    """What a page says, in words."""
    html = (project / "public" / key).read_text(encoding="utf-8")
    return " ".join(re.sub(r"<[^>]*>", " ", html.partition("<main")[2]).split())


@pytest.mark.parametrize(
    ("moment", "state", "told"),
    [
        (START - HOUR, "upcoming", "REGISTER"),
        (START, "live", "JOIN NOW"),
        (START + HOUR, "ended", "It has ended; the recording follows here."),
    ],
)
def test_where_an_event_stands(webinar: Path, moment: datetime, state: str, told: str) -> None:
    """Its page, that of all events, the front page and the show's say it, and so do list and status."""
    published(moment, webinar)
    for key in (f"talks/{SLUG}.html", "events.html", "index.html", "talks/index.html"):
        assert told in page(webinar, key)
        assert "Saturday, April 24, 2027, 11 a.m. – noon Pacific Time" in page(webinar, key)
    row = next(row for row in at(moment, webinar, "list", "--json").json if row["slug"] == SLUG)
    assert (row["state"], row["kind"], row["duration"]) == (state, "event", None)
    (show,) = at(moment, webinar, "status", "--json").json["shows"]
    assert (show["live"], show["events"], show["waiting"], show["scheduled"]) == (1, 1, 0, 0)


def test_from_the_announcement_to_the_recording(webinar: Path) -> None:
    """A publish at each moment changes only what tells of the event; the recording takes over its page."""
    told = {f"talks/{SLUG}.html", "events.html", "index.html", "talks/index.html", "talks/feed.xml"}
    assert told <= set(published(START - HOUR, webinar)["added"])
    (status,) = at(START - HOUR, webinar, "status", "--json").json["shows"]
    assert status["next"] == "2027-04-24T11:00:00-07:00"
    nothing = published(START - HOUR / 2, webinar)
    assert (nothing["added"], nothing["replaced"]) == ([], [])
    assert set(published(START, webinar)["replaced"]) == told
    assert set(published(START + HOUR, webinar)["replaced"]) == told
    mp3(webinar / "media/kickoff.mp3", frames=400)
    (webinar / f"episodes/{SLUG}.md").write_text(EVENT.format(recording='recording = "media/kickoff.mp3"\n'))
    assert told <= set(published(START + 2 * HOUR, webinar)["replaced"])
    assert "LISTEN NOW" in page(webinar, "index.html")
    assert "REGISTER" not in page(webinar)
    assert "No events are planned." in page(webinar, "events.html")
    feed = feedparser.parse((webinar / "public/talks/feed.xml").read_bytes())
    assert feed.entries[0].id == "0c9d2a57-9d8c-4d20-9a6f-24f1a6f0a1de"


def test_an_event_may_be_called_off(webinar: Path) -> None:
    """Nothing was promised of it, so that publishing without it is not refused."""
    published(START - HOUR, webinar)
    (webinar / f"episodes/{SLUG}.md").unlink()
    published(START, webinar)
    assert "REGISTER" not in page(webinar, "index.html")


def test_an_error_in_a_draft_stops_nothing(project: Path) -> None:
    """It is told as a warning, whatever is wrong: a word, a recording that is not there yet; until it is no draft."""
    draft = 'title = "Soon"\nshow = "talks"\ndate = 2027-01-01\nguid = "soon"\ndraft = true\n'
    for name, line in (("lost", 'recording = "media/lost.mp3"'), ("wrong", 'number = "eleven"')):
        (project / f"episodes/{name}.md").write_text(f"+++\n{draft}{line}\n+++\n\nSoon.\n")
    findings = at(START, project, "check", "--json").json["findings"]
    assert {("missing-file", "warning"), ("wrong-value", "warning")} <= {
        (one["code"], one["level"]) for one in findings
    }
    published(START, project)
    lost = project / "episodes/lost.md"
    lost.write_text(lost.read_text().replace("draft = true\n", ""))
    assert called("publish", at=project).code == 1


def test_a_long_feed_is_parted_and_loses_nothing(project: Path) -> None:
    """Whoever follows `next` from the address apps know meets every episode once; a new one leaves old parts alone."""
    show = project / "feeds/talks.toml"
    show.write_text("feed_limit = 4\n" + show.read_text())
    for number in range(2, 11):
        _talk(project, number)
    published(START, project)
    assert _walked(project) == [*(f"guid-{number}" for number in range(10, 1, -1)), _walked(project)[-1]]
    assert len(_walked(project)) == 10
    _talk(project, 11)
    receipt = published(START, project)
    feeds = {
        key
        for key in (*receipt["added"], *receipt["replaced"])
        if key.startswith("talks/feed") and key.endswith(".xml")
    }
    assert "talks/feed.xml" in feeds
    assert len(feeds) <= 3
    assert "talks/feed-1.xml" not in feeds
    assert len(set(_walked(project))) == 11


def _talk(project: Path, number: int) -> None:
    words = f'title = "Talk {number}"\nshow = "talks"\nnumber = {number}\nguid = "guid-{number}"\n'
    mp3(project / f"media/talk-{number}.mp3", frames=100 + number)
    (project / f"episodes/talk-{number}.md").write_text(
        f'+++\n{words}date = 2026-01-{number:02}\nrecording = "media/talk-{number}.mp3"\n+++\n\nA talk.\n'
    )


def _walked(project: Path) -> list[str]:
    """The episodes a reader meets that goes from document to document."""
    site, guids = "https://podcast.example.net/", []
    address: str | None = f"{site}talks/feed.xml"
    while address:
        feed = feedparser.parse((project / "public" / address.removeprefix(site)).read_bytes())
        guids += [entry.id for entry in feed.entries]
        following = [link.href for link in feed.feed.links if link.rel == "next"]
        address = urljoin(address, following[0]) if following else None
    return guids
