"""What a rule is made of.

A rule is a generator over the catalog that yields a Notice for each place where something is wrong. Its code,
level and source stand in the decorator; the first line of its docstring says what is wrong, the rest what to do.
"""

import inspect
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from turncast.models.catalog import Catalog
from turncast.models.finding import Finding, Level
from turncast.models.rule import Rule


@dataclass(frozen=True)
class Notice:
    """A place where a rule applies: what was expected and found there, in which file, at which key or line."""

    message: str
    path: str
    key: str = ""
    remedy: str = ""
    line: int | None = None


Noticing = Callable[[Catalog], Iterator[Notice]]


@dataclass(frozen=True)
class Check:
    """A rule and the generator that notices it."""

    rule: Rule
    notice: Noticing

    def findings(self, catalog: Catalog) -> Iterator[Finding]:
        """What this rule finds wrong with *catalog*."""
        for notice in self.notice(catalog):
            yield self.rule.finding(
                notice.message, path=notice.path, key=notice.key, remedy=notice.remedy, line=notice.line
            )


def rule(code: str, level: Level, source: str) -> Callable[[Noticing], Check]:
    """Make a rule of a generator, with the words of its docstring."""

    def decorate(notice: Noticing) -> Check:
        message, _, remedy = inspect.cleandoc(notice.__doc__ or "").partition("\n\n")
        words = Rule(code=code, level=level, message=message, remedy=" ".join(remedy.split()), source=source)
        return Check(words, notice)

    return decorate
