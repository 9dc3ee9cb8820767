"""What listeners get, over HTTP, from a directory and from a bucket: every address, and what clients make of it."""

import json
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urldefrag, urljoin

from lxml import etree, html
from mutagen.id3 import ID3
from tests.journeys.publications import Publication
from tests.support import oracles
from tests.support.clients import GPodder
from tests.support.http import get
from tests.support.recordings import heard

from turncast.audio import probe, read_tags

KEPT = {True: "public, max-age=31536000, immutable", False: "public, max-age=300, stale-while-revalidate=600"}
TYPES = {
    ".chapters.json": "application/json+chapters",
    "/feed.json": "application/feed+json; charset=utf-8",
    "/sitemap.xml": "application/xml",
    ".css": "text/css; charset=utf-8",
    ".html": "text/html; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".json": "application/json",
    ".jpg": "image/jpeg",
    ".m4a": "audio/x-m4a",
    ".mp3": "audio/mpeg",
    ".mp4": "video/mp4",
    ".opml": "text/x-opml; charset=utf-8",
    ".png": "image/png",
    ".svg": "image/svg+xml",
    ".txt": "text/plain; charset=utf-8",
    ".vtt": "text/vtt",
    ".webmanifest": "application/manifest+json",
    ".webp": "image/webp",
    ".xml": "application/rss+xml; charset=utf-8",
}


def test_every_address_answers(publication: Publication) -> None:
    """Whatever feeds and pages name is there, and a bucket serves it with its type and the right cache header; nothing
    else is there but the list of shows to import, the page of events, of which there is none, and sizes of pictures
    that no page needs yet.
    """
    seen = _addresses(publication)
    unnamed = {f"{publication.place.url}{key}" for key in publication.receipt["receipt"]["added"]} - seen
    known = r"/shows\.opml$|/events\.html$|\.640\.webp$|\.512\.png$"
    assert [address for address in unnamed if not re.search(known, address)] == []
    for address in sorted(seen):
        found = get(address, "HEAD")
        assert found.status == 200, address
        if publication.place.bucket:
            expected = next(media_type for suffix, media_type in TYPES.items() if address.endswith(suffix))
            named = tuple(f"{publication.place.url}{one}/" for one in ("media", "theme", "search"))
            lasting = address.startswith(named) and "/theme/feed-" not in address
            assert (found.headers["content-type"], found.headers["cache-control"]) == (expected, KEPT[lasting]), address


def test_enclosures(publication: Publication) -> None:
    """Each enclosure has the length and type the feed states, holds the recording, and answers ranges."""
    for show in publication.shows:
        recordings = _recordings(publication, show)
        for enclosure in oracles.elements(get(publication.feed(show)).body).iter("enclosure"):
            found, part = get(enclosure.attrib["url"]), get(enclosure.attrib["url"], Range="bytes=1000-1999")
            assert int(enclosure.attrib["length"]) == int(found.headers["content-length"]) == len(found.body)
            assert heard(found.body) in recordings
            assert (part.status, part.body) == (206, found.body[1000:2000])
            assert part.headers["content-range"] == f"bytes 1000-1999/{len(found.body)}"
            stated = enclosure.attrib["type"]
            served = found.media_type
            assert (
                served == stated if publication.place.bucket else served.partition("/")[0] == stated.partition("/")[0]
            )


def test_copies_are_tagged(publication: Publication, tmp_path: Path) -> None:
    """Whoever keeps a file, and loses where it came from, reads in it what it is; masters stay as they are."""
    for show in publication.shows:
        written = tomllib.loads((publication.project / "feeds" / f"{show}.toml").read_text(encoding="utf-8"))
        feed = oracles.elements(get(publication.feed(show)).body)
        for enclosure, said in zip(feed.iter("enclosure"), _said(publication, show), strict=True):
            file = tmp_path / Path(enclosure.attrib["url"]).name
            file.write_bytes(get(enclosure.attrib["url"]).body)
            tags = read_tags(file)
            assert (tags.title, tags.show, tags.number) == (said["title"], written["title"], said.get("number"))
            assert tags.total == (written.get("total") if tags.number else None)
            assert tags.artwork
            assert len(tags.artwork) <= 300_000
            assert probe(file).chapters == probe(publication.project / said["recording"]).chapters


def test_sidecars(publication: Publication) -> None:
    """Chapters are those of the recording, and transcripts are the files that were written."""
    for show in publication.shows:
        kept = oracles.partytime(get(publication.feed(show)).body)
        for item, said in zip(kept["items"], _said(publication, show), strict=True):
            recording = publication.project / said["recording"]
            if recording.suffix == ".mp3":
                tagged = ID3(recording).getall("CHAP")
                chapters = get(item["podcastChapters"]["url"]).json["chapters"] if tagged else []
                assert [chapter["title"] for chapter in chapters] == [str(tag.sub_frames["TIT2"]) for tag in tagged]
            for transcript, written in zip(
                item.get("podcastTranscripts", []), said.get("transcripts", []), strict=True
            ):
                assert get(transcript["url"]).body == (publication.project / written["file"]).read_bytes()


