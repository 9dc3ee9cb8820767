"""This project's feeds in apps for the terminal, as a listener subscribes to them: over HTTP, from where they are."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from lxml import etree
from tests.support.clients import GPodder, Newsboat
from tests.support.http import served
from tests.support.oracles import elements


@pytest.fixture
def shows(this_project: Path) -> Iterator[dict[str, etree._Element]]:
    """The channels of this project, by the address at which each is served."""
    with served(this_project) as address:
        files = sorted(this_project.glob("*/feed.xml"))
        yield {f"{address}{file.relative_to(this_project)}": elements(file.read_bytes())[0] for file in files}


def test_newsboat_lists_every_episode(shows: dict[str, etree._Element], tmp_path: Path) -> None:
    """It subscribes to all shows, has every episode of each by its title, and hands every enclosure to podboat."""
    newsboat = Newsboat(tmp_path)
    newsboat.reload(shows)
    for address, channel in shows.items():
        feed = newsboat.feed(address)
        assert feed["title"] == channel.findtext("title")
        assert {item["title"] for item in feed["items"]} == {item.findtext("title") for item in channel.iter("item")}
    enclosures = {one.attrib["url"] for channel in shows.values() for one in channel.iterfind("item/enclosure")}
    assert set(newsboat.queue()) == enclosures


def test_newsboat_finds_nothing_new_the_second_time(shows: dict[str, etree._Element], tmp_path: Path) -> None:
    """Read again, the same feeds add no episode and lose none: GUIDs hold."""
    newsboat = Newsboat(tmp_path)
    newsboat.reload(shows)
    before = {address: newsboat.feed(address)["items"] for address in shows}
    newsboat.reload(shows)
    assert {address: newsboat.feed(address)["items"] for address in shows} == before


def test_gpodder_lists_every_episode(shows: dict[str, etree._Element], tmp_path: Path) -> None:
    """It subscribes to each show, calls it by its title, and has every episode of it."""
    gpodder = GPodder(tmp_path)
    for address, channel in shows.items():
        gpodder.subscribe(address)
        feed = gpodder.feed(address)
        assert feed["title"] == channel.findtext("title")
        kept = {(one["guid"], one["title"], one["file_size"]) for one in feed["episodes"]}
        assert kept == {_told(item) for item in channel.iter("item")}


def _told(item: etree._Element) -> tuple[str | None, str | None, int]:
    enclosure = item.find("enclosure")
    assert enclosure is not None
    return item.findtext("guid"), item.findtext("title"), int(enclosure.attrib["length"])
