"""Make every stand-in recording, transcript and picture of this folder.

The original interviews and webinars are not available, so a speech synthesiser reads what the network wrote about
them. The words come from `episodes/*.md`, `feeds/*.toml` and `turncast.toml`; only the longer announcements that
the last interview quotes stand here, under `ANNOUNCED`. From the same words and the same tools come the same files.

    make media                                     everything, a few minutes
    .venv/bin/python media/make.py nick-wahl-…     the named episodes, and all pictures

On the PATH: `espeak-ng` and `ffmpeg`. From the project's environment for developers: pillow, mutagen and `font-rhd`,
which is Red Hat Display, a typeface by MCKL under the SIL Open Font License 1.1, in which the artwork is set.
"""

from __future__ import annotations

import json
import re
import struct
import subprocess
import sys
import tempfile
import textwrap
import tomllib
import wave
from array import array
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from html import escape
from importlib.resources import as_file, files
from io import BytesIO
from pathlib import Path
from typing import Any

from mutagen.id3 import (
    APIC,
    CHAP,
    COMM,
    CTOC,
    ID3,
    IPLS,
    TALB,
    TCON,
    TDAT,
    TIT2,
    TLAN,
    TPE1,
    TPE2,
    TRCK,
    TYER,
    CTOCFlags,
    Encoding,
    PictureType,
)
from mutagen.mp3 import MP3
from mutagen.mp4 import MP4, MP4Cover
from PIL import Image, ImageChops, ImageCms, ImageDraw, ImageFont

ROOT = Path(__file__).resolve().parent.parent
MEDIA = ROOT / "media"


# ---------------------------------------------------------------------------------------------------------------
# The words: what the project's own files say
# ---------------------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Show:
    """What a recording has to know of its show."""

    title: str
    author: str
    total: int | None


@dataclass(frozen=True)
class Related:
    """One line of an episode's "Related" list; `slug` if it is an episode of this project."""

    title: str
    day: str
    slug: str | None


@dataclass(frozen=True)
class Episode:
    """One episode file, as far as its recording needs it."""

    slug: str
    show_slug: str
    show: Show
    title: str
    number: int | None
    date: date
    people: tuple[dict[str, str], ...]
    announcement: str
    related: tuple[Related, ...]
    recording: Path
    transcript: Path
    artwork: Path | None

    @property
    def place(self) -> str | None:
        """Such as "Episode 11 of 11", in a show that counts its episodes."""
        return f"Episode {self.number} of {self.show.total}" if self.number else None

    @property
    def day(self) -> str:
        return f"{self.date:%B} {self.date.day}, {self.date.year}"

    def names(self, role: str) -> list[dict[str, str]]:
        return [person for person in self.people if person["role"] == role]


ANNOUNCED = {
    "New Case Study: Impact of the CEC Labor Management Partnership in Santa Clara California": (
        "What happens when a concerted effort is invested in promoting healthy relationships between education "
        "leaders and practitioners? The Consortium for Educational Change (CEC) in partnership with the Santa Clara "
        "Labor Management Partnership has spent the last five years focused on doing just that."
    ),
    "Rethinking our schools: Navigating Covid-19 and beyond!": (
        "“There are things we can learn in the messiness of adapting through this crisis… We should be asking: How do "
        "we make our school, education, and child-development systems more individually responsive to the needs of "
        "our students? Why not construct a system that meets children where they are and gives them what they need "
        "inside and outside of school in order to be successful?"
    ),
    "Grappling with CoVid's Impact on Education: Labor & Management Confront the Crisis!": (
        "What challenges did districts and unions face as they confronted Covid-19? How did they meet these "
        "challenges? What kinds of labor-management agreements did they reach and under what circumstances? The "
        "California Labor Management Initiative (CA LMI) commissioned a study to answer these questions."
    ),
}
"""Announcements that have no episode here, by title, for the one recording that reads them in full."""

LONG = "nick-wahl-interest-based-bargaining"
"""The one recording that is minutes long: it reads its related announcements too."""

RELATED_LINE = re.compile(r"- (?:\[(?P<linked>.+)\]\((?P<slug>[\w-]+)\.md\)|(?P<plain>.+)), (?P<day>\w+ \d+, \d{4})")


def load_show(slug: str) -> Show:
    facts = tomllib.loads((ROOT / "feeds" / f"{slug}.toml").read_text("utf-8"))
    return Show(facts["title"], facts["author"], facts.get("total"))


