"""The picture that stands for a video."""

from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image, ImageStat
from tests.support.ffmpeg import ffmpeg, film, tone

from turncast.encoding import poster
from turncast.errors import Unreadable

MEDIA = Path(__file__).parents[2] / "media"
CORPUS = Path(__file__).parents[3] / "shared" / "corpus" / "media" / "video"


def _picture(data: bytes) -> Image.Image:
    picture = Image.open(BytesIO(data))
    picture.load()
    return picture


@pytest.mark.parametrize(
    "video", [*sorted(MEDIA.glob("*.mp4")), *sorted(CORPUS.rglob("*.mp4"))], ids=lambda one: one.name
)
def test_real_videos(video: Path) -> None:
    """Each video has a poster: a JPEG with something on it, of its own size, the same every time."""
    made = poster(video)
    picture = _picture(made)
    assert (picture.format, picture.mode) == ("JPEG", "RGB")
    assert ImageStat.Stat(picture.convert("L")).stddev[0] > 5
    assert made == poster(video)


def test_not_the_black_before_it_begins(tmp_path: Path) -> None:
    """A video that is black for its first half gets a poster from the second."""
    path = tmp_path / "talk.mp4"
    black = "drawbox=t=fill:c=black:enable='lt(t,5)'"
    ffmpeg("-f", "lavfi", "-i", f"testsrc=s=320x180:r=10:d=10,{black}", "-g", "10", path)
    assert ImageStat.Stat(_picture(poster(path)).convert("L")).stddev[0] > 40
    assert ImageStat.Stat(_picture(poster(path, at=1)).convert("L")).stddev[0] < 5


def test_the_moment_asked_for(tmp_path: Path) -> None:
    """The frame shown at a moment: red in the first second, blue in the next, also when it is no key frame."""
    path = tmp_path / "talk.mp4"
    parts = ("-f", "lavfi", "-i", "color=red:s=64x64:d=1", "-f", "lavfi", "-i", "color=blue:s=64x64:d=1")
    ffmpeg(*parts, "-filter_complex", "concat", path)
    red, blue = (ImageStat.Stat(_picture(poster(path, at=at))).mean for at in (0.5, 1.5))
    assert red[0] > 200 > 50 > red[2]
    assert blue[2] > 200 > 50 > blue[0]


def test_a_moment_after_the_end(tmp_path: Path) -> None:
    """After the end is the last picture."""
    path = film(tmp_path / "talk.mp4")
    assert _picture(poster(path, at=3600)).size == (320, 180)


def test_a_moment_before_the_beginning(tmp_path: Path) -> None:
    """Before the beginning is the first picture."""
    path = film(tmp_path / "talk.mp4")
    assert poster(path, at=-5) == poster(path, at=0)


def test_nothing_but_black(tmp_path: Path) -> None:
    """A video that is black throughout gets a black poster."""
    path = film(tmp_path / "black.mp4", source="color")
    assert _picture(poster(path)).size == (320, 180)


def test_at_most_1920_wide_with_square_pixels(tmp_path: Path) -> None:
    """A large video has a smaller poster, and pixels that are not square are made so."""
    assert _picture(poster(film(tmp_path / "large.mp4", size="2560x1440", seconds=1))).size == (1920, 1080)
    wide = film(tmp_path / "dvd.mp4", "-vf", "setsar=64/45", size="720x576", seconds=1)
    assert _picture(poster(wide)).size == (1024, 576)


def test_a_film_that_cannot_be_entered_in_the_middle(tmp_path: Path) -> None:
    """Of a live recording, without index or duration, some picture is found."""
    path = film(tmp_path / "live.mkv", "-live", "1", "-c:v", "libx264", "-c:a", "aac")
    assert _picture(poster(path)).size == (320, 180)


def test_sound_has_no_poster(tmp_path: Path) -> None:
    """Of sound no poster is made, also not of its cover."""
    for path in (tone(tmp_path / "talk.wav"), MEDIA / "nick-wahl-interest-based-bargaining.mp3"):
        with pytest.raises(Unreadable, match="video"):
            poster(path)


def test_a_video_cut_off(tmp_path: Path) -> None:
    """Of an upload that was cut off, a poster is made of what arrived."""
    whole = film(tmp_path / "talk.mkv", "-c:v", "libvpx", "-c:a", "libopus")
    cut = tmp_path / "cut.mkv"
    cut.write_bytes(whole.read_bytes()[: whole.stat().st_size // 3])
    assert _picture(poster(cut)).size == (320, 180)
