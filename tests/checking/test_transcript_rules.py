"""Rules of transcripts."""

from tests.support.cases import Case, proofs
from tests.support.changes import Change, both, episode, lengthy, look, nothing, show
from tests.support.recordings import mp3

SOUND_VTT = "WEBVTT\n\n00:00.000 --> 00:01.000\nWords\n"
OTHER_VTT = "WEBVTT\n\n00:00.000 --> 00:01.000\nOther words\n"


def transcript(end: str) -> Change:
    """One more episode, of 20.9 seconds, with a transcript that goes on until then."""
    cue = f"WEBVTT\n\n00:00.000 --> {end}\nWords\n"
    return both(
        lambda folder: folder.write("media/long.vtt", cue),
        lambda folder: mp3(folder.root / "media/other.mp3", frames=800),
        episode(recording="media/other.mp3", transcripts=[{"file": "media/long.vtt"}]),
    )


def captions(*texts: str, languages: tuple[str, ...] = ("en", "en")) -> Change:
    """One more episode, with a transcript of each of the texts."""
    named = [{"file": f"media/{n}.vtt", "language": languages[n]} for n in range(len(texts))]
    return both(
        *(lambda folder, n=n, text=text: folder.write(f"media/{n}.vtt", text) for n, text in enumerate(texts)),
        episode(transcripts=named),
    )


def until(end: str) -> Change:
    """One more episode, of ten minutes and six seconds, with a transcript that ends then."""
    return both(
        lambda folder: folder.write("media/long.vtt", f"WEBVTT\n\n00:00.000 --> {end}\nWords\n"),
        lengthy(transcripts=[{"file": "media/long.vtt"}]),
    )


def words(*names: str) -> Change:
    """One more episode, with these transcripts: words.txt has no times, words.vtt has."""
    return both(
        lambda folder: folder.write("media/words.txt", "Jo: Welcome.\n\nNick: Thank you.\n"),
        episode(transcripts=[{"file": f"media/{name}"} for name in names]),
    )


def spoken(*languages: str) -> Change:
    """One more episode, with transcripts in these languages."""
    return captions(*(SOUND_VTT.replace("Words", one) for one in languages), languages=languages)


CASES: tuple[Case[Change], ...] = (
    Case("episode-without-transcript", [episode(transcripts=None)], [nothing]),
    Case("transcript-too-long", [transcript("00:24.000")], [transcript("00:22.000")]),
    Case(
        "transcript-too-short",
        [until("05:00.000"), until("00:01.000")],
        [until("05:05.000"), nothing],
    ),
    Case(
        "transcript-untimed",
        [words("words.txt")],
        [words("words.vtt"), words("words.txt", "words.vtt"), episode(transcripts=None)],
    ),
    Case(
        "transcript-language-other",
        [spoken("es"), spoken("es", "fr"), both(show(language="de-AT"), spoken("en"))],
        [spoken("en"), spoken("es", "en-GB"), spoken("klingon"), episode(transcripts=None)],
    ),
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
)

test_a_rule_fires, test_a_rule_stays_silent = proofs(CASES, look)