def load_episode(path: Path) -> Episode:
    """Read one episode file: front matter between `+++` lines, the announcement, the "Related" list."""
    _, front, notes = path.read_text("utf-8").split("+++\n", 2)
    facts = tomllib.loads(front)
    announcement, _, rest = notes.strip().partition("\n\n## Related\n")
    artwork = facts.get("artwork")
    return Episode(
        slug=path.stem,
        show_slug=facts["show"],
        show=load_show(facts["show"]),
        title=facts["title"],
        number=facts.get("number"),
        date=facts["date"],
        people=tuple(facts.get("people", ())),
        announcement=announcement,
        related=tuple(
            Related(found["linked"] or found["plain"], found["day"], found["slug"])
            for found in RELATED_LINE.finditer(rest)
        ),
        recording=ROOT / facts["recording"],
        transcript=ROOT / facts["transcripts"][0]["file"],
        artwork=ROOT / artwork if artwork else None,
    )


def load_episodes() -> dict[str, Episode]:
    episodes = (load_episode(path) for path in sorted((ROOT / "episodes").glob("*.md")))
    return {episode.slug: episode for episode in episodes}


def about_the_network() -> str:
    site: dict[str, str] = tomllib.loads((ROOT / "turncast.toml").read_text("utf-8"))["site"]
    return site["description"].strip()


# ---------------------------------------------------------------------------------------------------------------
# The script: what is read aloud, chapter by chapter
# ---------------------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Chapter:
    """A chapter before it is spoken."""

    title: str
    paragraphs: list[str]


def chapters_of(episode: Episode, episodes: dict[str, Episode]) -> list[Chapter]:
    """Say first that this is a stand-in; then the announcement, the network, perhaps what is related, and who."""
    return [
        Chapter("About this recording", [stand_in_notice(episode.show_slug.removesuffix("s"))]),
        Chapter("The announcement", [announced(episode), episode.announcement]),
        Chapter("About the network", [about_the_network()]),
        *(related_chapters(episode, episodes) if episode.slug == LONG else ()),
        Chapter("Credits", [credit(episode)]),
    ]


def stand_in_notice(kind: str) -> str:
    return (
        f"This is a stand-in recording made with a speech synthesiser. The original {kind} is not available here. "
        "In its place, a machine reads the words with which the Teacher Union Reform Network announced it. "
        "The voice belongs to none of the people it names."
    )


def announced(episode: Episode) -> str:
    return " ".join(f"{part}." for part in (episode.title, episode.day, episode.place) if part)


def related_chapters(episode: Episode, episodes: dict[str, Episode]) -> list[Chapter]:
    """What else the network announced: first this show's own episodes, then the rest."""
    ours = [item for item in episode.related if item.slug and episodes[item.slug].show == episode.show]
    rest = [item for item in episode.related if item not in ours]
    return [
        Chapter(f"Other {episode.show_slug}", related_words(ours, episodes)),
        Chapter("Also announced by the network", related_words(rest, episodes)),
    ]


def related_words(items: list[Related], episodes: dict[str, Episode]) -> list[str]:
    return [
        paragraph
        for item in items
        for paragraph in (
            f"{item.title}{'' if item.title.endswith('!') else '.'} {item.day}.",
            in_full(item, episodes),
        )
    ]


def in_full(item: Related, episodes: dict[str, Episode]) -> str:
    return episodes[item.slug].announcement if item.slug else ANNOUNCED[item.title]


def credit(episode: Episode) -> str:
    sentences = [
        f"{role.capitalize()}: {', '.join(filter(None, (person['name'], person.get('office'))))}."
        for role in ("host", "guest")
        for person in episode.names(role)
    ]
    sentences.append(f"Announced by the {episode.show.author} on {episode.day}.")
    sentences.append("Read by eSpeak NG, a speech synthesiser.")
    return " ".join(sentences).replace("Jr..", "Jr.")


# ---------------------------------------------------------------------------------------------------------------
# Speech: cue by cue, so that every time in the transcript is measured and none is guessed
# ---------------------------------------------------------------------------------------------------------------

RATE = 22_050
VOICE = ["-v", "en-us", "-s", "170", "-p", "42"]
LINE = 48  # characters; a cue has two lines of them, and is then read in about six seconds
SPOKEN: dict[str, str | Callable[[re.Match[str]], str]] = {
    r"\bJr\.": "Junior",
    r"&": "and",
    r"\b(\d{4})-(\d{4})\b": r"\1 to \2",
    r"\bCASEL\b": "castle",
    r"\bCECweb\b": "C.E.C. web",
    r"\b(NEP|SEL|CEC|NEA|AFT|LMC|LMI|CA|NG)\b": lambda found: ".".join(found[0]),
    r"\beSpeak\b": "e-speak",
    r"\bCoVid": "Covid",
    r"[“”]": "",
}
"""How to say what the voice would misread. Transcripts keep the spelling."""


