"""What every target promises, whatever it is made of."""

import os
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from turncast.errors import TargetConflict, Unreadable, UsageError
from turncast.models.artifact import Body, CacheControl, Splice, Stretch
from turncast.targets import ABSENT, ANY, Condition, Stored, Target, unchanged

KEY = "feeds/interviews.xml"
BIG = 20_000_001  # three parts of a multipart upload, the last one odd


def put(target: Target, body: Body, when: Condition = ANY, key: str = KEY) -> Stored:
    """Store *body* as feeds are stored."""
    kind = "application/rss+xml; charset=utf-8"
    return target.write(key, body, media_type=kind, cache_control=CacheControl.SHORT, when=when)


def content(target: Target, key: str = KEY) -> bytes | None:
    """The bytes stored under *key*."""
    found = target.read(key)
    return found[0] if found else None


def test_round_trip(target: Target) -> None:
    """What was written is read back byte for byte, with its length and the version the write told."""
    stored = put(target, b"<rss/>")
    assert target.read(KEY) == (b"<rss/>", target.head(KEY))
    assert (stored.key, stored.size) == (KEY, 6)
    assert target.head(KEY) == stored


def test_headers(target: Target) -> None:
    """Media type and cache headers are kept as they were given, or nothing is said of them."""
    put(target, b"<rss/>")
    found = target.head(KEY)
    assert found
    assert found.media_type in (None, "application/rss+xml; charset=utf-8")
    assert found.cache_control in (None, str(CacheControl.SHORT))
    assert (found.media_type is None) == (type(target).__name__ == "DirectoryTarget")


def test_absent(target: Target) -> None:
    """Where nothing is stored, nothing is found, and that is no error."""
    assert target.head(KEY) is None
    assert target.read(KEY) is None
    put(target, b"", key="feeds/other.xml")
    assert target.head("feeds") is None, "a part of a key is not a key"


def test_overwrite(target: Target) -> None:
    """A later write replaces an earlier one and has another version."""
    first, second = put(target, b"one"), put(target, b"three")
    assert content(target) == b"three"
    assert first.version != second.version


def test_empty_body(target: Target) -> None:
    """Nothing can be stored, too: an object of no bytes is there."""
    assert put(target, b"").size == 0
    assert content(target) == b""


def test_only_if_absent(target: Target) -> None:
    """A write that expects nothing to be there succeeds once, and then leaves what is there alone."""
    put(target, b"one", ABSENT)
    with pytest.raises(TargetConflict, match=KEY):
        put(target, b"two", ABSENT)
    assert content(target) == b"one"


def test_only_if_version(target: Target) -> None:
    """A write over a version succeeds while that is stored, and never again after somebody else wrote."""
    seen = put(target, b"one")
    ours = put(target, b"two", unchanged(seen.version))
    with pytest.raises(TargetConflict) as caught:
        put(target, b"three", unchanged(seen.version))
    assert target.name in caught.value.message
    assert caught.value.hint
    assert content(target) == b"two"
    put(target, b"four", unchanged(ours.version))
    assert content(target) == b"four"


def test_version_of_something_gone(target: Target) -> None:
    """A write over a version is refused where nothing is stored."""
    version = put(target, b"one", key="elsewhere").version
    with pytest.raises(TargetConflict):
        put(target, b"two", unchanged(version))
    assert target.head(KEY) is None


def test_large_file(target: Target, tmp_path: Path) -> None:
    """A recording of many megabytes arrives whole, and every byte of it is reported once."""
    recording = tmp_path / "recording.mp3"
    recording.write_bytes(os.urandom(BIG))
    counts: list[int] = []
    stored = target.write(
        "media/big.mp3",
        recording,
        media_type="audio/mpeg",
        cache_control=CacheControl.IMMUTABLE,
        on_bytes=counts.append,
    )
    assert stored.size == sum(counts) == BIG
    assert content(target, "media/big.mp3") == recording.read_bytes()
    assert stored.media_type in (None, "audio/mpeg")


@pytest.mark.parametrize("size", [1000, BIG], ids=["small", "in parts"])
def test_splice(target: Target, tmp_path: Path, size: int) -> None:
    """A new head on an old recording, from which something is left out, arrives as if it were one file."""
    recording = tmp_path / "recording.mp3"
    recording.write_bytes(os.urandom(size + 400))
    old = recording.read_bytes()
    splice = Splice((b"head", Stretch(recording, 100, 200), b"", b"neck", Stretch(recording, 400, size)))
    counts: list[int] = []
    stored = target.write(
        KEY, splice, media_type="audio/mpeg", cache_control=CacheControl.IMMUTABLE, on_bytes=counts.append
    )
    assert stored.size == splice.size == sum(counts) == size + 208
    assert content(target) == b"head" + old[100:300] + b"neck" + old[400 : 400 + size]


