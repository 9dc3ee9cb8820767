"""Rules of people."""

import re
from collections.abc import Iterator
from difflib import get_close_matches
from typing import Final

from turncast.models.catalog import Catalog
from turncast.models.check import Notice, Rules
from turncast.models.finding import Level
from turncast.models.people import Person
from turncast.models.rule import Scope
from turncast.models.vocabulary import ROLES

rule = Rules(Scope.SHOW)

_SEVERAL: Final = re.compile(r"\S\s+(and|&)\s+\S|;", re.IGNORECASE)
_ROLES: Final = sorted({role for roles in ROLES.values() for role in roles})


def _people(catalog: Catalog) -> Iterator[tuple[Person, str, str]]:
    """Everyone named, with the file and the key that name them."""
    for one in catalog.written:
        for index, person in enumerate(one.people):
            yield person, one.path, f"people.{index}"


@rule("person-role-unknown", Level.WARNING, "podcast namespace: person taxonomy")
def unknown_role(catalog: Catalog) -> Iterator[Notice]:
    """a person's role is not in the taxonomy, so apps take them for a host

    Use a role of the taxonomy; job titles go into `office`.
    """
    for person, path, key in _people(catalog):
        if person.role.lower() not in _ROLES:
            near = get_close_matches(person.role.lower(), _ROLES, n=1)
            remedy = f'did you mean "{near[0]}"?' if near else ""
            yield Notice(f"{person.name}: expected a known role, found {person.role!r}", path, f"{key}.role", remedy)


@rule("person-group-unknown", Level.WARNING, "podcast namespace: person taxonomy")
def unknown_group(catalog: Catalog) -> Iterator[Notice]:
    """a person's role does not belong to the group that is written

    Leave `group` out: Turncast knows the group of every role.
    """
    for person, path, key in _people(catalog):
        if person.group and person.role.lower() not in ROLES.get(person.group.lower(), ()):
            message = f"{person.name}: expected the group of {person.role!r}, found {person.group!r}"
            yield Notice(message, path, f"{key}.group")


@rule("person-repeated", Level.WARNING, "podcast namespace: person")
def repeated(catalog: Catalog) -> Iterator[Notice]:
    """a person is named twice in the same role

    Remove one of the two, or give it another role.
    """
    for one in catalog.written:
        seen: set[tuple[str, str]] = set()
        for index, person in enumerate(one.people):
            known_as = (person.name.casefold(), person.role.lower())
            if known_as in seen:
                yield Notice(
                    f"expected each {person.role} once, found {person.name} again", one.path, f"people.{index}"
                )
            seen.add(known_as)


@rule("person-several", Level.ADVICE, "podcast namespace: person")
def several(catalog: Catalog) -> Iterator[Notice]:
    """several people are named as if they were one

    Give each an entry: apps link a person to all they were heard in, by the name. A group's own name may stay.
    """
    for person, path, key in _people(catalog):
        if _SEVERAL.search(person.name):
            yield Notice(f"expected the name of one person, found {person.name!r}", path, f"{key}.name")


@rule("person-name-numeric", Level.WARNING, "Podcast Index (partytime)")
def numeric(catalog: Catalog) -> Iterator[Notice]:
    """a person's name is only a number, and Podcast Index loses it

    Add a letter or a word to it.
    """
    for person, path, key in _people(catalog):
        if person.name.isdigit():
            yield Notice(f"expected a name with letters, found {person.name}", path, f"{key}.name")


@rule("person-host-missing", Level.ADVICE, "podcast namespace: person")
def missing_host(catalog: Catalog) -> Iterator[Notice]:
    """an episode names people but no host, though the show has one: its people take the place of the show's

    Add the host to the episode's people, if it is the same one.
    """
    for show in catalog.shows:
        hosts = [person.name for person in show.people if "host" in person.role.lower()]
        for episode in catalog.episodes_of(show) if hosts else ():
            if episode.people and not any("host" in person.role.lower() for person in episode.people):
                yield Notice(f"expected a host such as {hosts[0]}, found none", episode.path, "people")
