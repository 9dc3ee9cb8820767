"""What is read from captions: WebVTT and SubRip."""

from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.support.transcripts import put

from turncast.errors import Unreadable, WorldError
from turncast.models.transcript import Cue
from turncast.transcripts import load, media_type, read

TEXTS = Path(__file__).parents[3] / "shared" / "corpus" / "text" / "transcripts"
VTT = """WEBVTT - A talk

NOTE made by hand

1
00:00.000 --> 00:02.500 align:start
<v Jo Anderson>Hello &amp; <i>welcome</i>
to the show.</v>

00:00:02.500 --> 01:00:04.000
<v.loud Nick Wahl>Thank <c.red>you</c>.
<v Jo Anderson>My pleasure.
"""
SRT = """1
00:00:00,000 --> 00:00:02,500
Jo Anderson: Hello
and welcome.

2
00:00:02,500 --> 01:00:04,000
we begin at 10:30: be there
"""


def test_webvtt(tmp_path: Path) -> None:
    """Cues have times in seconds, plain text on one line, and the speaker of their voice; nothing was to mend."""
    script = load(put(tmp_path, VTT))
    assert (script.media_type, script.repairs, script.timed, script.end) == ("text/vtt", (), True, 3604)
    assert script.cues == (
        Cue(start=0, end=2.5, text="Hello & welcome to the show.", speaker="Jo Anderson"),
        Cue(start=2.5, end=3604, text="Thank you.", speaker="Nick Wahl"),
        Cue(start=2.5, end=3604, text="My pleasure.", speaker="Jo Anderson"),
    )


def test_subrip(tmp_path: Path) -> None:
    """SubRip names a speaker at the beginning of a cue; a colon elsewhere names nobody."""
    script = load(put(tmp_path, SRT))
    assert (script.media_type, script.repairs) == ("application/x-subrip", ())
    assert script.cues == (
        Cue(start=0, end=2.5, text="Hello and welcome.", speaker="Jo Anderson"),
        Cue(start=2.5, end=3604, text="we begin at 10:30: be there"),
    )


def test_webvtt_with_names_before_colons(tmp_path: Path) -> None:
    """WebVTT without voices names speakers as SubRip does: Zoom writes it so."""
    path = put(tmp_path, "WEBVTT\n\n1\n00:00:01.000 --> 00:00:04.000\nJo Anderson: Hello\n")
    assert read(path) == (Cue(start=1, end=4, text="Hello", speaker="Jo Anderson"),)


@pytest.mark.parametrize("text", [VTT, SRT])
def test_line_ends_and_marks(tmp_path: Path, text: str) -> None:
    """Line ends of any system and a byte order mark change nothing, and are no fault."""
    plain = load(put(tmp_path, text))
    assert load(put(tmp_path, b"\xef\xbb\xbf" + text.replace("\n", "\r\n").encode())) == plain
    assert load(put(tmp_path, text.replace("\n", "\r"))) == plain


def test_the_name_decides_nothing(tmp_path: Path) -> None:
    """SubRip called .vtt is SubRip."""
    assert media_type(put(tmp_path, SRT, "talk.vtt")) == "application/x-subrip"


def test_markup_does_not_come_back(tmp_path: Path) -> None:
    """Markup written as entities stays text, and a cue of nothing but tags is no cue."""
    text = "WEBVTT\n\n00:00.000 --> 00:01.000\n&lt;script&gt;\n\n00:01.000 --> 00:02.000\n<i></i>\n"
    assert [cue.text for cue in read(put(tmp_path, text))] == ["<script>"]


def test_what_is_invisible_and_means_something_stays(tmp_path: Path) -> None:
    """Joiners are a part of Persian words and of emoji; soft hyphens, marks and control characters are not."""
    text = "WEBVTT\n\n00:00.000 --> 00:01.000\nمی\u200cخواهم 👩\u200d🏫 re\u00adform \u200bok\x07go\n"
    assert [cue.text for cue in read(put(tmp_path, text))] == ["می\u200cخواهم 👩\u200d🏫 reform ok go"]


@pytest.mark.parametrize(
    ("text", "line"),
    [
        (VTT.replace("00:02.500 align", "00:0x.500 align"), 6),
        ("1\n00:00:0x,000 --> 00:00:02,000\nHello\n", 2),
        (SRT.replace("00:00:02,500 -->", "00:zz --> 00:"), 7),
        (SRT.replace("00:00:02,500 -->", "00:0₂:02,500 -->"), 7),
    ],
)
def test_times_nobody_could_read(tmp_path: Path, text: str, line: int) -> None:
    """The first line of times that is beyond repair is named: half a transcript would be a lie."""
    with pytest.raises(Unreadable, match="expected times like") as refusal:
        read(put(tmp_path, text))
    assert refusal.value.line == line


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "an empty file"),
        (" \n\n", "an empty file"),
        ("WEBVTT\n", "no words"),
        ("1\n00:00:01,000 --> 00:00:02,000\n\n", "no words"),
        ("{\\rtf1\\ansi Hello}", "RTF"),
        ("%PDF-1.7\n", "PDF"),
        ("<?xml version='1.0'?><tt xmlns='http://www.w3.org/ns/ttml'/>", "XML"),
        (b"PK\x03\x04\x14\x00\x06\x00", "a Word document"),
        (b"\x7fELF\x02\x01\x00\x00\x00", "no text"),
        ("\x01\x02\x03", "no text"),
    ],
)
def test_no_transcript(tmp_path: Path, text: str | bytes, said: str) -> None:
    """What is no transcript is refused with what it seems to be."""
    with pytest.raises(Unreadable, match=said) as refusal:
        read(put(tmp_path, text, "talk.vtt"))
    assert refusal.value.hint


