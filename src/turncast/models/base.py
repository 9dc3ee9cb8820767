"""The two shapes every noun has: frozen, and strict about words it does not know."""

import re
from typing import Annotated

from pydantic import AfterValidator, BaseModel, ConfigDict, Strict


class Frozen(BaseModel):
    """A value: cannot change, compares by content, dumps to the same JSON every time."""

    model_config = ConfigDict(frozen=True, extra="forbid", allow_inf_nan=False)


class Written(Frozen):
    """A value a producer writes in TOML: unknown words are refused, white space at the ends is not kept."""

    model_config = ConfigDict(frozen=True, extra="forbid", allow_inf_nan=False, str_strip_whitespace=True)


Truth = Annotated[bool, Strict()]
"""``true`` or ``false`` as TOML has them: ``"no"`` in quotes is a text, and 0 a number."""


def shaped(pattern: str, like: str) -> AfterValidator:
    """Text that is *pattern* as a whole; where it is not, the message says what it should be *like*."""

    def check(value: str) -> str:
        if not re.fullmatch(pattern, value):
            raise ValueError(f"expected {like}")
        return value

    return AfterValidator(check)
