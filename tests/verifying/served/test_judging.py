"""Judging is pure: whatever servers and strangers say, the rules find something or nothing, and never fail."""

import json
from typing import Final

from hypothesis import given
from hypothesis import strategies as st
from tests.support.livefeed import AT, SRT, VTT
from tests.support.recordings import picture

from turncast import rss
from turncast.fetching import Answer, Failure, Hop, Outcome, Trouble
from turncast.verifying.served import judged
from turncast.verifying.served.observations import Kind, Observations, Pointer, Try, Visit

FEED: Final = "https://podcast.example/feed.xml"
NAMES: Final = (
    "accept-ranges", "access-control-allow-origin", "cache-control", "content-encoding", "content-length",
    "content-range", "content-type", "etag", "expires", "last-modified",
)  # fmt: skip
SAID: Final = ("", "*", "bytes", "bytes 0-1/2", "gzip", "max-age=9999999999999", "text/html; charset=x", "audio/mpeg")
TEXTS: Final = st.text(max_size=40) | st.sampled_from((*SAID, "Thu, 01 Jan 2026 08:00:00 +9999", "9" * 5000))
VALUES: Final = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(
            st.sampled_from(("version", "chapters", "startTime", "endTime", "title", "toc", "url")), inner
        )
    ),
    max_leaves=12,
)
BODIES: Final = (
    st.binary(max_size=60)
    | VALUES.map(lambda value: json.dumps(value).encode())
    | st.sampled_from((VTT, SRT, picture()[:300], b"<html>", b"<?xml version='1.0'?><rss/>", b""))
)
ANSWERS: Final = st.builds(
    Answer,
    address=TEXTS,
    status=st.integers(100, 599) | st.sampled_from((200, 206)),
    headers=st.dictionaries(st.sampled_from(NAMES), TEXTS),
    body=BODIES,
    whole=st.booleans(),
    hops=st.lists(st.builds(Hop, st.sampled_from((301, 302, 308)), TEXTS, TEXTS), max_size=7).map(tuple),
)
OUTCOMES: Final[st.SearchStrategy[Outcome]] = ANSWERS | st.builds(Failure, TEXTS, st.sampled_from(Trouble), TEXTS)
POINTERS: Final = st.builds(
    Pointer,
    kind=st.sampled_from(Kind),
    address=TEXTS,
    path=st.just(FEED),
    media_type=TEXTS,
    length=st.none() | st.integers(0, 10**12),
    duration=st.none() | st.floats(0.1, 1e6),
)
VISITS: Final = st.builds(Visit, POINTERS, st.dictionaries(st.sampled_from(Try), OUTCOMES))
DOCUMENTS: Final = TEXTS.map(
    lambda text: rss.read_document(
        f'<rss xmlns:atom="http://www.w3.org/2005/Atom"><channel><atom:link rel="self" '
        f"href={json.dumps(''.join(filter(str.isalnum, text)))}/></channel></rss>".encode("utf-8", "replace")
    )
)


@given(VISITS, st.none() | DOCUMENTS, st.lists(VISITS, max_size=4))
def test_no_answer_is_too_strange_to_be_judged(feed: Visit, document: object, visits: list[Visit]) -> None:
    """Any status, header, body and trouble can be judged; what is said is on one line and twice the same."""
    met = Observations(AT, feed, document, tuple(visits))  # type: ignore[arg-type]
    found = judged(met)
    assert found == judged(met)
    assert all(finding.message.isprintable() for finding in found)


def test_a_dead_host_is_told_once() -> None:
    """What fails alike on one host is one finding that counts; another host has one of its own."""
    refused = Failure("https://a.example/", Trouble.REFUSED, "no connection")
    hosts = ["a.example"] * 17 + ["b.example"]
    dead = [
        Visit(Pointer(Kind.MEDIA, f"https://{host}/{number}.mp3", FEED), {Try.GET: refused})
        for number, host in enumerate(hosts)
    ]
    found = judged(Observations(AT, Visit(Pointer(Kind.FEED, FEED, FEED)), None, tuple(dead)))
    assert [one.message.partition(": ")[2] for one in found if one.code == "served-refused"] == [
        "expected an answer, found no connection (and 16 more)",
        "expected an answer, found no connection",
    ]
