"""What is told of Matroska and WebM."""

from pathlib import Path

import pytest
from tests.support.recordings import encoded

from turncast.audio import probe


def test_as_ffmpeg_writes_it(tmp_path: Path) -> None:
    """A Matroska is measured, its chapters are found, and it is said to be nothing directories take."""
    path = encoded(tmp_path / "talk.mkv", "-c:a", "libopus", chapters=[(0, "Hello"), (2000, "Größe")], video=True)
    sound = probe(path)
    assert (sound.media_type, sound.container, sound.codec) == ("video/x-matroska", "Matroska", "Opus")
    assert (sound.width, sound.height, sound.publishable) == (320, 180, False)
    assert sound.duration == pytest.approx(4, abs=0.1)
    assert [(one.start, one.title) for one in sound.chapters] == [(0, "Hello"), (2, "Größe")]


def test_cut_off(tmp_path: Path) -> None:
    """A Matroska that was cut off is truncated, and as long as its last cluster says."""
    path = encoded(tmp_path / "talk.mka", "-c:a", "pcm_s16le", "-cluster_time_limit", "500", seconds=8)
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])
    sound = probe(path)
    assert [doubt.code for doubt in sound.doubts] == ["truncated"]
    assert sound.duration == pytest.approx(4, abs=1)


def test_recorded_by_a_browser(tmp_path: Path) -> None:
    """A WebM that was never given its duration is estimated, and says so."""
    options = ("-c:a", "libopus", "-cluster_time_limit", "500", "-live", "1", "-f", "webm")
    sound = probe(encoded(tmp_path / "talk.webm", *options, seconds=8))
    assert (sound.media_type, [doubt.code for doubt in sound.doubts]) == ("audio/webm", ["duration-estimated"])
    assert sound.duration == pytest.approx(8, abs=1)
