"""The pages of the gallery in a folder, on the web, and in a browser."""

import threading
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from PIL import Image
from tests.pages import published, samples
from tests.pages.gallery import MISSING, PAGES
from tests.support import recordings, sites

from turncast.artwork import qr_code
from turncast.building.machines import manifest
from turncast.pages import Theme
from turncast.rss import render


class Quiet(SimpleHTTPRequestHandler):
    """Serves files and does not talk about it."""

    def log_message(self, *_: Any) -> None:
        """Nothing."""


@pytest.fixture(scope="package")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The pages in a folder, with artwork, recordings and captions where they name them."""
    root = tmp_path_factory.mktemp("site") / urlsplit(samples.SITE.url).path.strip("/")
    for key in ("404.html", "deep/down/404.html"):
        (root / key).parent.mkdir(exist_ok=True, parents=True)
        (root / key).write_bytes(MISSING)
    for key, page in PAGES.items():
        (root / key).parent.mkdir(exist_ok=True, parents=True)
        (root / key).write_bytes(page)
    for folder in ("media", "theme"):
        (root / folder).mkdir()
    (root / samples.STYLESHEET).write_bytes(Theme().stylesheet())
    (root / Theme().script.key).write_bytes(Theme().script.body)
    (root / "search.json").write_text('{"parts":[]}')
    for name in ("interviews", "webinars", "nick-wahl", "long"):
        for small in (*samples.picture(name).thumbnails, *samples.picture(name).icons):
            Image.new("RGB", (small.side, small.side), "teal").save(root / small.key)
        (root / f"media/{name}-dddddddddddd.vtt").write_text("WEBVTT\n\n00:00.000 --> 00:04.000\nWelcome.\n")
    (root / samples.CODE).write_bytes(qr_code("https://turn.example/casts/interviews/about/subscribe.html"))
    told = manifest(samples.SITE, [samples.interviews()]).make()
    assert isinstance(told, bytes)
    (root / "site.webmanifest").write_bytes(told)
    feed = render(samples.interviews(), lambda _: "", "../theme/feed.css")
    (root / "interviews/feed.xml").write_bytes(feed)
    (root / "theme/feed.css").write_bytes(Theme().feed_stylesheet())
    for name in ("nick-wahl-bbbbbbbbbbbb.mp3", "long-bbbbbbbbbbbb.mp3", "opening-session-bbbbbbbbbbbb.mp4"):
        recordings.mp3(root / "media" / name)
    return root


@pytest.fixture(scope="package")
def served(site: Path) -> Iterator[str]:
    """The address of the folder over HTTP, under a prefix of its own."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(site.parent)))
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}/{site.name}/"
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.fixture(scope="package")
def all_sorts(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address at which a project is published that has a page of every type."""
    with sites.published(published.project(tmp_path_factory.mktemp("all-sorts")).catalog()) as address:
        yield address
