"""Which chapters an episode has, and what is said of a chapters file that is wrong."""

from pathlib import Path
from typing import Any

import pytest
from tests.support.projects import AT, Folder, talks
from tests.support.recordings import careful_tags, chapter_tags, mp3

from turncast.building import build
from turncast.models.recording import Chapter

FILE = "media/first.chapters.txt"
LINES = "00:00 From the file\n00:01 Talk\n"
STAMPS = "00:00 From the notes\n00:01 Talk\n00:02 Farewell\n"
LIST = [{"start": 0, "title": "From the list"}]


def titles(folder: Folder) -> list[str]:
    """The titles of the first episode's chapters."""
    catalog = folder.catalog()
    return [chapter.title for chapter in catalog.chapters_of(catalog.episodes[0])]


def project(root: Path, *, tagged: bool = False, notes: str = STAMPS, **words: Any) -> Folder:
    """A project of one episode, whose notes have time stamps and whose recording may have chapters."""
    folder = Folder(root)
    folder.show()
    tags = [*careful_tags(), *chapter_tags(("a", 0, "From the recording", None))]
    mp3(root / "media/tagged.mp3", tags=tags if tagged else [], frames=300)
    folder.write(FILE, LINES)
    folder.episode("first", recording="media/tagged.mp3", notes=notes, **words)
    return folder


def test_a_file_goes_before_everything(tmp_path: Path) -> None:
    """An episode that names a chapters file has the chapters of the file."""
    assert titles(project(tmp_path, tagged=True, chapters=FILE)) == ["From the file", "Talk"]


def test_a_list_goes_before_the_recording(tmp_path: Path) -> None:
    """An episode that lists chapters has these."""
    assert titles(project(tmp_path, tagged=True, chapters=LIST)) == ["From the list"]


def test_the_recording_goes_before_the_notes(tmp_path: Path) -> None:
    """Chapters in the recording are taken where the episode says nothing."""
    assert titles(project(tmp_path, tagged=True)) == ["From the recording"]


def test_notes_are_the_last_resort(tmp_path: Path) -> None:
    """Time stamps in the notes are taken where there is nothing else."""
    assert titles(project(tmp_path)) == ["From the notes", "Talk", "Farewell"]


def test_an_empty_list_means_none(tmp_path: Path) -> None:
    """``chapters = []`` keeps time stamps and the recording's chapters out."""
    folder = project(tmp_path, tagged=True)
    file = tmp_path / "episodes/first.md"
    file.write_text(file.read_text().replace("+++\n", "+++\nchapters = []\n", 1))
    assert titles(folder) == []


def test_stamps_after_the_end_are_about_something_else(tmp_path: Path) -> None:
    """Times in the notes that the recording does not reach are no chapters, and nothing to complain of."""
    folder = project(tmp_path, notes=STAMPS + "59:00 In another recording\n")
    assert titles(folder) == []
    assert folder.findings() == ()


