"""The nouns keep what they promise, whoever makes them."""

import math
from datetime import UTC, date, datetime, time, timedelta, timezone
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError
from tests.support.editions import episode

from turncast.models.artifact import Artifact, CacheControl, Release, Wave
from turncast.models.catalog import Catalog
from turncast.models.episode import EPISODE_LINK, Episode
from turncast.models.finding import Finding, Level
from turncast.models.project import Project, Publishing, Site
from turncast.models.recording import Chapter, Sound
from turncast.models.show import Location, Owner, Show, feed_guid


@pytest.mark.parametrize(
    ("address", "guid"),
    [
        ("podnews.net/rss", "9b024349-ccf0-5f69-a609-6b82873eab3c"),
        ("https://podnews.net/rss", "9b024349-ccf0-5f69-a609-6b82873eab3c"),
        ("http://podnews.net/rss//", "9b024349-ccf0-5f69-a609-6b82873eab3c"),
        ("https://mp3s.nashownotes.com/pc20rss.xml", "917393e3-1b1e-5cef-ace4-edaa54e1f810"),
    ],
)
def test_the_guid_of_a_feed_is_what_the_podcast_namespace_computes(address: str, guid: str) -> None:
    """The values the namespace's own documentation gives, without scheme and trailing slashes."""
    assert feed_guid(address) == guid


@pytest.mark.parametrize(
    ("url", "address"),
    [
        ("https://a.dev", "https://a.dev/talks/feed.xml"),
        ("https://a.dev/", "https://a.dev/talks/feed.xml"),
        ("https://a.dev:8443/pod//", "https://a.dev:8443/pod/talks/feed.xml"),
        ("http://[::1]:8000/", "http://[::1]:8000/talks/feed.xml"),
    ],
)
def test_an_address_is_made_of_the_site_and_the_key(url: str, address: str) -> None:
    """Exactly one slash stands between them."""
    assert Site(title="x", url=url).address("talks/feed.xml") == address


@pytest.mark.parametrize(
    "url",
    ["", "a.dev", "//a.dev", "ftp://a.dev", "https://", "https:///x", "https://[::1", "https://a.dev:x/", "https://a.dev:99999",
     "https://u@a.dev", "https://u:p@a.dev/", "https://a.dev/?a", "https://a.dev/#a", "https://a b.dev", "https://a.dev/a\nb",
     "https://a.dev\\b", "https://a.dev/\x00", "javascript:alert(1)", "https://?x"],
)  # fmt: skip
def test_a_site_needs_an_address_that_keys_can_be_appended_to(url: str) -> None:
    """Nothing with a query, a fragment, a user's name, white space, or without a host."""
    with pytest.raises(ValidationError, match="expected an address such as"):
        Site(title="x", url=url)


@given(st.text())
def test_any_text_is_an_address_or_is_refused(text: str) -> None:
    """No text makes the check of an address stumble, and one that passes makes addresses of one line."""
    try:
        site = Site(title="x", url=f"https://{text}")
    except ValidationError:
        return
    assert len(site.address("a").split()) == 1


@given(st.dates(date(1900, 1, 2), date(9998, 12, 30)), st.times(), st.integers(-23 * 60, 23 * 60))
def test_a_moment_survives_being_dumped(day: date, at: time, minutes: int) -> None:
    """An episode read back from JSON is the same episode, date and zone included."""
    told = episode(date=datetime.combine(day, at, timezone(timedelta(minutes=minutes))))
    again = Episode.model_validate_json(told.model_dump_json())
    assert again.date == told.date
    assert again.date.utcoffset() == told.date.utcoffset()
    assert told.date.astimezone(UTC).year > 0


def test_a_day_is_noon() -> None:
    """A date alone is noon UTC, from TOML and from text alike."""
    noon = datetime(2020, 6, 19, 12, tzinfo=UTC)
    assert episode(date=date(2020, 6, 19)).date == episode(date="2020-06-19").date == noon


def test_the_newest_episode_comes_first_in_whatever_order_they_were_read() -> None:
    """Equal dates follow the slugs, so that the order is the same on every machine."""
    show = Show(title="x", description="x", slug="interviews", path="feeds/interviews.toml")
    dates = {"b": "2020-01-01", "c": "2021-01-01", "a": "2020-01-01"}
    site = Site(title="x", url="https://a.dev")
    catalog = Catalog(
        project=Project(root=Path("/"), site=site, publish=Publishing()),
        shows=(show,),
        episodes=tuple(episode(slug=slug, date=date) for slug, date in dates.items()),
    )
    assert [one.slug for one in catalog.episodes_of(show)] == ["c", "a", "b"]


