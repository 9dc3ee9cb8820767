"""Peaks and clipping, held against counting sample by sample."""

from array import array
from itertools import groupby

from hypothesis import given
from hypothesis import strategies as st

from turncast.encoding.peaks import clipped, peak, waveform

SAMPLES = st.lists(st.integers(-32768, 32767) | st.sampled_from([32767, -32768, -129, 0, -1]), max_size=60)


def _bytes(samples: list[int]) -> bytes:
    return array("h", samples).tobytes()


@given(SAMPLES)
def test_peak(samples: list[int]) -> None:
    """The peak is that of the loudest sample, in 128 steps."""
    assert peak(_bytes(samples)) == max(((value if value >= 0 else ~value) >> 8 for value in samples), default=0)


@given(SAMPLES)
def test_clipped(samples: list[int]) -> None:
    """A run of three or more samples at one end of the scale is one clipping."""
    runs = [(value, len(list(same))) for value, same in groupby(samples)]
    assert clipped(_bytes(samples)) == sum(value in (32767, -32768) and length >= 3 for value, length in runs)


@given(st.binary(max_size=300).map(lambda data: bytes(byte >> 1 for byte in data)), st.integers(1, 100))
def test_waveform(peaks: bytes, size: int) -> None:
    """A waveform has as many points as asked for, of 0 to 255, and shows the loudest peak."""
    points = waveform(peaks, size)
    assert len(points) == size
    assert all(0 <= point <= 255 for point in points)
    assert max(points) >> 1 == max(peaks, default=0)


def test_waveform_of_full_scale() -> None:
    """Silence is 0 and full scale is 255."""
    assert waveform(bytes([0, 0, 127, 127]), 2) == (0, 255)
