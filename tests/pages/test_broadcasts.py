"""Events before there is a recording of them, as pages tell of them."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.pages import samples
from tests.pages.markup import Document

from turncast.models.edition import Status
from turncast.models.elsewhere import Link
from turncast.models.people import Person
from turncast.pages import Theme
from turncast.pages.occasions import occasion, offset_name

THEME = Theme()


def page(status: Status = Status.PENDING, **words: Any) -> Document:
    """The page of an event."""
    return Document(THEME.broadcast(samples.announcement(samples.broadcast(status, **words))))


@pytest.mark.parametrize(
    ("start", "end", "zone", "told"),
    [
        ("2021-10-25T16:00:00-04:00", "2021-10-25T17:30:00-04:00", "Eastern Time",
         "Monday, October 25, 2021, 4–\u20605:30\u00a0p.m. Eastern Time"),
        ("2019-04-24T11:00:00-07:00", "2019-04-24T12:00:00-07:00", "Pacific Time",
         "Wednesday, April 24, 2019, 11\u00a0a.m.\u00a0–\u00a0noon Pacific Time"),
        ("2021-10-25T16:00:00-04:00", "2021-10-25T21:30:00Z", None,
         "Monday, October 25, 2021, 4–\u20605:30\u00a0p.m. UTC−4"),
        ("2021-10-25T09:15:00Z", "2021-10-25T13:00:00Z", None,
         "Monday, October 25, 2021, 9:15\u00a0a.m.\u00a0–\u00a01\u00a0p.m. UTC"),
        ("2021-10-25T23:00:00+05:30", "2021-10-26T00:00:00+05:30", None,
         "Monday, October 25, 2021, 11\u00a0p.m. – Tuesday, October 26, 2021, midnight UTC+5:30"),
    ],
)  # fmt: skip
def test_people_read_when_an_event_is(start: str, end: str, zone: str | None, told: str) -> None:
    """Day of the week, day, both times and the zone, as an announcement says it; the end in the zone of the start."""
    event = samples.broadcast(date=datetime.fromisoformat(start), end=datetime.fromisoformat(end), zone=zone)
    assert occasion(event, "en-US") == told


@pytest.mark.parametrize(
    ("language", "told"),
    [
        ("en-GB", "Monday, 25 October 2021, 16:00–17:30 Eastern Time"),
        ("es", "lunes, 25 de octubre de 2021, 16:00–17:30 Eastern Time"),
        ("de", "Montag, 25. Oktober 2021, 16:00–17:30\u00a0Uhr Eastern Time"),
        ("ar", "الاثنين، 25 أكتوبر 2021، 4:00\u00a0م\u00a0–\u00a05:30\u00a0م Eastern Time"),
        ("ja", "2021年10月25日月曜日 16時00分～17時30分 Eastern Time"),
    ],
)
def test_each_language_tells_days_and_times_its_own_way(language: str, told: str) -> None:
    """The order, the names of days and months, the clock of twelve hours or of twenty-four."""
    assert occasion(samples.broadcast(), language) == told


@given(
    st.timezones(),
    st.datetimes(datetime.fromisoformat("1900-01-02"), datetime.fromisoformat("9998-12-30")),
    st.timedeltas(timedelta(), timedelta(2)),
    st.sampled_from(["en-US", "en-GB", "es", "de", "ar", "he", "ja", "zh-Hant", "fr", "tlh"]),
)
def test_any_event_can_be_told(zone: Any, start: datetime, length: timedelta, language: str) -> None:
    """Whatever the zone, the language and however long it is, on one line and with both times."""
    begins = start.replace(tzinfo=UTC).astimezone(zone)
    event = samples.broadcast(date=begins, end=begins + length, zone=None)
    assert occasion(event, language).endswith(f" {offset_name(begins)}")
    assert "\n" not in occasion(event, language)


def test_one_registers_for_what_is_to_come() -> None:
    """The button leads to where people sign up; the time is there for programs too."""
    event = page()
    call = event.one("a", class_="sign")
    assert call.attributes["href"] == "https://webinars.example/register?id=1&from=turn"
    assert call.text == "REGISTER: Leading Forward, Together"
    assert event.one("time").attributes["datetime"] == "2021-10-25T16:00:00-04:00"
    assert event.one("span", class_="status").text == "Upcoming"


def test_one_joins_what_is_on() -> None:
    """It says that it is live, and leads to the event and to its stream."""
    event = page(Status.LIVE, stream="https://stream.example/live.mp3")
    assert event.one("span", class_="live").text == "Live now"
    assert event.one("a", class_="sign").text.startswith("JOIN NOW")
    assert event.one("a", class_="quiet").attributes["href"] == "https://stream.example/live.mp3"


def test_what_ended_says_that_the_recording_follows() -> None:
    """Nobody is sent to register for what is over."""
    event = page(Status.ENDED, stream="https://stream.example/live.mp3")
    assert event.one("span", class_="follows").text == "It has ended; the recording follows here."
    assert not event.all("a", class_="sign")
    assert not event.all("a", class_="quiet")


def test_an_address_that_runs_something_is_no_button() -> None:
    """Only http, https and mailto become links."""
    event = page(Status.LIVE, register_at="javascript:alert(1)", stream="javascript:alert(2)")
    assert not [link for link in event.links() if "alert" in link]


def test_lists_tell_what_is_on_before_what_comes_before_what_ended() -> None:
    """On the front page with the show's name, on the show's own without; each leads to its page."""
    edition = samples.webinars_with_events()
    home, show = (
        Document(THEME.home(samples.home(edition, samples.interviews()))),
        Document(THEME.show(samples.show(edition))),
    )
    for listed in (home, show):
        assert [one.text for one in listed.all("span", class_="status")] == ["Live now", "Upcoming", "Ended"]
    assert "webinars/pending.html" in home.links()
    assert "pending.html" in show.links()
    assert len(home.all("p", class_="of")) == len(show.all("p", class_="of")) + 2


def test_the_page_of_all_events_has_a_part_for_each_that_stands_elsewhere() -> None:
    """What is on, what comes and what ended, each below its heading, with its show, its day and who speaks."""
    told = Document(THEME.events(samples.events()))
    assert [one.text for one in told.all("h2")] == ["Live now", "Upcoming", "Ended"]
    names = [one.attributes["href"] for one in told.all("a") if one.text == "Leading Forward, Together"]
    assert names == ["webinars/live.html", "webinars/pending.html", "webinars/ended.html"]
    assert [one.text.partition(":")[0] for one in told.all("a", class_="sign")] == ["JOIN NOW", "REGISTER"]
    assert len(told.all("time")) == len(told.all("p", class_="of")) == 3
    assert not told.all("span", class_="status")  # the heading says it
    assert not told.all("meta", name="robots")


def test_who_speaks_is_told_where_events_are_listed() -> None:
    """By name; links to them are on the page of the event."""
    event = samples.broadcast().model_copy(update={"people": (Person(name="Jo Anderson"), Person(name="<Nick>"))})
    edition = samples.webinars().model_copy(update={"broadcasts": (event,)})
    for listed in (THEME.events(samples.events(edition)), THEME.home(samples.home(edition))):
        (article,) = Document(listed).all("article", class_="broadcast")
        assert "Jo Anderson<Nick>" in article.text


def test_without_events_the_page_says_so_and_leads_to_what_there_is() -> None:
    """An address that was live once stays; search engines leave it out meanwhile."""
    told = Document(THEME.events(samples.events(samples.interviews())))
    assert told.one("p", class_="lead").text == told.meta("description") == "No events are planned."
    assert "index.html#entries" in told.links()
    assert told.meta("robots") == "noindex"


def test_an_event_says_which_part_of_its_series_it_is() -> None:
    """As its episode will."""
    assert page(number=3).one("p", class_="of").text == "Upcoming Episode 3"
    assert page().one("p", class_="of").text == "Upcoming"


def test_it_is_told_where_an_event_or_an_episode_can_be_met_elsewhere() -> None:
    """Only where the address is one to be followed; nothing is said where there is none."""
    links = (Link(title="Film & more", url="https://films.example/?a=1&b=2"), Link(title="Trap", url="javascript:x"))
    event, episode = (
        page(links=links),
        Document(THEME.episode(samples.episode(samples.interview(links=links)))),
    )
    for told in (event, episode):
        (link,) = [one for one in told.all("a") if one.text == "Film & more"]
        assert link.attributes == {"href": "https://films.example/?a=1&b=2", "rel": "noopener"}
        assert told.one("section", class_="elsewhere").text == "Elsewhere Film & more"
    assert not page(links=links[1:]).all("section", class_="elsewhere")


def test_of_two_events_to_come_the_sooner_is_first_and_of_two_past_the_later() -> None:
    """What people may still attend, and what they may just have missed."""
    events = tuple(
        samples.broadcast(status, slug=f"{status}-{day}", date=datetime(2021, 1, day, tzinfo=UTC))
        for status in (Status.ENDED, Status.PENDING)
        for day in (2, 1)
    )
    edition = samples.webinars().model_copy(update={"broadcasts": events})
    told = [broadcast.episode.slug for _, broadcast in samples.show(edition).broadcasts]
    assert told == ["pending-1", "pending-2", "ended-2", "ended-1"]


def test_a_show_leads_to_its_feeds_of_other_forms() -> None:
    """People find the feed of the sound beside that of the pictures, and so do programs."""
    edition = samples.webinars().model_copy(update={"other_feeds": {"audio": "webinars/audio.xml"}})
    show = Document(THEME.show(samples.show(edition)))
    assert [one.text for one in show.all("a", type="application/rss+xml")] == ["RSS feed", "Audio feed"]
    titles = [one.attributes["title"] for one in show.all("link", type="application/rss+xml")]
    assert titles == ["TURN Webinars", "TURN Webinars (Audio)"]
