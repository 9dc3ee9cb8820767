"""What is read from JSON, HTML and plain text."""

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.support.transcripts import put

from turncast.errors import Unreadable
from turncast.models.transcript import Cue, Script
from turncast.transcripts import load

TEXTS = Path(__file__).parents[3] / "shared" / "corpus" / "text" / "transcripts"
Line = tuple[float, float, str | None, str]


def lines(script: Script) -> list[Line]:
    """Each cue as from, to, who, what."""
    return [(cue.start, cue.end, cue.speaker, cue.text) for cue in script.cues]


def document(*segments: dict[str, Any], **words: Any) -> str:
    """A transcript in JSON."""
    return json.dumps({"version": "1.0.0", "segments": segments} | words)


def test_json_of_the_podcast_namespace(tmp_path: Path) -> None:
    """Segments with speaker, times in seconds and body."""
    text = document(
        {"speaker": "Jo", "startTime": 0.5, "endTime": 1, "body": "Hello\n there"},
        {"speaker": "Nick", "startTime": 1.25, "endTime": 2.5, "body": "Hi & <welcome>"},
    )
    script = load(put(tmp_path, text))
    assert (script.media_type, script.repairs, script.timed, script.end) == ("application/json", (), True, 2.5)
    assert lines(script) == [(0.5, 1, "Jo", "Hello there"), (1.25, 2.5, "Nick", "Hi & <welcome>")]


def test_json_without_ends(tmp_path: Path) -> None:
    """A segment lasts until the next one, the last one as long as it takes to say; the end is not made up."""
    script = load(put(tmp_path, document({"startTime": 1, "body": "One."}, {"startTime": 3, "body": "x" * 45})))
    assert lines(script) == [(1, 3, None, "One."), (3, 6, None, "x" * 45)]
    assert (script.repairs, script.end) == ((), 3)


def test_json_without_times(tmp_path: Path) -> None:
    """Words without times are a transcript too, of which no captions can be made."""
    script = load(put(tmp_path, document({"body": "One."}, {"body": "Two."})))
    assert (script.timed, lines(script)) == (False, [(0, 0, None, "One."), (0, 0, None, "Two.")])


@pytest.mark.parametrize(
    "text",
    [
        json.dumps([{"start": "00:00:01.000", "end": "0:02", "voice": "Jo", "speaker": "3", "text": "A"}]),
        json.dumps({"text": "A", "segments": [{"id": 0, "start": 1.0, "end": 2.0, "text": " A", "speaker": "Jo"}]}),
        json.dumps({"transcript": [{"startTime": 1, "start": 9, "end_time": 2, "body": "A", "speaker": "Jo"}]}),
    ],
    ids=["Podlove", "Whisper", "another"],
)  # fmt: skip
def test_json_of_other_programs(tmp_path: Path, text: str) -> None:
    """What Podlove and Whisper write is read, and told, for no app reads it."""
    script = load(put(tmp_path, text))
    assert lines(script) == [(1, 2, "Jo", "A")]
    assert script.repairs


@pytest.mark.parametrize(
    ("segment", "said"),
    [
        ({"startTime": "soon", "body": "A"}, "times in seconds"),
        ({"startTime": True, "body": "A"}, "times in seconds"),
        ({"startTime": -1, "body": "A"}, "times within a recording"),
        ({"startTime": 10**12, "body": "A"}, "times within a recording"),
        ({"startTime": "0:01", "body": "A"}, "startTime in seconds"),
        ({"startTime": 1, "text": "A"}, "the words of a segment as body"),
    ],
)
def test_faults_of_json(tmp_path: Path, segment: dict[str, Any], said: str) -> None:
    """What apps cannot read in a segment is told, and the words are kept."""
    script = load(put(tmp_path, document(segment)))
    assert [cue.text for cue in script.cues] == ["A"]
    assert [repair for repair in script.repairs if said in repair.message]


