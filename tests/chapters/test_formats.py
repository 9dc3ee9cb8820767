"""What is read from each format, and the oddities real files have."""

import json
from pathlib import Path

import pytest

from turncast import chapters
from turncast.errors import Unreadable
from turncast.models.recording import Chapter

INTRO, TALK = Chapter(start=0, title="Intro"), Chapter(start=62.5, title="Talk")
LINKED = Chapter(start=62.5, title="Talk", url="https://turn.example/talk")
PICTURED = Chapter(
    start=62.5, title="Talk", url="https://turn.example/talk", image="https://turn.example/talk.jpg", end=90
)
ENDED = (Chapter(start=0, title="Intro", end=62.5), Chapter(start=62.5, title="Talk", end=90))

PSC = """<psc:chapters version="1.2" xmlns:psc="http://podlove.org/simple-chapters">
  <psc:chapter start="0" title="Intro"/>
  <psc:chapter start="00:01:02.500" title="Talk" href="https://turn.example/talk" image="https://turn.example/t.jpg"/>
</psc:chapters>"""
MATROSKA = """<?xml version="1.0" encoding="ISO-8859-1"?>
<!DOCTYPE Chapters SYSTEM "matroskachapters.dtd">
<Chapters>
  <EditionEntry><ChapterAtom><ChapterTimeStart>00:00:09.0</ChapterTimeStart></ChapterAtom></EditionEntry>
  <EditionEntry>
    <EditionFlagDefault>1</EditionFlagDefault>
    <ChapterAtom>
      <ChapterTimeStart>00:00:00.000000000</ChapterTimeStart><ChapterTimeEnd>00:01:02.500000000</ChapterTimeEnd>
      <ChapterDisplay><ChapterString>Intro</ChapterString><ChapterLanguage>eng</ChapterLanguage></ChapterDisplay>
      <ChapterDisplay><ChapterString>Einleitung</ChapterString></ChapterDisplay>
    </ChapterAtom>
    <ChapterAtom>
      <ChapterTimeStart>00:01:02.500000000</ChapterTimeStart><ChapterTimeEnd>00:01:30.000000000</ChapterTimeEnd>
      <ChapterDisplay><ChapterString>Talk</ChapterString></ChapterDisplay>
      <ChapterAtom><ChapterTimeStart>00:01:05.0</ChapterTimeStart></ChapterAtom>
    </ChapterAtom>
  </EditionEntry>
</Chapters>"""
HIDDEN_ATOM = """<Chapters><EditionEntry><ChapterAtom><ChapterTimeStart>0</ChapterTimeStart>
<ChapterFlagHidden>1</ChapterFlagHidden></ChapterAtom></EditionEntry></Chapters>"""
HINDENBURG = """<?xml version="1.0" encoding="utf-8"?>
<Session Version="Hindenburg Journalist 1.26" Samplerate="44100"><Tracks/>
<Markers><Marker Id="1" Name="Intro" Time="00.000"/><Marker Id="2" Name="Talk" Time="1:02.500"/></Markers></Session>"""
OVERDRIVE = """<Markers><Marker><Name>Intro</Name><Time>0:00.000</Time></Marker>
<Marker><Name>Talk</Name><Time>1:02.500</Time></Marker></Markers>"""
REAPER = """<REAPER_PROJECT 0.1 "7.0/x64" 1680191288
  TEMPO 120 4 4
  MARKER 1 0 Intro 0 0 1 B {A4E59D0E-DC34-3054-3EE6-36CC9140B9A0} 0
  MARKER 2 62.5 "Talk" 1 0 1 R {0} 0
  MARKER 2 90.00000000000001 "" 1
  <TRACK
  >
>"""
REAPER_CSV = "#,Name,Start,End,Length\nR1,Intro,0:00.000,1:02.500,1:02.500\nR2,Talk,1:02.500,1:30.000,0:27.500\n"
AUDITION = (
    "Name\tStart\tDuration\tTime Format\tType\tDescription\n"
    "Intro\t0:00.000\t1:02.500\tdecimal\tCue\t\nTalk\t1:02.500\t0:27.500\tdecimal\tCue\t\n"
)
FFMPEG = """;FFMETADATA1
title=A talk
[STREAM]
title=not a chapter
[CHAPTER]
TIMEBASE=1/1000
START=0
END=62500
title=Intro
[CHAPTER]
START=62500000000
END=90000000000
title=Talk
"""
CUE = """REM GENRE Podcast
FILE "talk.wav" WAVE
  TITLE "The whole"
  TRACK 01 AUDIO
    TITLE "Intro"
    INDEX 01 00:00:00
  TRACK 02 AUDIO
    TITLE "Talk"
    PERFORMER "Jo"
    INDEX 00 01:00:00
    INDEX 01 01:02:37
"""
FFPROBE = """{"chapters": [{"id": 0, "time_base": "1/1000", "start": 62500, "start_time": "62.500000", "end": 90000,
"end_time": "90.000000", "tags": {"title": "Talk"}}]}"""
SILENT = """{"version": "1.2.0", "chapters": [{"startTime": 0, "title": "Intro"},
{"startTime": 30, "toc": false, "img": "https://turn.example/map.jpg", "location": {"name": "Paris"}},
{"startTime": 62.5, "title": "Talk", "url": "https://turn.example/talk", "img": "https://turn.example/talk.jpg",
"endTime": 90}]}"""
PICTURE = Chapter(start=30, title="Intro", image="https://turn.example/map.jpg", hidden=True)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (PSC, (INTRO, LINKED.model_copy(update={"image": "https://turn.example/t.jpg"}))),
        (PSC.replace(' xmlns:psc="http://podlove.org/simple-chapters"', ""), None),
        (f"\n\n<?xml version='1.0' encoding='utf-16'?>\n<!-- by hand -->\n{PSC}", None),
        (PSC.replace("psc:", "").replace('start="0"', 'start="0:00:00"'), None),
        (MATROSKA, ENDED),
        (HIDDEN_ATOM, (Chapter(start=0, title="Chapter 1", hidden=True),)),
        (HINDENBURG, (INTRO, TALK)),
        (OVERDRIVE, (INTRO, TALK)),
        (REAPER, (INTRO, ENDED[1])),
        (REAPER_CSV, ENDED),
        (REAPER_CSV.replace("Intro", '"Intro"').replace(",Length", ",Length,Color"), ENDED),
        (REAPER_CSV.replace(",", ";"), ENDED),
        ("#,Name,Start,End,Length\nM1,Intro,0.0,,\n\nM2,\"Hello, \"\"Jo\"\"\",62.5,,\n",
         (INTRO, Chapter(start=62.5, title='Hello, "Jo"'))),
        (AUDITION, ENDED),
        ("0.000000\t62.500000\tIntro\n62.500000\t90.000000\tTalk\n", ENDED),
        ("0,000000\t0,000000\tIntro\n\\\t200.0\t4000.0\n62,500000\t62,500000\tTalk", (INTRO, TALK)),
        ("0.000\t0.000\t\n62.5\t62.5\tTalk\n", (Chapter(start=0, title="Chapter 1"), TALK)),
        ("0\tIntro\n62.5\tTalk\n", (INTRO, TALK)),
        (FFMPEG, ENDED),
        (";FFMETADATA1\n[CHAPTER]\nSTART=0\ntitle=a\\=b\\; c\\\nd\\\\\n", (Chapter(start=0, title="a=b; c d\\"),)),
        (CUE, (INTRO, Chapter(start=62.493, title="Talk"))),
        ("TITLE=A talk\nCHAPTER02=00:01:02,500\nCHAPTER02NAME=Talk\nCHAPTER02URL=https://turn.example/talk\n"
         "chapter01=0:00:00.000\nCHAPTER01NAME=Intro\n", (INTRO, LINKED)),
        (FFPROBE, (Chapter(start=62.5, title="Talk", end=90),)),
        (SILENT, (INTRO, PICTURE, PICTURED)),
        ('[{"start": "00:00:0.000", "title": "Intro", "href": "", "image": ""},'
         '{"start": "00:01:02.500", "title": "Talk", "href": "https://turn.example/talk", "image": "a/b"}]',
         (INTRO, LINKED)),
        ('{"chapters": [{"start": 0, "title": "Intro"}, {"start": 62.5, "title": "Talk"}]}', (INTRO, TALK)),
        ('{"chapters": [{"startTime": "62.5", "title": "Talk"}, {"startTime": 0, "title": "Intro"}]}', (INTRO, TALK)),
        ('{"chapters": [{"startTime": 0}, {"startTime": 9, "title": null}]}',
         (Chapter(start=0, title="Chapter 1"), Chapter(start=9, title="Chapter 2"))),
        ("00:00:00.000 Intro\n00:01:02.500 Talk <https://turn.example/talk>\n", (INTRO, LINKED)),
        ("# Chapters\n\n00:00 Intro\n\n01:02.5 – Talk https://turn.example/talk", (INTRO, LINKED)),
        ("[00:00:00] Intro\n(1:02.5) Talk", (INTRO, TALK)),
        ("0:00:00.000,Intro\n0:01:02.500,Talk", (INTRO, TALK)),
        ("00:00 - 01:02.5 Intro\n01:02.5 - 01:30 Talk", ENDED),
        ("00:00\n00:00:09.000", (Chapter(start=0, title="Chapter 1"), Chapter(start=9, title="Chapter 2"))),
        ("00:00 10 things", (Chapter(start=0, title="10 things"),)),
        ("00:00 https://turn.example", (Chapter(start=0, title="https://turn.example"),)),
    ],
)  # fmt: skip
def test_chapters_are_read_whatever_the_format(text: str, expected: tuple[Chapter, ...] | None) -> None:
    """Each format gives the same chapters: title, start, and link, picture and end where it has them."""
    assert chapters.parse(text) == (chapters.parse(PSC) if expected is None else expected)


