"""Files that mean harm, or nothing."""

import time
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.chapters import test_formats as formats

from turncast import chapters
from turncast.errors import Unreadable
from turncast.models.recording import Chapter

SEEDS = (
    formats.PSC, formats.MATROSKA, formats.HINDENBURG, formats.REAPER, formats.REAPER_CSV, formats.AUDITION,
    formats.FFMPEG, formats.CUE, formats.SILENT, formats.FFPROBE, "0.0\t1.0\tIntro\n2.0\t3.0\tTalk\n",
    "CHAPTER01=00:00:00.000\nCHAPTER01NAME=Intro\n", "00:00 Intro\n01:00 Talk <https://turn.example>\n",
)  # fmt: skip
SECRET = "what nobody may see"


def sound(found: tuple[Chapter, ...]) -> bool:
    """Whether chapters are what the door promises."""
    starts = [chapter.start for chapter in found]
    return starts == sorted(starts) and all(
        0 <= one.start < 3_600_000 and 0 < len(one.title) <= 255 and (one.end is None or one.end > one.start)
        for one in found
    )  # fmt: skip


def harmless(data: bytes, path: Path) -> None:
    """Reading *data* gives sound chapters or ``Unreadable``, and nothing else."""
    path.write_bytes(data)
    try:
        found = chapters.read(path)
    except Unreadable as told:
        said = told.message
    else:
        assert found
        assert sound(found)
        return
    assert 0 < len(said) < 200


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.binary(max_size=2000) | st.text(max_size=500).map(lambda text: text.encode("utf-8", "replace")))
def test_any_bytes(tmp_path: Path, data: bytes) -> None:
    """Any bytes at all are chapters or unreadable."""
    harmless(data, tmp_path / "chapters")


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=500)
@given(
    seed=st.sampled_from(SEEDS),
    edits=st.lists(st.tuples(st.floats(0, 1), st.integers(0, 20), st.text(max_size=5)), min_size=1, max_size=5),
)
def test_damaged_files(tmp_path: Path, seed: str, edits: list[tuple[float, int, str]]) -> None:
    """Files of every format, with characters lost and put in, are chapters or unreadable."""
    for where, lost, put in edits:
        at = int(where * len(seed))
        seed = seed[:at] + put + seed[at + lost :]
    harmless(seed.encode("utf-8", "surrogatepass"), tmp_path / "chapters")


@pytest.mark.parametrize(
    "document",
    [
        '<!DOCTYPE c [<!ENTITY x SYSTEM "{secret}">]><chapters><chapter start="0" title="&x;"/></chapters>',
        '<!DOCTYPE c [<!ENTITY x SYSTEM "{secret}">]><chapters><chapter start="0">&x;</chapter></chapters>',
        '<!DOCTYPE c SYSTEM "{secret}"><chapters><chapter start="0">&x;</chapter></chapters>',
        '<!DOCTYPE c [<!ENTITY % p SYSTEM "{secret}"> %p;]><chapters><chapter start="0">a</chapter></chapters>',
        '<chapters xmlns:xi="http://www.w3.org/2001/XInclude"><chapter start="0">'
        '<xi:include href="{secret}" parse="text"/></chapter></chapters>',
    ],
)
def test_xml_fetches_nothing(tmp_path: Path, document: str) -> None:
    """No entity, document type or inclusion brings another file's words into a title."""
    secret = tmp_path / "secret"
    secret.write_text(SECRET)
    try:
        found = chapters.parse(document.replace("{secret}", secret.as_uri()))
    except Unreadable:
        return
    assert SECRET not in str(found)


def test_xml_expands_nothing() -> None:
    """A billion laughs is refused before the first."""
    laughs = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
    bomb = f'<!DOCTYPE c [<!ENTITY l0 "ha">{laughs}]><chapters><chapter start="0">&l9;</chapter></chapters>'
    with pytest.raises(Unreadable, match="document type"):
        chapters.parse(bomb)


MEGABYTES = 4_900_000
# fmt: off
PARTS = (
    "<a>", "<chapters>", "<chapters><a/>", "<!--", "<?", " ", "\n", "\t", "{", "[", "[{", '{"a":', "[]", "0", "0:",
    "00:00 ", "00:00 a\n", "00:00 http://", "[00:00](", "*", "_", "`", "-", "- ", "#,Name,Start\n",
    '#,Name,Start\n"', ",", "0\t", "0\t0\t\n", "CHAPTER01=", "CHAPTER01=\n", ";FFMETADATA",
    ";FFMETADATA\n[CHAPTER]\n", ";FFMETADATA\n\\", "\\\n", "TRACK 01 AUDIO\n", " \nTRACK",
    '<REAPER_PROJECT\nMARKER 1 0 "', "<REAPER_PROJECT\nMARKER 1 0 a 1\n", "\x00", "é",
)
# fmt: on


@pytest.mark.slow
@pytest.mark.parametrize("part", PARTS)
def test_nothing_is_slow(tmp_path: Path, part: str) -> None:
    """Five megabytes of anything, repeated, is dealt with in seconds, in files as in notes."""
    data = part * (MEGABYTES // len(part.encode()))
    began = time.process_time()
    harmless(data.encode(), tmp_path / "chapters")
    chapters.from_notes(data)
    chapters.from_notes("\n".join(f"0:00{data[at : at + 1900]}" for at in range(0, 1_000_000, 1900)))
    assert time.process_time() - began < 15
