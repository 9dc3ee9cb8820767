"""Golden feeds: what listeners' apps get, in files that a reviewer can read."""

from collections.abc import Callable

import pytest
from tests.support.editions import everything, notes_html, older_part, series, show_to_watch_or_hear, video_show

from turncast import __version__
from turncast.models.edition import Edition
from turncast.rss import chapters_document, render

Golden = Callable[[str, str], None]


@pytest.mark.parametrize(
    ("name", "make"),
    [
        ("interviews", series),
        ("webinars", video_show),
        ("webinars-to-hear", show_to_watch_or_hear),
        ("everything", everything),
        ("everything-older", older_part),
    ],
)
def test_the_feed_is_the_one_that_was_reviewed(name: str, make: Callable[[], Edition], golden: Golden) -> None:
    """A show's feed changes only where somebody has read the change."""
    text = render(make(), notes_html).decode().replace(f"Turncast/{__version__}<", "Turncast/VERSION<")
    golden(f"{name}.xml", text)


def test_the_chapters_document_is_the_one_that_was_reviewed(golden: Golden) -> None:
    """An episode's chapters document changes only where somebody has read the change."""
    edition = series()
    golden("interviews.chapters.json", chapters_document(edition, edition.entries[0]).decode())