@dataclass(frozen=True)
class Cue:
    """A few words and exactly when they are heard, in samples."""

    start: int
    end: int
    text: str


@dataclass(frozen=True)
class Mark:
    """A chapter after it was spoken, in whole seconds."""

    title: str
    start: int
    end: int


@dataclass
class Take:
    """A whole reading: the sound, its cues and its chapters."""

    sound: array[int] = field(default_factory=lambda: array("h"))
    cues: list[Cue] = field(default_factory=list)
    marks: list[Mark] = field(default_factory=list)

    def rest(self, seconds: float) -> None:
        self.sound.extend(silence(round(seconds * RATE)))

    def rest_to_the_second(self) -> None:
        """Pad to a whole second: some apps cut the fraction off a chapter's start, and would begin too early."""
        self.sound.extend(silence(-len(self.sound) % RATE))

    @property
    def seconds(self) -> int:
        return len(self.sound) // RATE


def silence(samples: int) -> array[int]:
    return array("h", bytes(2 * samples))


def read_aloud(chapters: list[Chapter]) -> Take:
    take = Take()
    for chapter in chapters:
        start = take.seconds
        for paragraph in chapter.paragraphs:
            read_paragraph(take, paragraph)
            take.rest(0.5)
        take.rest(0.5)
        take.rest_to_the_second()
        take.marks.append(Mark(chapter.title, start, take.seconds))
    return take


def read_paragraph(take: Take, paragraph: str) -> None:
    for sentence in sentences_of(paragraph):
        for piece in pieces_of(sentence):
            clip = spoken(piece)
            start = len(take.sound)
            take.sound.extend(clip)
            take.cues.append(Cue(start, len(take.sound), piece))
            take.rest(0.12)
        take.rest(0.3)


def sentences_of(paragraph: str) -> list[str]:
    return re.split(r"(?<=[.?!…])\s+(?=[A-Z“\d])", paragraph)


def pieces_of(sentence: str) -> list[str]:
    """Cut a sentence into cues of two lines, best after a comma or colon, and near the middle."""
    if len(textwrap.wrap(sentence, LINE)) <= 2:
        return [sentence]
    spaces = [found.start() for found in re.finditer(" ", sentence)]

    def cost(space: int) -> float:
        before, after = sentence[:space], sentence[space + 1 :]
        off_centre = abs(space - len(sentence) / 2)
        if re.match(r"Jr\.|\d", after) or re.search(r"\b(a|an|the|of|with|to|in|and)$", before):
            return off_centre + 60
        after_comma = before[-1] in ",;:…?"
        before_link = re.match(r"(and|or|that|which|who|by|with|in|on|of|to|for|about)\b", after)
        return off_centre - (30 if after_comma else 12 if before_link else 0)

    cut = min(spaces, key=cost)
    return pieces_of(sentence[:cut]) + pieces_of(sentence[cut + 1 :])


@cache
def spoken(piece: str) -> array[int]:
    """The sound of one cue. An open end gets a comma, so that the voice stays up as inside a sentence."""
    words = piece if piece[-1] in ".,;:?!…" else f"{piece},"
    for written, said in SPOKEN.items():
        words = re.sub(written, said, words)
    with tempfile.NamedTemporaryFile(suffix=".wav") as clip:
        run("espeak-ng", *VOICE, "-w", clip.name, words)
        with wave.open(clip.name) as reader:
            if (reader.getframerate(), reader.getnchannels(), reader.getsampwidth()) != (RATE, 1, 2):
                raise SystemExit("espeak-ng: expected 16-bit mono at 22050 Hz")
            return without_silence(array("h", reader.readframes(reader.getnframes())))


def without_silence(sound: array[int], quiet: int = 60) -> array[int]:
    """Cut the silence at both ends: a cue begins and ends with its words."""
    loud = [at for at, level in enumerate(sound) if abs(level) > quiet]
    return sound[loud[0] : loud[-1] + 1] if loud else sound


# ---------------------------------------------------------------------------------------------------------------
# Transcripts, in the WebVTT format
# ---------------------------------------------------------------------------------------------------------------


def write_transcript(path: Path, take: Take) -> None:
    cues = (
        f"{clock(cue.start)} --> {clock(cue.end)}\n<v Narrator>{escape(two_lines(cue.text), quote=False)}\n"
        for cue in take.cues
    )
    path.write_text("WEBVTT\n\n" + "\n".join(cues), "utf-8")


