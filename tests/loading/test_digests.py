"""The digests of published recordings: only where there is a choice, and read through only once."""

import hashlib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.support.projects import AT, Folder, talks

from turncast.building import build, editions
from turncast.loading import copies
from turncast.loading.digests import Digest, digest
from turncast.models.artifact import Splice, Stretch
from turncast.models.edition import Enclosure
from turncast.targets.bodies import opened


def both(root: Path, **words: Any) -> Folder:
    """An episode in two forms, and one in one."""
    folder = talks(root, "alone")
    folder.show(**words)
    folder.recording("media/small.mp3")
    folder.episode("both", renditions=["media/small.mp3"])
    return folder


def enclosures(folder: Folder) -> list[list[Enclosure]]:
    """Those of each episode, newest first."""
    (edition,) = editions(folder.catalog(), AT)
    return [[rendition.enclosure for rendition in entry.renditions] for entry in edition.entries]


@pytest.mark.parametrize("tag", [True, False])
def test_the_digest_is_that_of_the_bytes_that_are_published(tmp_path: Path, tag: bool) -> None:
    """Of the tagged copy, or of the recording as it stands; the only form of an episode needs none."""
    folder = both(tmp_path, tag=tag)
    release = build(folder.catalog(), AT)
    forms, alone = enclosures(folder)
    for enclosure in forms:
        with opened(release.artifacts[enclosure.key].make()) as body:
            assert enclosure.sha256 == hashlib.sha256(body.read()).hexdigest()
    assert [one.sha256 for one in alone] == [None]


def test_a_copy_is_read_through_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is remembered; another title makes other copies of that episode, and of no other one."""
    read: list[int] = []

    def reading(splice: Splice) -> Digest:
        read.append(splice.size)
        return digest(splice)

    monkeypatch.setattr(copies, "digest", reading)
    folder = both(tmp_path)
    folder.recording("media/other.mp3")
    folder.episode("second", renditions=["media/other.mp3"])
    first = enclosures(folder)
    assert len(read) == 4
    assert enclosures(folder) == first
    assert len(read) == 4
    folder.episode("second", renditions=["media/other.mp3"], title="Another title")
    assert enclosures(folder) != first
    assert len(read) == 6


def test_a_recording_that_has_gone_meanwhile_has_no_digest(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing is remembered of it; publishing finds out that it is not there."""

    def gone(_: Splice) -> Any:
        raise FileNotFoundError

    monkeypatch.setattr(copies, "digest", gone)
    folder = both(tmp_path)
    assert [one.sha256 for one in enclosures(folder)[0]] == [None, None]
    monkeypatch.undo()
    assert all(one.sha256 for one in enclosures(folder)[0])


@given(st.lists(st.binary(max_size=50) | st.tuples(st.integers(0, 3_000_000), st.integers(0, 3_000_000))))
def test_a_splice_is_digested_as_it_is_read(tmp_path_factory: pytest.TempPathFactory, parts: list[Any]) -> None:
    """Bytes and stretches of a file in their order, also such as are longer than a piece."""
    file = tmp_path_factory.getbasetemp() / "digested"
    if not file.exists():
        file.write_bytes(hashlib.shake_256(b"sound").digest(4_000_000))
    whole = file.read_bytes()
    made = [part if isinstance(part, bytes) else Stretch(file, *part) for part in parts]
    expected = b"".join(part if isinstance(part, bytes) else whole[part[0] : sum(part)] for part in parts)
    assert digest(Splice(tuple(made))).sha256 == hashlib.sha256(expected).hexdigest()
