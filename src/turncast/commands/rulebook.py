"""Every rule there is, what each needs to be looked at, and how rules are asked for."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import Final

from turncast import checking, loading
from turncast.commands import selecting
from turncast.commands.selecting import Wishes
from turncast.errors import UsageError
from turncast.models.check import Check
from turncast.models.finding import Level
from turncast.models.project import Checking, platform, slug
from turncast.models.rule import Platform, Rule, Scope
from turncast.publishing import PROMISES

OF_CHECK: Final[tuple[Rule, ...]] = (
    *loading.FAULTS,
    *selecting.RULES,
    *(check.rule for check in checking.CHECKS),
    *PROMISES,
)
"""What ``turncast check`` judges by: rules of files, of what they say, of what listeners have."""

BY_CODE: Final = {rule.code: rule for rule in OF_CHECK}


@cache
def rules() -> tuple[Rule, ...]:
    """Every rule: those of check, of any feed, of what servers answer.

    The latter come with all that asks servers, which is loaded only where somebody wants to know of them.
    """
    from turncast.verifying import documents, served

    return (*OF_CHECK, *(check.rule for check in documents.CHECKS), *(check.rule for check in served.CHECKS))


_HEARD: Final = {"unmeasured-recording"} | {
    check.rule.code for check in vars(checking.loudness).values() if isinstance(check, Check)
}
_ELSEWHERE: Final = {
    Scope.DOCUMENT: "turncast verify",
    Scope.SERVED: "turncast verify",
    Scope.PUBLISHED: "turncast check --live",
}


def needs(rule: Rule) -> str:
    """What is typed to have *rule* looked at; empty where ``turncast check`` alone does it."""
    return "turncast check --audio" if rule.code in _HEARD else _ELSEWHERE.get(rule.scope, "")


@dataclass(frozen=True)
class Told:
    """A rule as it is told: what it says, whom it matters to (nobody named: everyone), and what it needs."""

    code: str
    level: Level
    scope: Scope
    platforms: tuple[str, ...]
    needs: str
    message: str
    remedy: str
    source: str


def told(rule: Rule) -> Told:
    """All there is to say about *rule*."""
    said = {word: getattr(rule, word) for word in ("code", "level", "scope", "message", "remedy", "source")}
    return Told(**said, platforms=tuple(slug(one) for one in rule.platforms), needs=needs(rule))


def explain(code: str) -> Rule:
    """The rule of that *code*; UsageError, with the nearest one, where there is none."""
    there = {rule.code: rule for rule in rules()}
    if code in there:
        return there[code]
    near = selecting.nearest(code, there.values())
    hint = f"turncast check --explain {near}" if near in there else "turncast check --list-rules"
    raise UsageError(f"expected the code of a rule, found {code!r}", hint)


def listed(wishes: Wishes) -> tuple[Rule, ...]:
    """The rules that *wishes* name, as Turncast grades them."""
    settings = wishes.over(Checking())
    return tuple(rule for rule in rules() if selecting.selected(rule, settings))


def wishes(
    select: Iterable[str] = (), ignore: Iterable[str] = (), platforms: Iterable[str] = (), fail_on: str | None = None
) -> Wishes:
    """What was typed, several words apart by commas. UsageError, with the nearest, where a word names nothing."""
    return Wishes(
        select=tuple(_rules(select)),
        ignore=tuple(_ignorable(_rules(ignore))),
        platforms=tuple(_platform(word) for word in _words(platforms)),
        fail_on=Level(fail_on) if fail_on else None,
    )


def _words(typed: Iterable[str]) -> Iterable[str]:
    return (word.strip() for one in typed for word in one.split(",") if word.strip())


def _rules(typed: Iterable[str]) -> Iterable[str]:
    for word in _words(typed):
        if not _named(word, OF_CHECK) and not _named(word, rules()):
            near = selecting.nearest(word, rules())
            hint = f"did you mean {near}?" if near else "turncast check --list-rules"
            raise UsageError(f"expected the code of a rule, a family such as artwork-, or scope:, found {word!r}", hint)
        yield word


def _named(word: str, known: Iterable[Rule]) -> bool:
    return any(selecting.names(word, rule) for rule in known)


def _ignorable(words: Iterable[str]) -> Iterable[str]:
    for word in words:
        if word in BY_CODE and selecting.fixed(BY_CODE[word]):
            raise UsageError(f"expected a rule that can be ignored, found {word}", selecting.CODE_FIXED.remedy)
        yield word


def _platform(word: str) -> Platform:
    try:
        return platform(word)
    except ValueError as error:
        raise UsageError(f"{error}; found {word!r}", "such as: turncast check --for apple,spotify") from None