def test_unordered_json_is_put_in_order(tmp_path: Path) -> None:
    """Segments follow the time, whatever their order in the file."""
    script = load(put(tmp_path, document({"startTime": 3, "body": "B"}, {"startTime": 1, "body": "A"}, {"body": ""})))
    assert [cue.text for cue in script.cues] == ["A", "B"] or not script.timed
    messages = " ".join(repair.message for repair in script.repairs)
    assert "order of time" in messages
    assert "words in each segment" in messages


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('{"version": "1.0.0", "segments": [', "damaged JSON"),
        ('{"version": "1.0.0", "segments": [{"startTime": NaN, "body": "A"}]}', "damaged JSON"),
        ('{"version": "1.0.0"}', "JSON without segments"),
        ('{"segments": "A"}', "JSON without segments"),
        ("[]", "JSON without segments"),
        ('{"segments": [{"body": 1}]}', "no words"),
        ('{"segments": [1, null]}', "JSON without segments"),
        ('{"a":' * 100_000, "nested too deeply"),
    ],
)
def test_json_that_is_no_transcript(tmp_path: Path, text: str, said: str) -> None:
    """It is refused with what is wrong."""
    with pytest.raises(Unreadable, match=said):
        load(put(tmp_path, text))


def test_html_of_the_podcast_namespace(tmp_path: Path) -> None:
    """Names in cite hold until the next one; a time is of the paragraph below it, those between share what is left."""
    text = (
        "<cite>Jo:</cite>\n<time>0:00</time>\n<p>Hello &amp; <b>welcome</b></p>\n<p>Here we are</p>\n"
        "<cite>Nick :</cite>\n<time>0:09</time>\n<p>\n  Thank\n  you\n</p>"
    )
    script = load(put(tmp_path, text))
    assert (script.media_type, script.timed, script.repairs) == ("text/html", True, ())
    assert [(cue.speaker, cue.text) for cue in script.cues] == [
        ("Jo", "Hello & welcome"),
        ("Jo", "Here we are"),
        ("Nick", "Thank you"),
    ]
    assert [cue.start for cue in script.cues] == [0, pytest.approx(4.5, abs=0.5), 9]


def test_html_without_the_elements(tmp_path: Path) -> None:
    """Paragraphs that begin with a name are read as plain text is."""
    text = (
        "<!doctype html><html><head><title>T</title></head><body><p><b>Jo:</b> Hello</p><p>Nick: Hi</p></body></html>"
    )
    assert lines(load(put(tmp_path, text))) == [(0, 0, "Jo", "Hello"), (0, 0, "Nick", "Hi")]


