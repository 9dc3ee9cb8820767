"""Any text a producer may write comes back from a parser that Turncast does not use."""

from typing import Any
from xml.etree import ElementTree

from hypothesis import given
from hypothesis import strategies as st
from tests.support.editions import series
from tests.support.wild import legal, text

from turncast.models.edition import Broadcast, Edition, Entry
from turncast.rss import render

NS = {
    "itunes": "http://www.itunes.com/dtds/podcast-1.0.dtd",
    "podcast": "https://podcastindex.org/namespace/1.0",
    "content": "http://purl.org/rss/1.0/modules/content/",
    "psc": "http://podlove.org/simple-chapters",
}

words = st.fixed_dictionaries(dict.fromkeys(("title", "description", "author", "name", "url", "notes", "guid"), text))


def copy(thing: Any, **update: Any) -> Any:
    """The thing with other words, past the checks of its model: what checking lets through by mistake."""
    return thing.model_copy(update=update)


def edition_saying(said: dict[str, str]) -> Edition:
    """The series with those words wherever text goes."""
    edition = series()
    show, entry = edition.show, edition.entries[0]
    named = {"name": said["name"], "url": said["url"]}
    person = copy(show.people[0], image=said["url"], **named)
    show = copy(
        show,
        title=said["title"],
        description=said["description"],
        author=said["author"],
        copyright=said["author"],
        owner=copy(show.owner, name=said["name"], email=said["url"]),
        people=(person,),
        funding=(copy(show.funding[0], title=said["name"], url=said["url"]),),
        locations=tuple(copy(place, name=said["name"]) for place in show.locations),
        license=copy(show.license, **named),
        update_frequency=copy(show.update_frequency, text=said["name"], rule=said["url"]),
        categories=(said["name"],),
    )
    episode = copy(
        entry.episode,
        title=said["title"],
        guid=said["guid"],
        description=said["description"],
        soundbites=(copy(entry.episode.soundbites[0], title=said["name"]),),
    )
    chapter = copy(entry.chapters[0], title=said["title"], url=said["url"])
    entry = copy(entry, episode=episode, people=(person,), chapters=(chapter,))
    return Edition.model_construct(**dict(edition) | {"show": show, "entries": (entry,), "language": said["author"]})


@given(words)
def test_any_text_in_any_field_is_read_back(said: dict[str, str]) -> None:
    """Whatever is written in whatever field, the feed is well-formed and expat reads the same text."""

    def notes(_: Entry | Broadcast) -> str:
        return said["notes"]

    channel = ElementTree.fromstring(render(edition_saying(said), notes))[0]
    fallback = {
        "title": "interviews",
        "item/title": "nick-wahl-interest-based-bargaining",
        "itunes:author": legal(said["name"]) or "TURN: Teacher Union Reform Network",
    }
    texts = {
        "title": "title",
        "item/title": "title",
        "itunes:author": "author",
        "itunes:owner/itunes:name": "name",
        "itunes:owner/itunes:email": "url",
        "podcast:person": "name",
        "podcast:funding": "name",
        "podcast:location": "name",
        "podcast:updateFrequency": "name",
        "item/podcast:person": "name",
        "item/podcast:soundbite": "name",
    }
    for path, word in texts.items():
        assert channel.findtext(path, namespaces=NS) == (legal(said[word]) or fallback.get(path, ""))
    attributes = {
        ("podcast:person", "href"): "url",
        ("podcast:person", "img"): "url",
        ("podcast:locked", "owner"): "url",
        ("podcast:funding", "url"): "url",
        ("podcast:license", "url"): "url",
        ("podcast:updateFrequency", "rrule"): "url",
        ("item/psc:chapters/psc:chapter", "title"): "title",
        ("item/psc:chapters/psc:chapter", "href"): "url",
    }
    for (path, attribute), key in attributes.items():
        element = channel.find(path, NS)
        assert element is not None, path
        assert element.get(attribute) == legal(said[key])
    assert (channel.findtext("item/content:encoded", namespaces=NS) or "") == legal(said["notes"])
    assert channel.findtext("item/guid") == (legal(said["guid"]) or "nick-wahl-interest-based-bargaining")
