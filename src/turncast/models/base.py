"""The two shapes every noun has: frozen, and strict about words it does not know."""

from pydantic import BaseModel, ConfigDict


class Frozen(BaseModel):
    """A value: cannot change, compares by content, dumps to the same JSON every time."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=False)


class Written(Frozen):
    """A value a producer writes in TOML: unknown words are refused, white space at the ends is not kept."""

    model_config = ConfigDict(frozen=True, extra="forbid", str_strip_whitespace=True)
