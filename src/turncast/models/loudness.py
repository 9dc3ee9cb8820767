"""Loudness: what a recording sounds like, measured by decoding it once."""

from turncast.models.base import Frozen


class Loudness(Frozen):
    """How loud a recording is, where it is silent, and its shape.

    duration: seconds that could be decoded. integrated: LUFS (EBU R128, ITU-R BS.1770), None of silence.
    true_peak: dBTP, None of silence. leading_silence and trailing_silence: seconds below -50 dBFS, 0 where it is
    less than a quarter of a second. clipped: runs of three or more full-scale samples in a row.
    waveform: the peak of each of equally long stretches, 0 to 255.
    """

    duration: float
    integrated: float | None
    true_peak: float | None
    leading_silence: float
    trailing_silence: float
    clipped: int
    waveform: tuple[int, ...]
