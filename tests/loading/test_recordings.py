"""What loading says of recordings that directories do not take."""

from pathlib import Path

from tests.support.projects import Folder
from tests.support.recordings import encoded, wav


def test_a_wav_is_told_with_the_way_out(tmp_path: Path) -> None:
    """An episode that names a WAV is told what it is, and what to type to make of it what directories take."""
    folder = Folder(tmp_path)
    folder.show()
    path = folder.episode("first")
    wav(tmp_path / "media/first.mp3")
    finding = next(one for one in folder.load().findings if one.path == path)
    assert (finding.code, finding.key) == ("unreadable-recording", "recording")
    assert "found a WAV recording" in finding.message
    assert finding.remedy == "turncast add --convert media/first.mp3"


def test_lossless_apple_sound_is_told(tmp_path: Path) -> None:
    """An M4A that only Apple's players play is no recording directories take."""
    folder = Folder(tmp_path)
    folder.show()
    folder.episode("first")
    encoded(tmp_path / "media/first.m4a", "-c:a", "alac", seconds=1).replace(tmp_path / "media/first.mp3")
    assert [one.code for one in folder.load().findings] == ["unreadable-recording"]
