"""What is written: WebVTT, JSON, HTML and plain text, and captions made of paragraphs."""

import json
from html import unescape
from io import StringIO
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.support.transcripts import put
from webvtt import WebVTT

from turncast.models.transcript import Cue
from turncast.transcripts import load, phrased, to_html, to_json, to_text, to_vtt

TEXTS = Path(__file__).parents[3] / "shared" / "corpus" / "text" / "transcripts"
HOSTILE = Cue(start=1.5, end=3, text="A & B --> <i> c</i> &amp; </p><script>", speaker='Jo > "X" & <v>')
PLAIN = (Cue(start=0, end=1.25, text="Hello.", speaker="Jo"), Cue(start=3723.004, end=3725, text="Hi."))

printable = st.characters(codec="utf-8", exclude_categories=("C", "Z"))
tricky = [
    "Jo: hi",
    "A --> B",
    "&amp; <b>",
    "NOTE x",
    "1",
    "0:01 -> 0:02",
    "00:01.000 --> 00:02.000",
    "<v Al> x",
    "人：好",
]
words = st.lists(st.text(printable, min_size=1), min_size=1, max_size=20).map(" ".join) | st.sampled_from(tricky)
names = st.none() | st.text(printable, min_size=1, max_size=20).map(lambda name: name.rstrip(":："))
milliseconds = st.integers(0, 10**7).map(lambda time: time / 1000)


@st.composite
def cues(draw: st.DrawFn) -> tuple[Cue, ...]:
    """Cues as readers give them: in order, each ending after it starts."""
    starts = sorted(draw(st.lists(milliseconds, min_size=1, max_size=5)))
    return tuple(
        Cue(
            start=at,
            end=round(at + draw(st.integers(1, 9999)) / 1000, 3),
            text=draw(words),
            speaker=draw(names) or None,
        )
        for at in starts
    )


def test_webvtt() -> None:
    """Times with hours, voices, `&`, `<` and arrows escaped, a blank line between cues, 65 characters a line."""
    long = Cue(start=5, end=9, text="word " * 20)
    assert to_vtt([HOSTILE, *PLAIN[:1], long]) == (
        "WEBVTT\n\n"
        "00:00:00.000 --> 00:00:01.250\n<v Jo>Hello.\n\n"
        "00:00:01.500 --> 00:00:03.000\n<v Jo &gt; \"X\" &amp; &lt;v&gt;>A &amp; B --&gt; &lt;i&gt; c&lt;/i&gt; "
        "&amp;amp; &lt;/p&gt;&lt;script&gt;\n\n"
        "00:00:05.000 --> 00:00:09.000\nword word word word word word word word word word word word word\n"
        "word word word word word word word\n"
    )  # fmt: skip


