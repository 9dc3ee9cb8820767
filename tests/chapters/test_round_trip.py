"""What Turncast writes, it reads."""

import xml.etree.ElementTree as ElementTree

from hypothesis import given
from hypothesis import strategies as st
from tests.support.editions import edition, entry, episode, notes_html, series

from turncast import chapters
from turncast.chapters.marks import line
from turncast.models.recording import Chapter
from turncast.rss import chapters_document, render

titles = st.text(min_size=1, max_size=60).map(line).filter(bool)
addresses = st.none() | st.just("https://turn.example/talk?a=1&b=2#c")


@st.composite
def contents(draw: st.DrawFn) -> tuple[Chapter, ...]:
    """Chapters in the order of time, as a recording or a producer gives them."""
    starts = sorted(draw(st.sets(st.integers(0, 3_500_000_000), min_size=1, max_size=6)))
    return tuple(
        Chapter(
            start=start / 1000,
            title=draw(titles),
            url=draw(addresses),
            image=draw(addresses),
            end=draw(st.none() | st.just((start + 1) / 1000)),
            hidden=draw(st.booleans()),
        )
        for start in starts
    )


@given(contents())
def test_chapters_documents_are_read_back(written: tuple[Chapter, ...]) -> None:
    """The document for apps holds all there is to say of chapters, to the millisecond."""
    shown = entry(episode(), chapters=written)
    document = chapters_document(edition(series().show, (shown,)), shown).decode()
    assert chapters.parse(document) == written


@given(contents())
def test_simple_chapters_of_a_feed_are_read_back(written: tuple[Chapter, ...]) -> None:
    """The feed's own list holds all but hidden chapters and ends, which its format has no word for."""
    feed = render(edition(series().show, (entry(episode(), chapters=written),)), notes_html)
    found = ElementTree.fromstring(feed).find(".//{http://podlove.org/simple-chapters}chapters")
    shown = tuple(one.model_copy(update={"end": None}) for one in written if not one.hidden)
    if found is None:
        assert shown == ()
    else:
        assert chapters.parse(ElementTree.tostring(found, "unicode")) == shown
