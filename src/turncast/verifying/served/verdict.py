"""The verdict: what there is to say of a feed and all that it points at."""

from dataclasses import dataclass

from turncast.models.finding import Finding, Level


@dataclass(frozen=True)
class Verdict:
    """What was found at *address*.

    findings: those of the document first, then those of what was served, rule by rule, in the order of the document;
    the same answers give the same ones. episodes: how many the feed has. visited: how many addresses were asked, the
    feed's included.
    """

    address: str
    findings: tuple[Finding, ...]
    episodes: int = 0
    visited: int = 1

    @property
    def sound(self) -> bool:
        """Whether directories and apps will take it."""
        return not any(finding.level is Level.ERROR for finding in self.findings)
