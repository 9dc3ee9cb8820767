"""Codes of countries, alone and in a language's."""

import pytest

from turncast.languages import country, region_of


@pytest.mark.parametrize(
    ("code", "found"), [("GB", "GB"), ("gb", "GB"), ("UK", "GB"), ("DD", "DE"), ("XK", "XK"), ("US", "US")]
)
def test_a_country_is_told_by_its_code_of_today(code: str, found: str) -> None:
    """ISO 3166-1, whatever the case; a code that is no more leads to the one that took its place."""
    assert country(code) == found


@pytest.mark.parametrize("code", ["EU", "UN", "ZZ", "AA", "QQ", "XX", "USA", "419", "", " ", "\0", "G"])
def test_what_is_no_country(code: str) -> None:
    """Regions that are no countries, codes for private use, and nonsense."""
    assert country(code) is None


@pytest.mark.parametrize(
    ("code", "region"),
    [("en-US", "US"), ("en-uk", "uk"), ("zh-Hans-CN", "CN"), ("es-419", "419"), ("en", None), ("de-1996", None)],
)
def test_the_region_of_a_language(code: str, region: str | None) -> None:
    """As it is written, so that it can be judged."""
    assert region_of(code) == region
