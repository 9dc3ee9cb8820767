"""The schema of a feed: it takes what Turncast writes, and is strict enough for that to mean something."""

from collections.abc import Callable, Mapping
from copy import deepcopy
from functools import cache, partial

import pytest
from lxml import etree
from tests.support.editions import everything, notes_html
from tests.support.oracles import elements, faults

from turncast.rss import render

PODCAST = "{https://podcastindex.org/namespace/1.0}"
ITUNES = "{http://www.itunes.com/dtds/podcast-1.0.dtd}"
OPTIONAL = {
    "alternateEnclosure": {"bitrate", "codecs", "default", "height", "lang", "rel", "title"},
    "block": {"id"},
    "chapter": {"href", "image"},
    "chat": {"accountId", "space"},
    "episode": {"display"},
    "image": {"alt", "aspect-ratio", "height", "purpose", "type", "width"},
    "license": {"url"},
    "link": {"type"},
    "liveItem": {"end"},
    "location": {"country", "geo", "osm", "rel"},
    "locked": {"owner"},
    "person": {"group", "href", "img", "role"},
    "remoteItem": {"feedUrl", "itemGuid", "medium", "title"},
    "season": {"name"},
    "socialInteract": {"accountId", "accountUrl", "priority"},
    "source": {"contentType"},
    "trailer": {"length", "season", "type"},
    "transcript": {"language", "rel"},
    "txt": {"purpose"},
    "updateFrequency": {"complete", "dtstart", "rrule"},
    "value": {"suggested"},
    "valueRecipient": {"customKey", "customValue", "fee", "name"},
    "valueTimeSplit": {"remotePercentage", "remoteStartTime"},
}
"""Attributes that the specifications let a writer leave out."""

Change = Callable[[etree._Element], object]


@cache
def feed() -> etree._Element:
    """The feed of the show that uses every field."""
    return elements(render(everything(), notes_html))


def found(change: Change) -> list[str]:
    """What the schema finds wrong in the feed after *change* is made to its root."""
    root = deepcopy(feed())
    change(root)
    return faults(etree.tostring(root))


def found_at(place: int, change: Change) -> list[str]:
    """The same after *change* is made to the element at that place."""
    return found(lambda root: change(list(root.iter("*"))[place]))


@cache
def kinds() -> Mapping[int, etree._Element]:
    """One element of each name in each parent, by its place in the feed."""
    seen: dict[tuple[str, str], tuple[int, etree._Element]] = {}
    for place, element in enumerate(feed().iter("*")):
        parent = element.getparent()
        seen.setdefault((str(element.tag), "" if parent is None else str(parent.tag)), (place, element))
    return dict(seen.values())


def test_nothing_is_wrong_with_a_feed_that_uses_every_field() -> None:
    """The schema takes it as it is written."""
    assert faults(render(everything(), notes_html)) == []


def test_no_element_can_be_misspelt() -> None:
    """Whatever element has another name, in whatever place, is found."""
    passed = [one.tag for place, one in kinds().items() if not found_at(place, _misspell)]
    assert passed == []


def _misspell(element: etree._Element) -> None:
    element.tag = str(element.tag) + "s"


def test_no_element_can_have_an_attribute_that_nobody_knows() -> None:
    """An attribute too much is found in every element."""
    passed = [one.tag for place, one in kinds().items() if not found_at(place, lambda it: it.set("herf", "x"))]
    assert passed == []


def test_no_element_can_stand_beside_the_channel() -> None:
    """Every element has its place."""
    passed = [one.tag for one in kinds().values() if not found(partial(_add, one))]
    assert passed == []


def _add(element: etree._Element, root: etree._Element) -> None:
    root.append(deepcopy(element))


def test_every_attribute_is_needed_unless_the_specification_lets_it_go() -> None:
    """Without any other attribute the element is refused."""
    passed = [
        (name, attribute)
        for place, one in kinds().items()
        for name in [etree.QName(one).localname]
        for attribute in set(map(str, one.attrib)) - OPTIONAL.get(name, set())
        if not found_at(place, partial(_drop, attribute))
    ]
    assert passed == []


def _drop(attribute: str, element: etree._Element) -> None:
    del element.attrib[attribute]


def test_no_attribute_can_be_blank() -> None:
    """A blank one is found, wherever it stands."""
    passed = [
        (one.tag, attribute)
        for place, one in kinds().items()
        for attribute in map(str, one.attrib)
        if not found_at(place, partial(_blank, attribute))
    ]
    assert passed == []


def _blank(attribute: str, element: etree._Element) -> None:
    element.set(attribute, " ")


def first(path: str) -> Callable[[etree._Element], etree._Element]:
    """Finds the first element at the path."""

    def find(root: etree._Element) -> etree._Element:
        element = root.find(path.replace("podcast:", PODCAST).replace("itunes:", ITUNES))
        assert element is not None, path
        return element

    return find