@pytest.mark.parametrize(
    "hostile",
    [
        "<script>alert(1)</script>",
        "<script>alert('<p>1</p>')</script>",
        "<style>p { background: url(https://evil.example) }</style>",
        "<svg><a><text>x</text></a></svg>",
        "<!-- <script>alert(1)</script> -->",
        "<iframe src=https://evil.example>x</iframe>",
        "<template><p>x</p></template>",
        "<img src=x onerror=alert(1)>",
        "<p onclick='alert(1)'></p>",
    ],
)
def test_nothing_of_hostile_html_comes_through(tmp_path: Path, hostile: str) -> None:
    """Scripts, styles, frames and attributes are not words."""
    script = load(put(tmp_path, f"<cite>Jo</cite><p>Hello</p>{hostile}<p>again</p>"))
    assert [cue.text for cue in script.cues] == ["Hello", "again"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("[00:00:12] Jo: Hello\n[00:00:20] Nick: Hi\n", [(12, "Jo", "Hello"), (20, "Nick", "Hi")]),
        ("(0:12) Hello\n\n(0:20) - Hi\n", [(12, None, "Hello"), (20, None, "Hi")]),
        ("0:12\nHello\nthere\n0:20\nHi\n", [(12, None, "Hello there"), (20, None, "Hi")]),
        ("Jo Anderson  0:12\nHello\nthere\n\nNick Wahl  0:20\nHi\n",
         [(12, "Jo Anderson", "Hello there"), (20, "Nick Wahl", "Hi")]),
        ("Jo Anderson: (00:12)\nHello\n\nNick Wahl: (00:20)\nHi\n",
         [(12, "Jo Anderson", "Hello"), (20, "Nick Wahl", "Hi")]),
        ("Speaker 1 (00:12):\nHello\n\nSpeaker 2 (00:20):\nHi\n",
         [(12, "Speaker 1", "Hello"), (20, "Speaker 2", "Hi")]),
        ("1:02:03 Jo: Hello\n1:02:04 Ludwig van Beethoven: Hi\n",
         [(3723, "Jo", "Hello"), (3724, "Ludwig van Beethoven", "Hi")]),
    ],
)  # fmt: skip
def test_plain_text_with_times(tmp_path: Path, text: str, found: list[tuple[float, str | None, str]]) -> None:
    """As transcription services write it: times and names before the words, beside them or above them."""
    script = load(put(tmp_path, text))
    assert (script.media_type, script.timed, script.repairs) == ("text/plain", True, ())
    assert [(cue.start, cue.speaker, cue.text) for cue in script.cues] == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("JO: We begin\nat 10:30.\n\nNICK:\nYes.\n\n10:30 is late.\n",
         [("JO", "We begin at 10:30."), ("NICK", "Yes."), (None, "10:30 is late.")]),
        ("Émile Zola: J’accuse.\n主持人：你好\n", [("Émile Zola", "J’accuse."), ("主持人", "你好")]),
        (">> JO: Hello\n- Nick: Hi\nSPEAKER_00: Ho\n", [("JO", "Hello"), ("Nick", "Hi"), ("SPEAKER_00", "Ho")]),
        ("Jo Anderson (host): Hello\n", [("Jo Anderson", "Hello")]),
        ("And then he said: no.\nthink of this: yes\n", [(None, "And then he said: no. think of this: yes")]),
        ("[Music]\nHello.\n", [(None, "[Music] Hello.")]),
    ],
)  # fmt: skip
def test_plain_text_without_times(tmp_path: Path, text: str, found: list[tuple[str | None, str]]) -> None:
    """Paragraphs part at blank lines and at names; a time in a sentence is a word."""
    script = load(put(tmp_path, text))
    assert (script.media_type, script.timed) == ("text/plain", False)
    assert [(cue.speaker, cue.text) for cue in script.cues] == found


def test_a_time_that_goes_back_is_not_believed(tmp_path: Path) -> None:
    """It is told with its line, and the paragraph lies between its neighbours."""
    script = load(put(tmp_path, "[0:10] One\n[0:05] Two\n[0:20] Three\n"))
    assert [cue.start for cue in script.cues] == [10, 15, 20]
    assert [(repair.line, "times in order" in repair.message) for repair in script.repairs] == [(2, True)]


@pytest.mark.skipif(not TEXTS.is_dir(), reason="the corpus of transcripts is not beside the repository")
@pytest.mark.parametrize(
    ("name", "count", "timed", "first"),
    [
        ("podcast-namespace__example.json", 5, True, Cue(start=0.5, end=0.75, text="I", speaker="Darth Vader")),
        ("podlove-ui__transcripts.json", 675, True, None),
        ("podcast-namespace__example.html", 10, True, None),
    ],
)
def test_the_corpus(name: str, count: int, timed: bool, first: Cue | None) -> None:
    """Real transcripts in JSON and HTML are read whole, with who speaks."""
    script = load(TEXTS / name)
    assert (len(script.cues), script.timed) == (count, timed)
    assert all(cue.speaker for cue in script.cues)
    assert first in (None, script.cues[0])


WORDS = st.sampled_from(["segments", "startTime", "endTime", "body", "speaker", "start", "text"])


@settings(max_examples=200, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
        lambda inner: st.lists(inner)
        | st.dictionaries(WORDS, inner),
    )
)  # fmt: skip
def test_whatever_json(tmp_path: Path, value: Any) -> None:
    """Whatever stands in JSON, it is read or refused; times are in order and words are words."""
    try:
        script = load(put(tmp_path, json.dumps({"version": "1.0.0", "segments": value})))
    except Unreadable as refusal:
        assert refusal.hint  # noqa: PT017
    else:
        assert all(0 <= cue.start <= cue.end and cue.text.encode() for cue in script.cues)