@pytest.mark.parametrize("size", [1000, BIG], ids=["small", "in parts"])
def test_splice_of_a_file_that_became_shorter(target: Target, tmp_path: Path, size: int) -> None:
    """Half a recording is never stored: it is said that the file changed, and nothing is left."""
    recording = tmp_path / "recording.mp3"
    recording.write_bytes(bytes(size))
    with pytest.raises(Unreadable, match="changed while it was being published"):
        put(target, Splice((b"head", Stretch(recording, 1, size))))
    recording.unlink()
    with pytest.raises(Unreadable, match="cannot be read any more"):
        put(target, Splice((b"head", Stretch(recording, 0, size))))
    assert target.head(KEY) is None


def test_large_bytes_conditionally(target: Target) -> None:
    """Conditions hold for bodies that are sent in parts, too."""
    body = os.urandom(9 << 20)
    put(target, body, ABSENT)
    with pytest.raises(TargetConflict):
        put(target, body[::-1], ABSENT)
    assert content(target) == body


@pytest.mark.parametrize("size", [b"small", bytes(20 << 20)], ids=["small", "in parts"])
def test_stopped_write(target: Target, size: bytes) -> None:
    """A write that is stopped by whoever hears of its progress raises just that, and can be done again."""

    class Enough(Exception):
        pass

    def stop(count: int) -> None:
        raise Enough

    with pytest.raises(Enough):
        target.write(KEY, size, media_type="audio/mpeg", cache_control="no-store", on_bytes=stop)
    found = target.head(KEY)
    assert found is None or found.size == len(size)
    put(target, size)
    assert content(target) == size


def test_one_winner(target: Target) -> None:
    """Of eight who write at once where nothing was, exactly one wins, and what it wrote stays."""
    put(target, b"", key="warm-up", when=ABSENT)
    if not target.conditional:
        pytest.skip("a store without conditional writes cannot promise it, and says so")

    def race(runner: int) -> int | None:
        try:
            put(target, f"runner {runner}".encode(), ABSENT)
        except TargetConflict:
            return None
        return runner

    with ThreadPoolExecutor(8) as runners:
        winners = [runner for runner in runners.map(race, range(8)) if runner is not None]
    assert len(winners) == 1
    assert content(target) == f"runner {winners[0]}".encode()


def test_counter(target: Target) -> None:
    """Four who count together by conditional writes lose no count."""
    put(target, b"0")
    put(target, b"1", unchanged(put(target, b"0").version))
    if not target.conditional:
        pytest.skip("a store without conditional writes cannot promise it, and says so")

    def count(_: int) -> None:
        while True:
            found = target.read(KEY)
            assert found
            try:
                put(target, str(int(found[0]) + 1).encode(), unchanged(found[1].version))
            except TargetConflict:
                continue
            return

    with ThreadPoolExecutor(4) as counters:
        list(counters.map(count, range(12)))
    assert content(target) == b"13"


def test_occupied(target: Target) -> None:
    """A place is occupied as soon as anything is stored there, and not before."""
    assert not target.occupied()
    put(target, b"", key="deep/down/here.txt")
    assert target.occupied()


def test_listing(target: Target) -> None:
    """A listing tells the keys that begin so, in order, with size, version and the time of writing."""
    for key in ("b/two.txt", "a/one.txt", "b/three.txt", "bb.txt"):
        written = target.write(key, key.encode(), media_type="text/plain", cache_control="no-store")
        assert written.size == len(key)
    assert [found.key for found in target.list()] == ["a/one.txt", "b/three.txt", "b/two.txt", "bb.txt"]
    listed = list(target.list("b/"))
    assert [(found.key, found.size) for found in listed] == [("b/three.txt", 11), ("b/two.txt", 9)]
    for found in listed:
        there = target.head(found.key)
        assert there is not None
        assert (there.version, there.size) == (found.version, found.size)
        assert there.modified is not None
        assert found.modified is not None
    assert list(target.list("c")) == []


def test_deleting(target: Target) -> None:
    """What is deleted is gone, and nothing else; what is not there may be deleted again."""
    for key in ("a/one.txt", "a/two.txt"):
        target.write(key, b"x", media_type="text/plain", cache_control="no-store")
    target.delete("a/one.txt")
    target.delete("a/one.txt")
    assert target.head("a/one.txt") is None
    assert [found.key for found in target.list()] == ["a/two.txt"]
    target.delete("a/two.txt")
    assert not target.occupied()
    target.write("a/one.txt", b"y", media_type="text/plain", cache_control="no-store")
    assert [found.key for found in target.list()] == ["a/one.txt"]


@pytest.mark.parametrize("ask", [put, None], ids=["write", "look"])
def test_hostile_keys(target: Target, ask: Callable[..., Stored] | None) -> None:
    """A key that could lead elsewhere, or that stores read differently, is refused before anything happens."""
    for key in ["", "/etc/passwd", "a//b", "a/", "..", "../up", "a/../../b", "a/./b", "A", "ä", "a+b", "a\\b", "a\0b"]:
        with pytest.raises(UsageError, match="expected a key"):
            ask(target, b"x", key=key) if ask else target.head(key)
    assert not target.occupied()
