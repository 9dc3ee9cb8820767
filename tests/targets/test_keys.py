"""Which keys are allowed."""

import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from turncast.errors import UsageError
from turncast.targets.keys import checked


@given(st.text() | st.text(alphabet="./a-_Z9", max_size=12))
@example("a/../b")
@example("a\n")
@example("٣")
def test_only_plain_keys(key: str) -> None:
    """A key passes only if it is plain ASCII in segments none of which is empty or leads elsewhere."""
    plain = re.fullmatch(r"[a-z0-9._/-]+", key, re.ASCII) and not {"", ".", ".."} & set(key.split("/"))
    if plain:
        assert checked(key) == key
    else:
        with pytest.raises(UsageError):
            checked(key)


def test_long_keys() -> None:
    """Keys end at 512 characters, which leaves room for a prefix everywhere, and the message stays short."""
    assert checked("a" * 512)
    with pytest.raises(UsageError) as caught:
        checked("a" * 100_000)
    assert len(caught.value.message) < 700
