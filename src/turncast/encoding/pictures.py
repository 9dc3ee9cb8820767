"""Pictures as people see them: turned as the camera was held, with square pixels."""

from collections.abc import Iterable, Iterator
from fractions import Fraction
from typing import Final

from av.error import BlockingIOError as NothingYet
from av.error import EOFError as End
from av.filter import Graph
from av.filter.context import FilterContext
from av.video.frame import VideoFrame
from av.video.stream import VideoStream

TURNS: Final = {90: ("transpose=cclock",), -90: ("transpose=clock",), 180: ("hflip", "vflip"), -180: ("hflip", "vflip")}
"""By the angle FFmpeg gives, counter-clockwise."""
WIDEST: Final = 1920


def aspect_of(stream: VideoStream) -> Fraction:
    """How wide a pixel is to how high."""
    return stream.sample_aspect_ratio or Fraction(1)


def upright(frames: Iterable[VideoFrame], aspect: Fraction, form: str = "yuv420p") -> Iterator[VideoFrame]:
    """*frames*, whose pixels have that *aspect*, in the pixel format *form*, at most 1920 pixels wide, both sides even.

    All come out in the size of the first; pictures that change their size on the way are fitted to it.
    """
    graph, shape, size = None, None, None
    for frame in frames:
        if graph is None or shape != (shape := _shape(frame)):
            size = size or _size(frame, aspect)
            graph = _Upright(frame, form, size)
        yield from graph.turned(frame)


def _shape(frame: VideoFrame) -> tuple[object, ...]:
    return frame.format.name, frame.width, frame.height, frame.rotation


def _size(frame: VideoFrame, aspect: Fraction) -> tuple[int, int]:
    wide, high = frame.width * aspect, Fraction(frame.height)
    if abs(frame.rotation) == 90:
        wide, high = high, wide
    shrunk = min(Fraction(1), WIDEST / wide)
    return _even(wide * shrunk), _even(high * shrunk)


def _even(side: Fraction) -> int:
    return max(int(side) // 2 * 2, 2)


class _Upright:
    """The filters for frames of one shape."""

    def __init__(self, frame: VideoFrame, form: str, size: tuple[int, int]) -> None:
        self._graph = Graph()
        source = self._graph.add(
            "buffer",
            video_size=f"{frame.width}x{frame.height}",
            pix_fmt=frame.format.name,
            time_base=str(frame.time_base or 1),
        )
        wide, high = size
        words = [*TURNS.get(frame.rotation, ()), f"scale={wide}:{high}", "setsar=1", f"format={form}", "buffersink"]
        nodes: list[FilterContext] = [source, *(self._graph.add(*word.split("=", 1)) for word in words)]
        self._graph.link_nodes(*nodes).configure()
        self._source, self._sink = source, nodes[-1]

    def turned(self, frame: VideoFrame) -> Iterator[VideoFrame]:
        """*frame* as people see it."""
        self._source.push(frame)
        try:
            made = self._sink.pull()
        except (NothingYet, End):
            return
        if isinstance(made, VideoFrame):
            yield made
