"""Faults of real captions: each is mended, and told once with its first line."""

from pathlib import Path

import pytest
from tests.support.transcripts import put

from turncast.errors import Unreadable
from turncast.transcripts import load

SRT = """1
00:00:01,000 --> 00:00:02,000
One.

2
00:00:03,000 --> 00:00:04,000
Two.
"""
VTT = "WEBVTT\n\n00:01.000 --> 00:02.000\nOne.\n\n00:03.000 --> 00:04.000\nTwo.\n"
SOUND = [(1.0, 2.0, "One."), (3.0, 4.0, "Two.")]
FAULTS: dict[str, tuple[str | bytes, int, str]] = {
    "missing numbers": (SRT.replace("1\n00", "00").replace("2\n00", "00"), 1, "a number above the times"),
    "a dot in SubRip": (SRT.replace(",", "."), 2, "a comma before the milliseconds, found a dot"),
    "a comma in WebVTT": (VTT.replace(".000", ",000"), 3, "a dot before the milliseconds, found a comma"),
    "one digit of hours": (SRT.replace("00:00:01,", "0:00:01,"), 2, "times written like 00:00:00,000"),
    "no milliseconds": (VTT.replace(".000", ""), 3, "times written like 00:00:00.000"),
    "short milliseconds": (SRT.replace("01,000", "01,0"), 2, "times written like"),
    "spaces in times": (SRT.replace("00:00:01", "00: 00: 01"), 2, "times written like"),
    "no spaces at the arrow": (SRT.replace(" --> ", "-->"), 2, "--> with a space on both sides"),
    "a short arrow": (SRT.replace("-->", "->"), 2, "--> with a space on both sides"),
    "a typographic arrow": (SRT.replace("-->", "–>"), 2, "--> with a space on both sides"),
    "unordered cues": ("2" + SRT[SRT.index("\n00:00:03") :] + "\n1" + SRT[1 : SRT.index("\n\n2")], 6, "order of time"),
    "overlapping cues": (SRT.replace("02,000", "03,500"), 6, "found two at the same time"),
    "an end before the start": (SRT.replace("02,000", "00,000"), 2, "a cue to end after it starts"),
    "no blank line in SubRip": (SRT.replace("\n\n", "\n"), 4, "a blank line between cues"),
    "no blank line in WebVTT": (VTT.replace("One.\n\n", "One.\n"), 5, "a blank line between cues"),
    "no blank line after WEBVTT": (VTT.replace("WEBVTT\n\n", "WEBVTT\n"), 2, "a blank line after WEBVTT"),
    "no header": (VTT.removeprefix("WEBVTT\n\n"), 1, "WEBVTT as the first line"),
    "a header in lower case": (VTT.lower().replace("one", "One").replace("two", "Two"), 1, "WEBVTT as the first line"),
    "blank lines before the header": (f"\n\n{VTT}", 1, "WEBVTT as the first line"),
    "tags in SubRip": (SRT.replace("One", '<font color="red"><i>One</i></font>'), 3, "plain text, found markup"),
    "places on the screen": (SRT.replace("One", "{\\an8}One"), 3, "plain text, found markup"),
    "unknown tags in WebVTT": (VTT.replace("One.", "<font>One.</font>"), 4, "`&` and `<` escaped"),
    "settings in SubRip": (SRT.replace("02,000", "02,000 X1:40 X2:50 Y1:10"), 2, "nothing beside the times"),
    "words beside the times": (SRT.replace("02,000\n", "02,000 "), 2, "words below the times"),
    "a blank line in a cue": (SRT.replace("One", "\nOne"), 3, "words at once below the times"),
    "a blank line below a number": (SRT.replace("2\n00", "2\n\n00"), 6, "times at once below the number"),
    "an empty cue": (f"{SRT}\n3\n00:00:05,000 --> 00:00:06,000\n\n", 10, "an empty cue, which is left out"),
    "a number without a cue": (f"{SRT}\n3\n", 9, "times below a number"),
    "words before the times": (SRT.replace("1\n", "Subtitles by Ann\n\n1\n", 1), 1, "times first, found words"),
    "Latin-1": (SRT.replace("One", "Un é").encode("latin-1"), 3, "UTF-8, found Windows-1252"),
    "UTF-16": (SRT.encode("utf-16"), 1, "UTF-8, found UTF-16"),
    "UTF-16 without a mark": (SRT.encode("utf-16-le"), 1, "UTF-8, found UTF-16"),
    "UTF-16, big end first": (b"\xfe\xff" + SRT.encode("utf-16-be"), 1, "UTF-8, found UTF-16"),
    "UTF-32": (SRT.encode("utf-32"), 1, "UTF-8, found UTF-32"),
}
ENDS = {"an end before the start": 2.0, "overlapping cues": 3.0}


