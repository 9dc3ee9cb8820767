"""The view of an episode inside a page of somebody else's."""

from dataclasses import dataclass

from turncast.pages import linked
from turncast.pages.frames import way_to
from turncast.pages.linked import Thing
from turncast.pages.playing import OfEpisode


@dataclass(frozen=True, kw_only=True)
class EmbedPage(OfEpisode):
    """The player alone, for pages of others: what players in timelines show. key: where it is stored."""

    key: str

    @property
    def hidden(self) -> bool:
        """It is no page anyone looks for: that is the episode's."""
        return True

    @property
    def linked(self) -> Thing:
        """The way to it."""
        return linked.document([way_to(self)])
