"""The ffmpeg program: what makes recordings for tests, and what Turncast's own reading of them is held against."""

import json
import re
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest


def ffmpeg(*words: str | Path) -> str:
    """Run ffmpeg, which must succeed; what it says. Skips where it is not installed."""
    program = shutil.which("ffmpeg")
    if not program:
        pytest.skip("ffmpeg is not installed: it makes the recordings this test reads")
    command = [program, "-hide_banner", "-nostats", "-nostdin", "-y", *map(str, words)]
    return subprocess.run(command, check=True, capture_output=True, text=True, errors="replace").stderr


def tone(path: Path, *options: str, seconds: float = 4, frequency: int = 440) -> Path:
    """A sound, encoded as the suffix or the *options* say."""
    ffmpeg("-f", "lavfi", "-i", f"sine={frequency}:d={seconds}", *options, path)
    return path


def film(path: Path, *options: str, seconds: float = 4, size: str = "320x180", source: str = "testsrc") -> Path:
    """A picture and a sound, encoded as the suffix or the *options* say."""
    sound = ["-f", "lavfi", "-i", f"sine=d={seconds}"]
    ffmpeg("-f", "lavfi", "-i", f"{source}=s={size}:r=10:d={seconds}", *sound, *options, path)
    return path


def begins_at_once(path: Path) -> bool:
    """Whether an MP4's index (``moov``) stands before its sound and pictures (``mdat``)."""
    content = path.read_bytes()
    return content.index(b"moov") < content.index(b"mdat")


def probed(path: Path) -> dict[str, Any]:
    """What ffprobe says of format, streams and chapters."""
    words = ["ffprobe", "-v", "error", "-show_format", "-show_streams", "-show_chapters", "-of", "json", str(path)]
    said: dict[str, Any] = json.loads(subprocess.run(words, check=True, capture_output=True).stdout)
    del said["format"]["filename"]
    return said


def packets(path: Path, stream: str = "0") -> str:
    """The digests of all packets of the streams that *stream* names, with their times."""
    words = ["ffmpeg", "-v", "error", "-i", str(path), "-map", stream, "-c", "copy", "-f", "framemd5", "-"]
    return subprocess.run(words, check=True, capture_output=True, text=True).stdout


def loudness(path: Path) -> tuple[float, float]:
    """Integrated loudness (LUFS) and true peak (dBTP), as ffmpeg's ebur128 sums them up."""
    said = ffmpeg("-i", path, "-vn", "-af", "ebur128=peak=true", "-f", "null", "-").rpartition("Summary:")[2]
    integrated, peak = re.search(r"I:\s+(\S+) LUFS", said), re.search(r"Peak:\s+(\S+) dBFS", said)
    assert integrated
    assert peak
    return float(integrated[1]), float(peak[1])
