"""Long lists are parted, seasons and people have pages, and one new episode changes few of them."""

import re
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.pages.markup import Document
from tests.support.projects import AT, Folder, talks

from turncast.building import build
from turncast.building.shelves import SHELF, shelves
from turncast.models.artifact import Artifact


def released(folder: Folder) -> dict[str, Artifact]:
    """What is published."""
    return dict(build(folder.catalog(), AT).artifacts)


def page(artifacts: dict[str, Artifact], key: str) -> Document:
    """A page, read."""
    body = artifacts[key].make()
    assert isinstance(body, bytes)
    return Document(body)


def entries(document: Document) -> list[str]:
    """The titles a page lists."""
    return [heading.text for heading in document.all("h3")]


def walked(artifacts: dict[str, Artifact], key: str) -> list[str]:
    """Every title, from the page *key* on through all earlier parts."""
    seen: list[str] = []
    while key:
        document = page(artifacts, key)
        seen += entries(document)
        following = [link.attributes["href"] or "" for link in document.all("a", rel="next")]
        key = str(Path("/", key).parent.joinpath(following[0]).resolve())[1:] if following else ""
    return seen


@given(count=st.integers(0, 200), most=st.integers(1, 40))
def test_every_thing_is_on_one_shelf_in_its_order(count: int, most: int) -> None:
    """No shelf holds more than it may; the first has the newest, and each leads to the next."""
    found = list(shelves(range(count), "first", "older-{}".format, most))
    assert [thing for shelf in found for thing in shelf.things] == list(range(count))
    assert all(len(shelf.things) <= most for shelf in found)
    assert [shelf.older_key for shelf in found] == [shelf.key for shelf in found[1:]] + [None]
    assert [shelf.newer_key for shelf in found] == [None] + [shelf.key for shelf in found[:-1]]
    assert [shelf.number for shelf in found] == list(range(len(found), 0, -1))


@given(count=st.integers(0, 200), most=st.integers(2, 40))
def test_one_more_thing_changes_the_first_shelf_and_at_most_what_leads_to_it(count: int, most: int) -> None:
    """The older ones hold what they held."""
    before = {shelf.key: shelf.things for shelf in shelves(range(count), "first", "older-{}".format, most)}
    after = {shelf.key: shelf.things for shelf in shelves(range(-1, count), "first", "older-{}".format, most)}
    assert {key for key in before if before[key] != after[key]} == {"first"}
    assert len(after) - len(before) in (0, 1)


