"""The view of what is said in an episode, on a page of its own: to read and to print."""

from dataclasses import dataclass

from turncast.pages import linked
from turncast.pages.linked import Thing
from turncast.pages.playing import OfTranscript


@dataclass(frozen=True, kw_only=True)
class TranscriptPage(OfTranscript):
    """The whole transcript of an episode. key: where it is stored."""

    key: str

    @property
    def linked(self) -> Thing:
        """The way here."""
        edition = self.edition
        steps = (
            (self.site.title, self.frame.home_key),
            (edition.show.title, edition.key),
            (self.title, self.entry.key),
            (self.frame.words("Transcript"), self.key),
        )
        return linked.document([linked.breadcrumbs(self.site, *steps)])
