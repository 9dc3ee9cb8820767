"""Pages of people: all episodes that name them, in whatever show."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache, partial
from itertools import groupby

from turncast.building import keys
from turncast.building.press import PART, Press
from turncast.building.shelves import shelves
from turncast.building.silence import alone
from turncast.models.artifact import Artifact
from turncast.models.edition import Edition, Entry
from turncast.models.people import Person
from turncast.models.project import Site
from turncast.pages import PersonPage


@dataclass
class Known:
    """Someone as all episodes have them: once for each entry, and the roles, in the order of the newest."""

    person: Person
    roles: dict[str, None] = field(default_factory=dict)
    items: list[tuple[Edition, Entry]] = field(default_factory=list)


def cast(seen: Sequence[Edition]) -> dict[str, Known]:
    """Everybody the entries of *seen* name, by the key of their page; without what is hidden from directories."""
    items = [(edition, entry) for edition in seen if not edition.hidden for entry in edition.entries]
    items.sort(key=lambda item: (-item[1].episode.date.timestamp(), item[1].key))
    found: dict[str, Known] = {}
    for edition, entry in items:
        for person in entry.people:
            known = found.setdefault(_page(person.name), Known(person))
            known.roles[person.role.lower()] = None
            if not known.items or known.items[-1][1] is not entry:
                known.items.append((edition, entry))
    return found


def keys_of(people: Iterable[Person], known: Mapping[str, Known]) -> dict[str, str]:
    """The keys of the pages of those of *people* who have one, by name."""
    pages = {person.name: _page(person.name) for person in people}
    return {name: key for name, key in pages.items() if key in known}


@lru_cache(maxsize=4096)
def _page(name: str) -> str:
    """The same hosts are in every episode, and a slug takes its time."""
    return keys.person_page(name)


def person_pages(site: Site, known: Mapping[str, Known], press: Press) -> Iterator[Artifact]:
    """The pages of everybody in *known*, whose entries are as lists tell of them."""
    for key, one in known.items():
        for shelf in shelves(one.items, key, partial(keys.person_page, one.person.name)):
            page = PersonPage(
                site=site,
                person=one.person,
                roles=tuple(one.roles),
                editions=tuple(_gathered(shelf.things)),
                frame=press.frame,
                key=shelf.key,
                newer_key=shelf.newer_key,
                older_key=shelf.older_key,
            )
            yield press.page(page.key, PART, partial(press.theme.person, page), page)


def _gathered(items: Sequence[tuple[Edition, Entry]]) -> Iterator[Edition]:
    """The editions of *items*, each with the entries that are among them."""
    by_show = sorted(items, key=lambda item: item[0].key)
    for _, group in groupby(by_show, key=lambda item: item[0].key):
        inside = list(group)
        yield alone(inside[0][0]).model_copy(update={"entries": tuple(entry for _, entry in inside)})
