"""Rules of recordings: played from the middle, resumed, and judged by their type before they are heard."""

import re
from collections.abc import Iterator
from typing import Final

from turncast.models.check import Notice, Rules
from turncast.models.finding import Level
from turncast.models.rule import Scope
from turncast.verifying.served.observations import Kind, Observations, Said, Try, once, shown

rule = Rules(Scope.SERVED)

_APPLE: Final = "RFC 9110; Apple Podcasts: Podcast RSS feed requirements"
_UNTYPED: Final = ("", "application/octet-stream", "binary/octet-stream", "application/force-download")
_ALIKE: Final = (
    frozenset({"audio/x-m4a", "audio/m4a", "audio/mp4", "audio/aac", "audio/mp4a-latm"}),
    frozenset({"audio/mpeg", "audio/mp3", "audio/mpeg3", "audio/x-mp3"}),
    frozenset({"video/x-m4v", "video/m4v", "video/mp4"}),
    frozenset({"audio/ogg", "audio/opus", "application/ogg", "video/ogg"}),
    frozenset({"audio/wav", "audio/x-wav", "audio/wave", "audio/vnd.wave"}),
    frozenset({"audio/flac", "audio/x-flac"}),
)
"""Names of the same: directories and apps take each for the other."""
SPAN: Final = "bytes 0-1/"
_UNKEPT: Final = re.compile(r"\b(no-store|no-cache|private|max-age=0)\b")


def alike(one: str, other: str) -> bool:
    """Whether two media types are names of the same."""
    return one == other or any(one in names and other in names for names in _ALIKE)


def _page(body: bytes) -> bool:
    return body.lstrip(b"\xef\xbb\xbf \t\r\n")[:1] == b"<"


@rule("served-range-ignored", Level.ERROR, _APPLE)
@once
def range_ignored(met: Observations) -> Iterator[Said]:
    """a server sends all of a recording to who asks for a part: nobody can jump in it or resume it

    Serve recordings from a host that answers Range requests; any object storage does.
    """
    for visit, answer in met.got(Kind.MEDIA):
        if answer.status == 200 and visit.size != 0:
            yield visit, "expected status 206 for Range: bytes=0-1, found 200"


@rule("served-range-wrong", Level.ERROR, _APPLE)
def range_wrong(met: Observations) -> Iterator[Notice]:
    """a server sends another part of a recording than was asked for

    Answer Range: bytes=0-1 with two bytes and Content-Range: bytes 0-1/LENGTH.
    """
    for visit, answer in met.got(Kind.MEDIA):
        said = answer.headers.get("content-range", "")
        if answer.status == 206 and not said.lower().startswith(SPAN):
            yield visit.notice(f"expected Content-Range: {SPAN}LENGTH, found {shown(said) or 'none'}")
        elif answer.status == 206 and len(answer.body) != 2:
            yield visit.notice(f"expected 2 bytes, found {'more' if len(answer.body) > 2 else len(answer.body)}")


@rule("served-range-unsaid", Level.ADVICE, _APPLE)
@once
def range_unsaid(met: Observations) -> Iterator[Said]:
    """a server does not say that it answers Range requests for a recording

    Answer HEAD with Accept-Ranges: bytes: some players ask for parts only then.
    """
    for visit, answer in met.got(Kind.MEDIA):
        head = visit.answer(Try.HEAD)
        if answer.status == 206 and head and head.ok and "bytes" not in head.headers.get("accept-ranges", "").lower():
            yield visit, "expected Accept-Ranges: bytes for HEAD, found none"


@rule("served-media-packed", Level.ERROR, _APPLE)
def packed(met: Observations) -> Iterator[Notice]:
    """a recording is compressed on its way: its length and its parts are not those of the file

    Serve recordings without Content-Encoding.
    """
    for visit, answer in met.got(Kind.MEDIA):
        said = answer.headers.get("content-encoding", "").strip().lower()
        if said not in ("", "identity"):
            yield visit.notice(f"expected no Content-Encoding, found {shown(said)}")


