"""The contract of the probe on the corpus: real recordings, damaged ones, and those that broke other readers."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from turncast.audio import probe, read_chapter_pictures, read_tags
from turncast.errors import Unreadable
from turncast.models.recording import Sound

MEDIA = Path(__file__).parents[3] / "shared" / "corpus" / "media"

pytestmark = pytest.mark.skipif(not MEDIA.is_dir(), reason="the corpus of recordings is not beside the repository")


def rows() -> Iterator[tuple[Path, float | None]]:
    """Every recording, with the seconds a full decode of it lasts."""
    for line in (MEDIA.parent / "index.tsv").read_text(encoding="utf-8").splitlines()[1:]:
        name, _, seconds, *_ = line.split("\t")
        if name.startswith("media/"):
            yield MEDIA.parent / name, float(seconds) if seconds else None


def heard(path: Path) -> Sound | None:
    """What is told of it, or None if it is refused."""
    try:
        return probe(path)
    except Unreadable as refusal:
        assert refusal.message and refusal.hint  # noqa: PT017, PT018
        return None


def test_no_file_breaks_it() -> None:
    """Every recording, damaged or not, is measured or refused; nothing else happens."""
    files = [path for path in sorted(MEDIA.rglob("*")) if path.is_file()]
    assert files
    for path in files:
        heard(path)
        for read in (read_tags, read_chapter_pictures):
            try:
                read(path)
            except Unreadable as refusal:
                assert refusal.hint  # noqa: PT017


def test_durations() -> None:
    """Every recording is as long as a full decode of it, to half a second; or there is a doubt, or it is refused."""
    decoded = [(path, seconds) for path, seconds in rows() if seconds is not None]
    sounds = {path: (heard(path), seconds) for path, seconds in decoded}
    for path, (sound, seconds) in sounds.items():
        if sound and not sound.doubts:
            assert sound.duration == pytest.approx(seconds, abs=0.5), path.name
    assert sum(sound is not None for sound, _ in sounds.values()) > 25


def test_all_that_plays_is_measured() -> None:
    """What lasts a second when decoded is measured right, doubts or not; only raw GSM, which has no header, is not."""
    for path, seconds in rows():
        if seconds and seconds > 1 and path.suffix != ".gsm":
            sound = heard(path)
            assert sound, path.name
            assert sound.duration == pytest.approx(seconds, abs=0.5), path.name
            assert None not in (sound.container, sound.codec, sound.bitrate, sound.sample_rate), path.name


def test_cut_anywhere(tmp_path: Path) -> None:
    """A recording cut off anywhere on its way is refused, doubted, or all but as long as it was."""
    names: tuple[str, ...] = ("speech/ggml-org+whisper.cpp/jfk.mp3", "speech/ggml-org+whisper.cpp/jfk.wav")
    names += ("speech/openai+whisper/jfk.flac", "tagfix/polyfloyd+rust-id3/quiet.aiff")
    for name in names:
        whole, seconds = (MEDIA / name).read_bytes(), probe(MEDIA / name).duration
        for tenth in range(10):
            path = tmp_path / "cut"
            path.write_bytes(whole[: len(whole) * tenth // 10])
            sound = heard(path)
            assert not sound or [doubt.code for doubt in sound.doubts] == ["truncated"], (name, tenth)
            assert not sound or sound.duration == pytest.approx(seconds * tenth / 10, abs=1), (name, tenth)
