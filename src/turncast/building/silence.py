"""What lists tell: nothing of notes, so that a word changed in them changes no list."""

from typing import TypeVar

from turncast.models.edition import Broadcast, Edition, Entry

Shown = TypeVar("Shown", Entry, Broadcast)


def listed(edition: Edition) -> Edition:
    """*edition* as lists tell of it."""
    told = {
        "entries": tuple(silent(entry) for entry in edition.entries),
        "broadcasts": tuple(silent(broadcast) for broadcast in edition.broadcasts),
        "trailers": (),
    }
    return edition.model_copy(update=told)


def alone(edition: Edition) -> Edition:
    """*edition* as pages tell of it that list nothing."""
    return edition.model_copy(update={"entries": (), "broadcasts": (), "trailers": ()})


def silent(one: Shown) -> Shown:
    """*one* without its notes."""
    return one.model_copy(update={"episode": one.episode.model_copy(update={"notes": ""})})
