"""What programs read of a site is right by their own parsers, and names nothing that is not there yet."""

import json
from pathlib import Path
from typing import Any
from urllib.parse import urljoin

import listparser
import pytest
from jsonschema import Draft202012Validator
from lxml import etree
from tests.pages.markup import Document
from tests.support.projects import AT, SITE, Folder, talks

from turncast import rss
from turncast.building import build
from turncast.models.artifact import Artifact, Release, Wave

SCHEMAS = Path(__file__).parents[1] / "schemas"
BASE = SITE["url"]


@pytest.fixture
def folder(tmp_path: Path) -> Folder:
    """Two shows with three episodes."""
    folder = talks(tmp_path, "first", "second")
    folder.show("films", medium="video", hub="https://hub.turncast.dev/")
    folder.episode("film", show="films", notes="", people=[{"name": "Jo", "url": "https://turncast.dev/jo"}])
    return folder


def released(folder: Folder, **how: Any) -> Release:
    """The release of a project that can be read."""
    return build(folder.catalog(), AT, **how)


def made(release: Release, key: str) -> bytes:
    """The bytes of an artifact."""
    body = release.artifacts[key].make()
    assert isinstance(body, bytes)
    return body


def test_a_feed_reader_subscribes_to_every_show(folder: Folder) -> None:
    """The list is read as OPML, with each feed's address and title; it comes after all feeds."""
    release = released(folder)
    read = listparser.parse(made(release, "shows.opml").decode())
    assert not read["bozo"]
    assert [(feed["title"], feed["url"]) for feed in read["feeds"]] == [
        ("Films", f"{BASE}films/feed.xml"),
        ("Talks", f"{BASE}talks/feed.xml"),
    ]
    assert read["meta"]["title"] == SITE["title"]
    outline = release.artifacts["shows.opml"]
    assert all(_before(outline, release.artifacts[f"{show}/feed.xml"]) for show in ("films", "talks"))


def test_a_sitemap_lists_every_page_that_is_to_be_found(folder: Folder) -> None:
    """As its schema has it, after all pages; without what is shown for what is missing, players inside other pages, and
    events where there are none.
    """
    release = released(folder)
    root = etree.fromstring(made(release, "sitemap.xml"))
    etree.XMLSchema(etree.parse(SCHEMAS / "sitemap.xsd")).assertValid(root)
    listed = {str(found.text).removeprefix(BASE) for found in root.iter("{*}loc")}
    pages = {key for key in release.artifacts if key.endswith(".html") and "/embed/" not in key}
    assert listed == pages - {"404.html", "events.html"}  # of which there is none
    sitemap = release.artifacts["sitemap.xml"]
    assert all(_before(release.artifacts[key], sitemap) for key in listed)