@pytest.fixture
def many(tmp_path: Path) -> Folder:
    """A show with more episodes than a page has room for, in two seasons, one of which has a name."""
    folder = Folder(tmp_path)
    folder.show(seasons=[{"number": 2, "name": "Onward"}])
    for number in range(SHELF + 3):
        people = [{"name": "Jo Anderson"}, {"name": f"Guest {number % 3}", "role": "guest"}]
        folder.episode(f"talk-{number}", season=1 + number // 20, number=number + 1, people=people, transcripts=None)
    return folder


def test_a_show_with_many_episodes_is_read_in_parts(many: Folder) -> None:
    """All of them are met, newest first, by going on from page to page; the home page has the newest."""
    artifacts = released(many)
    titles = [f"Talk {number}" for number in range(SHELF + 2, -1, -1)]
    assert walked(artifacts, "talks/index.html") == titles
    assert entries(page(artifacts, "index.html"))[1:] == titles[:SHELF]
    assert walked(artifacts, "people/jo-anderson/index.html") == titles
    assert f"{SHELF + 3} episodes" in page(artifacts, "index.html").one("html").text


def test_a_season_has_a_page_under_its_name(many: Folder) -> None:
    """With its episodes alone; the show and each episode lead there."""
    artifacts = released(many)
    assert page(artifacts, "talks/seasons/2.html").one("h1").text == "Season 2: Onward"
    assert entries(page(artifacts, "talks/seasons/2.html")) == [f"Talk {number}" for number in range(SHELF + 2, 19, -1)]
    assert page(artifacts, "talks/seasons/1.html").one("h1").text == "Season 1"
    links = page(artifacts, "talks/index.html").links()
    assert [link for link in links if "seasons/" in link] == ["seasons/2.html", "seasons/1.html"]
    assert "seasons/1.html" in page(artifacts, "talks/talk-3.html").links()


def test_everybody_named_has_a_page(many: Folder) -> None:
    """Guests and hosts, with all of their episodes, in whatever show; names that make one address are one person."""
    many.show("films", artwork=None)
    many.episode("film", show="films", people=[{"name": "GUEST 1", "role": "Narrator"}], transcripts=None)
    artifacts = released(many)
    guest = page(artifacts, "people/guest-1/index.html")
    assert "NarratorGuest" in [facts.text for facts in guest.all("p", class_="facts")]
    assert entries(guest)[0] == "Film"
    assert len(walked(artifacts, "people/guest-1/index.html")) == 1 + len(range(1, SHELF + 3, 3))
    assert "../people/guest-1/index.html" in page(artifacts, "films/film.html").links()


def test_people_of_a_hidden_show_are_not_told_of(tmp_path: Path) -> None:
    """Their page would name what nobody is to find."""
    folder = talks(tmp_path, "first")
    folder.show(block=True, people=[{"name": "Jo"}])
    artifacts = released(folder)
    assert not [key for key in artifacts if key.startswith("people/")]
    assert not [link for link in page(artifacts, "talks/first.html").links() if "people/" in link]


@pytest.mark.parametrize("names", [("index", "feed"), ("1", "subscribe"), ("people", "embed")])
def test_no_name_stands_in_the_way_of_another(tmp_path: Path, names: tuple[str, str]) -> None:
    """A show may be called people, an episode subscribe, and a person index."""
    folder = Folder(tmp_path)
    folder.show("people")
    for name in names:
        slug = name if name != "index" else "an-index"
        folder.episode(slug, show="people", season=1, people=[{"name": name}])
    before = [artifact.key for artifact in build(folder.catalog(), AT).artifacts.values()]
    assert len(before) == len(set(before))
    artifacts = released(folder)
    for name in names:
        assert page(artifacts, f"people/{name}/index.html").one("h1").text == name
    assert page(artifacts, "people/index.html").one("h1").text == "People"


def changed(before: dict[str, Artifact], after: dict[str, Artifact]) -> set[str]:
    """The keys of pages and lists that were there and are other ones now."""
    return {key for key, one in before.items() if key not in after or after[key].fingerprint != one.fingerprint}


def newest(folder: Folder, **words: Any) -> None:
    """One more episode."""
    folder.episode("newest", people=[{"name": "Guest 1"}], transcripts=None, season=2, date="2025-12-31", **words)


def test_one_more_episode_changes_few_pages(many: Folder) -> None:
    """Those that list it, its neighbour, its people and its season, and the lists for machines."""
    before = released(many)
    newest(many)
    assert {key for key in changed(before, released(many)) if not key.startswith("search/")} == {
        "index.html",
        "search.json",
        "sitemap.xml",
        "talks/index.html",
        "talks/feed.xml",
        "talks/feed.json",
        "talks/talk-26.html",
        "talks/seasons/2.html",
        "people/guest-1/index.html",
    }


def test_a_transcript_has_a_page(tmp_path: Path) -> None:
    """Of each episode that has one; other notes leave it alone."""
    folder = talks(tmp_path, "first")
    folder.episode("second", transcripts=None)
    before = released(folder)
    assert [key for key in before if "/transcripts/" in key] == ["talks/transcripts/first.html"]
    assert "Welcome." in page(before, "talks/transcripts/first.html").one("main").text
    folder.episode("first", notes="Other words.", date="2020-01-01")
    after = released(folder)
    assert "talks/transcripts/first.html" not in changed(before, after)


def test_pages_are_light(many: Folder) -> None:
    """HTML and styles of every page are lighter than 60 kB, with as many entries as a page may have."""
    words = "A sentence or two of plain text, as directories ask for, of about two hundred characters. " * 2
    for number in range(SHELF + 3):
        many.episode(f"talk-{number}", description=words, people=[{"name": "Jo Anderson"}], transcripts=None)
    artifacts = released(many)
    styles = sum(_size(one) for key, one in artifacts.items() if re.search(r"theme/(style|accent)-", key))
    heaviest = max(_size(one) for key, one in artifacts.items() if key.endswith(".html"))
    assert heaviest + styles < 60_000


def _size(artifact: Artifact) -> int:
    body = artifact.make()
    assert isinstance(body, bytes)
    return len(body)