def test_too_large(tmp_path: Path) -> None:
    """A file larger than any speech is refused before it is all in memory."""
    with pytest.raises(Unreadable, match="16 MB"):
        read(put(tmp_path, b"WEBVTT\n\n" + bytes(17 * 1024 * 1024)))


def test_missing_file(tmp_path: Path) -> None:
    """A file that is not there is an error of the world that names it."""
    with pytest.raises(WorldError, match=r"gone\.vtt"):
        media_type(tmp_path / "gone.vtt")


@pytest.mark.skipif(not TEXTS.is_dir(), reason="the corpus of transcripts is not beside the repository")
def test_the_corpus() -> None:
    """Real captions of podcasts are read whole, in order of time, with who speaks."""
    files = sorted([*TEXTS.glob("*.srt"), *TEXTS.glob("*.vtt")])
    for path in files:
        cues = read(path)
        arrows = path.read_text(encoding="utf-8").count("-->")
        assert len(cues) == pytest.approx(arrows, abs=2), path.name
        assert any(cue.speaker for cue in cues)
        assert all(cue.text.isprintable() for cue in cues)
        assert all(before.start <= after.start for before, after in pairwise(cues)), path.name
    assert files


@pytest.mark.skipif(not TEXTS.is_dir(), reason="the corpus of transcripts is not beside the repository")
@pytest.mark.parametrize(
    ("name", "line", "said"),
    [
        ("podcast-transcripts__2_7.srt", 12, "expected cues one after another, found two at the same time (343 times)"),
        ("podcast-transcripts__5_8.srt", 57, "expected a cue to end after it starts, found the reverse (18 times)"),
        ("podcast-transcripts__4_6.srt", 3854, "expected cues in the order of time, found an earlier one"),
    ],
)
def test_faults_of_the_corpus(name: str, line: int, said: str) -> None:
    """What captioning services get wrong is found, once a kind, with the line of the first."""
    assert (line, said) in [(repair.line, str(repair)) for repair in load(TEXTS / name).repairs]


@settings(max_examples=300, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.sampled_from([VTT, SRT]), st.integers(0, 300), st.text(max_size=40))
def test_whatever_text(tmp_path: Path, text: str, place: int, wild: str) -> None:
    """Whatever is written into captions, they are read or refused, and what is read is clean and in order."""
    path = put(tmp_path, (text[:place] + wild + text[place:]).encode("utf-8", "replace"))
    try:
        script = load(path)
    except Unreadable as refusal:
        assert refusal.hint  # noqa: PT017
    else:
        assert all(cue.text and 0 <= cue.start <= cue.end for cue in script.cues)
        assert all(before.start <= after.start for before, after in pairwise(script.cues))


@settings(max_examples=300, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.sampled_from(["", "WEBVTT\n\n", "1\n00:00:01,000 --> 00:00:02,000\n", "{", "<p>", "[0:01] "]), st.binary())
def test_whatever_bytes(tmp_path: Path, beginning: str, wild: bytes) -> None:
    """Whatever a file is, it is read as a transcript or refused with a hint."""
    try:
        script = load(put(tmp_path, beginning.encode() + wild))
    except Unreadable as refusal:
        assert refusal.hint  # noqa: PT017
    else:
        assert script.cues
        assert all(cue.text.encode() for cue in script.cues)


HOSTILE = {
    "unclosed voices": "WEBVTT\n\n00:00.000 --> 00:01.000\n" + "<v " * 100_000 + "<" * 100_000 + "\nend\n",
    "arrows": "WEBVTT\n\n" + "-->" * 100_000,
    "lines of arrows": "1\n00:00:00,000 --> 00:00:01,000\na\n" + "-->\n" * 30_000,
    "numbers": "1\n00:00:00,000 --> 00:00:01,000\na\n" + "1\n" * 50_000,
    "spaces in a time": "1\n00:00:00,000 --> 00:00:01,000\n0" + " " * 300_000 + ":",
    "settings": "WEBVTT\n\n00:00.000 --> 00:01.000" + " line:1" * 50_000 + " x\nhi",
    "names": "A " * 200_000,
    "nested JSON": "[{" * 100_000,
    "unclosed attributes": "<a b='" * 100_000,
    "comments": "<p>hi" + "<!--" * 100_000,
    "unclosed scripts": "<p>hi<script>" + "</scrip" * 50_000,
    "ampersands": "&" * 300_000,
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_texts(tmp_path: Path, name: str) -> None:
    """What is made to keep a parser busy is read or refused in time that grows with its length alone."""
    try:
        cues = read(put(tmp_path, HOSTILE[name]))
    except Unreadable as refusal:
        assert refusal.hint  # noqa: PT017
    else:
        assert cues
