"""The view of a list below a show's page: earlier episodes, or a season."""

from dataclasses import dataclass

from turncast.pages import linked
from turncast.pages.frames import OfShow, way_to
from turncast.pages.linked import Thing


@dataclass(frozen=True, kw_only=True)
class ListPage(OfShow):
    """A part of a list of entries, which are those of its edition, newest first.

    key: where it is stored. title: what is listed. newer_key and older_key: of the parts before and after it.
    """

    key: str
    title: str
    newer_key: str | None = None
    older_key: str | None = None

    @property
    def description(self) -> str:
        """What it is a part of."""
        return self.frame.words("%(title)s of %(show)s.", title=self.title, show=self.edition.show.title)

    @property
    def linked(self) -> Thing:
        """The way here."""
        return linked.document([way_to(self)])
