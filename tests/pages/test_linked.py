"""What pages are about, as machines read it."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from tests.pages import samples
from tests.pages.markup import Document
from tests.pages.test_theme import RENDERED, read

from turncast.models.edition import Status
from turncast.models.people import Person
from turncast.pages import Theme

SCHEMA = json.loads((Path(__file__).parents[1] / "schemas" / "linked-data.json").read_text(encoding="utf-8"))
BASE = "https://turn.example/casts/"


def said(page: Document) -> dict[str, dict[str, Any]]:
    """The things of a page, by type."""
    document = json.loads(page.one("script", type="application/ld+json").text)
    Draft202012Validator(SCHEMA).validate(document)
    return {thing["@type"]: thing for thing in document["@graph"]}


def test_the_schema_is_one() -> None:
    """And refuses what schema.org does not know of a type."""
    Draft202012Validator.check_schema(SCHEMA)
    odd = {"@context": "https://schema.org", "@graph": [{"@type": "Person", "name": "Jo", "shoeSize": 39}]}
    assert not Draft202012Validator(SCHEMA).is_valid(odd)


@pytest.mark.parametrize("name", [name for name in RENDERED if name != "embed"])
def test_every_page_says_what_it_is_about(name: str) -> None:
    """In shapes that schema.org knows, with what Google asks for; the player for other sites leaves it to the page."""
    assert said(read(name))


@pytest.mark.parametrize(
    ("name", "types"),
    [
        ("home", {"WebSite"}),
        ("show", {"PodcastSeries", "BreadcrumbList"}),
        ("audio", {"PodcastEpisode", "BreadcrumbList"}),
        ("video", {"PodcastEpisode", "BreadcrumbList"}),
        ("event", {"Event", "BreadcrumbList"}),
        ("events", {"Event", "BreadcrumbList"}),
        ("no events", {"BreadcrumbList"}),
        ("subscribe", {"PodcastSeries", "BreadcrumbList"}),
    ],
)
def test_each_kind_of_page_has_its_things(name: str, types: set[str]) -> None:
    """No more and no less."""
    assert said(read(name)).keys() == types


def test_an_episode_is_told_whole() -> None:
    """Who is heard, where the sound is, and which show it is part of."""
    told = said(read("audio"))["PodcastEpisode"]
    assert told["name"] == "Nick Wahl: Interest-Based Bargaining"
    assert told["partOfSeries"]["@id"] == said(read("show"))["PodcastSeries"]["@id"]
    (sound,) = told["associatedMedia"]
    assert (sound["@type"], sound["contentUrl"]) == ("AudioObject", f"{BASE}media/nick-wahl-bbbbbbbbbbbb.mp3")
    assert (told["duration"], sound["contentSize"]) == ("PT12M34S", "2400000")
    assert [person["name"] for person in told["author"]] == ["Jo Anderson"]
    assert [(person["name"], person["url"]) for person in told["actor"]] == [("Nick Wahl", "https://wahl.example/")]


def test_a_webinar_is_a_video() -> None:
    """With the picture, the day and the words that search engines ask for."""
    (film,) = said(read("video"))["PodcastEpisode"]["associatedMedia"]
    assert film["@type"] == "VideoObject"
    assert {"name", "description", "thumbnailUrl", "uploadDate"} <= film.keys()


def test_breadcrumbs_are_those_of_the_page() -> None:
    """In the order in which they stand, each with its whole address."""
    steps = said(read("audio"))["BreadcrumbList"]["itemListElement"]
    assert [(step["position"], step["item"]) for step in steps] == [
        (1, f"{BASE}index.html"), (2, f"{BASE}interviews/index.html"), (3, f"{BASE}interviews/nick-wahl.html"),
    ]  # fmt: skip


def test_an_event_says_when_and_where() -> None:
    """It takes place where one registers; by whom, and from when to when."""
    told = said(read("event"))["Event"]
    assert told["location"]["url"] == "https://webinars.example/register?id=1&from=turn"
    assert (told["startDate"], told["endDate"]) == ("2021-10-25T16:00:00-04:00", "2021-10-25T17:30:00-04:00")


Trap = Callable[[], bytes]
TRAPS: dict[str, Trap] = {
    "person": lambda: Theme().episode(
        samples.episode(samples.interview(people=(Person(name="Mallory", url="javascript:alert(1)"),)))
    ),
    "event": lambda: Theme().broadcast(
        samples.announcement(samples.broadcast(Status.PENDING, register_at="javascript:alert(1)"))
    ),
}


@pytest.mark.parametrize("name", TRAPS)
def test_an_address_that_could_run_is_not_passed_on(name: str) -> None:
    """Nor to machines."""
    page = TRAPS[name]()
    assert said(Document(page))
    assert b"javascript:" not in page