def test_well_formed(publication: Publication) -> None:
    """libxml2 and feedparser find nothing wrong with the feeds, and feedparser sees each episode and its recording."""
    for show in publication.shows:
        document = get(publication.feed(show)).body
        oracles.xmllint(document)
        parsed = oracles.feed_parser(document)
        assert parsed.bozo == 0
        said = _said(publication, show)
        assert [entry.title for entry in parsed.entries] == [episode["title"] for episode in said]
        assert [len(entry.enclosures) for entry in parsed.entries] == [1] * len(said)


def test_podcast_index(publication: Publication) -> None:
    """Podcast Index keeps of each episode what the producer wrote: GUID, number, season, people, transcripts."""
    for show in publication.shows:
        written = tomllib.loads((publication.project / "feeds" / f"{show}.toml").read_text(encoding="utf-8"))
        kept = oracles.partytime(get(publication.feed(show)).body)
        assert (kept["title"], kept["guid"]) == (written["title"], written["guid"])
        assert kept["pubsub"]["self"] == publication.feed(show)
        said = _said(publication, show)
        assert [_kept(item) for item in kept["items"]] == [_facts(episode, written) for episode in said]


def test_gpodder(publication: Publication, tmp_path: Path) -> None:
    """gPodder subscribes to each show and downloads every recording, whose sound is the master's, bit for bit."""
    for show in publication.shows:
        client = GPodder(tmp_path / show)
        client.subscribe(publication.feed(show))
        listed = client.episodes(publication.feed(show))
        assert all(episode["guid"] in listed for episode in _said(publication, show))
        downloaded = [heard(file.read_bytes()) for file in client.download(publication.feed(show))]
        assert sorted(downloaded) == _recordings(publication, show)


def _addresses(publication: Publication) -> set[str]:
    """Every address of the publication's own that can be reached from its home page, or that programs know."""
    seen: set[str] = set()
    known = (f"{publication.place.url}{key}" for key in ("404.html", "sitemap.xml", "robots.txt"))
    waiting = [publication.receipt["home"], *(address for address in known if get(address).status == 200)]
    while waiting:
        address = waiting.pop()
        if address in seen or not address.startswith(publication.place.url):
            continue
        seen.add(address)
        if address.endswith((".json", ".webmanifest")) and not address.endswith(".chapters.json"):
            waiting += _named_by_data(publication.place.url, json.loads(get(address).body))
        elif address.endswith((".html", ".xml")):
            waiting += _named(address, get(address).body)
    return seen


def _named(address: str, document: bytes) -> Iterator[str]:
    """The addresses a page or feed names, whole and without fragments."""
    root = html.fromstring(document) if address.endswith(".html") else etree.fromstring(document)
    texts = [element.text for element in root.iter("link", "url")]
    cards = [element.get("content", "") for element in root.iter("meta")]
    attributes = [
        element.get(name) for element in root.iter() for name in ("href", "src", "poster", "url", "data-index")
    ]
    copies = [copy.split()[0] for element in root.iter() for copy in element.get("srcset", "").split(",") if copy]
    looks = re.findall(r'<\?xml-stylesheet[^>]* href="([^"]+)"', document.decode())
    named = [*texts, *attributes, *copies, *looks, *(card for card in cards if card.startswith("http"))]
    yield from (urldefrag(urljoin(address, name)).url for name in named if name)


def _named_by_data(site: str, found: Any) -> Iterator[str]:
    """The addresses that JSON names: lists to search in, players for other sites, feeds, a name for a home screen."""
    if isinstance(found, list):
        yield from (urljoin(site, row[0]) for row in found)
    elif "parts" in found:
        yield from (urljoin(site, key) for key in found["parts"])
    elif "icons" in found:
        yield from (urljoin(site, icon["src"]) for icon in found["icons"])
    elif "items" in found:
        yield from (attached["url"] for item in found["items"] for attached in item["attachments"])
    else:
        yield from (frame.get("src", "") for frame in html.fromstring(found["html"]).iter("iframe"))


def _said(publication: Publication, show: str) -> list[dict[str, Any]]:
    """The front matter of the show's episodes, newest first, without drafts."""
    files = publication.project.glob("episodes/*.md")
    tables = [tomllib.loads(file.read_text(encoding="utf-8").split("+++\n")[1]) for file in files]
    mine = [table for table in tables if table["show"] == show and not table.get("draft")]
    return sorted(mine, key=lambda table: str(table["date"]), reverse=True)


def _recordings(publication: Publication, show: str) -> list[str]:
    """The digests of what is heard in the show's recordings, sorted."""
    files = [publication.project / said["recording"] for said in _said(publication, show)]
    return sorted(heard(file.read_bytes()) for file in files)


def _facts(said: dict[str, Any], show: dict[str, Any]) -> dict[str, Any]:
    """What a client should know of an episode, from what the producer wrote."""
    people = said.get("people", show.get("people", []))
    return {
        "guid": said["guid"],
        "title": said["title"],
        "number": said.get("number"),
        "season": said.get("season"),
        "people": [(person["name"], person["role"]) for person in people],
        "transcripts": [written["language"] for written in said.get("transcripts", [])],
    }


def _kept(item: dict[str, Any]) -> dict[str, Any]:
    """The same of what Podcast Index kept."""
    return {
        "guid": item["guid"],
        "title": item["title"],
        "number": item.get("itunesEpisode"),
        "season": item.get("itunesSeason"),
        "people": [(person["name"], person["role"].lower()) for person in item.get("podcastPeople", [])],
        "transcripts": [transcript["language"] for transcript in item.get("podcastTranscripts", [])],
    }
