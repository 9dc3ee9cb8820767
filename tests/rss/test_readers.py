"""What strangers keep of our feeds: tag by tag, all that they are known to read."""

import calendar
from datetime import timedelta
from typing import Any

import pytest
from tests.support.editions import SITE, notes_html, series, show_to_watch_or_hear, video_show
from tests.support.oracles import feed_parser, gpodder, partytime

from turncast.models.edition import Edition, Entry
from turncast.models.people import Person
from turncast.rss import render

FEED = "https://turn.example/interviews/feed.xml"


@pytest.fixture(scope="module")
def podcast_index() -> dict[str, Any]:
    """What Podcast Index keeps of the series."""
    return partytime(render(series(), notes_html))


@pytest.fixture(scope="module")
def gpodder_keeps() -> dict[str, Any]:
    """What gPodder keeps of the series; it sorts a serial show oldest first."""
    return gpodder(render(series(), notes_html), FEED)


@pytest.fixture(scope="module")
def feedparser_keeps() -> Any:
    """What feedparser keeps of the series."""
    return feed_parser(render(series(), notes_html))


def people(persons: tuple[Person, ...]) -> list[dict[str, str]]:
    """People as Podcast Index shows them."""
    shown = [
        {"name": one.name, "role": one.role.title(), "group": "Cast", "href": one.url, "img": one.image}
        for one in persons
    ]
    return [{key: text for key, text in person.items() if text} for person in shown]


def test_podcast_index_keeps_the_show(podcast_index: dict[str, Any]) -> None:
    """Each channel tag that podcast-partytime reads arrives with its value."""
    edition, show = series(), series().show
    assert edition.artwork
    assert edition.updated
    assert show.owner
    expected = {
        "title": show.title,
        "link": SITE.address(edition.key),
        "description": show.description,
        "language": "en-US",
        "copyright": show.copyright,
        "author": show.author,
        "owner": {"name": show.owner.name, "email": show.owner.email},
        "image": {"url": SITE.address(edition.artwork.key), "title": show.title, "link": SITE.address(edition.key)},
        "itunesImage": SITE.address(edition.artwork.key),
        "itunesCategory": [
            "Education > Self-Improvement",
            "Education > How To",
            "News > Politics",
            "Society & Culture",
        ],
        "explicit": False,
        "itunesType": "serial",
        "itunesBlock": True,
        "itunesComplete": True,
        "pubsub": {"self": FEED},
        "guid": edition.guid,
        "locked": True,
        "podcastOwner": show.owner.email,
        "medium": "podcast",
        "podcastFunding": [{"message": show.funding[0].title, "url": show.funding[0].url}],
        "podcastLocation": {"name": "Austin, Texas", "geo": "geo:30.2672,-97.7431", "osm": "R113314"},
        "license": {"identifier": "cc-by-4.0", "url": "https://spdx.org/licenses/CC-BY-4.0.html"},
        "podcastPeople": people(show.people),
        "lastBuildDate": "2020-06-19T12:00:00.000Z",
        "pubDate": "2020-06-19T12:00:00.000Z",
    }
    assert {name: podcast_index.get(name) for name in expected} == expected


def test_podcast_index_keeps_the_episode(podcast_index: dict[str, Any]) -> None:
    """Each item tag that podcast-partytime reads arrives with its value."""
    entry = series().entries[0]
    words, enclosure = entry.episode, entry.rendition.enclosure
    assert entry.artwork
    assert entry.chapters_key
    expected = {
        "title": words.title,
        "link": SITE.address(entry.key),
        "guid": words.guid,
        "pubDate": "2020-06-19T12:00:00.000Z",
        "description": f"<p>{words.description}</p>",
        "content": notes_html(entry),
        "enclosure": {
            "url": SITE.address(enclosure.key),
            "length": enclosure.length,
            "type": enclosure.media_type,
        },
        "duration": 4321,
        "explicit": False,
        "image": SITE.address(entry.artwork.key),
        "itunesEpisode": 11,
        "itunesSeason": 1,
        "itunesEpisodeType": "full",
        "podcastEpisode": {"number": 11, "display": "Episode 11 of 11"},
        "podcastSeason": {"number": 1},
        "podcastChapters": {"url": SITE.address(entry.chapters_key), "type": "application/json+chapters"},
        "podcastTranscripts": [
            {
                "url": SITE.address(caption.key),
                "type": media_type,
                "language": caption.language,
                "rel": "captions",
            }
            for caption, media_type in zip(entry.captions, ["text/vtt", "application/srt"], strict=True)
        ],
        "podcastSoundbites": [{"startTime": 73.25, "duration": 60, "title": "Why interests"}],
        "podcastPeople": people(entry.people),
        "license": {"identifier": "Interview terms", "url": "https://turn.example/terms"},
    }
    item = podcast_index["items"][0]
    assert {name: item.get(name) for name in expected} == expected


def test_podcast_index_keeps_every_episode(podcast_index: dict[str, Any]) -> None:
    """No episode is dropped, and their order stays."""
    assert [item["guid"] for item in podcast_index["items"]] == [entry.episode.guid for entry in series().entries]


def test_podcast_index_keeps_the_video() -> None:
    """The webinars arrive as a video feed with an MP4."""
    kept = partytime(render(video_show(), notes_html))
    assert (kept["medium"], kept["explicit"]) == ("video", True)
    assert kept["items"][0]["enclosure"]["type"] == "video/mp4"


