"""What stands for a video before it plays."""

import io
from pathlib import Path
from typing import Any

import pytest
from PIL import Image
from tests.support.ffmpeg import film
from tests.support.projects import AT, Folder
from tests.support.recordings import mp4, mvhd, picture, track

from turncast.building import build, editions
from turncast.building.keys import POSTER
from turncast.errors import Unreadable
from turncast.models.artifact import Artifact, CacheControl, Wave
from turncast.targets.bodies import opened


@pytest.fixture
def folder(tmp_path: Path) -> Folder:
    """A show with one video of four seconds."""
    folder = Folder(tmp_path)
    folder.show()
    film(tmp_path / "media/talk.mp4")
    folder.episode("talk", recording="media/talk.mp4")
    return folder


def poster(folder: Folder, **words: Any) -> Artifact:
    """The frame that is published for the one video, whose episode says this besides."""
    folder.episode("talk", recording="media/talk.mp4", **words)
    (found,) = (one for key, one in build(folder.catalog(), AT).artifacts.items() if key.endswith(POSTER))
    return found


def made(artifact: Artifact) -> bytes:
    """Its bytes."""
    body = artifact.make()
    assert isinstance(body, bytes)
    return body


def test_a_frame_of_the_video_is_published_with_it(folder: Folder) -> None:
    """A JPEG of the video's size goes with the recordings, under a name that is its content's for ever."""
    found = poster(folder)
    assert (found.wave, found.media_type, found.cache_control) == (Wave.MEDIA, "image/jpeg", CacheControl.IMMUTABLE)
    with Image.open(io.BytesIO(made(found))) as frame:
        assert (frame.format, frame.size) == ("JPEG", (320, 180))
    (edition,) = editions(folder.catalog(), AT)
    assert edition.entries[0].poster_key == found.key


def test_a_producer_chooses_the_moment(folder: Folder) -> None:
    """Another moment is another picture, with another name; the same one is the same, to the byte."""
    early, late, again = poster(folder, poster=0), poster(folder, poster=3), poster(folder, poster=3.0)
    assert early.key != late.key
    assert made(early) != made(late)
    assert (late.key, late.fingerprint, made(late)) == (again.key, again.fingerprint, made(again))


def test_another_video_has_another_poster(folder: Folder) -> None:
    """The name follows the video's bytes; what the notes say has no part in it."""
    before, reworded = poster(folder), poster(folder, notes="Other words.")
    assert before.key == reworded.key
    film(folder.root / "media/talk.mp4", source="smptebars")
    assert poster(folder).key != before.key


def test_a_producer_brings_a_picture(folder: Folder) -> None:
    """It is published as it stands, of whatever shape; no frame is taken."""
    folder.write("media/front.jpg", picture(1920, 1080))
    folder.episode("talk", recording="media/talk.mp4", poster="media/front.jpg")
    release = build(folder.catalog(), AT)
    (key,) = (key for key in release.artifacts if key.startswith("media/front-"))
    with opened(release.artifacts[key].make()) as published:
        assert published.read() == (folder.root / "media/front.jpg").read_bytes()
    assert not [key for key in release.artifacts if key.endswith(POSTER)]
    assert f'poster="../{key}"'.encode() in made(release.artifacts["talks/talk.html"])
    assert not [finding for finding in folder.findings() if finding.key == "poster"]


def test_what_is_heard_has_no_poster(folder: Folder) -> None:
    """Neither an audio recording nor the sound alone beside a video."""
    folder.recording("media/heard.mp3")
    folder.episode("heard", recording="media/heard.mp3", renditions=["media/talk.mp4"], poster=2)
    (edition,) = editions(folder.catalog(), AT)
    assert {entry.episode.slug: bool(entry.poster_key) for entry in edition.entries} == {"talk": True, "heard": False}


def test_no_frame_is_taken_before_it_is_wanted(folder: Folder) -> None:
    """A release is told from another without opening a video."""
    catalog = folder.catalog()
    (folder.root / "media/talk.mp4").unlink()
    build(catalog, AT)


def test_a_video_without_a_frame_is_told_with_a_way_out(tmp_path: Path) -> None:
    """Where no picture can be decoded, the message names the video and says what to write instead."""
    folder = Folder(tmp_path)
    folder.show()
    mp4(tmp_path / "media/talk.mp4", mvhd(4000), track(1, b"vide", ticks=4000, size=(320, 180)))
    folder.episode("talk", recording="media/talk.mp4")
    with pytest.raises(Unreadable, match=r"^media/talk\.mp4: expected ") as told:
        poster(folder).make()
    assert 'poster = "media/poster.jpg"' in told.value.hint
