"""One fault for each rule of what is served, done to a host that has no other."""

import gzip
from collections.abc import Callable
from dataclasses import replace
from typing import Any, Final

from tests.support.feedhost import Kept, Reply, Request
from tests.support.livefeed import Live
from tests.support.recordings import picture

Fault = Callable[[Live], object]

PAGE: Final = b"<!DOCTYPE html><html><title>Log in</title></html>"


def reply(path: str, status: int = 200, body: bytes = b"", **headers: str) -> Fault:
    """That *path* always answers so."""
    return lambda live: live.host.reply(path, status, body, **headers)


def said(path: str, *methods: str, only: str = "", **headers: str | None) -> Fault:
    """That *path* answers with other headers; None: without one."""
    return lambda live: live.host.change(path, lambda reply: reply.said(**headers), *methods, only=only)


def status(path: str, status: int, *methods: str, only: str = "") -> Fault:
    """That *path* answers with another status."""
    return lambda live: live.host.change(path, lambda _: Reply(status), *methods, only=only)


def text(old: str, new: str) -> Fault:
    """That the feed says *new* instead of *old*, where HOST is its host's address, and PORT the port."""

    def write(live: Live) -> None:
        written = (one.replace("HOST", live.host.address).replace("PORT", str(live.host.port)) for one in (old, new))
        live.write(next(written), next(written))

    return write


def serve(path: str, body: bytes, media_type: str) -> Fault:
    """That something else stands at *path*."""
    return lambda live: live.serve(path, body, media_type)


def chapters(*starts: float, **words: object) -> Fault:
    """Chapters that start then; *words* are of the first of them."""
    made: list[dict[str, object]] = [{"startTime": start, "title": f"Part {start}"} for start in starts]
    return lambda live: live.chapters(chapters=[made[0] | words, *made[1:]])


def cover(**terms: Any) -> Fault:
    """Other artwork."""
    media_type = "image/png" if terms.get("form") == "PNG" else "image/jpeg"
    return lambda live: live.serve("/cover.jpg", picture(**terms), media_type)


def packed(path: str, *, only: str = "") -> Fault:
    """That *path* is compressed, whoever asks."""

    def pack(reply: Reply) -> Reply:
        if "content-encoding" in reply.headers:
            return reply
        return replace(reply, headers={**reply.headers, "content-encoding": "gzip"}, body=gzip.compress(reply.body))

    return lambda live: live.host.change(path, pack, "GET", only=only)


def long_feed(live: Live) -> None:
    """A long feed that nobody compresses."""
    live.write("People talk.", "People talk. " * 10_000)
    kept = live.host.routes["/feed.xml"]

    def plainly(request: Request) -> Reply:
        return kept(replace(request, headers={**request.headers, "accept-encoding": "identity"}))

    live.host.routes["/feed.xml"] = plainly


def endless_feed(live: Live) -> None:
    """A feed without end."""
    head = b"HTTP/1.1 200 OK\r\nContent-Type: application/rss+xml\r\n\r\n"
    live.host.send("/feed.xml", head, endless=b" " * 1_000_000)


def unzipped(live: Live) -> None:
    """A feed that fails for those who take it compressed."""
    kept = live.host.routes["/feed.xml"]

    def answer(request: Request) -> Reply:
        return Reply(500) if request.headers["accept-encoding"] == "gzip" else kept(request)

    live.host.routes["/feed.xml"] = answer


def rangeless(live: Live) -> None:
    """A server that knows no ranges."""
    kept = live.host.routes["/a.mp3"]

    def answer(request: Request) -> Reply:
        return kept(replace(request, headers={**request.headers, "range": ""}))

    live.host.routes["/a.mp3"] = answer


def redirects(count: int) -> Fault:
    """So many redirects before the recording."""

    def lead(live: Live) -> None:
        live.host.routes["/there.mp3"] = live.host.routes["/a.mp3"]
        for hop in range(count):
            live.host.reply(f"/{hop}.mp3", 302, Location=f"/{hop + 1}.mp3" if hop + 1 < count else "/there.mp3")
        live.write("/a.mp3", "/0.mp3")

    return lead


def moved(code: int) -> Fault:
    """That the feed is elsewhere."""

    def move(live: Live) -> None:
        live.host.routes["/new.xml"] = live.host.routes["/feed.xml"]
        live.host.reply("/feed.xml", code, Location="/new.xml")

    return move


def head_elsewhere(live: Live) -> None:
    """That HEAD is sent to another place than GET."""
    live.host.routes["/other.mp3"] = live.host.routes["/a.mp3"]
    live.host.change("/a.mp3", lambda _: Reply(302, {"location": "/other.mp3"}), "HEAD")


