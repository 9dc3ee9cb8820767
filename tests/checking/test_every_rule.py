"""Every rule, with what it fires on and what it leaves alone: a rule without both is not finished."""

import struct
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from tests.support.ffmpeg import film, tone
from tests.support.projects import Folder, talks
from tests.support.recordings import box, careful_tags, chapter_tags, frame, mp3, mp4, mvhd, picture, track

from turncast.checking import CHECKS
from turncast.models.rule import Rule
from turncast.models.show import PLACEHOLDER

Change = Callable[[Folder], object]
RULES = {check.rule.code: check.rule for check in CHECKS}


@dataclass(frozen=True)
class Case:
    """What a rule notices in an otherwise sound project, and what it does not."""

    code: str
    wrong: Sequence[Change]
    right: Sequence[Change]


def site(**words: Any) -> Change:
    """The project with these words of its site."""
    return lambda folder: Folder(folder.root, **words)


def show(**words: Any) -> Change:
    """The project whose show says this."""
    return lambda folder: folder.show(**words)


def episode(notes: str = "", **words: Any) -> Change:
    """The project with one more episode, which says this."""
    return lambda folder: folder.episode("third", notes=notes or "What it is about.", **words)


def both(*changes: Change) -> Change:
    """One change after the other."""
    return lambda folder: [change(folder) for change in changes]


def show_picture(content: bytes) -> Change:
    """The project whose show has this picture."""
    return lambda folder: folder.write("media/cover.png", content)


def recording(**made: Any) -> Change:
    """The project with one more episode, of such a recording."""

    def change(folder: Folder) -> None:
        mp3(folder.root / "media/other.mp3", **{"frames": 800, **made})
        folder.episode("third", recording="media/other.mp3")

    return change


def heard(*filters: str, seconds: float = 3) -> Change:
    """One more episode, of a tone through ffmpeg's *filters*, that has been measured."""

    def change(folder: Folder) -> None:
        tone(folder.root / "media/other.mp3", "-af", ",".join(filters), seconds=seconds, frequency=1000)
        folder.episode("third", recording="media/other.mp3")
        folder.listen("media/other.mp3")

    return change


def unheard(folder: Folder) -> None:
    """One more episode, wrong in all that can be heard, which nobody has measured yet."""
    tone(folder.root / "media/other.mp3", "-af", "volume=40dB,adelay=4000", frequency=1000)
    folder.episode("third", recording="media/other.mp3")


def watched(**words: Any) -> Change:
    """One more episode, of a video of four seconds, which says this."""
    return both(
        lambda folder: film(folder.root / "media/other.mp4"),
        episode(recording="media/other.mp4", **words),
    )


