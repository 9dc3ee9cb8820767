"""In which forms transcripts are published."""

import json
from pathlib import Path
from typing import Any

from tests.support.projects import AT, Folder

from turncast.building import build, editions
from turncast.models.artifact import Artifact
from turncast.models.edition import Caption
from turncast.targets.bodies import opened
from turncast.transcripts import load

SRT = "1\n00:00:00,000 --> 00:00:01,000\nJO: Hello & <b>\n\n2\n00:00:01,000 --> 00:00:02,000\nGuest: Hi.\n"
SOUND_SRT = SRT.replace(" & <b>", "")
JSON = json.dumps({"version": "1.0.0", "segments": [{"speaker": "Jo", "startTime": 0, "endTime": 1, "body": "Hello"}]})
HTML = "<cite>Jo:</cite><time>0:00</time><p onclick=x>Hello<script>alert(1)</script></p>"
TEXT = "Jo: Hello.\n\nNick: Hi.\n"
PEOPLE = [{"name": "Jo Anderson"}, {"name": "Nick Wahl", "role": "guest"}]


def project(root: Path, *files: tuple[str, str | bytes, str | None], **words: Any) -> Folder:
    """A project with one episode that names transcripts (name, text, language)."""
    folder = Folder(root)
    folder.show()
    for name, text, _ in files:
        folder.write(f"media/{name}", text)
    named = [{"file": f"media/{name}"} | ({"language": code} if code else {}) for name, _, code in files]
    folder.episode(transcripts=named, **({"people": PEOPLE} | words))
    return folder


def captions(folder: Folder) -> tuple[Caption, ...]:
    """What the one episode publishes."""
    (edition,) = editions(folder.catalog(), AT)
    return edition.entries[0].captions


def artifact(folder: Folder, caption: Caption) -> Artifact:
    """The object a caption is stored as."""
    return build(folder.catalog(), AT).artifacts[caption.key]


def body(folder: Folder, caption: Caption) -> bytes:
    """The bytes a caption is served as."""
    with opened(artifact(folder, caption).make()) as made:
        return made.read()


def test_sound_webvtt_is_published_as_it_stands(tmp_path: Path) -> None:
    """The producer's own bytes, under a key of their digest, and nothing else."""
    text = "WEBVTT\n\n00:00.000 --> 00:01.000\nHi\n"
    folder = project(tmp_path, ("a.vtt", text, None))
    (caption,) = captions(folder)
    assert (caption.media_type, caption.made, caption.timed) == ("text/vtt", False, True)
    assert body(folder, caption) == text.encode()
    assert artifact(folder, caption).media_type == "text/vtt"


def test_sound_subrip_is_published_as_it_stands_with_webvtt_for_browsers(tmp_path: Path) -> None:
    """Players on pages know WebVTT alone; its cues are those of the SubRip."""
    folder = project(tmp_path, ("a.srt", SOUND_SRT, None))
    own, made = captions(folder)
    assert (own.media_type, own.made, made.media_type, made.made) == ("application/x-subrip", False, "text/vtt", True)
    assert body(folder, own) == SOUND_SRT.encode()
    assert body(folder, made).count(b"-->") == 2
    page = build(folder.catalog(), AT).artifacts["talks/first.html"].make()
    assert isinstance(page, bytes)
    assert b"<track" in page


def test_captions_with_faults_are_published_as_sound_webvtt(tmp_path: Path) -> None:
    """What needed repair is not served: WebVTT is made of it, with the speakers' full names."""
    folder = project(tmp_path, ("a.srt", SRT, None))
    (caption,) = captions(folder)
    assert (caption.media_type, caption.made, caption.key.endswith(".vtt")) == ("text/vtt", True, True)
    (tmp_path / "made.vtt").write_bytes(body(folder, caption))
    script = load(tmp_path / "made.vtt")
    assert script.repairs == ()
    assert [(cue.speaker, cue.text) for cue in script.cues] == [("Jo Anderson", "Hello &"), ("Nick Wahl", "Hi.")]


def test_json_is_published_with_captions_beside_it(tmp_path: Path) -> None:
    """Apps that read nothing but WebVTT get it, made of the segments."""
    folder = project(tmp_path, ("a.json", JSON, None))
    own, made = captions(folder)
    assert (own.media_type, own.made, made.media_type, made.made) == ("application/json", False, "text/vtt", True)
    assert body(folder, own) == JSON.encode()
    assert b"<v Jo Anderson>Hello" in body(folder, made)


