"""Time stamps in show notes."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from turncast.chapters import from_notes
from turncast.models.recording import Chapter

PLAIN = (Chapter(start=0, title="Intro"), Chapter(start=754, title="Topic"), Chapter(start=3723, title="Farewell"))


@pytest.mark.parametrize(
    "notes",
    [
        "00:00 Intro\n12:34 Topic\n1:02:03 Farewell",
        "We talk.\n\n- [00:00] Intro\n- [12:34] Topic\n- [1:02:03] Farewell\n\nThank you!",
        "(0:00) Intro\r\n(12:34) Topic\r\n(01:02:03) Farewell\r\n",
        "00:00:00 – Intro<br>00:12:34 – Topic<br />01:02:03 – Farewell",
        "* **00:00** Intro\n* **12:34** Topic\n* **1:02:03** Farewell",
        "1. `00:00` | Intro\n2. `12:34` | Topic\n3. `1:02:03` | Farewell",
        "| Time | What |\n|---|---|\n| 00:00 | Intro |\n| 12:34 | Topic |\n| 1:02:03 | Farewell |",
        "[00:00](https://t.example/?t=0) Intro\n[12:34](https://t.example/?t=7) Topic\n[1:02:03](#t=9) Farewell",
        "> _00:00_: Intro\n> \n> _12:34_: *Topic*\n> and more\n>\n> _1:02:03_: Farewell",
        "- Intro - *00:00:00*.\n- Topic - *00:12:34*.\n- Farewell - *01:02:03*.",
        "Intro (0:00)\n\nTopic (12:34)\n\nFarewell [1:02:03]",
    ],
)
def test_lists_of_times_are_chapters(notes: str) -> None:
    """However people write them: bullets, brackets, emphasis, tables, quotes, times before or after."""
    assert from_notes(notes) == PLAIN


def test_a_link_in_the_line_is_the_chapters() -> None:
    """Its words are the title, its address the link; pictures and other schemes are left out."""
    notes = (
        '- 0:00 [Intro](https://turn.example/wiki/A_(b) "About")\n'
        "- 1:00 ![](x.png)Talk &amp; answers <https://turn.example/talk>\n"
        "- 2:00 [Mail](mailto:jo@turn.example) us_all"
    )
    assert from_notes(notes) == (
        Chapter(start=0, title="Intro", url="https://turn.example/wiki/A_(b)"),
        Chapter(start=60, title="Talk & answers", url="https://turn.example/talk"),
        Chapter(start=120, title="Mail us_all"),
    )


def test_a_second_time_is_the_end() -> None:
    """A range has an end."""
    assert [chapter.end for chapter in from_notes("0:00–0:30 A\n0:30–1:00 B\n1:00 C")] == [30, 60, None]


@pytest.mark.parametrize(
    "notes",
    [
        "",
        "No times at all.",
        "00:00 Intro\n12:34 Topic",
        "9:00 Doors\n9:30 Welcome\n10:00 Talk\n11:00 Questions",
        "10:00 Intro\n12:34 Topic\n1:02:03 Farewell",
        "00:00 Intro\n12:34 Topic\n05:00 Back\n1:02:03 Farewell",
        "00:00 Intro\n12:34 Topic\n12:34 Again",
        "John 0:16\nMark 3:16\nLuke 12:34",
        "We won 0:03, then 1:12, then 2:30.",
        "```\n00:00 Intro\n12:34 Topic\n1:02:03 Farewell\n```",
        "00:00\n12:34\n1:02:03",
        "00:00:00:00 a\n00:00:10:00 b\n00:00:20:00 c",
        "00:00 --> 00:05\n00:05 --> 00:10\n00:10 --> 00:15",
        "00:99 a\n01:99 b\n02:99 c",
        "\n".join(f"{number // 60}:{number % 60:02} x" for number in range(1001)),
        "0:00 a\n0:10 b\n0:20 " + "c" * 2000,
    ],
)
def test_other_times_are_no_chapters(notes: str) -> None:
    """Schedules, scores, verses, listings, too few, out of order, nameless or countless times give none."""
    assert from_notes(notes) == ()


@given(st.text(alphabet=st.sampled_from("0123:[]()*_`-–|>< \nab\\!~#.,h"), max_size=300) | st.text())
def test_any_notes_give_chapters_or_none(notes: str) -> None:
    """Whatever is written, what comes out is at least three chapters, ascending, or nothing."""
    found = from_notes(notes)
    assert not found or len(found) >= 3
    assert [chapter.start for chapter in found] == sorted({chapter.start for chapter in found})
