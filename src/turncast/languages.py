"""The door to langcodes: language codes.

In: a code as somebody wrote it, or as a tag has it. Out: whether it is one, or its BCP 47 form. May not know
whose language it is.
"""

from functools import cache

from langcodes import standardize_tag, tag_is_valid
from langcodes.tag_parser import LanguageTagError


@cache
def is_language(code: str) -> bool:
    """Whether *code* is a BCP 47 tag all of whose parts are registered."""
    return tag_is_valid(code)


def bcp47(code: str) -> str | None:
    """*code* (``eng``, ``en_us``) in its shortest BCP 47 form (``en``, ``en-US``); None if it is no language."""
    try:
        tag = standardize_tag(code.strip())
    except LanguageTagError:
        return None
    return tag if is_language(tag) and not tag.startswith("und") else None