@pytest.mark.parametrize(
    ("text", "said", "line"),
    [
        ("", "an empty file", None),
        ("\n \n", "an empty file", None),
        ("Nothing with a time in it.", "plain text", None),
        ("\x00\x01\x02", "no text", None),
        ("<!doctype html><html><body>00:00 Intro</body></html>", "found html", None),
        ("<rss version='2.0'/>", "begins with <rss>", None),
        ("<<<", "not well-formed", 1),
        ("WEBVTT\n\n00:00.000 --> 00:02.000\nHello", "a transcript", None),
        ("1\n00:00:00,000 --> 00:00:02,000\nHello", "a transcript", None),
        ("00:00:00,000 --> 00:00:02,000\nHello", "a transcript", None),
        ('[{"start": "00:00:00.005", "text": "Hello", "speaker": "1"}]', "a transcript", None),
        ('{"chapters": []}', "found none", None),
        ('{"chapters": [\n{"startTime": 0,}]}', "expected json, found a fault", 2),
        ('{"version": "1.2.0"}', "a list of `chapters`", None),
        ('{"chapters": [1]}', "chapter 1: expected an object", None),
        ('{"chapters": [{"title": "Intro"}]}', "chapter 1: expected seconds as `starttime`, found something", None),
        ('{"chapters": [{"startTime": -1}]}', "found -1", None),
        ('{"chapters": [{"startTime": true}]}', "found true", None),
        ('{"chapters": [{"startTime": NaN}]}', "found nan", None),
        ('{"chapters": [{"startTime": 1e400}]}', "found inf", None),
        ("[" * 100_000 + "]" * 100_000, "plain text", None),
        ('{"a":' * 100_000, "nobody wrote", None),
        ('{"a":' + "9" * 5000 + "}", "nobody wrote", None),
        ("<chapters>\n<chapter start='0'>", "no element found", 2),
        ("\n\n<chapters>\n<chapter start=0/></chapters>", "not well-formed", 4),
        ("<chapters/>", "found none", None),
        ("<chapters><chapter title='Intro'/></chapters>", "expected a time like 01:02:03.250, found ''", None),
        ("<Chapters/>", "found none", None),
        (REAPER_CSV.replace("1:02.500", "2.1.00"), "found '2.1.00'", 3),
        ("#,Name,Start\nM1\n", "found ''", 2),
        ("0.0\t1.0\tIntro\nTalk", "apart by tabs, found 'talk'", 2),
        (FFMPEG.replace("START=0\n", "START=-5\n"), "found '-5' of '1/1000'", None),
        (FFMPEG.replace("1/1000", "1/0"), "of '1/0'", None),
        (";FFMETADATA1\n[CHAPTER]\nTIMEBASE=1/1\nSTART=9999999\n", "found 9999999 s", None),
        (";FFMETADATA1\ntitle=A talk\n", "found none", None),
        (CUE.replace("01:02:37", "01:02:75"), "found '01:02:75'", 11),
        (CUE + 'FILE "more.wav" WAVE', "expected one file", 12),
        ("CHAPTER01NAME=Intro", "expected a time", None),
        ("00:00 Intro\nTalk", "expected a time and a title, found 'talk'", 2),
        ("00:00 Intro\n00:75 Talk", "found '00:75 talk'", 2),
        ("\n".join(f"00:{second // 60:02}:{second % 60:02} x" for second in range(1001)), "at most 1000", None),
    ],
)
def test_what_is_no_chapters_file_is_said(text: str, said: str, line: int | None) -> None:
    """The message says what was found, the hint what to do, and the line where it is known."""
    with pytest.raises(Unreadable) as told:
        chapters.parse(text)
    assert said.lower() in told.value.message.lower()
    assert told.value.line == line
    assert told.value.hint


