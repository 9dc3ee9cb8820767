"""What stands beside a recording comes with it: pictures and transcripts."""

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from mutagen.id3 import USLT
from PIL import Image
from tests.support.recordings import careful_tags, cover_tag, mp3, picture

from turncast.adding import Beside, Draft, Hands, Overrides, Shelf, Told, draft, gather, write
from turncast.models.show import Show

SHOW = Show(title="Interviews", description="Talks.", slug="interviews", path="feeds/interviews.toml")
COVER, OTHER = picture(), picture(colour=200)
VTT = "WEBVTT\n\n00:00.000 --> 00:01.000\nHello.\n"
SRT = "1\n00:00:00,000 --> 00:00:01,000\nHello.\n"


def propose(recording: Path, root: Path, **more: Any) -> Draft:
    """A draft in the project at *root*."""
    said: dict[str, Any] = {"taken": (), "guid": "g-1", "now": datetime(2026, 11, 21, tzinfo=UTC)} | more
    return draft(gather(recording, Overrides()), root=root, show=Told(SHOW, "the only show"), **said)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A project with nothing in it."""
    made = tmp_path / "project"
    (made / "media").mkdir(parents=True)
    return made


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder that a producer exports to."""
    made = tmp_path / "Season One"
    made.mkdir()
    return made


def test_a_picture_beside_the_recording(root: Path, folder: Path) -> None:
    """A picture of the recording's name becomes the episode's artwork."""
    (folder / "Talk.JPG").write_bytes(COVER)
    (folder / "cover.jpg").write_bytes(OTHER)
    found = propose(mp3(folder / "talk.mp3"), root)
    assert (found.artwork, found.told["artwork"].source) == ("media/talk.jpg", "Talk.JPG")
    assert found.attachments["media/talk.jpg"]() == COVER


def test_tags_go_before_files(root: Path, folder: Path) -> None:
    """A picture in the tags is believed before one beside the recording."""
    (folder / "talk.jpg").write_bytes(OTHER)
    found = propose(mp3(folder / "talk.mp3", tags=[*careful_tags(), cover_tag(COVER)]), root)
    assert found.told["artwork"].source == "ID3v2.3 APIC"
    assert found.attachments["media/nick-wahl.jpg"]() == COVER


def test_the_picture_of_a_folder(root: Path, folder: Path) -> None:
    """cover.jpg serves every recording of its folder, and is kept once, under the folder's name."""
    (folder / "cover.jpg").write_bytes(COVER)
    beside, shelf = Beside(), Shelf()
    for name in ("one", "two"):
        path = mp3(folder / f"{name}.mp3", frames=90 + len(name) * ord(name[0]))
        write(propose(path, root, beside=beside), root, shelf, Hands())
    assert sorted(path.name for path in (root / "media").iterdir()) == ["one.mp3", "season-one.jpg", "two.mp3"]
    assert 'artwork = "media/season-one.jpg"' in (root / "episodes/two.md").read_text(encoding="utf-8")


def test_pictures_in_media(root: Path) -> None:
    """Of a recording in media/ only a picture of its own name is its picture; it is named where it stands."""
    (root / "media/cover.jpg").write_bytes(COVER)
    assert propose(mp3(root / "media/talk.mp3"), root).artwork is None
    (root / "media/talk.jpg").write_bytes(COVER)
    found = propose(root / "media/talk.mp3", root)
    assert (found.artwork, found.attachments) == ("media/talk.jpg", {})


def test_a_picture_that_does_not_conform(root: Path, folder: Path) -> None:
    """Without --fix a picture directories would refuse is not used, and the remark says how; with it, it is mended."""
    (folder / "talk.png").write_bytes(picture(1500, 1450, mode="RGBA", form="PNG"))
    path = mp3(folder / "talk.mp3")
    refused, mended = propose(path, root), propose(path, root, fix=True)
    assert (refused.artwork, refused.attachments) == (None, {})
    assert any("1500x1450" in remark and "turncast add --fix" in remark for remark in refused.remarks)
    assert mended.artwork == "media/talk.jpg"
    write(mended, root, Shelf())
    with Image.open(root / "media/talk.jpg") as made:
        assert (made.format, made.mode, made.size) == ("JPEG", "RGB", (1450, 1450))
    assert any("was mended: cropped" in remark for remark in mended.remarks)


