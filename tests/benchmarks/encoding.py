"""Measuring and converting, each beside the ffmpeg program doing the same on one thread.

The recordings are those of this repository's ``media/``. Also printed: how many seconds of sound are measured in a
second; the goal is 200.
"""

import tempfile
from collections.abc import Callable
from pathlib import Path

from tests.benchmarks.rounds import command, compare, seconds

from turncast.encoding import convert, decode_duration, measure, poster

MEDIA = Path(__file__).parents[2] / "media"
INTERVIEW = MEDIA / "nick-wahl-interest-based-bargaining.mp3"
WEBINAR = MEDIA / "national-turn-opening-session.mp4"
ROUNDS = 3
Run = Callable[[], object]


def main() -> None:
    """Measure and print."""
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        wave, made = home / "talk.wav", home / "made"
        _ffmpeg("-i", INTERVIEW, "-vn", "-ac", "2", wave)()
        meter = _ffmpeg("-i", INTERVIEW, "-vn", "-af", "ebur128=peak=true", "-f", "null", "-")
        _compare("measure", lambda: measure(INTERVIEW), "ffmpeg's ebur128", meter)
        decode = _ffmpeg("-i", INTERVIEW, "-vn", "-f", "null", "-")
        _compare("decode_duration", lambda: decode_duration(INTERVIEW), "ffmpeg decoding", decode)
        lame = _ffmpeg("-i", wave, "-ar", "44100", "-b:a", "128k", "-f", "mp3", made)
        _compare("convert to MP3", lambda: convert(wave, made, kind="mp3"), "ffmpeg's libmp3lame", lame)
        aac = _ffmpeg("-i", wave, "-ar", "44100", "-b:a", "128k", "-f", "mp4", made)
        _compare("convert to M4A", lambda: convert(wave, made, kind="m4a"), "ffmpeg's aac", aac)
        still = _ffmpeg("-ss", "8", "-i", WEBINAR, "-frames:v", "1", "-f", "mjpeg", made)
        _compare("poster", lambda: poster(WEBINAR), "ffmpeg -ss -frames:v 1", still)
    took = min(seconds(lambda: measure(INTERVIEW)) for _ in range(ROUNDS))
    print(f"measure: {measure(INTERVIEW).duration / took:.0f} x real time")


def _compare(name: str, run: Run, peer_name: str, peer: Run) -> None:
    compare(name, run, peer_name, peer, rounds=ROUNDS)


def _ffmpeg(*words: str | Path) -> Run:
    return command(["ffmpeg", "-v", "error", "-y", "-threads", "1", *map(str, words)])


if __name__ == "__main__":
    main()