def test_chapters_are_put_in_order_once_and_clean() -> None:
    """Order, repetitions, white space, control characters, bidirectional tricks and length are put right."""
    odd = "00:09 Talk\t \u202eone\x07\n00:00 Intro\n00:09 Talk one\n00:10 " + "x" * 999
    assert chapters.parse(odd) == (
        Chapter(start=0, title="Intro"),
        Chapter(start=9, title="Talk one"),
        Chapter(start=10, title="x" * 255),
    )


def test_writing_systems_keep_the_characters_they_need() -> None:
    """Joiners of Persian and of emoji stay."""
    (found,) = chapters.parse("00:00 می\u200cخواهم 👩\u200d🏫")
    assert found.title == "می\u200cخواهم 👩\u200d🏫"


@pytest.mark.parametrize(
    "address", ["javascript:alert(1)", "https://a b", 'https://x/"><script>', "media/x", "https://" + "x" * 2000]
)
def test_addresses_are_http_or_left_out(address: str) -> None:
    """A link or picture that is no plain http address is not taken."""
    assert chapters.parse(json.dumps([{"startTime": 0, "title": "Intro", "url": address, "img": address}])) == (INTRO,)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("name", ["talk.txt", "talk.json"])
def test_encodings_line_ends_and_names_change_nothing(tmp_path: Path, encoding: str, end: str, name: str) -> None:
    """UTF-8, UTF-16 with a byte order mark and Windows' own are read alike, whatever the file is called."""
    path = tmp_path / name
    path.write_bytes(f"00:00 Begrüßung{end}01:02.5 “Talk”{end}".encode(encoding))
    assert [chapter.title for chapter in chapters.read(path)] == ["Begrüßung", "“Talk”"]


def test_more_than_five_megabytes_are_refused(tmp_path: Path) -> None:
    """A recording named by mistake is not read whole."""
    path = tmp_path / "talk.mp3"
    with path.open("wb") as file:
        file.truncate(1 << 32)
    with pytest.raises(Unreadable, match="more than 5 MB"):
        chapters.read(path)


def test_a_missing_file_is_the_worlds_fault(tmp_path: Path) -> None:
    """What cannot be opened is no matter of formats."""
    with pytest.raises(FileNotFoundError):
        chapters.read(tmp_path / "none.txt")
