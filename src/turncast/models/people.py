"""People of a show or an episode."""

from pydantic import Field

from turncast.models.base import Written
from turncast.models.vocabulary import ROLES


class Person(Written):
    """Someone heard, seen or thanked (becomes ``podcast:person``).

    role and group are of the podcast namespace's taxonomy, compared without case; office is the
    person's job title, which only pages show.
    """

    name: str = Field(min_length=1, max_length=128)
    role: str = "host"
    group: str | None = None
    office: str | None = None
    url: str | None = None
    image: str | None = None

    @property
    def role_group(self) -> str:
        """The group as written, or else the first group of the taxonomy that knows the role."""
        if self.group:
            return self.group.lower()
        return next((group for group, roles in ROLES.items() if self.role.lower() in roles), "cast")
