"""What is read from transcripts."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from turncast.errors import Unreadable, WorldError
from turncast.models.transcript import Cue
from turncast.transcripts import media_type, read

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
and <b>welcome</b>.

2
00:00:02,500 --> 01:00:04,000
we begin at 10:30: be there
"""


def put(folder: Path, text: str | bytes, name: str = "talk.txt") -> Path:
    """A file of that text."""
    path = folder / name
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path


def test_webvtt(tmp_path: Path) -> None:
    """Cues have times in seconds, plain text on one line, and the speaker of their voice."""
    path = put(tmp_path, VTT)
    assert media_type(path) == "text/vtt"
    assert read(path) == (
        Cue(start=0, end=2.5, text="Hello & welcome to the show.", speaker="Jo Anderson"),
        Cue(start=2.5, end=3604, text="Thank you.", speaker="Nick Wahl"),
        Cue(start=2.5, end=3604, text="My pleasure.", speaker="Jo Anderson"),
    )


def test_subrip(tmp_path: Path) -> None:
    """SubRip names a speaker at the beginning of a cue; a colon elsewhere names nobody."""
    path = put(tmp_path, SRT)
    assert media_type(path) == "application/x-subrip"
    assert read(path) == (
        Cue(start=0, end=2.5, text="Hello and welcome.", speaker="Jo Anderson"),
        Cue(start=2.5, end=3604, text="we begin at 10:30: be there"),
    )


@pytest.mark.parametrize("text", [VTT, SRT])
def test_line_ends_and_marks(tmp_path: Path, text: str) -> None:
    """Line ends of any system and a byte order mark change nothing."""
    plain = read(put(tmp_path, text))
    assert read(put(tmp_path, b"\xef\xbb\xbf" + text.replace("\n", "\r\n").encode())) == plain
    assert read(put(tmp_path, text.replace("\n", "\r"))) == plain


def test_the_name_decides_nothing(tmp_path: Path) -> None:
    """SubRip called .vtt is SubRip."""
    assert media_type(put(tmp_path, SRT, "talk.vtt")) == "application/x-subrip"


def test_markup_does_not_come_back(tmp_path: Path) -> None:
    """Markup written as entities stays text, and a cue of nothing but tags is no cue."""
    text = "WEBVTT\n\n00:00.000 --> 00:01.000\n&lt;script&gt;\n\n00:01.000 --> 00:02.000\n<i></i>\n"
    assert [cue.text for cue in read(put(tmp_path, text))] == ["<script>"]


@pytest.mark.parametrize(
    ("text", "line", "said"),
    [
        (VTT.replace("00:02.500 align", "00:02,500 align"), 6, "found '00:00.000 --> 00:02,500"),
        (VTT.replace("01:00:04.000", "01:00:04"), 10, "01:00:04"),
        (VTT.replace("01:00:04.000", "00:00:01.000"), 10, "reverse"),
        (SRT.replace("01:00:04,000", "1:0:4"), 7, "1:0:4"),
        (SRT.replace("and", "or -->"), 4, "or -->"),
        (VTT.encode().replace(b"welcome", b"w\xe9lcome"), 7, "UTF-8"),
    ],
)
def test_faults_have_lines(tmp_path: Path, text: str | bytes, line: int, said: str) -> None:
    """The first line a player could not read is named."""
    with pytest.raises(Unreadable) as refusal:
        read(put(tmp_path, text))
    assert refusal.value.line == line
    assert said in refusal.value.message


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "an empty file"),
        ("Hello, this is what we said.\n", "plain text"),
        ('{"version": "1.0.0", "segments": []}', "JSON"),
        ("<cite>Jo:</cite><time>0:00</time><p>Hello</p>", "HTML or XML"),
        ("WEBVTT\n", "no words"),
        ("WEBVTTish\n", "plain text"),
    ],
)
def test_no_transcript(tmp_path: Path, text: str, said: str) -> None:
    """What is neither WebVTT nor SubRip is refused with what it seems to be."""
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
    """Real transcripts of podcasts are read whole, in order of time, with who speaks."""
    files = sorted([*TEXTS.glob("*.srt"), *TEXTS.glob("*.vtt")])
    for path in files:
        cues = read(path)
        arrows = path.read_text(encoding="utf-8").count("-->")
        assert len(cues) == pytest.approx(arrows, abs=2), path.name
        assert any(cue.speaker for cue in cues)
        assert all(cue.text.isprintable() for cue in cues)
    assert files


@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.sampled_from([VTT, SRT]), st.integers(0, 300), st.text(max_size=40))
def test_whatever_text(tmp_path: Path, text: str, place: int, wild: str) -> None:
    """Whatever is written into a transcript, it is read or refused, and what is read has clean text and sane times."""
    path = put(tmp_path, (text[:place] + wild + text[place:]).encode("utf-8", "replace"))
    try:
        cues = read(path)
    except Unreadable as refusal:
        assert refusal.hint  # noqa: PT017
    else:
        assert all(cue.text.isprintable() and 0 <= cue.start <= cue.end for cue in cues)


def test_hostile_nesting(tmp_path: Path) -> None:
    """A hundred thousand unclosed tags and voices take no more than a moment."""
    text = "WEBVTT\n\n00:00.000 --> 00:01.000\n" + "<v " * 100_000 + "<" * 100_000 + "\nend\n"
    assert read(put(tmp_path, text))
