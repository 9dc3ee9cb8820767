"""Published copies for tests: made of a master, written to a file, and taken apart without Turncast's own code."""

import shutil
import struct
import subprocess
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from turncast.audio import probe, tagged
from turncast.audio.copies import Tagged
from turncast.models.copies import TagWords
from turncast.models.recording import Chapter, Sound
from turncast.targets.bodies import opened

CHAPTERS = (Chapter(start=0, title="Welcome"), Chapter(start=1.5, title="Größe", url="https://a.dev/x"))
MP3 = Sound(media_type="audio/mpeg", duration=4)
M4A = Sound(media_type="audio/x-m4a", duration=4)


def words(**said: Any) -> TagWords:
    """What a careful producer says of an episode."""
    careful: dict[str, Any] = {
        "title": "Nick Wahl: Interest-Based Bargaining",
        "show": "TURN Interviews",
        "author": "Teacher Union Reform Network",
        "artists": ("Jo Anderson", "Nick Wahl"),
        "number": 11,
        "total": 11,
        "date": datetime(2020, 6, 19, 12, tzinfo=UTC),
        "description": "What bargaining can be.",
        "language": "eng",
        "chapters": CHAPTERS,
    }
    return TagWords(**careful | said)


def made(
    master: Path, said: TagWords | None = None, picture: bytes | None = None, sound: Sound | None = None
) -> Tagged:
    """The copy of *master*, which is probed unless its *sound* is known."""
    return tagged(master, sound or probe(master), said or words(), picture)


def body(copy: Tagged) -> bytes:
    """The bytes of a copy, as many as it says."""
    with opened(copy.splice) as file:
        data = file.read()
    assert len(data) == copy.splice.size
    return data


def copied(
    master: Path, said: TagWords | None = None, picture: bytes | None = None, sound: Sound | None = None
) -> Path:
    """A file that is the copy of *master*, of which nothing had to be left as it stands."""
    copy = made(master, said, picture, sound)
    assert copy.remark is None
    file = master.with_name(f"copy of {master.name}")
    file.write_bytes(body(copy))
    return file


def frames(data: bytes) -> list[tuple[str, bytes]]:
    """Names and contents of the frames of the ID3v2.3 tag *data* begins with, as they stand."""
    assert data[:5] == b"ID3\3\0"
    end = 10 + (data[6] << 21 | data[7] << 14 | data[8] << 7 | data[9])
    found, at = [], 10
    while at < end and data[at]:
        size = struct.unpack_from(">I", data, at + 4)[0]
        found.append((data[at : at + 4].decode(), data[at + 10 : at + 10 + size]))
        at += 10 + size
    return found


def boxes(data: bytes, start: int = 0) -> Iterator[tuple[bytes, int, int]]:
    """Kind, start and end of the content of each box of *data*."""
    while start < len(data):
        size, kind = struct.unpack_from(">I4s", data, start)
        head = 16 if size == 1 else 8
        end = start + (struct.unpack_from(">Q", data, start + 8)[0] if size == 1 else size or len(data) - start)
        yield kind, start + head, end
        start = end


def decoded(path: Path) -> str:
    """The digest of everything heard in the file, as ffmpeg decodes it without a fault. Skips where ffmpeg is not."""
    return _told("ffmpeg", "-v", "error", "-xerror", "-i", str(path), "-map", "0:a", "-f", "md5", "-")


def packets(path: Path) -> str:
    """The digest of the sound in the file, as it is encoded; nothing of what ffmpeg gives up on. Skips without it."""
    try:
        return _told("ffmpeg", "-v", "fatal", "-i", str(path), "-map", "0:a", "-c", "copy", "-f", "md5", "-")
    except subprocess.CalledProcessError:
        return ""


def ffprobe(path: Path, *wanted: str) -> str:
    """What ffprobe says of the file, one line each."""
    return _told("ffprobe", "-v", "error", *wanted, "-of", "compact=p=0", str(path))


def _told(program: str, *arguments: str) -> str:
    found = shutil.which(program)
    if not found:
        pytest.skip(f"{program} is not installed: it says what other players make of a copy")
    return subprocess.run([found, *arguments], capture_output=True, text=True, check=True).stdout
