"""What is stored under many keys is known, also where a store lists late."""

from collections import Counter
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.support.publishers import publish
from tests.support.recording_target import Crash, RecordingTarget
from tests.support.releases import Workshop
from tests.support.undoing import stands

from turncast.models.artifact import Wave
from turncast.publishing.events import Reporter
from turncast.publishing.seeing import see
from turncast.targets import Stored, Target
from turncast.targets.memory import MemoryTarget

KEYS = st.sets(st.from_regex(r"[ab]/[0-9]{1,2}\.html", fullmatch=True), max_size=50)
MANY = tuple(f"episode-{number}" for number in range(20))
"""More than are asked for one by one."""


class Late(RecordingTarget):
    """A target that lists nothing of what is stored there; ``asked``: how often it was asked for each."""

    def __init__(self, target: Target, *, crash_at: int = 0) -> None:
        super().__init__(target, crash_at=crash_at)
        self.asked: Counter[str] = Counter()

    def head(self, key: str) -> Stored | None:
        self.asked[key] += 1
        return super().head(key)

    def list(self, prefix: str = "") -> Iterator[Stored]:
        return iter(())


@given(KEYS, KEYS)
def test_what_is_expected_is_seen(there: set[str], keys: set[str]) -> None:
    """What should be there is seen where it is, whatever the listing says, and not where it is not."""
    target = Late(MemoryTarget())
    for key in there:
        target.write(key, key.encode(), media_type="text/html", cache_control="no-store")
    found = see(sorted(keys), target, expected=keys, workers=1, reporter=Reporter(None))
    assert found == {key: target.head(key) for key in keys}


def test_publishing_again_at_once(workshop: Workshop) -> None:
    """Many pages are replaced, though the store does not list them yet."""
    target, second = Late(MemoryTarget()), workshop.release(*MANY, edition="second")
    publish(workshop.release(*MANY), target)
    publish(second, target)
    assert stands(target, second)


@pytest.mark.parametrize("crash", [45, 55, 65])
def test_publishing_again_after_a_crash(workshop: Workshop, crash: int) -> None:
    """What an interrupted publish has put there and the store does not list yet is replaced, too."""
    target, second = MemoryTarget(), workshop.release(*MANY, edition="second")
    with pytest.raises(Crash):
        publish(workshop.release(*MANY), Late(target, crash_at=crash))
    assert any(target.head(key) for key, one in second.artifacts.items() if one.wave is Wave.PAGE)
    publish(second, Late(target))
    assert stands(target, second)


def test_what_is_new_is_not_asked_for(workshop: Workshop) -> None:
    """A first publish of many pages believes the listing: nothing says that there should be any."""
    target = Late(MemoryTarget())
    publish(workshop.release(*MANY), target)
    assert not [key for key in target.asked if key.endswith(".html")]
