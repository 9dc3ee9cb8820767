"""Episode files as ``turncast add`` writes them, for a dozen recordings as producers have them.

To accept a change: pytest tests/golden --update-golden, then read the difference.
"""

import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.support.command import called
from tests.support.recordings import careful_tags, encoded, frame, mp3

REPOSITORY = Path(__file__).parents[2]
CORPUS = REPOSITORY / "../shared/corpus/media"
SHOW = 'people = [{name = "Jo Anderson", role = "host", office = "Co-Executive Director"}]\n'
VTT = "WEBVTT\n\n00:00.000 --> 00:01.000\nHello.\n"

Given = Callable[[Path], list[str | Path]]
"""Puts a recording, and what comes with it, into a folder; what to type after ``turncast add``."""


def ours(name: str, *more: str) -> Given:
    """A recording of this repository."""

    def given(folder: Path) -> list[str | Path]:
        for path in (REPOSITORY / "media").glob(f"{Path(name).stem}.*"):
            shutil.copy(path, folder)
        return [folder / name, *more]

    return given


def found(path: str, name: str, *more: str) -> Given:
    """A recording of the corpus, called *name* by whoever hands it over."""

    def given(folder: Path) -> list[str | Path]:
        if not (CORPUS / path).exists():
            pytest.skip("../shared/corpus is not there")
        return [shutil.copy(CORPUS / path, folder / name), *more]

    return given


def named(name: str, *more: str) -> Given:
    """A recording without tags, with a transcript in Spanish beside it."""

    def given(folder: Path) -> list[str | Path]:
        (folder / f"{name}.es.vtt").write_text(VTT, encoding="utf-8")
        return [mp3(folder / f"{name}.mp3"), *more]

    return given


def tagged(**said: str) -> Given:
    """A recording whose tags say other things than is usual."""
    return lambda folder: [mp3(folder / "talk.mp3", tags=careful_tags(**said))]


def variable(folder: Path) -> list[str | Path]:
    """A variable bit rate without a header that says so."""
    path = folder / "12 - Variable.mp3"
    path.write_bytes(frame(32) * 300 + frame(128) * 100)
    return [path]


def lossless(folder: Path) -> list[str | Path]:
    """A FLAC file with Vorbis comments and chapters."""
    metadata = ("-metadata", "title=Lossless", "-metadata", "track=4", "-metadata", "artist=Ada Example")
    return [encoded(folder / "x.flac", "-c:a", "flac", *metadata), "--convert"]


CASES: dict[str, Given] = {
    "interview": ours("nick-wahl-interest-based-bargaining.mp3"),
    "webinar": ours("national-turn-opening-session.mp4", "--number", "10"),
    "webinar-to-hear": ours("collaborating-for-student-success.mp4", "--audio"),
    "options": ours(
        "eugene-robinson-jr-postsecondary-success.mp3", "--title", "Another", "--date", "2021-02-03", "--draft"
    ),
    "omnibus-with-chapters": found("derived/cc0-weavercast-11min-chapters.mp3", "omnibus.mp3"),
    "variable-without-header": found("derived/cc0-weavercast-vbr-noxing.mp3", "2020-06-19 Weavercast.mp3"),
    "speech-converted": found("speech/openai+whisper/jfk.flac", "S02E07 - John Kennedy - Ask Not.flac", "--convert"),
    "fragmented-video": found("tagfix/google+ExoPlayer/sample_fragmented.mp4", "GMT20200619-130000_Recording.mp4"),
    "series-by-name": named("Episode 11 of 11 - Nick Wahl"),
    "season-by-name": named("S02E07 - Nick Wahl - Bargaining"),
    "day-by-name": named("2020-06-19-nick-wahl"),
    "host-among-artists": tagged(artist="Jo Anderson"),
    "hostile-tags": tagged(title='"""\n+++\n[x]\u202e<script>', artist="../../etc/passwd"),
    "other-show": tagged(show="Somebody Else's", number="3/8"),
    "variable-by-hand": variable,
    "lossless": lossless,
}


@pytest.mark.parametrize("case", CASES)
def test_episode(case: str, tmp_path: Path, golden: Callable[[str, str], None]) -> None:
    """The episode file, and what is said of it; GUIDs, the clock and the folder are not shown."""
    project, folder = tmp_path / "project", tmp_path / "given"
    folder.mkdir()
    called("init", project, "--title", "TURN Interviews", at=tmp_path)
    with (project / "feeds/turn-interviews.toml").open("a", encoding="utf-8") as file:
        file.write(SHOW)
    ran = called("add", *CASES[case](folder), at=project)
    assert ran.code == 0, ran.err
    (episode,) = (project / "episodes").iterdir()
    said = "".join(f"<!-- {line} -->\n" for line in ran.err.strip().splitlines())
    text = (episode.read_text(encoding="utf-8") + "\n" + said).replace(str(tmp_path), "")
    text = re.sub(r'guid = "[0-9a-f-]{36}"', 'guid = "…"', text)
    golden(f"episodes/{case}.md", re.sub(r"2\d{3}-\d\d-\d\d[T ]\d\d:\d\d(:\d\dZ)?", "NOW", text))
