"""Hypothesis strategies for nouns with all of their fields.

A field that a noun gains must be given words where its strategy is: :data:`UNKNOWN` names those that are not.
"""

from typing import Any, TypeVar

from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, SearchStrategy
from pydantic import BaseModel

Noun = TypeVar("Noun", bound=BaseModel)
Some = TypeVar("Some")

UNKNOWN: dict[str, set[str]] = {}
"""Fields of nouns that no strategy here gives words to, by noun: there should be none."""


def whole(noun: type[Noun], **fields: SearchStrategy[Any]) -> SearchStrategy[Noun]:
    """The noun, with all of its *fields*."""
    if missing := set(noun.model_fields) - set(fields):
        UNKNOWN[noun.__name__] = missing

    def make(draw: DrawFn) -> Noun:
        return noun.model_validate({name: draw(strategy) for name, strategy in fields.items()})

    make.__name__ = noun.__name__  # hypothesis calls it that, instead of by all that is in it
    return st.composite(make)()


def maybe(strategy: SearchStrategy[Some]) -> SearchStrategy[Some | None]:
    """It, or nothing."""
    return st.one_of(st.none(), strategy)


def few(strategy: SearchStrategy[Some], most: int = 2) -> SearchStrategy[tuple[Some, ...]]:
    """None to a few of it."""
    return st.lists(strategy, max_size=most).map(tuple)


def one_of(*values: Some) -> SearchStrategy[Some]:
    """One of these."""
    return st.sampled_from(values)