def test_a_picture_in_media_that_is_mended(root: Path) -> None:
    """A picture in media/ is never changed: what is made of it stands beside it."""
    (root / "media/talk.jpg").write_bytes(picture(1500, 1450))
    before = (root / "media/talk.jpg").read_bytes()
    write(propose(mp3(root / "media/talk.mp3"), root, fix=True), root, Shelf())
    assert (root / "media/talk.jpg").read_bytes() == before
    assert (root / "media/talk-fixed.jpg").exists()


@pytest.mark.parametrize("data", [b"", b"no picture", b"\xff\xd8\xff" + bytes(50)])
def test_a_picture_that_is_none(root: Path, folder: Path, data: bytes) -> None:
    """A file that only calls itself a picture is told and not used, also with --fix."""
    (folder / "talk.jpg").write_bytes(data)
    for fix in (False, True):
        found = propose(mp3(folder / "talk.mp3"), root, fix=fix)
        assert found.artwork is None
        assert any("talk.jpg beside it is not used" in remark for remark in found.remarks)


def test_transcripts_beside_the_recording(root: Path, folder: Path) -> None:
    """Each language's transcript is copied and named, in the best of its forms; other files of that name are not."""
    (folder / "talk.vtt").write_text(VTT, encoding="utf-8")
    (folder / "talk.srt").write_text(SRT, encoding="utf-8")
    (folder / "talk.es.srt").write_text(SRT, encoding="utf-8")
    (folder / "talk.final.vtt").write_text(VTT, encoding="utf-8")
    (folder / "talk.chapters.json").write_text('{"version": "1.2.0", "chapters": []}', encoding="utf-8")
    found = propose(mp3(folder / "talk.mp3"), root)
    assert found.table["transcripts"] == [
        {"file": "media/talk.vtt"},
        {"file": "media/talk.es.srt", "language": "es"},
    ]
    assert found.told["transcripts"].source == "talk.vtt, talk.es.srt"
    write(found, root, Shelf())
    assert (root / "media/talk.vtt").read_text(encoding="utf-8") == VTT
    assert not any("no transcript" in remark for remark in found.remarks)


def test_a_transcript_in_media(root: Path) -> None:
    """A transcript beside a recording in media/ is named where it stands."""
    (root / "media/talk.vtt").write_text(VTT, encoding="utf-8")
    found = propose(mp3(root / "media/talk.mp3"), root)
    assert (found.table["transcripts"], found.attachments) == ([{"file": "media/talk.vtt"}], {})


def test_a_transcript_that_is_none(root: Path, folder: Path) -> None:
    """A file that is no transcript is told and not used."""
    (folder / "talk.json").write_text('{"id": 7}', encoding="utf-8")
    found = propose(mp3(folder / "talk.mp3"), root)
    assert "transcripts" not in found.table
    assert any("talk.json beside it is not used" in remark for remark in found.remarks)


def test_a_transcript_of_another(root: Path, folder: Path) -> None:
    """A file that is there already is never overwritten: the transcript is told and not used."""
    (folder / "talk.vtt").write_text(VTT, encoding="utf-8")
    (root / "media/talk.vtt").write_text("WEBVTT another\n", encoding="utf-8")
    found = propose(mp3(folder / "talk.mp3"), root)
    assert "transcripts" not in found.table
    assert any("media/talk.vtt is there already" in remark for remark in found.remarks)


@pytest.mark.parametrize(("words", "used"), [(300, True), (10, False)])
def test_words_in_the_tags(root: Path, folder: Path, words: int, used: bool) -> None:
    """Lyrics that are as long as what is said in an episode become its transcript, as plain text."""
    lyrics = USLT(encoding=3, lang="eng", desc="", text="Welcome to the show. " * words)
    found = propose(mp3(folder / "talk.mp3", tags=[*careful_tags(), lyrics]), root)
    assert ("transcripts" in found.table) is used
    if used:
        assert found.told["transcripts"].source == "ID3v2.3 USLT"
        write(found, root, Shelf())
        assert (root / "media/nick-wahl.txt").read_text(encoding="utf-8").startswith("Welcome to the show.")


def test_folders_that_cannot_be_read(tmp_path: Path) -> None:
    """Where a folder cannot be listed, nothing stands beside a recording."""
    nowhere = tmp_path / "nowhere" / "talk.mp3"
    assert Beside().picture(nowhere, folder_wide=True) is None
    assert Beside().transcripts(nowhere) == {}
