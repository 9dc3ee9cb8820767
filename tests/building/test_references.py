"""No listener ever follows a link into nothing: what a feed or a page names is in the release."""

import json
import posixpath
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
from lxml import etree
from tests.support.projects import AT, SITE, Folder, talks

from turncast import loading
from turncast.building import build
from turncast.models.artifact import Release
from turncast.targets.bodies import opened

REPOSITORY = Path(__file__).parents[2]
OUTSIDE = {"http", "https", "mailto", "podcast", "overcast", "pktc", "castros"}


class References(HTMLParser):
    """Everything a page points at: links, pictures, recordings, captions, styles, and what it tells of its address."""

    def __init__(self, page: bytes) -> None:
        super().__init__()
        self.found: list[str] = []
        self.ids: set[str] = set()
        self.feed(page.decode())

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note what an element points at."""
        told = dict(attrs)
        self.ids |= {told["id"] or ""} if "id" in told else set()
        self.found += [told[name] or "" for name in ("href", "src", "poster") if name in told]
        self.found += [small.split()[0] for small in (told.get("srcset") or "").split(", ") if small]
        if tag == "meta" and (told.get("content") or "").startswith(("http://", "https://")):
            self.found.append(told["content"] or "")


def made(release: Release, key: str) -> bytes:
    """The bytes of a page, a feed or a document."""
    body = release.artifacts[key].make()
    assert isinstance(body, bytes)
    return body


def key_of(reference: str, page: str, site: str) -> str | None:
    """The key a reference on a page means; None if it leads out of what is published."""
    address = reference.partition("#")[0]
    if address.startswith(site):
        return unquote(address.removeprefix(site))
    if urlsplit(address).scheme in OUTSIDE:
        return None
    root = urlsplit(site).path
    if address.startswith(root) and address.startswith("/"):
        return unquote(address.removeprefix(root))
    return posixpath.normpath(posixpath.join(posixpath.dirname(page), unquote(address)))


def check_all(release: Release, site: str) -> int:
    """See that every reference leads to an artifact; gives how many were followed."""
    followed = 0
    for key in release.artifacts:
        if key.endswith(".html"):
            page = References(made(release, key))
            for reference in page.found:
                if reference.startswith("#"):
                    assert reference[1:] in page.ids, f"{key}: {reference}"
                elif target := key_of(reference, key, site):
                    assert target in release.artifacts, f"{key}: {reference}"
                    followed += 1
        elif key.endswith(".xml"):
            root = etree.fromstring(made(release, key))
            texts = [
                text for element in root.iter(etree.Element) for text in (element.text or "", *element.attrib.values())
            ]
            for text in texts:
                if str(text).startswith(site):
                    named = str(text).removeprefix(site)
                    assert named in release.artifacts, f"{key}: {text}"
                    followed += 1
    return followed


@pytest.fixture
def folder(tmp_path: Path) -> Folder:
    """Two shows with chapters, pictures, transcripts and links to one another, to a draft, and to one not due."""
    folder = talks(tmp_path, "first")
    folder.show("films", artwork="media/films.jpg")
    folder.episode(
        "second",
        notes="[first](first.md#notes), [film](../episodes/film.md), [draft](draft.md), [later](later.md), "
        "[top](#notes)\n\nOut: <https://turncast.dev/x>, [mail](mailto:a@turncast.dev), a note[^1].\n\n[^1]: Here.\n",
        chapters=[{"start": 0, "title": "Welcome"}, {"start": 1, "title": "On", "url": "https://turncast.dev"}],
        artwork="media/second.jpg",
        people=[{"name": "Jo", "url": "https://turncast.dev/jo"}],
    )
    folder.episode("film", show="films", notes="[back](second.md)")
    folder.episode("draft", draft=True)
    folder.episode("later", date="9000-01-01")
    return folder


def test_everything_named_is_in_the_release(folder: Folder) -> None:
    """Each link, picture, recording, caption and style of each page, and each address of the site in each feed."""
    assert check_all(build(folder.catalog(), AT), SITE["url"]) > 50


def test_everything_this_repository_publishes_is_in_its_release() -> None:
    """The demonstration has no dead link either."""
    if not (REPOSITORY / "turncast.toml").exists():
        pytest.skip("this copy of the sources is without the project")
    catalog = loading.load(REPOSITORY).catalog
    assert catalog
    assert check_all(build(catalog, AT), catalog.project.site.url) > 100


def test_links_between_episode_files_lead_from_page_to_page(folder: Folder) -> None:
    """A producer links to the file, a reader arrives at the page, and an app at its whole address."""
    release = build(folder.catalog(), AT)
    links = References(made(release, "talks/second.html")).found
    assert {"first.html#notes", "../films/film.html"} <= set(links)
    feed = made(release, "talks/feed.xml").decode()
    assert f'href="{SITE["url"]}talks/first.html#notes"' in feed
    assert f'href="{SITE["url"]}films/film.html"' in feed
    assert ".md" not in feed


def test_an_enclosure_is_the_file_it_names(folder: Folder) -> None:
    """Length and type in the feed are those of the object that is stored."""
    release = build(folder.catalog(), AT)
    enclosures = etree.fromstring(made(release, "talks/feed.xml")).findall(".//enclosure")
    assert len(enclosures) == 2
    for enclosure in enclosures:
        artifact = release.artifacts[str(enclosure.attrib["url"]).removeprefix(SITE["url"])]
        with opened(artifact.make()) as file:
            assert int(enclosure.attrib["length"]) == len(file.read())
        assert enclosure.attrib["type"] == artifact.media_type


def test_nothing_unpublished_is_told(folder: Folder) -> None:
    """Neither the title nor the page of a draft, nor of an episode to come, is in anything published."""
    folder.episode("draft", draft=True, title="Secret one")
    folder.episode("later", date="9000-01-01", title="Secret two")
    release = build(folder.catalog(), AT)
    for key in release.artifacts:
        if key.endswith((".html", ".xml", ".json")):
            assert b"Secret" not in made(release, key)


def test_the_chapters_document_is_what_the_feed_names(folder: Folder) -> None:
    """The address of the chapters stands in the feed, and there are the chapters."""
    release = build(folder.catalog(), AT)
    (key,) = (key for key in release.artifacts if key.endswith(".chapters.json"))
    assert f"{SITE['url']}{key}" in made(release, "talks/feed.xml").decode()
    assert [chapter["title"] for chapter in json.loads(made(release, key))["chapters"]] == ["Welcome", "On"]
