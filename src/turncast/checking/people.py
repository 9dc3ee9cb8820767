"""Rules of people."""

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
