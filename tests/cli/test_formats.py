"""How sizes, durations and counts read."""

import pytest

from turncast.cli import formats


@pytest.mark.parametrize(
    ("count", "said"),
    [
        (0, "0 bytes"),
        (999, "999 bytes"),
        (1000, "1.0 kB"),
        (4_100_000, "4.1 MB"),
        (2_500_000_000, "2.5 GB"),
        (5 * 10**12, "5000.0 GB"),
    ],
)
def test_sizes_are_said_in_thousands(count: int, said: str) -> None:
    """Sizes have one decimal and the unit that suits them."""
    assert formats.size(count) == said


@pytest.mark.parametrize(
    ("seconds", "said"),
    [(None, "—"), (0.4, "0:00"), (59.6, "1:00"), (289, "4:49"), (3600, "1:00:00"), (3723, "1:02:03")],
)
def test_durations_read_as_players_show_them(seconds: float | None, said: str) -> None:
    """Minutes and seconds, with hours only where there are any."""
    assert formats.duration(seconds) == said


def test_one_is_singular() -> None:
    """Counts agree with their noun."""
    assert [formats.count(number, "object") for number in (0, 1, 2)] == ["0 objects", "1 object", "2 objects"]
