"""A listener's view of a site: an app that reads its feeds, a browser that follows its pages, and what both remember.

It knows nothing of Turncast: XML and HTML are parsed by the standard library, and whatever a feed or page names at the
site's own address has to be there, with the stated length and type. What was there once stays, as does each episode,
with its date and its page.
"""

import http.client
import threading
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from email.message import Message
from html.parser import HTMLParser
from pathlib import Path
from typing import Final
from urllib.parse import urldefrag, urljoin, urlsplit
from xml.etree import ElementTree

_ATOM: Final = "{http://www.w3.org/2005/Atom}"
_PODCAST: Final = "{https://podcastindex.org/namespace/1.0}"
_TRIES: Final = 3


@dataclass(frozen=True)
class Found:
    """What stands at an address. length: bytes in all; media_type: as served, None where nobody says."""

    body: bytes
    length: int
    media_type: str | None = None


Fetch = Callable[[str, bool], Found | None]
"""Gives what stands under a path below the site, None where nothing does; if true, the beginning is enough."""


def from_directory(root: Path) -> Fetch:
    """A site that is served from the directory *root*."""

    def fetch(path: str, beginning: bool) -> Found | None:
        try:
            with (root / path).open("rb") as file:
                body = file.read(2) if beginning else file.read()
                return Found(body, file.seek(0, 2))
        except (FileNotFoundError, NotADirectoryError):
            return None

    return fetch


def from_http(base: str) -> Fetch:
    """A site that is served below the address *base*, to everybody."""
    address = urlsplit(base)

    def ask(path: str, beginning: bool) -> Found | None:
        connection = http.client.HTTPConnection(address.hostname or "", address.port, timeout=30)
        try:
            headers = {"Range": "bytes=0-1"} if beginning else {}
            connection.request("GET", f"{address.path}/{path}", headers=headers)
            answer = connection.getresponse()
            body = answer.read()
        finally:
            connection.close()
        if answer.status in (403, 404):  # 403: those who may not list a bucket are not told what is not there
            return None
        if answer.status == 416:
            body = b""
        elif answer.status not in (200, 206):
            raise OSError(f"{path}: {answer.status}")
        total = (answer.getheader("Content-Range") or "").rpartition("/")[2]
        return Found(body, int(total) if total.isdigit() else len(body), answer.getheader("Content-Type"))

    def fetch(path: str, beginning: bool) -> Found | None:
        for _ in range(_TRIES - 1):
            try:
                return ask(path, beginning)
            except (OSError, http.client.HTTPException):  # the network's fault, not the site's
                continue
        return ask(path, beginning)

    return fetch


@dataclass(frozen=True)
class Name:
    """What a feed or page names at the site: the path, and what it says of what stands there."""

    path: str
    length: int | None = None
    media_type: str | None = None


@dataclass
class Reader:
    """Reads the feeds under the paths *feeds* of the site at *site*, again and again.

    Nobody knows a site before its home page and all feeds that leads to have been there: its pages are looked at from
    then on. For pages and feeds name one another, and the feeds of a first publish cannot all come in one instant.

    faults: everything wrong that was ever met. visits: how often all was read. episodes: what apps remember, by feed
    and GUID: date and page.
    """

    site: str
    feeds: tuple[str, ...]
    fetch: Fetch
    faults: list[str] = field(default_factory=list)
    visits: int = 0
    episodes: dict[str, dict[str, tuple[str, str]]] = field(default_factory=dict)
    _known: set[str] = field(default_factory=set)
    _opened: bool = False

    def visit(self) -> list[str]:
        """Read everything once; what was wrong."""
        faults = [*self._read_feeds(), *self._browse("index.html" if self._open() else "")]
        self.faults += faults
        self.visits += 1
        return faults

    def _read_feeds(self) -> Iterator[str]:
        for feed in self.feeds:
            found: dict[str, tuple[str, str]] = {}
            yield from self._read_parts(feed, found)
            before = self.episodes.setdefault(feed, {})
            yield from (f"{feed}: {guid} is gone" for guid in before.keys() - found.keys())
            for guid in before.keys() & found.keys():
                if before[guid] != found[guid]:
                    yield f"{feed}: {guid} was {before[guid]}, is {found[guid]}"
            before.update(found)

    def _read_parts(self, path: str, episodes: dict[str, tuple[str, str]]) -> Iterator[str]:
        """The feed and the older parts it leads to."""
        seen: set[str] = set()
        while path and path not in seen:
            seen.add(path)
            document = self._get(path)
            if document is None:
                if path in self._known or len(seen) > 1:
                    yield f"{path} is not there"
                return
            self._known.add(path)
            try:
                root = ElementTree.fromstring(document.body)
            except ElementTree.ParseError as error:
                yield f"{path}: {error}"
                return
            for guid, date, page in _episodes(root):
                episodes.setdefault(guid, (date, page))
            for name in sorted(_named_by_feed(root, self.site), key=str):
                yield from self._look(path, name)
            path = next((_path(link.get("href", ""), self.site) for link in _older(root)), "") or ""

    def _open(self) -> bool:
        """Whether people know the site."""
        if self._known and not self._opened:
            home = self._get("index.html")
            named = _named_by_page(home.body, urljoin(self.site, "index.html"), self.site) if home else set()
            self._opened = home is not None and all(self.fetch(feed, True) for feed in named & {*self.feeds})
        return self._opened

    def _browse(self, home: str) -> Iterator[str]:
        """The pages the home page leads to."""
        waiting, seen = [home] if home else [], {home}
        while waiting:
            path = waiting.pop()
            page = self._get(path)
            if page is None:
                if path in self._known:
                    yield f"{path} is not there"
                continue
            self._known.add(path)
            for named in sorted(_named_by_page(page.body, urljoin(self.site, path), self.site)):
                if named.endswith(".opml"):
                    yield from self._import(path, named)
                elif not named.endswith(".html"):
                    yield from self._look(path, Name(named))
                elif named not in seen:
                    seen.add(named)
                    waiting.append(named)
                    yield from self._look(path, Name(named))

    def _import(self, where: str, path: str) -> Iterator[str]:
        """All feeds of the list under *path*, as an app that is given it."""
        yield from self._look(where, Name(path))
        found = self._get(path)
        for outline in ElementTree.fromstring(found.body).iter("outline") if found else ():
            yield from self._look(path, Name(_path(outline.get("xmlUrl", ""), self.site)))

    def _look(self, where: str, name: Name) -> Iterator[str]:
        """Whether what is named is there as it is said to be."""
        found = self.fetch(name.path, True)
        if found is None:
            yield f"{where} names {name.path}, which is not there"
            return
        self._known.add(name.path)
        if name.length is not None and found.length != name.length:
            yield f"{where} says {name.length} bytes of {name.path}, which has {found.length}"
        if name.media_type and found.media_type and _essence(name.media_type) != _essence(found.media_type):
            yield f"{where} says {name.media_type} of {name.path}, which is {found.media_type}"

    def _get(self, path: str) -> Found | None:
        return self.fetch(path, False)


