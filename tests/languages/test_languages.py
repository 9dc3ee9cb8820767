"""Language codes are those directories take, and whatever else is written is recognised or refused."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from turncast.languages import bcp47, is_language, iso639_2


@pytest.mark.parametrize(
    "code", ["en", "en-US", "EN-us", "zh-Hans", "zh-TW", "sr-Latn-RS", "es-419", "fil", "no", "de-1996"]
)
def test_codes_directories_take(code: str) -> None:
    """A registered language with hyphens, in any case, with or without region or script."""
    assert is_language(code)


@pytest.mark.parametrize(
    "code",
    [
        "",
        " ",
        "english",
        "en_US",
        "zh-Hans_CN",
        "eng",
        "deu",
        "xx",
        "xx-YY",
        "und",
        "x-private",
        "en-",
        "-en",
        " en",
        "iw",
        "en us",
        "\0",
    ],
)
def test_codes_directories_do_not_take(code: str) -> None:
    """A name, an underscore, three letters where two are registered, an old code, or nothing."""
    assert not is_language(code)


@pytest.mark.parametrize(
    ("code", "tag"),
    [
        ("eng", "en"),
        ("en_us", "en-US"),
        (" DE ", "de"),
        ("iw", "he"),
        ("fil", "fil"),
        ("und", None),
        ("noise", None),
        ("", None),
    ],
)
def test_what_tags_say_becomes_a_code(code: str, tag: str | None) -> None:
    """A code of three letters, as tags of recordings have it, becomes the short one."""
    assert bcp47(code) == tag


@given(st.text(max_size=20))
def test_any_text_is_judged(text: str) -> None:
    """No text makes it fail, and what it makes of one is a language to itself."""
    tag = bcp47(text)
    assert tag is None or (is_language(tag) and bcp47(tag) == tag)


@pytest.mark.parametrize(
    ("code", "letters"),
    [("en-US", "eng"), ("de", "ger"), ("zh-Hans", "chi"), ("fil", "fil"), ("xx", None), ("", None), ("x-own", None)],
)
def test_three_letters_for_tags(code: str, letters: str | None) -> None:
    """Tags of recordings name a language in the three letters of ISO 639-2, or not at all."""
    assert iso639_2(code) == letters
