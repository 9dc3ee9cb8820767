"""A splice is read as if it were one file."""

import io
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from turncast.models.artifact import Splice, Stretch
from turncast.targets.bodies import opened, reader, size_of

PARTS = st.lists(
    st.one_of(st.binary(max_size=40), st.tuples(st.integers(0, 200), st.integers(0, 100))), max_size=6
)  # bytes, or where a stretch starts and how long it is
STEPS = st.lists(st.tuples(st.integers(-50, 400), st.sampled_from([0, 1, 2]), st.integers(-1, 300)), max_size=8)


@pytest.fixture(scope="module")
def recording(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A file whose bytes tell their place."""
    file = tmp_path_factory.mktemp("bodies") / "recording"
    file.write_bytes(bytes(number % 251 for number in range(300)))
    return file


@given(parts=PARTS, steps=STEPS)
def test_a_splice_reads_like_the_file_it_stands_for(
    recording: Path, parts: list[bytes | tuple[int, int]], steps: list[tuple[int, int, int]]
) -> None:
    """Whatever is sought and read, in any order, the same comes out as of one piece of bytes."""
    old = recording.read_bytes()
    whole = b"".join(part if isinstance(part, bytes) else old[part[0] : sum(part)] for part in parts)
    splice = Splice(tuple(part if isinstance(part, bytes) else Stretch(recording, *part) for part in parts))
    assert size_of(splice) == splice.size == len(whole)
    with opened(splice) as file, io.BytesIO(whole) as plain:
        for offset, whence, count in steps:
            place = max(0, {0: 0, 1: plain.tell(), 2: len(whole)}[whence] + offset)
            assert file.seek(place) == plain.seek(place)
            assert file.read(count) == plain.read(count)
        file.seek(0)
        assert file.read() == whole


def test_a_file_named_twice_is_open_once_and_closed_with_the_splice(recording: Path) -> None:
    """However many stretches of a file there are, one descriptor serves them, and none is left open."""
    descriptors = len(list(Path("/proc/self/fd").iterdir()))
    file = reader(Splice(tuple(Stretch(recording, number, 1) for number in range(9))))
    assert len(list(Path("/proc/self/fd").iterdir())) == descriptors + 1
    assert file.read() == recording.read_bytes()[:9]
    file.close()
    assert len(list(Path("/proc/self/fd").iterdir())) == descriptors
