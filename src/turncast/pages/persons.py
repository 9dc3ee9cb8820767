"""The view of a person: all episodes they are heard in."""

from dataclasses import dataclass

from turncast.models.edition import Edition, Entry
from turncast.models.people import Person
from turncast.pages import linked
from turncast.pages.formats import listed
from turncast.pages.frames import OfSite
from turncast.pages.linked import Thing
from turncast.pages.views import newest_first


@dataclass(frozen=True, kw_only=True)
class PersonPage(OfSite):
    """Someone, and a part of the episodes that name them.

    person: as the newest episode has them. roles: all they have had. editions: with the entries of this part alone.
    key: where it is stored. newer_key and older_key: of the parts before and after it.
    """

    person: Person
    roles: tuple[str, ...]
    key: str
    newer_key: str | None = None
    older_key: str | None = None

    @property
    def title(self) -> str:
        """The name."""
        return self.person.name

    @property
    def description(self) -> str:
        """Where they are met."""
        shows = listed([edition.show.title for edition in self.editions], self.language)
        return self.frame.words("Episodes with %(name)s: %(shows)s.", name=self.title, shows=shows)

    @property
    def items(self) -> tuple[tuple[Edition, Entry], ...]:
        """The entries with their editions, newest first."""
        return newest_first(self.editions)

    @property
    def linked(self) -> Thing:
        """The person, and the way here."""
        steps = ((self.site.title, self.frame.home_key), (self.title, self.key))
        person = linked.person(self.person, self.site.address(self.key))
        return linked.document([person, linked.breadcrumbs(self.site, *steps)])
