"""Real files."""

from pathlib import Path

import pytest

from turncast import chapters
from turncast.errors import Unreadable

TEXT = Path(__file__).parents[3] / "shared" / "corpus" / "text"
EXPECTED = {
    "chapters/podcast-namespace__example.json": (9, 0, "Intro", 6089, "Outro"),
    "chapters/podcast-namespace__exampleComplex.json": (11, 1, "Intro", 6089, "Outro"),
    "chapters/podlove-ui__chapters.json": (3, 0, "I'm a thing", 8, "Oh, you're a dollar naughtier than most"),
    "transcripts/podlove-ui__chapters.json": (16, 0, "Begrüßung", 5449.849, "Und Tschüss"),
}

pytestmark = pytest.mark.skipif(not TEXT.exists(), reason=f"the corpus is not at {TEXT}")


@pytest.mark.parametrize("name", EXPECTED)
def test_chapter_files_of_other_projects(name: str) -> None:
    """All their chapters are read: the number, the hidden ones, the first title, the last one and its time."""
    found = chapters.read(TEXT / name)
    hidden = sum(chapter.hidden for chapter in found)
    assert (len(found), hidden, found[0].title, found[-1].start, found[-1].title) == EXPECTED[name]


def test_nothing_else_is_taken_for_chapters() -> None:
    """No transcript, document, show note or feed of the corpus is read as a chapters file."""
    others = [file for file in [*TEXT.rglob("*.*"), *(TEXT.parent / "feeds").rglob("*.xml")] if file.is_file()]
    assert len(others) > 60
    for file in others:
        if file.relative_to(TEXT.parent).as_posix().removeprefix("text/") not in EXPECTED:
            with pytest.raises(Unreadable):
                chapters.read(file)


def test_notes_with_time_stamps_have_chapters_and_no_others() -> None:
    """Of the corpus's show notes those of Radio-T give times, after their titles, with links."""
    found = {file.name: chapters.from_notes(file.read_text("utf-8")) for file in (TEXT / "shownotes").iterdir()}
    stamped = {name: marks for name, marks in found.items() if marks}
    assert list(stamped) == ["radio-t-site__podcast-921.md"]
    marks = stamped["radio-t-site__podcast-921.md"]
    assert (len(marks), marks[0].title, marks[0].url) == (8, "Вступление", None)
    assert (marks[1].start, marks[1].url) == (1779, "https://habr.com/ru/articles/832678/")