def test_json_no_app_reads_is_published_as_the_namespace_has_it(tmp_path: Path) -> None:
    """Whisper's words become the namespace's."""
    text = json.dumps({"segments": [{"start": 0, "end": 1, "text": " Hello", "speaker": "Jo"}]})
    folder = project(tmp_path, ("a.json", text, None))
    own, _ = captions(folder)
    assert json.loads(body(folder, own)) == {
        "version": "1.0.0",
        "segments": [{"speaker": "Jo Anderson", "startTime": 0, "endTime": 1, "body": "Hello"}],
    }


def test_foreign_html_is_never_published(tmp_path: Path) -> None:
    """On our origin stand three elements without attributes, and no script."""
    folder = project(tmp_path, ("a.html", HTML, None))
    own, made = captions(folder)
    assert body(folder, own) == b"<cite>Jo Anderson:</cite>\n<time>0:00:00</time>\n<p>Hello</p>\n"
    assert (own.media_type, artifact(folder, own).media_type) == ("text/html", "text/html; charset=utf-8")
    assert made.media_type == "text/vtt"


def test_text_without_times_makes_no_captions(tmp_path: Path) -> None:
    """It is served as text in UTF-8, and shown on the page, without links to moments."""
    folder = project(tmp_path, ("a.txt", TEXT, None))
    (caption,) = captions(folder)
    assert (caption.media_type, caption.timed, caption.made) == ("text/plain", False, False)
    assert artifact(folder, caption).media_type == "text/plain; charset=utf-8"
    page = build(folder.catalog(), AT).artifacts["talks/first.html"].make()
    assert isinstance(page, bytes)
    assert b"<b>Jo Anderson:</b> Hello." in page
    assert b'class="moment"' not in page


def test_text_in_another_encoding_is_published_in_utf_8(tmp_path: Path) -> None:
    """The same words, anew."""
    folder = project(tmp_path, ("a.txt", "Jo: Zoë spoke.\n".encode("latin-1"), None))
    (caption,) = captions(folder)
    assert body(folder, caption).decode() == "Jo Anderson: Zoë spoke.\n"


def test_one_webvtt_a_language_is_enough(tmp_path: Path) -> None:
    """None is made where the producer's own is sound, wherever it stands in the list; other languages are their own."""
    vtt = "WEBVTT\n\n00:00.000 --> 00:01.000\nHi\n"
    folder = project(tmp_path, ("a.json", JSON, "en"), ("a.srt", SRT, "en"), ("a.vtt", vtt, "en"), ("b.srt", SRT, "es"))
    found = [(caption.language, caption.media_type, caption.made) for caption in captions(folder)]
    assert found == [
        ("en", "application/json", False),
        ("en", "text/vtt", False),
        ("es", "text/vtt", True),
    ]


def test_what_is_made_has_a_new_key_when_its_inputs_change(tmp_path: Path) -> None:
    """Another word in the file or another name of a speaker is another object; the notes are not asked."""
    variants: list[tuple[str, dict[str, Any]]] = [
        (SRT, {}),
        (SRT, {"notes": "Other notes."}),
        (SRT.replace("Hi", "Hello"), {}),
        (SRT, {"people": [{"name": "Jo Smith"}]}),
    ]
    keys = {
        captions(project(tmp_path / str(number), ("a.srt", text, None), **words))[0].key
        for number, (text, words) in enumerate(variants)
    }
    assert len(keys) == 3


def test_the_page_shows_the_transcript_in_its_own_language(tmp_path: Path) -> None:
    """By preference that of the show, with times; another language is marked as such."""
    vtt = "WEBVTT\n\n00:00.000 --> 00:01.000\n{}\n"
    folder = project(tmp_path, ("es.vtt", vtt.format("Hola"), "es"), ("en.vtt", vtt.format("Hello"), "en"))
    page = build(folder.catalog(), AT).artifacts["talks/first.html"].make()
    assert isinstance(page, bytes)
    assert b"Hello</span>" in page
    assert b"Hola" not in page
    assert b'srclang="es" label="Espa\xc3\xb1ol"' in page
    other = project(tmp_path / "other", ("es.vtt", vtt.format("Hola"), "es"))
    page = build(other.catalog(), AT).artifacts["talks/first.html"].make()
    assert isinstance(page, bytes)
    assert b'<div class="said" lang="es" dir="ltr">' in page
