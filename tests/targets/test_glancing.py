"""A glance at many keys tells the same as asking for each, in fewer requests."""

from collections.abc import Iterator

from hypothesis import given
from hypothesis import strategies as st

from turncast.targets import Stored
from turncast.targets.glancing import FEW, glance
from turncast.targets.memory import MemoryTarget

KEYS = st.sets(st.from_regex(r"(a|ab|b)/[a-z0-9]{1,2}\.html", fullmatch=True), max_size=60)


@given(KEYS, KEYS)
def test_a_glance_tells_what_asking_for_each_would(there: set[str], keys: set[str]) -> None:
    """Of few keys it tells nothing; of many, what is stored under each, and where nothing is."""
    target = MemoryTarget()
    for key in there:
        target.write(key, key.encode(), media_type="text/html", cache_control="no-store")
    told = glance(keys, target.list)
    assert told == ({key: target.head(key) for key in keys} if len(keys) > FEW else {})


def test_a_listing_that_never_ends_is_given_up() -> None:
    """Where much else is stored, no more requests are made than asking for each would take; what was seen is told."""
    asked = 0

    def listed(prefix: str) -> Iterator[Stored]:
        nonlocal asked
        for asked in range(10**9):
            yield Stored(f"{prefix}/{asked:09}", 1, "v")

    keys = [f"media/{number:09}" for number in (5, *range(10**8, 10**8 + 2 * FEW))]
    assert list(glance(keys, listed)) == ["media/000000005"]
    assert asked == 2 * 1000
