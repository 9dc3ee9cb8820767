"""What a rule is made of.

A rule is a generator over what it looks at (a catalog, a document) that yields a Notice for each place where something
is wrong. Its code, level and source stand in the decorator; the first line of its docstring says what is wrong, the
rest what to do.
"""

import inspect
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Generic, TypeVar

from turncast.models.finding import Finding, Level
from turncast.models.rule import Rule, Scope

Subject = TypeVar("Subject")


@dataclass(frozen=True)
class Notice:
    """A place where a rule applies: what was expected and found there, in which file, at which key, line or column."""

    message: str
    path: str
    key: str = ""
    remedy: str = ""
    line: int | None = None
    column: int | None = None


@dataclass(frozen=True)
class Check(Generic[Subject]):
    """A rule and the generator that notices it."""

    rule: Rule
    notice: Callable[[Subject], Iterator[Notice]]

    def findings(self, subject: Subject) -> Iterator[Finding]:
        """What this rule finds wrong with *subject*."""
        for notice in self.notice(subject):
            yield self.rule.finding(
                notice.message,
                path=notice.path,
                key=notice.key,
                remedy=notice.remedy,
                line=notice.line,
                column=notice.column,
            )


@dataclass(frozen=True)
class Rules:
    """What makes rules of generators: ``rule = Rules(Scope.SHOW)``, then ``@rule(code, level, source)``."""

    scope: Scope

    def __call__(
        self, code: str, level: Level, source: str
    ) -> Callable[[Callable[[Subject], Iterator[Notice]]], Check[Subject]]:
        """Make a rule of a generator, with the words of its docstring."""

        def decorate(notice: Callable[[Subject], Iterator[Notice]]) -> Check[Subject]:
            message, _, remedy = inspect.cleandoc(notice.__doc__ or "").partition("\n\n")
            remedy = " ".join(remedy.split())
            said = Rule(code=code, level=level, message=message, remedy=remedy, source=source, scope=self.scope)
            return Check(said, notice)

        return decorate
