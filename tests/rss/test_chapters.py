"""The chapters document that podcast:chapters points at."""

import json

from hypothesis import given
from hypothesis import strategies as st
from tests.support.editions import CHAPTERS, edition, entry, episode, notes_html, series

from turncast.models.recording import Chapter
from turncast.rss import chapters_document, render


def test_it_is_json_chapters_1_2() -> None:
    """Version, titles and each chapter's start, in seconds from the beginning."""
    document = json.loads(chapters_document(series(), series().entries[0]))
    assert document == {
        "version": "1.2.0",
        "title": "Nick Wahl: Interest-Based Bargaining",
        "podcastName": "TURN Interviews",
        "chapters": [
            {"startTime": 0, "title": "Welcome"},
            {"startTime": 61.25, "title": CHAPTERS[1].title, "img": CHAPTERS[1].image, "url": CHAPTERS[1].url},
            {"startTime": 3725.5, "title": "Where to go from here"},
        ],
    }


def test_a_hidden_chapter_is_in_no_table_of_contents() -> None:
    """It says so, and where it ends; the feed's own list leaves it out."""
    hidden = Chapter(start=61, title="A map", end=70.5, image="https://turn.example/map.jpg", hidden=True)
    shown = entry(episode(), chapters=(CHAPTERS[0], hidden))
    document = json.loads(chapters_document(edition(series().show, (shown,)), shown))
    said = {"startTime": 61, "endTime": 70.5, "title": "A map", "img": "https://turn.example/map.jpg", "toc": False}
    assert document["chapters"][1] == said
    assert b"A map" not in render(edition(series().show, (shown,)), notes_html)


starts = st.floats(min_value=0, max_value=1e6, allow_nan=False)


@given(st.lists(st.builds(Chapter, start=starts, title=st.text(min_size=1).filter(str.strip)), max_size=5))
def test_any_chapters_are_read_back_in_the_order_of_time(chapters: list[Chapter]) -> None:
    """Whatever their titles and order, the document is UTF-8 JSON with the same chapters, ascending."""
    shown = entry(episode(), chapters=tuple(chapters))
    read = json.loads(chapters_document(edition(series().show, (shown,)), shown).decode("utf-8"))["chapters"]
    assert [mark["startTime"] for mark in read] == sorted(round(chapter.start, 3) for chapter in chapters)
    assert sorted(mark["title"] for mark in read) == sorted(chapter.title for chapter in chapters)