def test_a_sitemap_of_many_pages_is_parted(folder: Folder, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each part is as large as it may be, and there before the list of parts."""
    monkeypatch.setattr(rss, "PAGES_IN_SITEMAP", 4)
    release = released(folder)
    schema = etree.XMLSchema(etree.parse(SCHEMAS / "sitemap.xsd"))
    index = etree.fromstring(made(release, "sitemap.xml"))
    schema.assertValid(index)
    parts = [str(found.text).removeprefix(BASE) for found in index.iter("{*}loc")]
    assert parts == [f"sitemap-{number}.xml" for number in range(1, len(parts) + 1)]
    for key in parts:
        part = etree.fromstring(made(release, key))
        schema.assertValid(part)
        assert 1 <= len(part) <= 4
        assert _before(release.artifacts[key], release.artifacts["sitemap.xml"])


def test_a_show_that_is_hidden_is_not_listed(folder: Folder) -> None:
    """It is there for who was told of it; search engines are asked to leave it out, and apps are not told."""
    folder.show("films", medium="video", block=True)
    release = released(folder)
    assert b"/films/" not in made(release, "sitemap.xml") + made(release, "shows.opml")
    assert Document(made(release, "films/film.html")).meta("robots") == "noindex"
    assert b"noindex" not in made(release, "talks/first.html") + made(release, "index.html")


def test_robots_are_shown_the_way_where_they_look(tmp_path: Path) -> None:
    """At the root of a host; under a prefix nobody reads it, and there is none."""
    root = talks(tmp_path / "root", "first", url="https://podcast.turncast.dev/")
    assert b"Sitemap: https://podcast.turncast.dev/sitemap.xml" in made(released(root), "robots.txt")
    assert "robots.txt" not in released(talks(tmp_path / "prefix", "first")).artifacts


@pytest.mark.parametrize("show", ["talks", "films"])
def test_a_json_feed_is_as_its_version_has_it(folder: Folder, show: str) -> None:
    """Each item with its recording; also of an episode without notes."""
    release = released(folder)
    feed = json.loads(made(release, f"{show}/feed.json"))
    Draft202012Validator(json.loads((SCHEMAS / "json-feed-1.1.json").read_text())).validate(feed)
    root = etree.fromstring(made(release, f"{show}/feed.xml"))
    assert [item["id"] for item in feed["items"]] == [guid.text for guid in root.iter("guid")]
    assert [item["attachments"][0]["url"] for item in feed["items"]] == [
        enclosure.get("url") for enclosure in root.iter("enclosure")
    ]
    assert feed["feed_url"] == f"{BASE}{show}/feed.json"


def test_a_json_feed_in_parts_leads_from_one_to_the_next(tmp_path: Path) -> None:
    """As the parts of the feed do; each is there before what leads to it."""
    folder = talks(tmp_path, *(f"talk-{number}" for number in range(7)))
    folder.show(feed_limit=2)
    release = released(folder)
    key, seen = "talks/feed.json", 0
    while key:
        feed = json.loads(made(release, key))
        seen += len(feed["items"])
        following = str(feed.get("next_url", "")).removeprefix(BASE)
        if following:
            assert following in release.artifacts
        key = following
    assert seen == 7


def test_a_home_screen_gets_a_name_and_icons_that_are_there(folder: Folder) -> None:
    """Before any page names them."""
    release = released(folder)
    manifest = json.loads(made(release, "site.webmanifest"))
    assert (manifest["name"], manifest["start_url"]) == ("Talks", "index.html")
    assert [icon["sizes"] for icon in manifest["icons"]] == ["64x64", "192x192", "512x512"]
    for icon in manifest["icons"]:
        assert _before(release.artifacts[icon["src"]], release.artifacts["site.webmanifest"])
    assert _before(release.artifacts["site.webmanifest"], release.artifacts["talks/first.html"])


def test_nothing_here_works_at_any_address(folder: Folder) -> None:
    """A page that is shown in place of another cannot know where: its ways begin at the host's root."""
    release = released(folder)
    page = Document(made(release, "404.html"))
    named = page.links() + [link.attributes["href"] or "" for link in page.all("link", rel="stylesheet")]
    for address in (one for one in named if not one.startswith("#")):
        assert urljoin("https://podcast.turncast.dev/a/b/c", address).removeprefix(BASE) in release.artifacts
    assert page.meta("robots") == "noindex"


def test_a_player_for_pages_of_others_names_the_page_it_is_of(folder: Folder) -> None:
    """Search engines find the episode, and not the player."""
    release = released(folder)
    player = Document(made(release, "talks/embed/first.html"))
    assert player.one("link", rel="canonical").attributes["href"] == f"{BASE}talks/first.html"
    assert player.meta("robots") == "noindex"
    assert player.one("audio")
    assert {link.attributes["target"] for link in player.all("a") if "target" in link.attributes} == {"_blank"}
    assert Document(made(release, "talks/first.html")).meta("twitter:player") == f"{BASE}talks/embed/first.html"


def test_lists_are_as_they_were_where_nothing_changed(folder: Folder) -> None:
    """New notes change the feeds, and neither the list of shows nor that of pages."""
    before = released(folder).artifacts
    folder.episode("second", notes="Other words.", date="2020-01-08")
    after = released(folder).artifacts
    for key in ("shows.opml", "sitemap.xml", "site.webmanifest", "404.html"):
        assert (key, before[key].fingerprint) == (key, after[key].fingerprint)
    assert before["talks/feed.json"].fingerprint != after["talks/feed.json"].fingerprint


def test_an_empty_project_lists_nothing(tmp_path: Path) -> None:
    """There is no list of no shows."""
    release = released(Folder(tmp_path))
    assert "shows.opml" not in release.artifacts
    assert b"index.html" in made(release, "sitemap.xml")


def _before(one: Artifact, other: Artifact) -> bool:
    """Whether *one* is stored before *other*."""
    assert {one.wave, other.wave} <= set(Wave)
    return (one.wave, one.rank) < (other.wave, other.rank)