@pytest.mark.parametrize("name", FAULTS)
def test_a_fault_is_mended_and_told(tmp_path: Path, name: str) -> None:
    """The cues are those of the sound file, and the fault is told with what was expected and its first line."""
    text, line, said = FAULTS[name]
    script = load(put(tmp_path, text))
    found = [(cue.start, cue.end, cue.text.replace("Un é", "One")) for cue in script.cues]
    assert found == [(1.0, ENDS.get(name, 2.0), "One."), SOUND[1]]
    assert [repair.line for repair in script.repairs if said in repair.message] == [line], script.repairs


@pytest.mark.parametrize("text", [SRT, VTT], ids=["SubRip", "WebVTT"])
def test_what_is_sound_is_left_alone(tmp_path: Path, text: str) -> None:
    """A conforming file has nothing to tell."""
    script = load(put(tmp_path, text))
    assert [(cue.start, cue.end, cue.text) for cue in script.cues] == SOUND
    assert script.repairs == ()


def test_blocks_that_nobody_says(tmp_path: Path) -> None:
    """Notes, styles, regions, names of cues, settings and header lines of WebVTT are neither said nor faults."""
    text = (
        "WEBVTT Kind: captions\nLanguage: en\n\nSTYLE\n::cue { color: red }\n\nREGION\nid:a\nwidth:40%\n\n"
        "NOTE\nby hand,\nin a hurry\n\nintro - 1\n00:01.000 --> 00:02.000 region:a align:start\nOne.\n\n"
        "NOTE again\n\n00:03.000 --> 00:04.000\nTwo.\n\nNOTE the end\n"
    )
    script = load(put(tmp_path, text))
    assert [(cue.start, cue.end, cue.text) for cue in script.cues] == SOUND
    assert script.repairs == ()


def test_a_repeated_fault_is_told_once(tmp_path: Path) -> None:
    """A thousand commas are one sentence, with how many they were and where they begin."""
    (repair,) = load(put(tmp_path, VTT.replace(".000", ",000"))).repairs
    assert (repair.line, repair.count) == (3, 4)
    assert str(repair) == "expected a dot before the milliseconds, found a comma (4 times)"


def test_an_arrow_in_words_stays_words(tmp_path: Path) -> None:
    """An arrow that is said is no line of times, and the words around it are kept."""
    script = load(put(tmp_path, SRT.replace("One.", "From A\nor --> to B")))
    assert script.cues[0].text == "From A or --> to B"
    assert "expected no --> in words" in script.repairs[0].message


def test_words_below_a_blank_line_are_kept(tmp_path: Path) -> None:
    """A cue of two paragraphs loses none."""
    script = load(put(tmp_path, SRT.replace("One.", "One.\n\nAnd a half.")))
    assert script.cues[0].text == "One. And a half."


def test_a_text_of_mixed_encodings_is_read_whole(tmp_path: Path) -> None:
    """What is UTF-8 is read as UTF-8, although an editor wrote one word in Latin-1."""
    script = load(put(tmp_path, SRT.replace("One", "Zoë").encode() + "\nné.\n".encode("latin-1")))
    assert [cue.text for cue in script.cues] == ["Zoë.", "Two. né."]


def test_an_encoding_that_would_be_guessed_is_refused(tmp_path: Path) -> None:
    """Cyrillic in one byte a letter could be anything: it is not published as gibberish."""
    text = SRT.replace("One.", "Добрый день, дорогие слушатели, сегодня мы говорим об учителях и школах." * 3)
    with pytest.raises(Unreadable, match="another encoding") as refusal:
        load(put(tmp_path, text.encode("cp1251")))
    assert refusal.value.line == 3


def test_voices_that_speak_at_once_stay_together(tmp_path: Path) -> None:
    """Two cues of SubRip that start together are two voices, not an overlap to be cut."""
    script = load(put(tmp_path, SRT.replace("00:00:03", "00:00:01")))
    assert [(cue.start, cue.end) for cue in script.cues] == [(1.0, 2.0), (1.0, 4.0)]
    assert script.repairs == ()
