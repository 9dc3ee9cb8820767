"""What probing a recording takes beside mutagen alone, and a folder of 500 beside ffprobe started for each.

The goals of issue 3: at most 1.3 times mutagen on clean files; at least 50 times faster than ffprobe.
"""

import os
import subprocess
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

from mutagen.mp3 import MP3
from mutagen.mp4 import MP4
from tests.benchmarks.rounds import command, compare, seconds
from tests.support.recordings import careful_tags, cover_tag, picture

from turncast.audio import probe, read_tags

SECONDS = 600
FILES = 500
ASKED = 20
"""Files of the folder that ffprobe is asked about; the rest would take as long each."""
TIMES = 100
"""How often a file is read in a round."""


def main() -> None:
    """Measure and print."""
    with tempfile.TemporaryDirectory() as home:
        folder = Path(home)
        talk, tagged = _made(folder / "talk.mp3", "-b:a", "128k"), _made(folder / "tagged.mp3", "-q:a", "5")
        _tag(tagged)
        _beside_mutagen("MP3", talk, MP3)
        _beside_mutagen("MP3 with tags and artwork", tagged, MP3)
        _beside_mutagen("M4A", _made(folder / "talk.m4a", "-c:a", "aac"), MP4)
        _beside_mutagen("MP4", _made(folder / "talk.mp4", "-c:v", "libx264", "-preset", "ultrafast", video=True), MP4)
        _beside_ffprobe(folder / "many", talk)


def _made(path: Path, *options: str, video: bool = False) -> Path:
    sources = ["-f", "lavfi", "-i", f"sine=d={SECONDS}"]
    sources += ["-f", "lavfi", "-i", f"testsrc=s=320x180:r=25:d={SECONDS}"] if video else []
    subprocess.run(["ffmpeg", "-v", "error", "-y", *sources, *options, str(path)], check=True)
    return path


def _tag(path: Path) -> None:
    file = MP3(path)
    for one in [*careful_tags(), cover_tag(picture())]:
        file.tags.add(one)
    file.save()


def _beside_mutagen(name: str, path: Path, peer: Callable[[str], Any]) -> None:
    def run() -> None:
        for _ in range(TIMES):
            probe(path)

    def both() -> None:
        for _ in range(TIMES):
            probe(path)
            read_tags(path)

    def theirs() -> None:
        for _ in range(TIMES):
            peer(str(path))

    compare(f"probing {TIMES} x {name}", run, "mutagen", theirs)
    compare(f"probing and reading the tags of {TIMES} x {name}", both, "mutagen", theirs)


def _beside_ffprobe(folder: Path, recording: Path) -> None:
    folder.mkdir()
    files = [folder / f"{number}.mp3" for number in range(FILES)]
    for file in files:
        os.link(recording, file)
    ours = min(seconds(lambda: [probe(file) for file in files]) for _ in range(5)) / FILES
    asked = [command(["ffprobe", "-v", "error", "-show_format", "-show_streams", str(file)]) for file in files[:ASKED]]
    theirs = min(seconds(lambda: [ask() for ask in asked]) for _ in range(3)) / ASKED
    print(
        f"probing a folder of {FILES}: {theirs / ours:.0f} times faster than ffprobe for each "
        f"({ours * 1000:.2f} ms against {theirs * 1000:.0f} ms a file)"
    )


if __name__ == "__main__":
    main()