@pytest.mark.parametrize(
    ("words", "content", "code", "said"),
    [
        ({"chapters": "media/none.txt"}, None, "missing-file", "there is no file 'media/none.txt'"),
        ({"chapters": "../talk.txt"}, None, "path-outside-project", "'../talk.txt'"),
        ({"chapters": FILE}, "Nothing", "unreadable-chapters", f"{FILE}: expected chapters, found plain text"),
        ({"chapters": FILE}, "00:00 a\n00:01 b\nc", "unreadable-chapters", f"{FILE}:3: expected a time and a title"),
        ({"chapters": FILE}, "00:00 a\n00:01 b\n00:01 c", "chapters-disordered", "expected 'c' after 1 s"),
        ({"chapters": FILE}, "00:00 a\n59:00 b", "chapters-after-end", "found it at 3540 s"),
        ({"chapters": FILE}, "00:01 a", "chapters-not-at-zero", "found 1 s"),
        ({"chapters": 5}, None, "wrong-value", "found 5"),
        ({"chapters": [*LIST, {"start": -1, "title": "b"}]}, None, "wrong-value", "`chapters.1.start`"),
        ({"chapters": [{"start": 0, "title": "a", "url": "talk.html"}]}, None, "address-not-web", "found 'talk.html'"),
        ({"chapters": [{"start": 0, "title": "a", "image": "media/a.jpg"}]}, None, "address-not-web", "'media/a.jpg'"),
        ({"chapters": [{"start": 0, "titel": "a"}]}, None, "unknown-key", "'titel'"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_a_finding(
    tmp_path: Path, words: dict[str, Any], content: str | None, code: str, said: str
) -> None:
    """It points at the line of the episode that names or lists the chapters."""
    folder = project(tmp_path, **words)
    if content:
        folder.write(FILE, content)
    finding = next(one for one in folder.findings() if one.code == code)
    assert said in finding.message
    assert finding.line
    assert finding.path == "episodes/first.md"
    assert "chapters" in finding.key


def test_a_chapters_file_is_read_once(tmp_path: Path) -> None:
    """What was read is remembered until the file changes."""
    folder = project(tmp_path, chapters=FILE)
    assert titles(folder) == ["From the file", "Talk"]
    memory = tmp_path / ".turncast/known.json"
    memory.write_text(memory.read_text().replace("From the file", "From memory"))
    assert titles(folder) == ["From memory", "Talk"]
    folder.write(FILE, "00:00 Something else")
    assert titles(folder) == ["Something else"]


@pytest.mark.parametrize(("tag", "copies"), [(True, 2), (False, 0)])
def test_a_changed_file_changes_what_is_published(tmp_path: Path, tag: bool, copies: int) -> None:
    """Document, page, feed and the tag of the published copy follow the file; without tags, the recording stays."""
    folder = project(tmp_path, chapters=FILE)
    folder.show(tag=tag)
    before = {one.key: one.fingerprint for one in build(folder.catalog(), AT).artifacts.values()}
    folder.write(FILE, LINES.replace("Talk", "Answers"))
    after = {one.key: one.fingerprint for one in build(folder.catalog(), AT).artifacts.values()}
    changed = {key for key in before.keys() | after.keys() if before.get(key) != after.get(key)}
    documents = [key for key in changed if key.endswith(".chapters.json")]
    assert len(documents) == 2
    assert {"talks/feed.xml", "talks/first.html"} <= changed
    assert len([key for key in changed if key.endswith(".mp3")]) == copies


def test_hidden_chapters_are_in_no_list(tmp_path: Path) -> None:
    """A hidden chapter may stand at the moment of another; it is in the document, not on the page or in the feed."""
    silent = '[{"startTime": 0, "title": "Welcome"}, {"startTime": 0, "title": "Silent", "toc": false}]'
    folder = project(tmp_path, chapters=FILE)
    folder.write(FILE, silent)
    assert [one.code for one in folder.findings()] == ["notes-stamps-differ"]
    bodies = {
        one.key: one.make() for one in build(folder.catalog(), AT).artifacts.values() if not one.key.endswith(".mp3")
    }
    naming = {key for key, body in bodies.items() if isinstance(body, bytes) and b"Silent" in body}
    assert len(naming) == 1
    assert naming.pop().endswith(".chapters.json")


def test_other_projects_are_as_before(tmp_path: Path) -> None:
    """Without chapters anywhere, an episode has none."""
    catalog = talks(tmp_path).catalog()
    assert [catalog.chapters_of(one) for one in catalog.episodes] == [(), ()]


def test_a_list_says_all_there_is_to_say(tmp_path: Path) -> None:
    """Link, picture, end and hiding can be written in the list."""
    words = {
        "start": 0,
        "title": "a",
        "url": "https://a.example",
        "image": "https://b.example",
        "end": 1,
        "hidden": True,
    }
    folder = project(tmp_path, chapters=[words])
    assert [one.code for one in folder.findings()] == []
    catalog = folder.catalog()
    assert catalog.chapters_of(catalog.episodes[0]) == (Chapter(**words),)