def text(path: str, words: str | None) -> Change:
    """The change of an element's text."""
    return lambda root: setattr(first(path)(root), "text", words)


def attribute(path: str, name: str, words: str) -> Change:
    """The change of an attribute."""
    return lambda root: first(path)(root).set(name, words)


def moved(path: str, into: str) -> Change:
    """The change of an element's place."""
    return lambda root: first(into)(root).append(first(path)(root))


def twice(path: str) -> Change:
    """The change of an element that stands once into one that stands twice."""

    def change(root: etree._Element) -> None:
        element = first(path)(root)
        element.addnext(deepcopy(element))

    return change


def gone(path: str) -> Change:
    """The change of an element into none."""

    def change(root: etree._Element) -> None:
        element = first(path)(root)
        parent = element.getparent()
        assert parent is not None
        parent.remove(element)

    return change


WRONG: dict[str, Change] = {
    "explicit says yes": text("channel/itunes:explicit", "yes"),
    "type with a capital": text("channel/itunes:type", "Serial"),
    "a category Apple does not have": attribute("channel/itunes:category", "text", "Teaching"),
    "a subcategory of another category": attribute("channel/itunes:category/itunes:category", "text", "Politics"),
    "a medium nobody knows": text("channel/podcast:medium", "radio"),
    "locked by true": text("channel/podcast:locked", "true"),
    "a feed GUID in capitals": text("channel/podcast:guid", "2D5B7B8E-21E1-5D4A-9C7E-7F3F0A8F6F11"),
    "a role of no taxonomy": attribute("channel/podcast:person", "role", "presenter"),
    "a role with a capital": attribute("channel/podcast:person", "role", "Host"),
    "a name of 129 characters": text("channel/podcast:person", "x" * 129),
    "a place without its scheme": attribute("channel/podcast:location", "geo", "30.2672,-97.7431"),
    "a date without a weekday": text("channel/item/pubDate", "02 Mar 2026 12:00:00 +0000"),
    "a date with the name of a zone": text("channel/item/pubDate", "Mon, 02 Mar 2026 12:00:00 BST"),
    "a date of ISO 8601": text("channel/item/pubDate", "2026-03-02T12:00:00Z"),
    "a duration with a fraction": text("channel/item/itunes:duration", "360.4"),
    "an episode 0": text("channel/item/itunes:episode", "0"),
    "a kind of episode nobody knows": text("channel/item/itunes:episodeType", "teaser"),
    "a negative length": attribute("channel/item/enclosure", "length", "-1"),
    "a type with a charset": attribute("channel/item/podcast:transcript", "type", "text/vtt; charset=utf-8"),
    "a type of transcript of old": attribute("channel/item/podcast:transcript", "type", "text/srt"),
    "a chapter of bare seconds": attribute(
        "channel/item/{http://podlove.org/simple-chapters}chapters/{http://podlove.org/simple-chapters}chapter",
        "start",
        "60",
    ),
    "a soundbite that begins before the beginning": attribute("channel/item/podcast:soundbite", "startTime", "-1"),
    "an address with a space": attribute("channel/item/enclosure", "url", "https://turn.example/a talk.mp3"),
    "an address that is not ASCII": text("channel/link", "https://turn.example/überall"),
    "an address in the middle of nowhere": text("channel/item/link", "talk.html"),
    "white space before a title": text("channel/item/title", " A talk"),
    "white space after a GUID": text("channel/item/guid", "talk\n"),
    "no title": text("channel/item/title", None),
    "a GUID that is said to be an address": attribute("channel/item/guid", "isPermaLink", "true"),
    "two titles": twice("channel/title"),
    "two GUIDs of the feed": twice("channel/podcast:guid"),
    "two enclosures": twice("channel/item/enclosure"),
    "an item without an enclosure": gone("channel/item/enclosure"),
    "an item without a date": gone("channel/item/pubDate"),
    "a channel without a link": gone("channel/link"),
    "an owner without an address": gone("channel/itunes:owner/itunes:email"),
    "a form of the recording without a source": gone("channel/item/podcast:alternateEnclosure/podcast:source"),
    "a transcript of the show": moved("channel/item/podcast:transcript", "channel"),
    "chapters of the show": moved("channel/item/podcast:chapters", "channel"),
    "a medium of an item": moved("channel/podcast:medium", "channel/item"),
    "a word about the show after its items": moved("channel/podcast:medium", "channel"),
    "an item in an item": moved("channel/item", "channel/item[2]"),
    "text between elements": text("channel/item", "hello"),
}


@pytest.mark.parametrize("change", WRONG.values(), ids=WRONG)
def test_a_feed_with_one_fault_is_refused(change: Change) -> None:
    """Each is a fault that a directory or an app has been seen to stumble over, or a specification forbids."""
    assert found(change)