@settings(max_examples=300, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(cues())
def test_what_is_written_is_read_as_it_was(tmp_path: Path, written: tuple[Cue, ...]) -> None:
    """Our own reader finds the same cues in the WebVTT, and nothing to mend."""
    script = load(put(tmp_path, to_vtt(written)))
    assert script.cues == written
    assert script.repairs == ()


@settings(max_examples=300)
@given(cues())
def test_webvtt_py_reads_the_same(written: tuple[Cue, ...]) -> None:
    """A stranger that knows the standard, and is strict, finds the same times, words and voices."""
    captions = WebVTT.from_buffer(StringIO(to_vtt(written)), format="vtt", strict=True).captions
    found = [
        (one.start_time.in_milliseconds(), one.end_time.in_milliseconds(), one.voice, one.text) for one in captions
    ]
    assert [(start / 1000, end / 1000, unescape(" ".join(text.split()))) for start, end, _, text in found] == [
        (cue.start, cue.end, cue.text) for cue in written
    ]
    assert [unescape(voice) if voice else None for _, _, voice, _ in found] == [cue.speaker for cue in written]


@settings(max_examples=300, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.lists(
        st.builds(
            Cue, start=st.floats(0, 10**6), end=st.floats(0, 10**6), text=st.text(), speaker=st.none() | st.text()
        ),
        min_size=1,
    )
)
def test_whatever_cues_make_sound_webvtt(tmp_path: Path, wild: list[Cue]) -> None:
    """Unordered, reversed, empty, full of control characters: what is written is sound all the same."""
    text = to_vtt(wild)
    if text != "WEBVTT\n":
        assert load(put(tmp_path, text)).repairs == ()


@settings(max_examples=200, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(cues())
def test_json_is_read_as_it_was(tmp_path: Path, written: tuple[Cue, ...]) -> None:
    """Our own reader finds the same cues in the JSON, and nothing to mend."""
    script = load(put(tmp_path, to_json(written)))
    assert script.cues == written
    assert script.repairs == ()


def test_json() -> None:
    """The podcast namespace's words, and no times where they are not known."""
    document = json.loads(to_json(PLAIN))
    assert document == {
        "version": "1.0.0",
        "segments": [
            {"speaker": "Jo", "startTime": 0, "endTime": 1.25, "body": "Hello."},
            {"startTime": 3723.004, "endTime": 3725, "body": "Hi."},
        ],
    }
    assert json.loads(to_json(PLAIN, timed=False))["segments"][1] == {"body": "Hi."}


def test_html() -> None:
    """Three elements without attributes; whatever stands in the words is escaped."""
    assert to_html(PLAIN) == "<cite>Jo:</cite>\n<time>0:00:00</time>\n<p>Hello.</p>\n<time>1:02:03</time>\n<p>Hi.</p>\n"
    assert to_html((HOSTILE,), timed=False) == (
        "<cite>Jo &gt; &quot;X&quot; &amp; &lt;v&gt;:</cite>\n"
        "<p>A &amp; B --&gt; &lt;i&gt; c&lt;/i&gt; &amp;amp; &lt;/p&gt;&lt;script&gt;</p>\n"
    )


def test_plain_text() -> None:
    """A paragraph a cue, with times where they are known."""
    assert to_text(PLAIN) == "[0:00:00] Jo: Hello.\n\n[1:02:03] Hi.\n"
    assert to_text(PLAIN, timed=False) == "Jo: Hello.\n\nHi.\n"


@pytest.mark.parametrize("write", [to_html, to_text])
def test_what_people_read_is_read_back(tmp_path: Path, write: object) -> None:
    """HTML and plain text hold the same words and speakers, with times to the second."""
    told = (Cue(start=0, end=3, text="Hello.", speaker="Jo"), Cue(start=3, end=4, text="Hi.", speaker="Nick"))
    script = load(put(tmp_path, (to_html if write is to_html else to_text)(told)))
    assert script.cues == told


def test_paragraphs_become_captions() -> None:
    """A long paragraph is cut at sentences and words, each caption timed by its place; nothing is lost."""
    paragraph = Cue(start=0, end=20, text="Word and more words. " * 12, speaker="Jo")
    captions = phrased([paragraph, Cue(start=20, end=21, text="Yes.", speaker="Nick")])
    assert [(cue.start, cue.end, cue.speaker) for cue in captions] == [
        (0, 5, "Jo"), (5, 10, None), (10, 15, None), (15, 20, None), (20, 21, "Nick"),
    ]  # fmt: skip
    assert " ".join(cue.text for cue in captions).split() == [*paragraph.text.split(), "Yes."]


def test_words_become_captions() -> None:
    """Single words are joined until somebody else speaks, or nobody does for a while."""
    single = [
        Cue(start=second, end=second + 0.5, text=word, speaker=name)
        for second, word, name in ((0, "I", "Darth"), (1, "am", "Darth"), (5, "your", "Darth"), (6, "Nooo", "Luke"))
    ]
    assert [(cue.start, cue.text, cue.speaker) for cue in phrased(single)] == [
        (0, "I am", "Darth"), (5, "your", "Darth"), (6, "Nooo", "Luke"),
    ]  # fmt: skip


@settings(max_examples=200)
@given(cues())
def test_captions_keep_every_word(written: tuple[Cue, ...]) -> None:
    """Whatever the cues, captions are short, in order, and hold the same words."""
    captions = phrased(written)
    assert "".join("".join(cue.text.split()) for cue in captions) == "".join("".join(c.text.split()) for c in written)
    assert all(len(cue.text) <= 84 for cue in captions)


@pytest.mark.skipif(not TEXTS.is_dir(), reason="the corpus of transcripts is not beside the repository")
def test_the_corpus(tmp_path: Path) -> None:
    """Every real transcript with times becomes sound WebVTT of the same words, which webvtt-py reads strictly."""
    scripts = [load(path) for path in sorted(TEXTS.glob("podcast-*")) if path.suffix != ".md"]
    assert len(scripts) == 11
    for script in scripts:
        text = to_vtt(script.cues)
        again = load(put(tmp_path, text))
        assert (again.repairs, again.cues) == ((), script.cues)
        assert len(WebVTT.from_buffer(StringIO(text), format="vtt", strict=True).captions) == len(script.cues)
