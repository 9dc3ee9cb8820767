"""Pages that could be made are known, so that only what changed is tried again."""

from pathlib import Path

import pytest

from turncast.loading import Tried

ONES = {"a" * 64, "b" * 64}


def test_what_was_tried_is_known_to_the_next_run(tmp_path: Path) -> None:
    """Those named last, and no others."""
    Tried(tmp_path).save({"c" * 64, *ONES})
    Tried(tmp_path).save(ONES)
    assert Tried(tmp_path).known == ONES


@pytest.mark.parametrize("memory", [b"\xff\xfe", b"", None])
def test_a_memory_that_cannot_be_read_knows_nothing(tmp_path: Path, memory: bytes | None) -> None:
    """Then all pages are tried."""
    place = tmp_path / ".turncast/pages.txt"
    place.parent.mkdir()
    if memory is None:
        place.mkdir()
    else:
        place.write_bytes(memory)
    assert Tried(tmp_path).known == set()
    Tried(tmp_path).save(ONES)
    assert Tried(tmp_path).known == (set() if memory is None else ONES)
    assert not list(place.parent.glob("pages.txt.*"))
