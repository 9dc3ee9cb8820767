"""What the headers say of how a recording is encoded."""

from pathlib import Path

import pytest
from tests.support.ffmpeg import film, tone

from turncast.encoding import facts

MEDIA = Path(__file__).parents[2] / "media"


def test_a_webinar() -> None:
    """Of a webinar of this repository: codecs as podcast apps want them named, size and frame rate."""
    found = facts(MEDIA / "national-turn-opening-session.mp4")
    assert (found.container, found.sound, found.picture) == ("mov", "aac", "h264")
    assert found.codecs == "avc1.640032,mp4a.40.2"
    assert (found.width, found.height, found.frame_rate) == (1280, 720, 5.0)
    assert found.duration == pytest.approx(82, abs=0.1)


def test_an_interview() -> None:
    """A cover is no moving picture: an MP3 with artwork is sound."""
    found = facts(MEDIA / "nick-wahl-interest-based-bargaining.mp3")
    assert (found.container, found.sound, found.picture, found.codecs) == ("mp3", "mp3", None, "mp3")
    assert (found.sample_rate, found.channels) == (44100, 1)


@pytest.mark.parametrize(
    ("name", "sound", "codecs"),
    [
        ("a.opus", "opus", "opus"),
        ("a.ogg", "vorbis", "vorbis"),
        ("a.flac", "flac", "flac"),
        ("a.wav", "pcm_s16le", None),
        ("a.aiff", "pcm_s16be", None),
        ("a.mka", "vorbis", "vorbis"),
    ],
)
def test_other_forms(tmp_path: Path, name: str, sound: str, codecs: str | None) -> None:
    """Each codec has FFmpeg's name, and one for podcast apps where there is such a name."""
    made = tone(tmp_path / name, *(["-c:a", "libvorbis"] if sound == "vorbis" else []))
    found = facts(made)
    assert (found.sound, found.codecs) == (sound, codecs)


def test_a_codec_without_a_name_here(tmp_path: Path) -> None:
    """Rather no codecs than some of them."""
    found = facts(film(tmp_path / "talk.mkv", "-c:v", "mpeg4", "-c:a", "libopus"))
    assert (found.picture, found.sound, found.codecs) == ("mpeg4", "opus", None)
