"""The chapters document that podcast:chapters points at."""

import json

from hypothesis import given
from hypothesis import strategies as st
from tests.support.editions import CHAPTERS, edition, entry, episode, series

from turncast.models.recording import Chapter
from turncast.rss import chapters_document


def test_it_is_json_chapters_1_2() -> None:
    """Version, titles and each chapter's start, in seconds from the beginning."""
    document = json.loads(chapters_document(series(), series().entries[0]))
    assert document == {
        "version": "1.2.0",
        "title": "Nick Wahl: Interest-Based Bargaining",
        "podcastName": "TURN Interviews",
        "chapters": [
            {"startTime": 0, "title": "Welcome"},
            {"startTime": 61.25, "title": CHAPTERS[1].title, "url": CHAPTERS[1].url},
            {"startTime": 3725.5, "title": "Where to go from here"},
        ],
    }


starts = st.floats(min_value=0, max_value=1e6, allow_nan=False)


@given(st.lists(st.builds(Chapter, start=starts, title=st.text(min_size=1).filter(str.strip)), max_size=5))
def test_any_chapters_are_read_back_in_the_order_of_time(chapters: list[Chapter]) -> None:
    """Whatever their titles and order, the document is UTF-8 JSON with the same chapters, ascending."""
    shown = entry(episode(), chapters=tuple(chapters))
    read = json.loads(chapters_document(edition(series().show, (shown,)), shown).decode("utf-8"))["chapters"]
    assert [mark["startTime"] for mark in read] == sorted(round(chapter.start, 3) for chapter in chapters)
    assert sorted(mark["title"] for mark in read) == sorted(chapter.title for chapter in chapters)