def wide(folder: Folder) -> None:
    """A recording at 32 kHz."""
    file = folder.root / "media/other.mp3"
    low = bytes((*frame()[:2], (frame()[2] & 0xF3) | 0x08, frame()[3])).ljust(144 * 64000 // 32000, b"\0")
    file.write_bytes(low * 300)
    folder.episode("third", recording="media/other.mp3")


def large(size: int) -> Change:
    """A recording of that many bytes, most of them a hole in the file."""

    def change(folder: Folder) -> None:
        file = mp3(folder.root / "media/other.mp3", frames=10)
        with file.open("r+b") as stream:
            stream.truncate(size)
        folder.episode("third", recording="media/other.mp3")

    return change


def twice(folder: Folder) -> None:
    """The same bytes under two names."""
    folder.write("media/copy.mp3", (folder.root / "media/first.mp3").read_bytes())
    folder.episode("third", recording="media/copy.mp3")


def rendition(*names: str, frames: int = 800) -> Change:
    """One more episode, of 20.9 seconds, with these other forms; media/shorter.mp3 is made of so many frames."""

    def change(folder: Folder) -> None:
        mp3(folder.root / "media/other.mp3", frames=800)
        mp3(folder.root / "media/shorter.mp3", frames=frames, tags=careful_tags())
        folder.episode("third", recording="media/other.mp3", renditions=[f"media/{name}.mp3" for name in names])

    return change


def elsewhere(**words: Any) -> Change:
    """The project with another show, which has an episode that says this."""
    return both(lambda folder: folder.show("others"), episode(show="others", **words))


def odd(folder: Folder) -> None:
    """An MP4 whose index names a place that is not in it."""
    table = box(b"stco", struct.pack(">IIII", 0, 2, 1 << 30, 40))
    mp4(folder.root / "media/other.m4a", mvhd(20000), track(1, b"soun", ticks=20000, table=table))
    folder.episode("third", recording="media/other.m4a")


def untagged(folder: Folder) -> None:
    """The same in a show whose recordings are published as they stand."""
    odd(folder)
    folder.show(tag=False)


def damaged(folder: Folder) -> None:
    """A show's picture that is heavy, and whose header alone is sound."""
    folder.write("media/cover.png", picture(form="PNG")[:33] + struct.pack(">I4s", 400_000, b"IDAT") + bytes(400_004))


def transcript(end: str) -> Change:
    """One more episode, of 20.9 seconds, with a transcript that goes on until then."""
    cue = f"WEBVTT\n\n00:00.000 --> {end}\nWords\n"
    return both(
        lambda folder: folder.write("media/long.vtt", cue),
        lambda folder: mp3(folder.root / "media/other.mp3", frames=800),
        episode(recording="media/other.mp3", transcripts=[{"file": "media/long.vtt"}]),
    )


def cut(folder: Folder) -> None:
    """A recording that ends before the end its header names."""
    file = mp3(folder.root / "media/other.mp3", frames=800)
    with file.open("r+b") as stream:
        stream.truncate(file.stat().st_size * 2 // 3)
    folder.episode("third", recording="media/other.mp3")


def stitched(folder: Folder) -> None:
    """Two recordings, one after the other in one file."""
    file = mp3(folder.root / "media/other.mp3", frames=800)
    file.write_bytes(file.read_bytes() * 2)
    folder.episode("third", recording="media/other.mp3")


def captions(*texts: str, languages: tuple[str, ...] = ("en", "en")) -> Change:
    """One more episode, with a transcript of each of the texts."""
    named = [{"file": f"media/{n}.vtt", "language": languages[n]} for n in range(len(texts))]
    return both(
        *(lambda folder, n=n, text=text: folder.write(f"media/{n}.vtt", text) for n, text in enumerate(texts)),
        episode(transcripts=named),
    )


SOUND_VTT = "WEBVTT\n\n00:00.000 --> 00:01.000\nWords\n"
OTHER_VTT = "WEBVTT\n\n00:00.000 --> 00:01.000\nOther words\n"


def chapters(*starts_and_titles: tuple[float, str]) -> Change:
    """One more episode, of 20.9 seconds, with these chapters."""
    listed = [{"start": start, "title": title} for start, title in starts_and_titles]
    return both(
        lambda folder: mp3(folder.root / "media/other.mp3", frames=800),
        episode(recording="media/other.mp3", chapters=listed),
    )


def soundbite(start: float, duration: float) -> Change:
    """One more episode, of 20.9 seconds, with this soundbite."""
    return both(
        lambda folder: mp3(folder.root / "media/other.mp3", frames=800),
        episode(recording="media/other.mp3", soundbites=[{"start": start, "duration": duration}]),
    )


def person(**words: Any) -> Change:
    """One more episode, with this guest."""
    return episode(people=[{"name": "Nick", **words}])


def serial(**words: Any) -> Change:
    """A serial show with these three episodes: numbered 1 and 2, and one that says this."""
    return both(
        show(type="serial", total=3),
        lambda folder: folder.episode("first", number=1),
        lambda folder: folder.episode("second", number=2),
        episode(**words),
    )


def fourth(**words: Any) -> Change:
    """The project with an episode more yet, which says this."""
    return lambda folder: folder.episode("fourth", **words)


def each(make: Callable[[str], Change], *texts: str) -> list[Change]:
    """A change for each of the texts."""
    return [make(text) for text in texts]


def host(name: str) -> Change:
    """The site at that host."""
    return site(url=f"https://{name}/")


def titled(title: str) -> Change:
    """One more episode, of that title."""
    return episode(title=title)


def known_as(guid: str) -> Change:
    """One more episode, of that guid."""
    return episode(guid=guid)


def frequent(rule: str) -> Change:
    """The show that comes by that rule."""
    return show(update_frequency={"text": "Often", "rule": rule})


def nothing(folder: Folder) -> None:
    """The sound project as it is."""


LONG = "x" * 256
UUID = "9b024349-ccf0-5f69-a609-6b82873eab3c"
HERE = "https://podcast.turncast.dev/talks/talks/feed.xml"

CASES = (
    Case("site-without-show", [lambda folder: (folder.root / "feeds/talks.toml").unlink()], [nothing]),
    Case(
        "site-url-example",
        each(host, "turn.example", "example.com", "www.EXAMPLE.org", "a.test", "x.invalid"),
        each(host, "examples.dev", "myexample.com", "test.dev", "example.com.de"),
    ),
    Case(
        "site-url-http",
        [site(url="http://podcast.turncast.dev/"), site(url="http://localhost.turncast.dev")],
        [nothing, site(url="http://localhost:8000/"), site(url="http://127.0.0.1:8000/"), site(url="http://[::1]:80/")],
    ),
    Case("site-url-ascii", [site(url="https://müller.dev/")], [site(url="https://xn--mller-kva.dev/%C3%BC")]),
    Case(
        "text-markup",
        [
            show(description="<b>Bold</b> words"),
            show(title="Tom &amp; Jerry"),
            episode(title="<i>Italic</i>"),
            episode(description="One<br>two"),
            episode(description="it&#39;s"),
        ],
        [
            nothing,
            show(title="AT&T; Tom & Jerry", description="a < b > c, 1 <2> 3, <3 and R&D;"),
            episode(notes="<b>Bold</b> &amp; brave"),
        ],
    ),
    Case(
        "language-unknown",
        [
            site(language="english"),
            site(language="en_US"),
            show(language="eng"),
            show(language="xx-YY"),
            show(language="und"),
            episode(transcripts=[{"file": "media/words.vtt", "language": "Englisch"}]),
        ],
        [
            site(language="en-us"),
            show(language="zh-Hans"),
            show(language="es-419"),
            show(language="fil"),
            episode(transcripts=[{"file": "media/words.vtt"}]),
        ],
    ),
    Case(
        "address-not-web",
        [
            person(url="www.turncast.dev"),
            person(image="media/nick.jpg"),
            person(url="javascript:alert(1)"),
            person(url="https://two words.dev"),
            person(url="https:///nowhere"),
            show(funding=[{"url": "mailto:me@turncast.dev", "title": "Give"}]),
            show(license={"name": "Mine", "url": "license.txt"}),
            episode(chapters=[{"start": 0, "title": "A", "url": "a.html"}]),
        ],
        [
            nothing,
            person(url="https://turncast.dev/nick?a=1#b", image="http://turncast.dev/n.jpg"),
            show(funding=[{"url": "HTTPS://turncast.dev", "title": "Give"}]),
        ],
    ),
    Case(
        "address-not-https",
        [person(url="http://turncast.dev"), show(funding=[{"url": "HTTP://turncast.dev", "title": "Give"}])],
        [person(url="https://turncast.dev"), person(url="nowhere")],
    ),
    Case("show-title-long", [show(title=LONG)], [show(title=LONG[1:])]),
    Case("show-title-numeric", [show(title="1984")], [show(title="1984 revisited"), show(title="٣")]),
    Case("show-description-missing", [show(description=f"Talks: {PLACEHOLDER}.")], [nothing]),
    Case("show-description-long", [show(description="ü" * 2001)], [show(description="ü" * 2000)]),
    Case("show-without-category", [show(categories=[])], [nothing]),
    Case(
        "show-category-unknown",
        [show(categories=["Educaton"]), show(categories=["News > Education"]), show(categories=["education"])],
        [show(categories=["Education > How To", "TV & Film", "Religion & Spirituality > Religion"])],
    ),
    Case(
        "show-categories-many",
        [show(categories=["Arts", "News", "Music", "Fiction"])],
        [show(categories=["Arts", "News", "Music"])],
    ),
    Case("show-without-artwork", [show(artwork=None)], [nothing]),
    Case("show-without-author", [show(author=None), show(author=" ")], [nothing]),
    Case("show-without-owner", [show(owner=None)], [nothing]),
    Case("show-without-guid", [show(guid=None)], [show(guid=UUID)]),
    Case(
        "show-without-episode",
        [lambda folder: folder.show("empty"), elsewhere(draft=True)],
        [nothing, elsewhere(date="9000-01-01")],
    ),
    Case("show-blocked", [show(block=True)], [show(block=False), episode(block=True)]),
    Case(
        "show-complete-early",
        [show(complete=True, total=3), both(serial(), show(complete=True, total=3))],
        [show(complete=True), show(total=3), both(serial(number=3), show(complete=True, total=3))],
    ),
    Case(
        "show-moved-elsewhere",
        [show(new_feed_url="https://elsewhere.dev/feed.xml"), show(new_feed_url=HERE.upper())],
        [nothing, show(new_feed_url=HERE)],
    ),
    Case(
        "update-frequency-rule",
        each(
            frequent, "weekly", "FREQ=NEVER", "BYDAY=MO", "FREQ=WEEKLY;", "FREQ=WEEKLY;COUNT=3", "FREQ=WEEKLY BYDAY=MO"
        ),
        [
            show(update_frequency={"text": "Weekly"}),
            show(update_frequency={"text": "Weekly", "rule": "FREQ=WEEKLY"}),
            show(update_frequency={"text": "Monthly", "rule": "INTERVAL=1;FREQ=MONTHLY;BYDAY=1MO,-1FR"}),
        ],
    ),
    Case(
        "license-without-address",
        [show(license={"name": "Mine"}), episode(license={"name": "CC-BY-3.0"})],
        [show(license={"name": "CC-BY-4.0"}), episode(license={"name": "Mine", "url": "https://turncast.dev/mine"})],
    ),
    Case("artwork-not-square", [show_picture(picture(1400, 1500))], [show_picture(picture(1400, 1400))]),
    Case(
        "artwork-size",
        [show_picture(picture(1399, 1399)), show_picture(picture(3001, 3001)), show_picture(picture(1400, 3001))],
        [show_picture(picture(1400, 1400)), show_picture(picture(3000, 3000))],
    ),
    Case(
        "artwork-not-rgb",
        [show_picture(picture(mode=mode, form=form)) for mode, form in (("L", "PNG"), ("P", "PNG"), ("CMYK", "JPEG"))],
        [show_picture(picture()), show_picture(picture(mode="RGBA", form="PNG"))],
    ),
    Case("artwork-transparent", [show_picture(picture(mode="RGBA", form="PNG"))], [show_picture(picture(form="PNG"))]),
    Case(
        "artwork-heavy",
        [show_picture(picture() + bytes(513 * 1024))],
        [show_picture(picture() + bytes(480 * 1024))],
    ),
    Case(
        "person-role-unknown",
        [person(role="gest"), show(people=[{"name": "Jo", "role": "Director of Arts"}])],
        [person(), person(role="Guest"), person(role="Story Editor")],
    ),
    Case(
        "person-group-unknown",
        [person(role="guest", group="writing"), person(role="guest", group="casting")],
        [person(role="Guest", group="Cast"), person(role="editor", group="Video Post-Production")],
    ),
    Case("episode-title-long", [episode(title=LONG)], [episode(title=LONG[1:])]),
    Case(
        "episode-title-numbered",
        each(
            titled,
            "Episode 11: Nick Wahl",
            "Episode 11 of 11",
            "Ep. 3",
            "EP3 - Talk",
            "#4 Talk",
            "S1E2",
            "s01 e02: Talk",
        ),
        each(
            titled,
            "Epic tales",
            "#MeToo",
            "Episodes of joy",
            "Episode",
            "Ep. Intro",
            "Epsilon 3",
            "Step 3",
            "S3 buckets",
            "2020 in short",
            "Stop #1",
            "The 3rd Episode 3",
            "Ep 3rd",
        ),
    ),
    Case("episode-title-numeric", [episode(title="1984")], [episode(title="1984 again"), episode(title="MCMLXXXIV")]),
    Case(
        "episode-title-repeats-show",
        [episode(title="Talks: Nick"), episode(title="TALKS – Nick")],
        [episode(title="Talks"), episode(title="Talkshow"), episode(title="Nick talks")],
    ),
    Case(
        "episode-guid-repeated",
        [both(episode(guid="a"), fourth(guid="a"))],
        [
            both(episode(guid="a"), fourth(guid="A")),
            both(elsewhere(guid="a"), fourth(guid="a")),
        ],
    ),
    Case(
        "episode-guid-guessed",
        each(known_as, "0001", "007", "1e5", "0x10", "12.50", "-1", "TRUE", "false", ".5", "5."),
        each(known_as, UUID, "https://a.dev/?p=1", "1.2.3", "1-2", "e5", "...", "true story", "0x", "٣"),
    ),
    Case(
        "episode-without-number",
        [serial()],
        [serial(number=3), serial(kind="trailer"), serial(kind="bonus"), episode()],
    ),
    Case(
        "episode-number-repeated",
        [serial(number=2), both(serial(number=1, season=1), fourth(number=1, season=1))],
        [serial(number=3), serial(number=2, season=2), serial(number=2, kind="bonus"), elsewhere(number=2)],
    ),
    Case("episode-number-above-total", [serial(number=4)], [serial(number=3), episode(number=400)]),
    Case(
        "episode-date-repeated",
        [episode(date="2020-01-01"), episode(date="2020-01-01T14:00:00+02:00")],
        [episode(date="2020-01-01T12:00:01Z"), elsewhere(date="2020-01-01")],
    ),
    Case(
        "episode-alike",
        [episode(title="FIRST", date="2020-01-01T18:00:00Z")],
        [episode(title="First", date="2020-01-02"), elsewhere(title="First", date="2020-01-01")],
    ),
    Case("episode-description-long", [episode(description="ü" * 2001)], [episode(description="ü" * 2000)]),
    Case(
        "episode-without-description",
        [lambda folder: folder.episode("third", notes="")],
        [episode(notes="Notes"), lambda folder: folder.episode("third", notes="", description="A sentence.")],
    ),
    Case(
        "episode-link-unknown",
        [
            episode(notes="See [it](fourth.md)."),
            episode(notes='See [it](./fourth.md#part "Title").'),
            episode(notes="See [it](../episodes/fourth.md)."),
            episode(notes="See [it][1].\n\n[1]: episodes/fourth.md\n"),
            episode(notes='See <a href="fourth.md">it</a>.'),
        ],
        [
            episode(notes="See [one](first.md), [two](../episodes/second.md#top) and [itself](third.md)."),
            episode(notes="See [it](https://turncast.dev/fourth.md) and <https://turncast.dev/fourth.md>."),
            episode(notes="Write `[it](fourth.md)`:\n\n```\n[it](fourth.md)\n```\n"),
            episode(notes="See fourth.md, (fourth.md) and [fourth.md]."),
        ],
    ),
    Case(
        "notes-link-relative",
        [
            episode(notes="See [it](media/handout.pdf)."),
            episode(notes="![Us](../media/us.jpg)"),
            episode(notes="See [it](www.turncast.dev)."),
            episode(notes="See [it](/about)."),
            episode(notes="See [it](My%20Talk.md)."),
        ],
        [
            episode(
                notes="[a](https://turncast.dev/a_(b)) [b](mailto:a@turncast.dev) [c](#top) [d](HTTP://turncast.dev)"
            ),
            episode(notes="[a](first.md) [b](nowhere.md) [c]: d, [e] (f)"),
        ],
    ),
    Case("soundbite-outside", [soundbite(10, 20)], [soundbite(1, 19)]),
    Case("soundbite-at-zero", [soundbite(0, 19)], [soundbite(0.5, 19)]),
    Case("soundbite-length", [soundbite(1, 14.9), soundbite(1, 121)], [soundbite(1, 15), soundbite(1, 120)]),
    Case("recording-empty", [recording(frames=20)], [recording(frames=60)]),
    Case(
        "recording-repeated",
        [episode(recording="media/first.mp3"), twice, rendition("first")],
        [nothing, elsewhere(recording="media/first.mp3"), rendition("shorter", "shorter")],
    ),
    Case(
        "rendition-repeated",
        [rendition("other"), rendition("shorter", "shorter")],
        [rendition("shorter"), episode(recording="media/first.mp3")],
    ),
    Case("rendition-duration", [rendition("shorter", frames=720)], [rendition("shorter", frames=725), rendition()]),
    Case("recording-sample-rate", [wide], [nothing]),
    Case("recording-large", [large(500_000_001)], [recording()]),
    Case("recording-untagged", [odd, damaged], [recording(), untagged]),
    Case("recording-truncated", [cut], [recording(), stitched]),
    Case("recording-doubted", [stitched], [recording(), cut]),
    Case(
        "loudness-off-target",
        [heard("volume=4dB"), heard("volume=7dB"), heard("volume=40dB")],
        [heard("volume=4.8dB"), heard("volume=6.2dB"), heard("volume=0"), unheard],
    ),
    Case("true-peak-high", [heard("volume=17.6dB")], [heard("volume=16.6dB"), heard("volume=0"), unheard]),
    Case("recording-clipped", [heard("volume=24dB")], [heard("volume=17dB"), unheard]),
    Case("recording-silent", [heard("volume=0")], [heard("volume=-30dB"), nothing]),
    Case(
        "recording-starts-late",
        [heard("adelay=3200")],
        [heard("adelay=2700"), heard("volume=0", seconds=5), unheard],
    ),
    Case(
        "poster-without-video",
        [episode(poster=2), episode(poster="media/cover.png")],
        [watched(poster=2), watched(poster="media/cover.png"), nothing],
    ),
    Case("poster-after-end", [watched(poster=5)], [watched(poster=3.5), watched(poster=0), watched()]),
    Case("episode-without-transcript", [episode(transcripts=None)], [nothing]),
    Case("transcript-too-long", [transcript("00:24.000")], [transcript("00:22.000")]),
    Case(
        "transcript-repaired",
        [captions("WEBVTT\n\n00:00,000 --> 00:01,000\nWords\n")],
        [captions(SOUND_VTT), captions("1\n00:00:00,000 --> 00:00:01,000\nWords\n")],
    ),
    Case(
        "transcript-repeated",
        [captions(SOUND_VTT, OTHER_VTT)],
        [captions(SOUND_VTT), captions(SOUND_VTT, OTHER_VTT, languages=("en", "es"))],
    ),
    Case(
        "chapters-not-at-zero",
        [chapters((1, "A")), recording(tags=[*careful_tags(), *chapter_tags(("a", 1000, "A", None))])],
        [chapters((0, "A"), (5, "B")), nothing],
    ),
    Case(
        "chapters-disordered",
        [chapters((0, "A"), (5, "B"), (3, "C")), chapters((0, "A"), (0, "B"))],
        [chapters((0, "A"), (3, "B"), (5, "C"))],
    ),
    Case("chapters-after-end", [chapters((0, "A"), (30, "B"))], [chapters((0, "A"), (20, "B"))]),
    Case("chapter-title-long", [chapters((0, "x" * 46))], [chapters((0, "x" * 45))]),
)

WRONG = [
    pytest.param(case.code, change, id=f"{case.code}-{n}") for case in CASES for n, change in enumerate(case.wrong)
]
RIGHT = [
    pytest.param(case.code, change, id=f"{case.code}-{n}") for case in CASES for n, change in enumerate(case.right)
]


def test_every_rule_has_cases_that_fire_and_cases_that_do_not() -> None:
    """No rule is without proof of what it notices and of what it leaves alone, and no proof is without a rule."""
    assert [case.code for case in CASES if not (case.wrong and case.right)] == []
    assert sorted(case.code for case in CASES) == sorted(check.rule.code for check in CHECKS)


@pytest.mark.parametrize(("code", "change"), WRONG)
def test_a_rule_fires(tmp_path: Path, code: str, change: Change) -> None:
    """What is wrong is noticed, at a file that is there and, where a key is named, at its line or its table's."""
    folder = talks(tmp_path)
    change(folder)
    found = [finding for finding in folder.findings() if finding.code == code]
    assert found
    for finding in found:
        assert (folder.root / finding.path).exists()
        assert finding.level is RULES[code].level
        assert finding.message[0].islower() or not finding.message[0].isalpha() or ":" in finding.message
        assert finding.remedy
        if finding.key:
            assert finding.line is not None


@pytest.mark.parametrize(("code", "change"), RIGHT)
def test_a_rule_stays_silent(tmp_path: Path, code: str, change: Change) -> None:
    """What is right, however near it comes to what is wrong, is left alone."""
    folder = talks(tmp_path)
    change(folder)
    assert [finding.message for finding in folder.findings() if finding.code == code] == []


@pytest.mark.parametrize("rule", RULES.values(), ids=lambda rule: rule.code)
def test_a_rule_says_what_is_wrong_what_to_do_and_who_says_so(rule: Rule) -> None:
    """`turncast check --explain` has something to print for each rule."""
    words = rule.code.split("-")
    assert len(words) >= 2
    assert all(word.isascii() and word.isalnum() and word.islower() for word in words)
    assert rule.message[0].islower()
    assert not rule.message.endswith(".")
    assert rule.remedy[0].isupper()
    assert rule.remedy.endswith((".", "]", ")"))
    assert rule.source


def test_no_two_rules_have_one_code() -> None:
    """A code names one rule, for ever."""
    assert len(RULES) == len(CHECKS)
