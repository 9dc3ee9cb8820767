"""What is known of the copies of an episode's recordings."""

import json
from pathlib import Path

from tests.support.projects import Folder, talks
from tests.support.recordings import box, mp4, mvhd, track

from turncast import audio


def _with_forms(root: Path) -> Folder:
    folder = talks(root, "first")
    folder.recording("media/small.mp3", frames=300)
    mp4(root / "media/other.m4a", mvhd(8000), track(1, b"soun", ticks=8000), box(b"udta"))
    folder.episode("first", title="Forms", renditions=["media/small.mp3", "media/other.m4a"])
    return folder


def test_every_form_of_a_recording_is_tagged_alike(tmp_path: Path) -> None:
    """Whichever form an app plays, it shows the same title and picture, and each copy's length is known."""
    catalog = _with_forms(tmp_path).catalog()
    (episode,) = catalog.episodes
    forms = catalog.renditions_of(episode)
    copies = [catalog.copy_of(episode, form) for form in forms]
    assert [form.path for form in forms] == ["media/first.mp3", "media/small.mp3", "media/other.m4a"]
    for form, copy in zip(forms, copies, strict=True):
        assert copy is not None
        assert (copy.words.title, copy.picture, copy.remark) == ("Forms", "media/cover.png", None)
        picture = (tmp_path / "media/cover.png").read_bytes()
        assert audio.tagged(tmp_path / form.path, form, copy.words, picture).splice.size == copy.size > form.size


def test_hidden_chapters_stand_in_no_tag(tmp_path: Path) -> None:
    """What only changes the picture for a while is in the chapters document, and in no player's list."""
    folder = talks(tmp_path, "first")
    listed = [{"startTime": 0, "title": "Hello"}, {"startTime": 1, "title": "A slide", "toc": False}]
    folder.write("media/marks.json", json.dumps({"version": "1.2.0", "chapters": listed}))
    folder.episode("first", chapters="media/marks.json")
    catalog = folder.catalog()
    (copy,) = catalog.copies.values()
    assert [chapter.title for chapter in catalog.chapters_of(catalog.episodes[0])] == ["Hello", "A slide"]
    assert [chapter.title for chapter in copy.words.chapters] == ["Hello"]


def test_time_stamps_in_the_notes_are_chapters_of_the_copy(tmp_path: Path) -> None:
    """Players that read no feed show the chapters that notes alone tell."""
    folder = talks(tmp_path, "first")
    folder.episode("first", notes="- 00:00 Hello\n- 00:01 And more\n- 00:02 The end\n")
    (copy,) = folder.catalog().copies.values()
    assert [chapter.title for chapter in copy.words.chapters] == ["Hello", "And more", "The end"]
