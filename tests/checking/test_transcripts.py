"""Rules of transcripts: each fires where it should, and only there."""

from pathlib import Path

from tests.support.projects import Folder, talks

VTT = "WEBVTT\n\n00:00.000 --> 00:01.000\nWelcome.\n"
BROKEN = "WEBVTT\n\n00:00,000 --> 00:01,000\nWelcome & hello.\n"


def found(folder: Folder, code: str) -> list[tuple[str, int | None, str]]:
    """Where a rule applies: path, line, message."""
    return [(one.path, one.line, one.message) for one in folder.findings() if one.code == code]


def test_what_was_mended_in_a_transcript_is_told_with_its_line(tmp_path: Path) -> None:
    """A finding a kind of fault, in the transcript itself; two episodes that name it say it once."""
    folder = talks(tmp_path)
    folder.write("media/broken.vtt", BROKEN)
    for slug in ("third", "fourth"):
        folder.episode(slug, transcripts=[{"file": "media/broken.vtt"}])
    assert found(folder, "transcript-repaired") == [
        ("media/broken.vtt", 3, "expected a dot before the milliseconds, found a comma (2 times)"),
        ("media/broken.vtt", 4, "expected `&` and `<` escaped, found them bare"),
    ]


def test_a_sound_transcript_has_nothing_to_tell(tmp_path: Path) -> None:
    """No finding about transcripts where all is well."""
    folder = talks(tmp_path)
    assert found(folder, "transcript-repaired") == []
    assert found(folder, "transcript-repeated") == []


def test_two_transcripts_of_one_language_and_form(tmp_path: Path) -> None:
    """Apps show either one, so the second is told; one that names no language is in the show's."""
    folder = talks(tmp_path)
    for name in ("a", "b", "es"):
        folder.write(f"media/{name}.vtt", VTT)
    named = [
        {"file": "media/a.vtt"},
        {"file": "media/es.vtt", "language": "es"},
        {"file": "media/b.vtt", "language": "EN"},
    ]
    path = folder.episode("third", transcripts=named)
    ((place, line, message),) = found(folder, "transcript-repeated")
    assert (place, message) == (
        path,
        "expected one transcript of a language and form, found media/a.vtt and media/b.vtt",
    )
    assert line


def test_two_forms_of_one_language_are_welcome(tmp_path: Path) -> None:
    """SubRip beside WebVTT: each app takes what it reads."""
    folder = talks(tmp_path)
    folder.write("media/a.vtt", VTT)
    folder.write("media/a.srt", "1\n00:00:00,000 --> 00:00:01,000\nWelcome.\n")
    folder.episode("third", transcripts=[{"file": "media/a.vtt"}, {"file": "media/a.srt"}])
    assert found(folder, "transcript-repeated") == []
