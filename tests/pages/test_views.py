"""What pages are made of."""

from datetime import UTC, datetime, timedelta, timezone

from tests.pages import samples

from turncast.models.transcript import Cue


def test_the_front_page_lists_the_entries_of_all_shows_newest_first() -> None:
    """The instant decides, not the hour on the clock; equal instants keep one order."""
    evening = datetime(2020, 6, 19, 8, tzinfo=timezone(timedelta(hours=-5)))
    mixed = samples.interviews(
        samples.entry("b", date=evening), samples.entry("old", date=datetime(2019, 1, 1, tzinfo=UTC))
    )
    other = samples.webinars(
        samples.webinar(slug="a", date=datetime(2020, 6, 19, 12, tzinfo=UTC)),
        samples.webinar(slug="c", date=datetime(2020, 6, 19, 12, tzinfo=UTC)),
    )
    assert [entry.episode.slug for _, entry in samples.home(mixed, other).items] == ["b", "a", "c", "old"]


def test_a_transcript_gathers_what_one_person_says_on_end() -> None:
    """Lines are as short as captions need; a reader wants paragraphs, and the name once."""
    turns = samples.episode().turns
    assert [(turn.speaker, turn.start, turn.text) for turn in turns] == [
        ("Jo Anderson", 0, "Welcome to the interviews. With me is Nick Wahl."),
        ("Nick Wahl", 9, "Thank you for having me."),
    ]


def _cues(*texts: str, every: int) -> tuple[Cue, ...]:
    """Lines that begin *every* so many seconds."""
    return tuple(Cue(start=i * every, end=i * every + 1, text=text, speaker="Jo") for i, text in enumerate(texts))


def test_a_long_speech_gets_a_paragraph_at_the_end_of_a_sentence() -> None:
    """After half a minute, and the speaker is not named again."""
    turns = samples.episode(cues=_cues("One.", "Two", "three.", "Four.", "Five.", every=20)).turns
    assert [(turn.speaker, turn.text) for turn in turns] == [("Jo", "One. Two three."), (None, "Four. Five.")]


def test_a_speech_without_sentences_gets_paragraphs_all_the_same() -> None:
    """Captions made by machines have no full stops: after a minute it is enough."""
    turns = samples.episode(cues=_cues(*"abcdefg", every=20)).turns
    assert [turn.text for turn in turns] == ["a b c", "d e f", "g"]


def test_a_line_without_a_name_is_of_whoever_spoke_before() -> None:
    """Captions name a speaker where the speaker changes, and nowhere else."""
    said = (("Jo", "One"), (None, "two."), ("Nick", "Three"), (None, "four."), ("Nick", "Five."))
    cues = tuple(Cue(start=i, end=i + 1, text=text, speaker=name) for i, (name, text) in enumerate(said))
    turns = samples.episode(cues=cues).turns
    assert [(turn.speaker, turn.text) for turn in turns] == [("Jo", "One two."), ("Nick", "Three four. Five.")]


def test_without_times_a_line_is_a_paragraph() -> None:
    """As whoever wrote the transcript parted it; a name stands where it changes."""
    caption = samples.interview().captions[0].model_copy(update={"timed": False, "language": "es"})
    cues = tuple(Cue(start=0, end=0, text=text, speaker="Jo") for text in ("Uno.", "Dos."))
    page = samples.episode(cues=cues, spoken=caption)
    assert [(turn.speaker, turn.text) for turn in page.turns] == [("Jo", "Uno."), (None, "Dos.")]
    assert (page.timed, page.spoken_language) == (False, "es")


def test_no_line_of_a_transcript_is_lost_or_moved() -> None:
    """Paragraphs only gather."""
    cues = _cues(*(f"{i}." for i in range(50)), every=7)
    assert tuple(cue for turn in samples.episode(cues=cues).turns for cue in turn.cues) == cues


def test_a_player_is_offered_the_kind_the_show_prefers() -> None:
    """An audio copy of a webinar can be downloaded, but the player shows the picture."""
    both = (samples.rendition("talk", "video/mp4"), samples.rendition("talk"))
    page = samples.episode(samples.webinar(renditions=both), samples.webinars())
    assert page.sources == both[:1]