@rule("served-media-page", Level.ERROR, "RSS 2.0; AntennaPod; Apple Podcasts: Podcast RSS feed requirements")
def page(met: Observations) -> Iterator[Notice]:
    """a page stands where a recording should: to log in, or to say that it is gone

    Let everyone have the recording itself, and answer 404 for what is not there.
    """
    for visit, answer in met.got(Kind.MEDIA):
        if _page(answer.body):
            yield visit.notice(f"expected a recording, found a page (status {answer.status})")


@rule("served-media-text", Level.ERROR, "AntennaPod")
@once
def text(met: Observations) -> Iterator[Said]:
    """a recording is said to be text, which apps take for an error page

    Serve it with the type that the enclosure states.
    """
    for visit, answer in met.got(Kind.MEDIA):
        if answer.media_type.startswith("text/") and not _page(answer.body):
            yield visit, f"expected a type of audio or video, found {shown(answer.media_type)}"


@rule("served-media-untyped", Level.ERROR, "iOS; PSP-1")
@once
def untyped(met: Observations) -> Iterator[Said]:
    """a recording has no type, or one that says nothing: iPhones do not play it

    Serve it with the type that the enclosure states; of object storage: set its Content-Type when it is uploaded.
    """
    for visit, answer in met.got(Kind.MEDIA):
        if answer.media_type in _UNTYPED:
            yield visit, f"expected {_stated(visit.pointer.media_type)}, found {answer.media_type or 'no type'}"


def _stated(media_type: str) -> str:
    return shown(media_type) or "a type of audio or video"


@rule("served-media-type", Level.ERROR, "A Podcaster's Guide to RSS; PSP-1")
@once
def other_type(met: Observations) -> Iterator[Said]:
    """a recording is served as another type than the feed states

    Make them the same: what the file is.
    """
    for visit, answer in met.got(Kind.MEDIA):
        stated, found = visit.pointer.media_type, answer.media_type
        told = found in _UNTYPED or found.startswith("text/") or _page(answer.body)
        if stated and not told and not alike(stated, found):
            yield visit, f"expected {shown(stated)} as the feed states, found {shown(found)}"


@rule("served-media-length", Level.WARNING, "PSP-1; AntennaPod")
def other_length(met: Observations) -> Iterator[Notice]:
    """a recording has another length than the feed states

    State the length of the file in bytes. Where advertisements are put in on the way, no length is ever right.
    """
    for visit, answer in met.got(Kind.MEDIA):
        stated = visit.pointer.length
        if stated and visit.size and stated != visit.size and not _page(answer.body):
            yield visit.notice(f"expected {stated} bytes as the feed states, found {visit.size}")


@rule("served-media-empty", Level.ERROR, "RSS 2.0")
def empty(met: Observations) -> Iterator[Notice]:
    """a recording is empty

    Upload it again.
    """
    for visit, answer in met.got(Kind.MEDIA):
        if visit.size == 0 or not answer.body:
            yield visit.notice("expected a recording, found 0 bytes")


@rule("served-media-unversioned", Level.ADVICE, "RFC 9110; AntennaPod")
@once
def unversioned(met: Observations) -> Iterator[Said]:
    """a recording has neither ETag nor Last-Modified: apps cannot know whether they may resume it

    Answer with either; any object storage does.
    """
    for visit, answer in met.got(Kind.MEDIA):
        if not answer.headers.get("etag") and not answer.headers.get("last-modified"):
            yield visit, "expected an ETag or Last-Modified, found neither"


@rule("served-media-unkept", Level.ADVICE, "RFC 9111")
@once
def unkept(met: Observations) -> Iterator[Said]:
    """nobody on the way may keep a recording: each listener costs a journey to your host

    Give each file an address of its own, and Cache-Control: public, max-age=31536000, immutable.
    """
    for visit, answer in met.got(Kind.MEDIA):
        said = answer.headers.get("cache-control", "").lower()
        if _UNKEPT.search(said):
            yield visit, f"expected a recording that may be kept, found Cache-Control: {shown(said)}"