FAULTS: Final[dict[str, Fault]] = {
    "served-address": text("HOST/a.mp3", "ftp://podcast.example/a.mp3"),
    "served-refused": text("HOST/a.mp3", "https://127.0.0.1:1/a.mp3"),
    "served-broken": lambda live: live.host.send("/a.mp3", b"HTTP/1.1 206 Part\r\nContent-Length: 9\r\n\r\nID"),
    "served-missing": reply("/a.vtt", 404),
    "served-denied": reply("/a.mp3", 403),
    "served-fault": reply("/a.json", 500),
    "served-status": reply("/a.mp3", 416),
    "served-redirects-endless": reply("/a.mp3", 302, Location="/a.mp3"),
    "served-redirects-many": redirects(6),
    "served-feed-moved": moved(301),
    "served-feed-detour": moved(302),
    "served-self-elsewhere": text('rel="self" href="HOST/feed.xml"', 'rel="self" href="HOST/other.xml"'),
    "served-new-feed-url": text(
        "<language>", "<itunes:new-feed-url>https://podcast.example/feed.xml</itunes:new-feed-url><language>"
    ),
    "served-feed-page": lambda live: live.host.routes.update({"/feed.xml": Kept(PAGE, "text/html", "no-cache")}),
    "served-feed-large": endless_feed,
    "served-feed-type": said("/feed.xml", content_type="text/plain"),
    "served-feed-unseen": lambda live: live.write("<rss ", f"<!--{' ' * 600}--><rss ", media_type="text/xml"),
    "served-feed-charset": said("/feed.xml", content_type="application/rss+xml; charset=iso-8859-1"),
    "served-feed-packed": packed("/feed.xml"),
    "served-feed-unpacked": long_feed,
    "served-feed-gzip": unzipped,
    "served-feed-unversioned": said("/feed.xml", etag=None, last_modified=None),
    "served-feed-etag": status("/feed.xml", 200, only="if-none-match"),
    "served-feed-date": status("/feed.xml", 412, only="if-modified-since"),
    "served-feed-date-odd": said("/feed.xml", last_modified="Fri, 01 Jan 2027 08:00:00 GMT"),
    "served-feed-kept": said("/feed.xml", cache_control="public, max-age=86400"),
    "served-feed-kept-unsaid": said("/feed.xml", cache_control=None),
    "served-head-refused": status("/a.mp3", 403, "HEAD"),
    "served-head-no-length": said("/a.mp3", "HEAD", content_length=""),
    "served-head-length": said("/a.mp3", "HEAD", content_length="17"),
    "served-head-type": said("/a.vtt", "HEAD", content_type="text/html"),
    "served-head-elsewhere": head_elsewhere,
    "served-cors": said("/a.srt", access_control_allow_origin=None),
    "served-cors-media": said("/a.mp3", access_control_allow_origin="https://only.example"),
    "served-cors-preflight": status("/feed.xml", 405, "OPTIONS"),
    "served-range-ignored": rangeless,
    "served-range-wrong": said("/a.mp3", only="range", content_range=None),
    "served-range-unsaid": said("/a.mp3", accept_ranges=None),
    "served-media-packed": packed("/a.mp3"),
    "served-media-page": serve("/a.mp3", PAGE, "text/html"),
    "served-media-text": said("/a.mp3", content_type="text/plain"),
    "served-media-untyped": said("/a.mp3", content_type="binary/octet-stream"),
    "served-media-type": said("/a.mp3", content_type="video/mp4"),
    "served-media-length": serve("/a.mp3", b"\xff\xfb" * 999, "audio/mpeg"),
    "served-media-empty": reply(
        "/a.mp3", content_type="audio/mpeg", access_control_allow_origin="*", etag='"a"', accept_ranges="bytes"
    ),
    "served-media-unversioned": said("/a.mp3", etag=None, last_modified=None),
    "served-media-unkept": said("/a.mp3", cache_control="private, max-age=0"),
    "served-artwork-unreadable": serve("/cover.jpg", PAGE, "image/jpeg"),
    "served-artwork-type": said("/cover.jpg", content_type="image/png"),
    "served-artwork-not-square": cover(width=1400, height=1500),
    "served-artwork-size": cover(width=1399, height=1399),
    "served-artwork-not-rgb": cover(mode="L"),
    "served-artwork-transparent": cover(mode="RGBA", form="PNG"),
    "served-artwork-heavy": lambda live: live.serve("/cover.jpg", picture() + bytes(600_000), "image/jpeg"),
    "served-artwork-undated": said("/cover.jpg", last_modified=None),
    "served-transcript-unreadable": serve("/a.vtt", b"%PDF-1.7", "text/vtt"),
    "served-transcript-form": serve("/a.srt", b"WEBVTT\n\n00:00.000 --> 00:01.000\nHi.\n", "application/x-subrip"),
    "served-transcript-type": said("/a.srt", content_type="text/plain"),
    "served-transcript-faulty": serve("/a.vtt", b"WEBVTT\n\n00:00,000 --> 00:01,000\nHello there.\n", "text/vtt"),
    "served-transcript-outlasts": serve("/a.vtt", b"WEBVTT\n\n00:00.000 --> 10:01.000\nHello.\n", "text/vtt"),
    "served-chapters-unreadable": serve("/a.json", b"{", "application/json+chapters"),
    "served-chapters-form": chapters(0, startTime="0:00"),
    "served-chapters-type": said("/a.json", content_type="text/plain"),
    "served-chapters-order": chapters(0, 1.5, 1),
    "served-chapters-untitled": chapters(0, 1, title=" "),
    "served-chapters-late": chapters(0.5, 1),
    "served-chapters-outlast": chapters(0, 2),
}
"""By the code of the rule that must see it."""

ALSO: Final[dict[str, set[str]]] = {
    "served-feed-large": {
        "served-feed-unpacked",
        "served-feed-unversioned",
        "served-feed-kept-unsaid",
        "served-cors",
        "served-cors-preflight",
    },
    "served-feed-date-odd": {"served-feed-date"},
}
"""What else is rightly said of a fault, by the code of its rule; of all others nothing else is."""
