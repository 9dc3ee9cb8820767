"""Reading what is known to be live."""

import pytest
from tests.support.publishers import publish
from tests.support.releases import Workshop

from turncast.errors import WorldError
from turncast.models.manifest import MANIFEST_KEY, Manifest
from turncast.publishing import read_manifest
from turncast.targets import Target
from turncast.targets.memory import MemoryTarget


def stored(content: bytes) -> Target:
    """A target with *content* as its manifest."""
    target = MemoryTarget("public/")
    target.write(MANIFEST_KEY, content, media_type="application/json", cache_control="no-store")
    return target


def test_nothing_there(target: Target) -> None:
    """Where nothing was published yet, the manifest is empty and has no version."""
    assert read_manifest(target) == (Manifest(), None)


def test_what_was_written_is_read(workshop: Workshop, target: Target) -> None:
    """The manifest read back is the one written, and its version is the stored one; no cache may keep it."""
    publish(workshop.release("one"), target)
    manifest, version = read_manifest(target)
    found = target.head(MANIFEST_KEY)
    assert found
    assert version == found.version
    assert found.cache_control in (None, "no-store")
    assert found.media_type in (None, "application/json")
    assert list(manifest.live) == sorted(manifest.live)


@pytest.mark.parametrize("content", [b'{"format": 2, "shows": []}', b'{"format": "later"}'])
def test_of_a_newer_turncast(content: bytes) -> None:
    """A manifest of a later format is not touched; the hint is to upgrade."""
    with pytest.raises(WorldError, match="found one of a newer turncast") as caught:
        read_manifest(stored(content))
    assert "pip install --upgrade turncast" in caught.value.hint
    assert caught.value.message.startswith("public/")


@pytest.mark.parametrize("content", [b"", b"<html>", b"[]", b'{"live": {"a": {}}}', b"\xff", b'{"revision": "many"}'])
def test_unreadable(content: bytes) -> None:
    """Anything else that is no manifest is refused, with a word on what to do about it."""
    with pytest.raises(WorldError, match=r"manifest\.json is no manifest") as caught:
        read_manifest(stored(content))
    assert "bring an earlier" in caught.value.hint


def test_unreadable_stops_before_anything_changes(workshop: Workshop) -> None:
    """Where the manifest cannot be read nothing is published."""
    target = stored(b"<html>")
    with pytest.raises(WorldError):
        publish(workshop.release("one"), target)
    assert target.read(MANIFEST_KEY) == (b"<html>", target.head(MANIFEST_KEY))
    assert target.head("show/feed.xml") is None
