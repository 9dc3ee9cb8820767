"""Loudness, silence, clipping and waveform, all in one decode.

FFmpeg's ``ebur128`` (EBU R128, ITU-R BS.1770) and ``silencedetect`` write what they find beside the sound, which then
comes out as 16 bit samples for peaks and clipping.
"""

import math
from array import array
from collections.abc import Iterable, Iterator
from fractions import Fraction
from itertools import chain
from pathlib import Path
from typing import Final

from av.audio.frame import AudioFrame
from av.error import BlockingIOError as NothingYet
from av.error import EOFError as End
from av.filter import Graph
from av.filter.context import FilterContext

from turncast.encoding.faults import AGAIN, faults
from turncast.encoding.opening import claimed_duration, opened, sound_expected
from turncast.encoding.peaks import LOUDEST, clipped, peak, waveform
from turncast.encoding.progress import OnProgress, Progress
from turncast.encoding.sounds import alike, decoded
from turncast.errors import Unreadable
from turncast.models.loudness import Loudness

WINDOWS: Final = 2
"""Peaks kept of each tenth of a second, which is how ``ebur128`` hands the sound on."""
POINTS: Final = 1000
QUIET: Final = "-50dB"
SHORTEST: Final = 0.25
FLOOR: Final = -70.0
"""LUFS: what the gate of BS.1770 takes for silence."""
MOST_CHANNELS: Final = 8


def measure(path: Path, on_progress: OnProgress | None = None, *, points: int = POINTS) -> Loudness:
    """How loud the recording is, where it is silent or clipped, and *points* peaks of its waveform.

    Decodes the whole file in little memory. Raises ``Unreadable`` where no sound can be decoded.
    """
    with faults(path), opened(path) as container:
        progress = Progress(on_progress, claimed_duration(container))
        meter = _Meter()
        for frame in _metered(decoded(container, sound_expected(container))):
            meter.take(frame)
            progress.at(meter.seconds)
        if not meter.seconds:
            raise Unreadable("expected a recording with sound, found nothing in it that can be decoded", AGAIN)
        progress.end(meter.seconds)
        return meter.loudness(points)


class _Meter:
    """What has been heard so far."""

    def __init__(self) -> None:
        self.seconds = 0.0
        self._said: dict[str, str] = {}
        self._silences: list[list[float]] = []
        self._peaks = bytearray()
        self._clipped = 0

    def take(self, frame: AudioFrame) -> None:
        """Hear another tenth of a second."""
        self.seconds += frame.samples / frame.sample_rate
        said = frame.metadata
        self._said = said if "lavfi.r128.I" in said else self._said
        self._hear_silence(said)
        self._hear_peaks(bytes(frame.planes[0])[: 2 * frame.samples * frame.layout.nb_channels], frame)

    def _hear_silence(self, said: dict[str, str]) -> None:
        if "lavfi.silence_start" in said:
            self._silences.append([max(float(said["lavfi.silence_start"]), 0.0), math.inf])
        if "lavfi.silence_end" in said and self._silences:
            self._silences[-1][1] = float(said["lavfi.silence_end"])

    def _hear_peaks(self, samples: bytes, frame: AudioFrame) -> None:
        step = 2 * frame.layout.nb_channels * max(-(-frame.samples // WINDOWS), frame.sample_rate // (10 * WINDOWS))
        found = bytes(peak(samples[start : start + step]) for start in range(0, len(samples), step))
        self._peaks += found
        if max(found, default=0) == LOUDEST:
            together = array("h", samples)
            channels = frame.layout.nb_channels
            self._clipped += sum(clipped(together[channel::channels].tobytes()) for channel in range(channels))

    def loudness(self, points: int) -> Loudness:
        """What was heard, when all is heard."""
        integrated = float(self._said.get("lavfi.r128.I", "nan"))
        first, last = (self._silences[0], self._silences[-1]) if self._silences else ([1.0, 0.0], [0.0, 0.0])
        return Loudness(
            duration=round(self.seconds, 3),
            integrated=round(integrated, 1) if integrated > FLOOR else None,
            true_peak=self._true_peak(),
            leading_silence=round(min(first[1], self.seconds), 3) if first[0] < SHORTEST / 10 else 0.0,
            trailing_silence=round(self.seconds - last[0], 3) if last[1] >= self.seconds - SHORTEST / 10 else 0.0,
            clipped=self._clipped,
            waveform=waveform(bytes(self._peaks), points),
        )

    def _true_peak(self) -> float | None:
        highest = float(self._said.get("lavfi.r128.true_peak", "nan"))
        return round(20 * math.log10(highest), 2) if 0 < highest < math.inf else None


def _metered(frames: Iterator[AudioFrame]) -> Iterator[AudioFrame]:
    """The sound a tenth of a second at a time, as 16 bit samples, and what the filters say of it."""
    first = next(frames, None)
    if first is None:
        return
    layout = first.layout.name if first.layout.nb_channels <= MOST_CHANNELS else "stereo"
    form, rate = first.format.name, first.sample_rate
    sound = alike(chain([first], frames), form=form, layout=layout, rate=rate)
    graph = Graph()
    graph.threads = 1
    source = graph.add_abuffer(sample_rate=rate, format=form, layout=layout, time_base=Fraction(1, rate))
    meters = [
        graph.add("ebur128", "peak=true:metadata=1:framelog=quiet"),
        graph.add("silencedetect", f"noise={QUIET}:duration={SHORTEST}"),
        graph.add("aformat", "sample_fmts=s16"),
        graph.add("abuffersink"),
    ]
    graph.link_nodes(source, *meters).configure()
    for frame in chain(sound, [None]):
        source.push(frame)
        yield from _ready(meters[-1])


def _ready(sink: FilterContext) -> Iterable[AudioFrame]:
    while True:
        try:
            frame = sink.pull()
        except (NothingYet, End):
            return
        if isinstance(frame, AudioFrame):
            yield frame
