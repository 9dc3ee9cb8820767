"""What a recording says of itself, carried over into another: title, people, chapters."""

from typing import TYPE_CHECKING, Final

from av.container import InputContainer, OutputContainer

from turncast.encoding.opening import sound_of

if TYPE_CHECKING:
    from av.container.core import Chapter  # only the stubs have it

LONGEST: Final = 10_000
MOST_WORDS: Final = 100
MOST_CHAPTERS: Final = 1000
PLUMBING: Final = frozenset(
    ("encoder", "major_brand", "minor_version", "compatible_brands", "creation_time", "vendor_id", "duration")
)
"""What programs write about files, not people about recordings."""


def carry_words(source: InputContainer, into: OutputContainer) -> None:
    """Give *into* the words and chapters of *source*; to be done before anything is written."""
    sound = sound_of(source)
    said = {**(sound.metadata if sound else {}), **source.metadata}
    kept = {key: words for key, words in said.items() if key.lower() not in PLUMBING and len(words) <= LONGEST}
    into.metadata.update(list(kept.items())[:MOST_WORDS])
    into.set_chapters(_chapters(source))


def _chapters(source: InputContainer) -> "list[Chapter]":
    """The chapters that make sense, with nothing but their titles."""
    sane = [chapter for chapter in source.chapters() if chapter["time_base"] and 0 <= chapter["start"] < chapter["end"]]
    return [
        {**chapter, "id": number, "metadata": {"title": chapter["metadata"].get("title", "")[:LONGEST]}}
        for number, chapter in enumerate(sane[:MOST_CHAPTERS])
    ]