@contextmanager
def watching(reader: Reader, pause: float = 0.01) -> Iterator[Reader]:
    """*reader* at it all the time, in a thread of its own."""
    done = threading.Event()

    def watch() -> None:
        while not done.wait(pause):
            try:
                reader.visit()
            except Exception as error:  # whatever stops the reader is a fault of the proof
                reader.faults.append(f"the reader stopped: {error!r}")
                return

    thread = threading.Thread(target=watch, name="reader")
    thread.start()
    try:
        yield reader
    finally:
        done.set()
        thread.join()
        reader.visit()


def _episodes(root: ElementTree.Element) -> Iterator[tuple[str, str, str]]:
    for item in root.iter("item"):
        yield item.findtext("guid", ""), item.findtext("pubDate", ""), item.findtext("link", "")


def _older(root: ElementTree.Element) -> Iterator[ElementTree.Element]:
    rels = ("next", "prev-archive")
    return (link for link in root.iter(f"{_ATOM}link") if link.get("rel") in rels)


def _named_by_feed(root: ElementTree.Element, site: str) -> set[Name]:
    """Every address of the site in any text or attribute, with the length and type beside it."""
    names: set[Name] = set()
    for element in root.iter():
        if path := _path((element.text or "").strip(), site):
            names.add(Name(path))
        for word, address in element.items():
            if path := _path(address, site):
                own = element.tag == "enclosure" or element.tag == f"{_PODCAST}transcript" or word == "href"
                length = element.get("length") if element.tag == "enclosure" else None
                names.add(Name(path, int(length) if length else None, element.get("type") if own else None))
        if element.tag == f"{_PODCAST}alternateEnclosure":
            names |= set(_alternate(element, site))
    return names


def _alternate(element: ElementTree.Element, site: str) -> Iterator[Name]:
    length = element.get("length")
    for source in element.iter(f"{_PODCAST}source"):
        if path := _path(source.get("uri", ""), site):
            yield Name(path, int(length) if length else None, element.get("type"))


class _Links(HTMLParser):
    """The addresses a page leads to or shows."""

    def __init__(self) -> None:
        super().__init__()
        self.found: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        said = {word: value or "" for word, value in attrs}
        self.found |= {said[word] for word in ("href", "src", "poster") if said.get(word)}
        if "srcset" in said:
            self.found |= {one.split()[0] for one in said["srcset"].split(",") if one.strip()}
        if said.get("property", "").startswith("og:") and said.get("content", "").startswith("http"):
            self.found.add(said["content"])


def _named_by_page(body: bytes, address: str, site: str) -> set[str]:
    links = _Links()
    links.feed(body.decode())
    paths = (_path(urljoin(address, link), site) for link in links.found)
    return {path for path in paths if path}


def _path(address: str, site: str) -> str:
    """The path below *site* that *address* leads to; empty if it leads elsewhere, or to the site as a whole."""
    plain = urldefrag(address).url
    return plain.removeprefix(site) if plain.startswith(site) and " " not in plain else ""


def _essence(media_type: str) -> str:
    message = Message()
    message["Content-Type"] = media_type
    return message.get_content_type()


def guids_of(reader: Reader) -> Iterable[str]:
    """The episodes apps remember, of all feeds."""
    return {guid for feed in reader.episodes.values() for guid in feed}