@pytest.mark.parametrize("wrong", [math.nan, math.inf, -math.inf, -1])
def test_a_second_is_a_finite_number(wrong: float) -> None:
    """Neither a chapter nor a recording is at infinity, or nowhere."""
    with pytest.raises(ValidationError):
        Chapter(start=wrong, title="x")
    if not math.isfinite(wrong):
        with pytest.raises(ValidationError):
            Sound(media_type="audio/mpeg", duration=wrong)


@pytest.mark.parametrize(
    "geo", ["geo:30.2672,-97.7431", "geo:30,-97", "geo:48.2,16.37,183", "geo:1,2;u=35", "geo:1,2;crs=wgs84;u=1"]
)
def test_places_on_earth_are_taken(geo: str) -> None:
    """RFC 5870, with altitude and parameters."""
    assert Location(name="Here", geo=geo).geo == geo


@pytest.mark.parametrize("geo", ["30,-97", "geo:30", "geo:30,x", "geo:30,-97 or so", "geo:1,2,3,4", "geo:1,2;"])
def test_what_is_no_place_is_refused(geo: str) -> None:
    """The whole text must be a place, not only its beginning."""
    with pytest.raises(ValidationError, match="latitude and longitude"):
        Location(name="Here", geo=geo)


@pytest.mark.parametrize("email", ["a", "a@b", "a@b.c>", "a b@c.de", "<a@b.de>", "a@b@c.de", "Jo <a@b.de>"])
def test_an_owner_needs_a_plain_address(email: str) -> None:
    """Directories send a code to it: nothing but the address itself will do."""
    with pytest.raises(ValidationError, match="an e-mail address such as"):
        Owner(name="Jo", email=email)


def test_white_space_around_words_is_not_kept() -> None:
    """What a producer writes is trimmed: apps compare some of it to the letter."""
    assert Owner(name=" Jo\n", email="\ta@b.de\n") == Owner(name="Jo", email="a@b.de")


@pytest.mark.parametrize(
    ("href", "slug"),
    [
        ("nick-wahl.md", "nick-wahl"),
        ("./nick-wahl.md#notes", "nick-wahl"),
        ("episodes/nick-wahl.md", "nick-wahl"),
        ("../episodes/nick-wahl.md", "nick-wahl"),
        ("https://a.dev/nick-wahl.md", None),
        ("../../episodes/nick-wahl.md", None),
        ("media/nick-wahl.md", None),
        ("Nick.md", None),
        ("nick-wahl.mdx", None),
    ],
)
def test_a_link_to_an_episode_file_is_recognised(href: str, slug: str | None) -> None:
    """As an editor writes it, beside the file or from the project's folder."""
    found = EPISODE_LINK.fullmatch(href)
    assert (found and found["slug"]) == slug


@pytest.mark.parametrize(
    ("finding", "place"),
    [
        ({"path": "a.md", "line": 7, "column": 3}, "a.md:7:3"),
        ({"path": "a.md", "line": 7}, "a.md:7"),
        ({"path": "a.md"}, "a.md"),
        ({}, ""),
    ],
)
def test_a_place_is_written_as_editors_read_it(finding: dict[str, object], place: str) -> None:
    """Path, line and column as far as they are known."""
    assert Finding.model_validate({"code": "a", "level": Level.ERROR, "message": "b", **finding}).place == place


def test_a_key_in_a_release_stands_for_one_thing() -> None:
    """An object named by two episodes is stored once."""
    first, second = (
        Artifact("a", Wave.MEDIA, "audio/mpeg", CacheControl.IMMUTABLE, "f", lambda: b"") for _ in range(2)
    )
    assert first == second
    assert list(Release.of([first, second]).artifacts) == ["a"]
    assert first.immutable


def test_waves_put_what_is_pointed_at_first() -> None:
    """Recordings before pages, and feeds last of all."""
    assert sorted(Wave) == [Wave.MEDIA, Wave.SIDECAR, Wave.PAGE, Wave.FEED]
