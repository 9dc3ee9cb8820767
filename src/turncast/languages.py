"""The door to langcodes: codes of languages and countries.

In: a code as somebody wrote it, or as a tag has it. Out: whether it is one, or its BCP 47 form. May not know
whose language it is.
"""

import re
from functools import cache
from typing import Final

from langcodes import Language, standardize_tag, tag_is_valid
from langcodes.tag_parser import LanguageTagError

_NO_COUNTRY: Final = re.compile(r"AA|Q[M-Z]|X[A-JL-Z]|ZZ|AC|CP|DG|EA|EU|EZ|IC|TA|UN")
"""Codes of regions that Unicode knows beside those of ISO 3166-1, and those for private use but Kosovo's."""


@cache
def is_language(code: str) -> bool:
    """Whether *code* is a BCP 47 tag as directories want it: registered, with hyphens, short (``en``, not ``eng``)."""
    form = bcp47(code)
    return form is not None and "_" not in code and _primary(form) == _primary(code)


def bcp47(code: str) -> str | None:
    """*code* (``eng``, ``en_us``) in its shortest BCP 47 form (``en``, ``en-US``); None if it is no language."""
    try:
        tag = standardize_tag(code.strip())
    except LanguageTagError:
        return None
    return tag if tag_is_valid(tag) and _primary(tag) not in ("und", "x") else None


def country(code: str) -> str | None:
    """*code* (``uk``) as ISO 3166-1 has it today (``GB``); None if it is no country."""
    region = (bcp47(f"en-{code}") or "").partition("-")[2]
    return region if re.fullmatch("[A-Z]{2}", region) and not _NO_COUNTRY.fullmatch(region) else None


def region_of(code: str) -> str | None:
    """The region *code* names (``US`` of ``en-US``), as it is written; None if it names none."""
    parts = code.split("-")[1:]
    return next((part for part in parts if re.fullmatch(r"[A-Za-z]{2}|[0-9]{3}", part)), None)


@cache
def iso639_2(code: str) -> str | None:
    """The language of *code* (``en-US``) in three letters (``eng``), as tags of recordings want it; None if unknown."""
    form = bcp47(code)
    try:
        return Language.get(form).to_alpha3(variant="B") if form else None
    except LookupError:  # a language too small for three letters of the standard's
        return None


def _primary(tag: str) -> str:
    return tag.partition("-")[0].lower()
