"""A public address under trial: what was asked there, each thing once, and what was answered."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

from turncast.fetching import Answer, Ask, Failure, Fetcher
from turncast.models.project import Site
from turncast.targets.examining import Amiss, Sample, Untold

_MOST: Final = 1 << 20
"""Bytes that are read of any answer."""

Headers = tuple[tuple[str, str], ...]


@dataclass
class PublicAddress:
    """The address at which *stored* should stand, and what was answered there.

    headers: whether the place behind it keeps types and cache headers. Of a place that does not, a directory, nobody
    knows whether it is what is served there.
    """

    site: Site
    stored: Sequence[Sample]
    headers: bool
    fetcher: Fetcher
    _answers: dict[tuple[str, str, Headers], Answer | Failure] = field(default_factory=dict)

    def sample(self, media: str) -> Sample:
        """The sample of that media type's beginning; Untold where it could not be stored."""
        for sample in self.stored:
            if sample.media_type.startswith(media):
                return sample
        raise Untold("nothing could be stored to be asked for")

    def asked(self, sample: Sample, method: str = "GET", **headers: str) -> Answer:
        """What is answered, once the sample could be fetched at all; an underscore in a name is a hyphen."""
        if not self.whole(sample):
            raise Untold("what was stored cannot be had at that address")
        outcome = self._ask(sample.key, method, headers)
        if isinstance(outcome, Failure):
            raise Amiss(outcome.message)
        return outcome

    def whole(self, sample: Sample) -> bool:
        """Whether *sample* is what stands at its address."""
        outcome = self.plain(sample.key)
        return isinstance(outcome, Answer) and outcome.status == 200 and outcome.body == sample.content

    def plain(self, key: str) -> Answer | Failure:
        """What comes of asking for *key* with nothing special."""
        return self._ask(key, "GET", {})

    def _ask(self, key: str, method: str, headers: dict[str, str]) -> Answer | Failure:
        named = tuple((name.replace("_", "-"), value) for name, value in headers.items())
        asked = self.site.address(key), method, named
        if asked not in self._answers:
            ask = Ask(asked[0], "HEAD" if method == "HEAD" else "GET", dict(named), _MOST)
            self._answers[asked] = self.fetcher.fetch(ask)
        return self._answers[asked]
