"""Rules about recordings that are not to be relied on."""

from pathlib import Path

import pytest
from tests.support.projects import Folder
from tests.support.recordings import frame, info_frame, mp3


@pytest.mark.parametrize(
    ("recording", "code", "said"),
    [
        (info_frame(9000, 9000 * 208) + frame() * 3000, "recording-truncated", "found 1:18"),
        ((info_frame(100, 100 * 208) + frame() * 3000) * 2, "recording-doubted", "2 files"),
        (frame(32) * 3000 + frame(128) * 100, "recording-doubted", "its bit rate varies"),
    ],
)
def test_doubts_are_told(tmp_path: Path, recording: bytes, code: str, said: str) -> None:
    """A recording that is cut off stops a publish; one that apps may play otherwise is a warning."""
    folder = Folder(tmp_path)
    folder.show()
    path = folder.episode("first")
    folder.write("media/first.mp3", recording)
    finding = next(one for one in folder.findings() if one.code in ("recording-truncated", "recording-doubted"))
    assert (finding.code, finding.path, finding.key) == (code, path, "recording")
    assert said in finding.message


def test_a_clean_recording_raises_none(tmp_path: Path) -> None:
    """A recording that is what it says raises no doubt."""
    folder = Folder(tmp_path)
    folder.show()
    folder.episode("first")
    mp3(tmp_path / "media/first.mp3", frames=3000)
    assert not [one for one in folder.findings() if one.code.startswith("recording-")]
