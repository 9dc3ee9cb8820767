"""What an episode looks like where its page is shared."""

from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PIL import Image
from tests.support.recordings import picture

from turncast.artwork import CARD_SIZE, Words, card
from turncast.errors import Unreadable

GROUND = "#0b3b38"
PLAIN = Words("Interest-Based Bargaining", "TURN Interviews", "Episode 11 of 11 · June 19, 2020")


def drawn(words: Words, art: Path | None = None) -> Image.Image:
    """The card, decoded."""
    with Image.open(BytesIO(card(words, art, GROUND))) as opened:
        opened.load()
        return opened


def ink(of: Image.Image, box: tuple[int, int, int, int]) -> bool:
    """Whether something white stands in the *box* of a picture."""
    return of.convert("L").crop(box).getextrema()[1] > 200  # type: ignore[operator]


@pytest.fixture
def art(tmp_path: Path) -> Path:
    """Plain dark artwork."""
    file = tmp_path / "cover.jpg"
    file.write_bytes(picture(1400, 1400))
    return file


def test_a_card_has_the_artwork_and_beside_it_what_it_is(art: Path) -> None:
    """A JPEG in the size that is shown whole, lighter than any service refuses; the same again, to the byte."""
    assert card(PLAIN, art, GROUND) == card(PLAIN, art, GROUND)
    assert len(card(PLAIN, art, GROUND)) < 300_000
    made = drawn(PLAIN, art)
    assert (made.format, made.size) == ("JPEG", CARD_SIZE)
    assert not ink(made, (0, 0, 630, 630))
    assert ink(made, (630, 40, 1200, 100))  # the show
    assert ink(made, (630, 150, 1200, 480))  # the title
    assert ink(made, (630, 550, 1200, 600))  # the facts
    assert not ink(made, (1160, 0, 1200, 630))  # the margin


def test_a_card_without_artwork_is_words_alone() -> None:
    """From the left margin on."""
    made = drawn(PLAIN)
    assert ink(made, (48, 150, 600, 480))
    assert not ink(made, (0, 0, 40, 630))


@pytest.mark.parametrize("title", ["W" * 300, "word " * 200, "a-" * 200, "Nick", "Ünï-cödé Ελληνικά Кириллица"])
def test_a_title_of_any_length_stays_within_its_margins(title: str) -> None:
    """Made smaller, broken into lines, and cut where even that does not do."""
    made = drawn(Words(title, title, title))
    assert ink(made, (48, 150, 1152, 480))
    for margin in ((0, 0, 40, 630), (1158, 0, 1200, 630), (0, 0, 1200, 40), (0, 596, 1200, 630)):
        assert not ink(made, margin)


@pytest.mark.parametrize("title", ["مرحبا", "שלום", "日本語の番組", "हिन्दी", "ไทย"])
def test_letters_that_cannot_be_set_are_left_to_the_picture(art: Path, title: str) -> None:
    """No boxes and no letters in the wrong order: the artwork stands in the middle, and nothing else."""
    Image.new("RGB", (1400, 1400), "white").save(art)
    made = drawn(Words(title, "TURN", "Episode 1"), art)
    assert not ink(made, (0, 0, 280, 630))
    assert not ink(made, (920, 0, 1200, 630))
    assert made.getpixel((600, 315)) == (255, 255, 255)


def test_emoji_are_left_out_of_a_title() -> None:
    """The words around them stay."""
    assert card(Words("Wahl \N{STUDIO MICROPHONE}\ufe0f \U0001f389", "", ""), None, GROUND) == card(
        Words("Wahl", "", ""), None, GROUND
    )


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=40, deadline=None)
@given(title=st.text(st.characters(codec="utf-8"), max_size=60))
def test_any_words_make_a_card(title: str) -> None:
    """Control characters, half letters and all scripts."""
    assert card(Words(title, title, title), None, GROUND)


def test_another_picture_in_the_same_file_makes_another_card(art: Path) -> None:
    """What was kept of a picture is kept for it alone."""
    before = card(PLAIN, art, GROUND)
    art.write_bytes(picture(1500, 1500, colour=200))
    assert card(PLAIN, art, GROUND) != before


def test_a_damaged_picture_is_told(tmp_path: Path) -> None:
    """As it is of thumbnails."""
    (tmp_path / "cover.jpg").write_bytes(picture(1400, 1400)[:700])
    with pytest.raises(Unreadable, match="damaged data"):
        card(PLAIN, tmp_path / "cover.jpg", GROUND)