def clock(samples: int) -> str:
    """HH:MM:SS.mmm, with a dot: that is what tells WebVTT from SRT."""
    milliseconds = samples * 1000 // RATE
    minutes, milliseconds = divmod(milliseconds, 60_000)
    return f"{minutes // 60:02}:{minutes % 60:02}:{milliseconds // 1000:02}.{milliseconds % 1000:03}"


def two_lines(text: str) -> str:
    """Two lines of like length, where one is not enough: easier on the eye than a long one and a stump."""
    if len(text) <= LINE:
        return text
    widths = range(len(text) // 2, LINE + 1)
    wrapped = (textwrap.wrap(text, width, break_on_hyphens=False) for width in widths)
    return "\n".join(next(lines for lines in wrapped if len(lines) <= 2))


# ---------------------------------------------------------------------------------------------------------------
# Sound: one master at podcast loudness, then MP3 or MP4
# ---------------------------------------------------------------------------------------------------------------

LOUDNESS = "loudnorm=I=-16:TP=-2:LRA=11"  # -2 leaves the lossy codecs room under -1 dB
TO_MASTER = "aresample=44100,aformat=channel_layouts=mono"
VOICE_CHAIN = f"highpass=f=70,acompressor=threshold=-30dB:ratio=6:attack=0.5:release=60:knee=6,{TO_MASTER}"
"""Evens the voice out first: its peaks would otherwise leave no room to reach -16 LUFS by gain alone."""


def run(*command: str | Path) -> str:
    """Run a program, and let its own words explain a failure."""
    done = subprocess.run([str(part) for part in command], capture_output=True, text=True, check=False)
    if done.returncode:
        raise SystemExit(f"{command[0]} failed:\n{done.stderr[-2000:]}")
    return done.stderr


def ffmpeg(*arguments: str | Path) -> str:
    """Run ffmpeg, over what was there before."""
    return run("ffmpeg", "-hide_banner", "-nostdin", "-y", *arguments)


def write_master(path: Path, take: Take) -> None:
    """Mono at 44.1 kHz and -16 LUFS. Measured first and corrected in a second pass, which keeps one gain throughout."""
    raw = path.with_suffix(".raw.wav")
    with wave.open(str(raw), "wb") as writer:
        writer.setnchannels(1)
        writer.setsampwidth(2)
        writer.setframerate(RATE)
        writer.writeframes(take.sound.tobytes())
    report = ffmpeg("-i", raw, "-af", f"{VOICE_CHAIN},{LOUDNESS}:print_format=json", "-f", "null", "-")
    found = json.loads(report[report.rindex("{") : report.rindex("}") + 1])
    measured = ":".join(
        f"measured_{name}={found[f'input_{key}']}"
        for name, key in (("I", "i"), ("TP", "tp"), ("LRA", "lra"), ("thresh", "thresh"))
    )
    correct = f"{VOICE_CHAIN},{LOUDNESS}:{measured}:offset={found['target_offset']}:linear=true,{TO_MASTER}"
    ffmpeg("-i", raw, "-af", correct, "-c:a", "pcm_s16le", path)


def make_mp3(episode: Episode, take: Take, master: Path) -> None:
    ffmpeg(
        *("-i", master, "-map_metadata", "-1", "-c:a", "libmp3lame", "-b:a", "64k", "-ac", "1"),
        *("-id3v2_version", "0", "-fflags", "+bitexact", episode.recording),
    )
    tag_mp3(episode, take)
    order_chapters(episode.recording)


def tag_mp3(episode: Episode, take: Take) -> None:
    """ID3v2.3, which every player reads: in 2.4 some lose all chapters to a difference in how sizes are written."""
    tags = ID3()
    sound: Any = MP3(episode.recording).info
    for frame in (*describing_frames(episode), *chapter_frames(take.marks, sound.length)):
        tags.add(frame)
    tags.save(episode.recording, v1=0, v2_version=3, padding=lambda _: 0)


def text(value: str) -> dict[str, Any]:
    return {"encoding": Encoding.UTF16, "text": [value]}


def describing_frames(episode: Episode) -> Iterator[Any]:
    assert episode.artwork is not None
    guests = " and ".join(person["name"] for person in episode.names("guest"))
    credits = [[person["role"], person["name"]] for person in episode.people]
    yield TIT2(**text(episode.title))
    yield TALB(**text(episode.show.title))
    yield TPE1(**text(guests))
    yield TPE2(**text(episode.show.author))
    yield IPLS(encoding=Encoding.UTF16, people=credits)
    yield TRCK(**text(f"{episode.number}/{episode.show.total}"))
    yield TYER(**text(f"{episode.date:%Y}"))
    yield TDAT(**text(f"{episode.date:%d%m}"))
    yield TLAN(**text("eng"))
    yield TCON(**text("Podcast"))
    yield COMM(lang="eng", desc="", **text(episode.announcement))
    yield APIC(
        encoding=Encoding.LATIN1,
        mime="image/jpeg",
        type=PictureType.COVER_FRONT,
        desc="",
        data=episode.artwork.read_bytes(),
    )


def chapter_frames(marks: list[Mark], length: float) -> Iterator[Any]:
    """One CHAP a chapter, and the CTOC without which some players show none.

    The last chapter ends with the file, which whole MP3 frames make a little longer than its sound.
    """
    ends = [mark.end * 1000 for mark in marks[:-1]] + [round(length * 1000)]
    names = [f"chapter-{number:02}" for number in range(1, len(marks) + 1)]
    no_offset = 0xFFFFFFFF
    for name, mark, end in zip(names, marks, ends, strict=True):
        yield CHAP(
            element_id=name,
            start_time=mark.start * 1000,
            end_time=end,
            start_offset=no_offset,
            end_offset=no_offset,
            sub_frames=[TIT2(**text(mark.title))],
        )
    yield CTOC(
        element_id="contents",
        flags=CTOCFlags.TOP_LEVEL | CTOCFlags.ORDERED,
        child_element_ids=names,
        sub_frames=[TIT2(**text("Chapters"))],
    )


def order_chapters(path: Path) -> None:
    """Put the CHAP frames into the order of time.

    mutagen writes frames by size, and players that list chapters as they stand in the file would show the shortest
    title first. ffmpeg keeps the order, but cannot write the other frames. So the CHAP frames change places within
    the finished tag, whose length stays as it was.
    """
    content = path.read_bytes()
    end = 10 + sum(byte << shift for byte, shift in zip(content[6:10], (21, 14, 7, 0), strict=True))
    frames = []
    at = 10
    while at < end:
        size = 10 + int.from_bytes(content[at + 4 : at + 8], "big")
        frames.append(content[at : at + size])
        at += size
    in_time = iter(sorted((frame for frame in frames if is_chapter(frame)), key=chapter_start))
    ordered = [next(in_time) if is_chapter(frame) else frame for frame in frames]
    path.write_bytes(content[:10] + b"".join(ordered) + content[end:])


def is_chapter(frame: bytes) -> bool:
    return frame.startswith(b"CHAP")


def chapter_start(frame: bytes) -> int:
    """The four bytes after the element's name, which a zero ends."""
    start = frame.index(0, 10) + 1
    return int.from_bytes(frame[start : start + 4], "big")


# ---------------------------------------------------------------------------------------------------------------
# Video: a card for each chapter
# ---------------------------------------------------------------------------------------------------------------

FRAMES_A_SECOND = 5  # the picture only changes with the chapter


def make_mp4(episode: Episode, take: Take, master: Path) -> None:
    folder = master.parent
    inputs: list[str | Path] = []
    for number, mark in enumerate(take.marks):
        card = folder / f"card-{number}.png"
        chapter_card(episode, take.marks, number).save(card)
        inputs += ["-framerate", str(FRAMES_A_SECOND), "-loop", "1", "-t", str(mark.end - mark.start), "-i", card]
    chapters = folder / "chapters.txt"
    chapters.write_text(ffmetadata(take.marks), "utf-8")
    cards = len(take.marks)
    joined = "".join(f"[{number}:v]" for number in range(cards)) + f"concat=n={cards}:v=1,"
    ffmpeg(
        *inputs,
        *("-i", master, "-f", "ffmetadata", "-i", chapters),
        *("-filter_complex", f"{joined}scale=out_color_matrix=bt709:out_range=tv,format=yuv420p[picture]"),
        *("-map", "[picture]", "-map", f"{cards}:a", "-map_metadata", str(cards + 1), "-map_chapters", str(cards + 1)),
        *("-c:v", "libx264", "-preset", "veryslow", "-crf", "26"),
        *("-g", str(60 * FRAMES_A_SECOND), "-threads", "1"),
        *("-colorspace", "bt709", "-color_primaries", "bt709", "-color_trc", "bt709", "-color_range", "tv"),
        # The default coder overshoots this voice's onsets by 3 dB and more; the fast one keeps to the master.
        *("-c:a", "aac", "-aac_coder", "fast", "-b:a", "64k", "-metadata:s:a:0", "language=eng"),
        *("-fflags", "+bitexact", "-flags:v", "+bitexact", "-flags:a", "+bitexact"),
        *("-movflags", "+faststart", episode.recording),
    )
    tag_mp4(episode)


def ffmetadata(marks: list[Mark]) -> str:
    """ffmpeg writes these as a QuickTime chapter track and as Nero's list: between them every player finds one."""
    chapters = (f"[CHAPTER]\nTIMEBASE=1/1\nSTART={mark.start}\nEND={mark.end}\ntitle={mark.title}\n" for mark in marks)
    return ";FFMETADATA1\n" + "".join(chapters)


def tag_mp4(episode: Episode) -> None:
    video = MP4(episode.recording)
    video["\xa9nam"] = episode.title
    video["\xa9ART"] = video["aART"] = episode.show.author
    video["\xa9alb"] = episode.show.title
    video["\xa9day"] = episode.date.isoformat()
    video["\xa9gen"] = "Podcast"
    video["\xa9cmt"] = video["desc"] = video["ldes"] = episode.announcement
    with Image.open(MEDIA / f"{episode.show_slug}.jpg") as cover:
        video["covr"] = [MP4Cover(jpeg(cover.resize((1400, 1400), Image.Resampling.LANCZOS)))]
    video.save()


# ---------------------------------------------------------------------------------------------------------------
# Pictures: flat shapes and one typeface
# ---------------------------------------------------------------------------------------------------------------

INK, CREAM, CORAL, GOLD, TEAL, PLUM = "#13234A", "#FFF1DC", "#FF6A4D", "#FFC23D", "#0B6E6E", "#5A2A6B"
LEADING = 1.12  # from line to line, in type sizes
FINER = 2  # everything is drawn this much larger and then made smaller, for smooth edges

Box = tuple[float, float, float, float]


@cache
def typeface(weight: str, size: int) -> ImageFont.FreeTypeFont:
    try:
        fonts = files("font_rhd")
    except ModuleNotFoundError:
        raise SystemExit("the artwork's typeface is missing: make media") from None
    with as_file(fonts / "files" / f"RedHatDisplay-{weight}.ttf") as path:
        return ImageFont.truetype(BytesIO(path.read_bytes()), size)


class Canvas:
    """A ground to lay shapes and words on, measured in the pixels of the finished picture."""

    def __init__(self, width: int, height: int, ground: str) -> None:
        self.size = (width, height)
        self.picture = Image.new("RGB", (width * FINER, height * FINER), ground)

    def blank(self) -> tuple[Image.Image, ImageDraw.ImageDraw]:
        mask = Image.new("L", self.picture.size, 0)
        return mask, ImageDraw.Draw(mask)

    def fill(self, mask: Image.Image, colour: str) -> None:
        self.picture.paste(colour, mask=mask)

    def bubble(self, left: float, top: float, side: float, corner: str) -> Image.Image:
        """A disc with one square corner: a speech bubble, and a turn."""
        mask, draw = self.blank()
        box = larger((left, top, left + side, top + side))
        middle = (box[0] + box[2]) / 2, (box[1] + box[3]) / 2
        quarter = (
            middle[0] if "right" in corner else box[0],
            middle[1] if "bottom" in corner else box[1],
            box[2] if "right" in corner else middle[0],
            box[3] if "bottom" in corner else middle[1],
        )
        draw.ellipse(box, fill=255)
        draw.rectangle(quarter, fill=255)
        return mask

    def play(self, left: float, top: float, side: float, radius: float) -> Image.Image:
        """A triangle with round corners, pointing right."""
        mask, draw = self.blank()
        near, far = radius * FINER, (side - radius) * FINER
        x, y = left * FINER, top * FINER
        points = [(x + near, y + near), (x + far, y + side * FINER / 2), (x + near, y + far)]
        draw.polygon(points, fill=255)
        draw.line([*points, *points[:2]], fill=255, width=round(2 * near))
        for across, down in points:
            draw.ellipse((across - near, down - near, across + near, down + near), fill=255)
        return mask

    def bar(self, box: Box, colour: str) -> None:
        ImageDraw.Draw(self.picture).rounded_rectangle(larger(box), (box[3] - box[1]) / 2 * FINER, fill=colour)

    def words(self, left: float, top: float, words: str, weight: str, size: float, colour: str) -> None:
        """Set a line with the ink of its first letter at `left` and the tops of its capitals at `top`."""
        font = typeface(weight, round(size * FINER))
        at = left * FINER - ink(words, weight, round(size * FINER))[0], top * FINER - font.getbbox("H")[1]
        ImageDraw.Draw(self.picture).text(at, words, font=font, fill=colour)

    def paragraph(self, left: float, top: float, lines: list[str], weight: str, size: float, colour: str) -> float:
        """Set lines one below the other; say where the next thing may begin."""
        for number, line in enumerate(lines):
            self.words(left, top + number * size * LEADING, line, weight, size, colour)
        return top + (len(lines) - 1) * size * LEADING + capital_height(weight, size)

    def finished(self) -> Image.Image:
        return self.picture.resize(self.size, Image.Resampling.LANCZOS)


def larger(box: Box) -> Box:
    left, top, right, bottom = box
    return left * FINER, top * FINER, right * FINER, bottom * FINER


@cache
def ink(words: str, weight: str, size: int) -> tuple[float, float]:
    """Where the ink begins and ends, without the air a typeface leaves around its letters: margins show it."""
    mask, (offset, _) = typeface(weight, size).getmask2(words)
    left, _, right, _ = mask.getbbox()
    return offset + left, offset + right


def width_of(words: str, weight: str, size: float) -> float:
    left, right = ink(words, weight, 1000)
    return (right - left) * size / 1000


def capital_height(weight: str, size: float) -> float:
    box = typeface(weight, 1000).getbbox("H")
    return (box[3] - box[1]) * size / 1000


def largest(words: str, weight: str, width: float) -> tuple[list[str], float]:
    """The largest size at which a short name takes one line and a long one two; and the lines."""
    wanted = 1 if len(words) < 12 else 2
    for size in range(250 if wanted == 1 else 176, 100, -2):
        lines = broken(words, weight, size, width)
        if len(lines) <= wanted and width_of(max(lines, key=len), weight, size) <= width:
            return lines, size
    raise ValueError(f"too long for a cover: {words}")


def broken(words: str, weight: str, size: float, width: float) -> list[str]:
    """Break words into the fewest lines that fit, as even as they can be."""
    lines: list[str] = []
    for word in words.split():
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and width_of(longer, weight, size) <= width:
            lines[-1] = longer
        else:
            lines.append(word)
    narrower = width * 0.97
    if len(lines) > 1 and narrower > max(width_of(word, weight, size) for word in words.split()):
        even = broken(words, weight, size, narrower)
        return even if len(even) == len(lines) else lines
    return lines


def show_cover(word: str, ground: str, name_colour: str, word_colour: str) -> tuple[Canvas, float]:
    """What the shows' covers have in common: the name, as wide as the margins allow. Also the margin."""
    side, margin = 3000, 240
    canvas = Canvas(side, side, ground)
    size = 1000 * (side - 2 * margin) / width_of("TURN", "Black", 1000)
    canvas.words(margin, 260, "TURN", "Black", size, name_colour)
    canvas.words(margin, 260 + capital_height("Black", size) + 150, word, "Bold", 396, word_colour)
    return canvas, margin


def interviews_cover() -> Image.Image:
    """Two voices, and what they come to share."""
    canvas, margin = show_cover("Interviews", INK, CREAM, CORAL)
    one = canvas.bubble(margin, 1760, 1560, "bottom left")
    other = canvas.bubble(3000 - margin - 1560, 1600, 1560, "top right")
    canvas.fill(one, CORAL)
    canvas.fill(other, CREAM)
    canvas.fill(ImageChops.darker(one, other), GOLD)
    return canvas.finished()


def webinars_cover() -> Image.Image:
    """A voice, and a film that starts in it."""
    canvas, margin = show_cover("Webinars", GOLD, INK, INK)
    voice = canvas.bubble(margin, 1600, 1800, "bottom left")
    film = canvas.play(1190, 1700, 1570, 100)
    canvas.fill(voice, INK)
    canvas.fill(film, CREAM)
    canvas.fill(ImageChops.darker(voice, film), CORAL)
    return canvas.finished()


PALETTES = {
    8: (TEAL, GOLD, CORAL, GOLD),
    9: (PLUM, CORAL, GOLD, GOLD),
    10: (CORAL, INK, GOLD, INK),
    11: (INK, CORAL, GOLD, GOLD),
}
"""Of each interview's cover: the ground, the bubble that answers, where the bubbles meet, the topic."""


def episode_cover(episode: Episode) -> Image.Image:
    """The number in one bubble, answered by another; below, as large as it fits, the guest's name."""
    assert episode.number is not None
    ground, reply, meeting, tone = PALETTES[episode.number]
    margin, width = 120, 1160
    canvas = Canvas(1400, 1400, ground)
    asked = canvas.bubble(margin, 84, 460, "bottom left")
    answered = canvas.bubble(500, -280, 780, "top right")
    canvas.fill(asked, CREAM)
    canvas.fill(answered, reply)
    canvas.fill(ImageChops.darker(asked, answered), meeting)
    numeral = str(episode.number)
    left = margin + 212 - width_of(numeral, "Black", 270) / 2
    canvas.words(left, 314 - capital_height("Black", 270) / 2, numeral, "Black", 270, INK)

    name, _, topic = episode.title.partition(": ")
    lines, size = largest(name, "Black", width)
    topic_lines = broken(topic, "Bold", 74, width)
    height = capital_height("Black", size) + (len(lines) - 1) * size * LEADING
    topic_height = capital_height("Bold", 74) + (len(topic_lines) - 1) * 74 * LEADING
    top = 1160 - topic_height - 80 - height
    canvas.paragraph(margin, top, lines, "Black", size, CREAM)
    canvas.paragraph(margin, top + height + 80, topic_lines, "Bold", 74, tone)
    canvas.words(margin, 1276, str(episode.place), "Bold", 46, tone)
    canvas.words(margin + width - width_of(episode.show.title, "Bold", 46), 1276, episode.show.title, "Bold", 46, tone)
    return canvas.finished()


def chapter_card(episode: Episode, marks: list[Mark], current: int) -> Image.Image:
    """16:9: the chapter large, the webinar small, and a row of bars that says how far along this is.

    The lowest fifth holds only shapes: captions appear there.
    """
    margin = 72
    canvas = Canvas(1280, 720, GOLD)
    voice = canvas.bubble(764, 356, 372, "bottom left")
    film = canvas.play(910, 386, 298, 20)
    canvas.fill(voice, INK)
    canvas.fill(film, CREAM)
    canvas.fill(ImageChops.darker(voice, film), CORAL)
    canvas.words(margin, 72, episode.show.title, "Black", 44, INK)
    for number in range(len(marks)):
        left = 1280 - margin - (len(marks) - number) * 56 + 12
        canvas.bar((left, 82, left + 44, 94), INK if number <= current else CREAM)
    title = broken(marks[current].title, "Black", 76, 690)
    below = canvas.paragraph(margin, 212, title, "Black", 76, INK)
    below = canvas.paragraph(margin, below + 48, broken(episode.title, "Bold", 34, 640), "Bold", 34, INK)
    canvas.words(margin, below + 26, episode.day, "Medium", 30, INK)
    return canvas.finished()


SRGB_DATE = struct.pack(">6H", 1999, 10, 18, 0, 0, 0)
"""When sRGB became a standard, instead of the profile's own time of making, which would change every picture."""


def jpeg(picture: Image.Image) -> bytes:
    """RGB in sRGB and said so, without transparency: what podcast directories take."""
    profile = bytearray(ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes())
    profile[24:36] = SRGB_DATE
    out = BytesIO()
    picture.convert("RGB").save(
        out,
        "JPEG",
        quality=88,
        optimize=True,
        progressive=True,
        subsampling=0,
        dpi=(72, 72),
        icc_profile=bytes(profile),
    )
    return out.getvalue()


def make_pictures(episodes: dict[str, Episode]) -> None:
    (MEDIA / "interviews.jpg").write_bytes(jpeg(interviews_cover()))
    (MEDIA / "webinars.jpg").write_bytes(jpeg(webinars_cover()))
    for episode in episodes.values():
        if episode.artwork:
            episode.artwork.write_bytes(jpeg(episode_cover(episode)))


# ---------------------------------------------------------------------------------------------------------------


def make_recording(episode: Episode, episodes: dict[str, Episode]) -> None:
    take = read_aloud(chapters_of(episode, episodes))
    write_transcript(episode.transcript, take)
    with tempfile.TemporaryDirectory() as folder:
        master = Path(folder) / "master.wav"
        write_master(master, take)
        make = make_mp4 if episode.recording.suffix == ".mp4" else make_mp3
        make(episode, take, master)
    print(f"{episode.recording.name}: {take.seconds // 60}:{take.seconds % 60:02}, {len(take.marks)} chapters")


def main(names: list[str]) -> None:
    episodes = load_episodes()
    if unknown := set(names) - set(episodes):
        raise SystemExit(f"no such episode: {', '.join(sorted(unknown))}")
    make_pictures(episodes)
    for slug in names or episodes:
        make_recording(episodes[slug], episodes)


if __name__ == "__main__":
    main(sys.argv[1:])