def test_podcast_index_keeps_every_form_of_a_recording() -> None:
    """Each arrives with its address, its size and what people choose by; the enclosure's own is the default."""
    edition = show_to_watch_or_hear()
    [item] = partytime(render(edition, notes_html))["items"]
    [entry] = edition.entries
    enclosures = [rendition.enclosure for rendition in entry.renditions]
    kept = item["alternativeEnclosures"]
    assert [(one["type"], one["length"], one["default"]) for one in kept] == [
        (one.media_type, one.length, place == 0) for place, one in enumerate(enclosures)
    ]
    assert [one["source"][0]["uri"] for one in kept] == [SITE.address(one.key) for one in enclosures]
    assert [one.get("title") for one in kept] == ["Video, 720p", "Video, 360p", "Audio, 64 kbit/s"]
    assert item["enclosure"]["url"] == kept[0]["source"][0]["uri"]


def gpodder_episode(kept: dict[str, Any], entry: Entry) -> dict[str, Any]:
    """What gPodder keeps of the entry."""
    [found] = [episode for episode in kept["episodes"] if episode["guid"] == entry.episode.guid]
    return dict(found)


def test_gpodder_keeps_the_show(gpodder_keeps: dict[str, Any]) -> None:
    """Each channel tag that podcastparser reads arrives with its value."""
    edition, show = series(), series().show
    assert edition.artwork
    expected = {
        "title": show.title,
        "link": SITE.address(edition.key),
        "description": show.description,
        "language": "en-US",
        "cover_url": SITE.address(edition.artwork.key),
        "explicit": False,
        "type": "serial",
        "itunes_author": show.author,
        "itunes_owner": {"name": "Teacher Union Reform Network", "email": "podcasts@turn.example"},
        "itunes_categories": [
            ["Education", "Self-Improvement", "How To"],
            ["News", "Politics"],
            ["Society & Culture"],
        ],
        "funding_url": show.funding[0].url,
        "import_prohibited": True,
    }
    assert {name: gpodder_keeps.get(name) for name in expected} == expected


@pytest.mark.parametrize("index", range(3))
def test_gpodder_keeps_each_episode(gpodder_keeps: dict[str, Any], index: int) -> None:
    """Each item tag that podcastparser reads arrives with its value."""
    entry = series().entries[index]
    words, enclosure = entry.episode, entry.rendition.enclosure
    expected = {
        "title": words.title,
        "link": SITE.address(entry.key),
        "published": calendar.timegm(words.date.utctimetuple()),
        "enclosures": [
            {"url": SITE.address(enclosure.key), "file_size": enclosure.length, "mime_type": enclosure.media_type}
        ],
        "total_time": round(entry.duration),
        "explicit": entry.explicit,
        "type": words.kind,
        "number": words.number,
        "season": words.season,
        "episode_art_url": SITE.address(entry.artwork.key) if entry.artwork else None,
        "description_html": notes_html(entry) or "<p>Eleven talks &amp; one idea.</p>",
        "chapters_json_url": SITE.address(entry.chapters_key) if entry.chapters_key else None,
        "transcript_url": SITE.address(entry.captions[-1].key) if entry.captions else None,  # it keeps the last
    }
    kept = gpodder_episode(gpodder_keeps, entry)
    assert {name: kept.get(name) for name in expected} == expected
    assert [person["name"] for person in kept.get("persons", [])] == [person.name for person in entry.people]
    chapters = [(mark["start"], mark["title"], mark.get("href")) for mark in kept.get("chapters", [])]
    assert chapters == [(int(mark.start), mark.title, mark.url) for mark in entry.chapters]


@pytest.mark.parametrize("edition", [series(), video_show()], ids=lambda edition: edition.show.slug)
def test_feedparser_finds_nothing_wrong(edition: Edition) -> None:
    """feedparser reads RSS 2.0 with every episode, and has nothing to complain of."""
    kept = feed_parser(render(edition, notes_html))
    assert (kept.bozo, kept.version, kept.encoding) == (False, "rss20", "utf-8")
    assert [found.id for found in kept.entries] == [entry.episode.guid for entry in edition.entries]
    assert {found.guidislink for found in kept.entries} == {False}


def test_feedparser_keeps_the_show(feedparser_keeps: Any) -> None:
    """Each channel tag that feedparser reads arrives with its value."""
    show, kept = series().show, feedparser_keeps.feed
    assert (kept.title, kept.subtitle, kept.rights, kept.language) == (
        show.title,
        show.description,
        show.copyright,
        "en-US",
    )
    assert {link.rel: link.href for link in kept.links} == {"alternate": SITE.address(series().key), "self": FEED}
    assert (kept.podcast_guid, kept.podcast_medium, kept.itunes_type) == (series().guid, "podcast", "serial")
    assert kept.podcast_updatefrequency == {"complete": "true", "rrule": "FREQ=MONTHLY"}
    assert kept.updated_parsed == kept.published_parsed
    assert [tag.term for tag in kept.tags] == [
        "Education",
        "Self-Improvement",
        "How To",
        "News",
        "Politics",
        "Society & Culture",
    ]


@pytest.mark.parametrize("index", range(3))
def test_feedparser_keeps_each_episode(feedparser_keeps: Any, index: int) -> None:
    """Each item tag that feedparser reads arrives with its value."""
    entry, kept = series().entries[index], feedparser_keeps.entries[index]
    enclosure = entry.rendition.enclosure
    assert (kept.title, kept.link) == (entry.episode.title, SITE.address(entry.key))
    assert kept.published_parsed[:6] == entry.episode.date.utctimetuple()[:6]
    assert kept.itunes_duration == str(round(entry.duration))
    [found] = kept.enclosures
    assert (found.href, found.length, found.type) == (
        SITE.address(enclosure.key),
        str(enclosure.length),
        enclosure.media_type,
    )
    chapters = [(mark.start_parsed, mark.title) for mark in kept.get("psc_chapters", {}).get("chapters", [])]
    assert chapters == [(timedelta(seconds=mark.start), mark.title) for mark in entry.chapters]
