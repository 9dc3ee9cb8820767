"""How long a recording is, found by going to its end."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.support.ffmpeg import film, tone
from tests.support.recordings import frame, mp3

from turncast.encoding import decode_duration, facts
from turncast.errors import Unreadable, WorldError

CORPUS = Path(__file__).parents[3] / "shared" / "corpus"
NAMELESS = frozenset({".gsm"})
"""Bytes that do not say what they are: only their names do."""


@pytest.mark.skipif(not CORPUS.is_dir(), reason="the corpus of recordings is not beside the repository")
def test_the_corpus_is_as_long_as_a_full_decode() -> None:
    """Every recording of the corpus is as long as a full decode of it by another program, to a quarter of a second."""
    rows = [line.split("\t") for line in (CORPUS / "index.tsv").read_text(encoding="utf-8").splitlines()[1:]]
    known = {row[0]: float(row[2]) for row in rows if row[0].startswith("media/") and row[2]}
    known = {name: seconds for name, seconds in known.items() if Path(name).suffix not in NAMELESS}
    found = {name: decode_duration(CORPUS / name) for name in known}
    assert found == pytest.approx(known, abs=0.25)
    assert len(known) > 25


@pytest.mark.skipif(not CORPUS.is_dir(), reason="the corpus of recordings is not beside the repository")
def test_no_file_of_the_corpus_breaks_it() -> None:
    """Whatever there is, damaged or hostile, is measured or refused with a hint."""
    files = [path for path in sorted((CORPUS / "media").rglob("*")) if path.is_file()]
    for path in files:
        for read in (decode_duration, facts):
            try:
                read(path)
            except Unreadable as refusal:
                assert refusal.hint  # noqa: PT017
    assert files


def test_a_header_that_lies(tmp_path: Path) -> None:
    """An upload that was cut off is as long as what arrived, whatever its header says of the rest."""
    whole = tone(tmp_path / "talk.wav", seconds=8)
    cut = tmp_path / "cut.wav"
    cut.write_bytes(whole.read_bytes()[: whole.stat().st_size // 2])
    assert decode_duration(cut) == pytest.approx(4, abs=0.05)


def test_recordings_stitched_together(tmp_path: Path) -> None:
    """MP3 files put one after the other as bytes last as long as both, although the first header knows of one."""
    one, two = mp3(tmp_path / "one.mp3", frames=100), mp3(tmp_path / "two.mp3", frames=200)
    both = tmp_path / "both.mp3"
    both.write_bytes(one.read_bytes() + two.read_bytes())
    assert decode_duration(both) == pytest.approx(300 * 1152 / 44100, abs=0.1)


def test_a_silent_film(tmp_path: Path) -> None:
    """A video without sound lasts as long as its pictures."""
    assert decode_duration(film(tmp_path / "mute.mp4", "-an", seconds=3)) == pytest.approx(3, abs=0.1)


def test_names_do_not_decide(tmp_path: Path) -> None:
    """A FLAC called .mp3 is a FLAC, and text called .mp3 is nothing."""
    flac = tone(tmp_path / "talk.flac", seconds=2).rename(tmp_path / "talk.mp3")
    assert facts(flac).container == "flac"
    (tmp_path / "notes.mp3").write_text("These are my notes for the talk.\n" * 500)
    with pytest.raises(Unreadable):
        decode_duration(tmp_path / "notes.mp3")


@pytest.mark.parametrize(
    "playlist",
    [
        "#EXTM3U\n#EXT-X-TARGETDURATION:5\n#EXTINF:5,\n{other}\n#EXT-X-ENDLIST\n",
        "ffconcat version 1.0\nfile '{other}'\n",
        '<?xml version="1.0"?><MPD xmlns="urn:mpeg:dash:schema:mpd:2011"><BaseURL>{other}</BaseURL></MPD>',
    ],
)
def test_playlists_are_not_followed(tmp_path: Path, playlist: str) -> None:
    """A file that only names other files is no recording, and they are not opened."""
    other = tone(tmp_path / "secret.mp3")
    path = tmp_path / "talk.mp3"
    path.write_text(playlist.format(other=other))
    for read in (decode_duration, facts):
        with pytest.raises(Unreadable):
            read(path)


def test_a_missing_file(tmp_path: Path) -> None:
    """A file that is not there is an error of the world that names it."""
    with pytest.raises(WorldError, match=r"gone\.mp3"):
        decode_duration(tmp_path / "gone.mp3")


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_whatever_bytes(tmp_path: Path, data: st.DataObject) -> None:
    """Whatever is done to the bytes of a recording, its duration is found or it is refused."""
    made = tmp_path / "seed.m4a"
    seed = data.draw(st.sampled_from([frame() * 6, (made if made.exists() else tone(made, seconds=0.2)).read_bytes()]))
    wild = bytearray(seed)
    for place, value in data.draw(st.lists(st.tuples(st.integers(0, len(seed) - 1), st.integers(0, 255)), max_size=8)):
        wild[place] = value
    path = tmp_path / "wild"
    path.write_bytes(bytes(wild) + data.draw(st.binary(max_size=64)))
    for read in (decode_duration, facts):
        try:
            read(path)
        except Unreadable:
            continue
