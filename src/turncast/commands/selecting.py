"""Which findings count and how bad they are: ``[check]`` of ``turncast.toml``, and what is asked for this once.

What cannot be read cannot be judged either, and what was promised to listeners is not taken back by a setting: such
errors are told always and stay errors, whatever is selected, ignored or graded. Every verb that stops at errors stops
at those that are left after this.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from fnmatch import fnmatchcase
from typing import Final

from turncast import checking, loading
from turncast.models.finding import Finding, Level
from turncast.models.project import Checking
from turncast.models.rule import Platform, Rule, Scope

_SCOPE: Final = "scope:"
_FILE: Final = "turncast.toml"

CODE_UNKNOWN: Final = Rule(
    code="check-code-unknown",
    level=Level.WARNING,
    message="[check] names a rule there is not",
    remedy="Correct it: `turncast check --list-rules` lists the codes.",
    scope=Scope.PROJECT,
)
CODE_FIXED: Final = Rule(
    code="check-code-fixed",
    level=Level.WARNING,
    message="[check] leaves out or re-grades what stops every publish",
    remedy="Leave it: files have to be readable, and promises to listeners are let pass one by one, with --allow.",
    scope=Scope.PROJECT,
)
RULES: Final = (CODE_UNKNOWN, CODE_FIXED)
"""The rules of the settings themselves."""

OF_PROJECT: Final = {rule.code: rule for rule in (*loading.FAULTS, *(check.rule for check in checking.CHECKS), *RULES)}
"""What a project alone is judged by, by code."""


@dataclass(frozen=True)
class Wishes:
    """What is asked for this once, and lies over ``[check]``; the words are those of Checking."""

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    platforms: tuple[Platform, ...] = ()
    fail_on: Level | None = None

    @property
    def narrow(self) -> bool:
        """Whether less is looked at than the project itself asks for."""
        return bool(self.select or self.ignore or self.platforms)

    def over(self, settings: Checking) -> Checking:
        """*settings* with the wishes laid over them: who selects gets just that, whatever the settings ignore."""
        return settings.model_copy(
            update={
                "select": self.select or settings.select,
                "ignore": self.ignore if self.select else (*settings.ignore, *self.ignore),
                "ignore_in": {} if self.select else settings.ignore_in,
                "platforms": self.platforms or settings.platforms,
                "fail_on": self.fail_on or settings.fail_on,
            }
        )


def names(word: str, rule: Rule) -> bool:
    """Whether *word* means *rule*: its code, the beginning of that up to a hyphen, or ``scope:`` and its scope."""
    if word.startswith(_SCOPE):
        return word.removeprefix(_SCOPE) == rule.scope
    return word == rule.code or (word.endswith("-") and rule.code.startswith(word))


def fixed(rule: Rule) -> bool:
    """Whether no setting leaves *rule* out or re-grades it: faults of loading, and promises to listeners."""
    return rule.level is Level.ERROR and rule.scope in (Scope.FILE, Scope.PUBLISHED)


def selected(rule: Rule, settings: Checking) -> bool:
    """Whether *settings* ask for *rule*."""
    meant = not settings.platforms or not rule.platforms or bool({*rule.platforms} & {*settings.platforms})
    chosen = not settings.select or any(names(word, rule) for word in settings.select)
    return meant and chosen and not any(names(word, rule) for word in settings.ignore)


def graded(rule: Rule, settings: Checking) -> Level | None:
    """The level *settings* give to *rule*, if they do: a code counts more than a family, a family more than a scope."""
    said = [word for word in settings.levels if names(word, rule) and not fixed(rule)]
    return settings.levels[max(said, key=_narrowness)] if said else None


def _narrowness(word: str) -> int:
    return 0 if word.startswith(_SCOPE) else len(word)


def judged(
    findings: Iterable[Finding], settings: Checking, rules: Mapping[str, Rule] = OF_PROJECT
) -> tuple[Finding, ...]:
    """Those of *findings* that count, as bad as *settings* grade them; *rules*, by code, are those that found them."""
    return tuple(_graded(finding, rules, settings) for finding in findings if _counts(finding, rules, settings))


def _counts(finding: Finding, rules: Mapping[str, Rule], settings: Checking) -> bool:
    rule = rules.get(finding.code)
    if rule is None or fixed(rule):
        return True
    ignored = (words for pattern, words in settings.ignore_in.items() if fnmatchcase(finding.path, pattern))
    return selected(rule, settings) and not any(names(word, rule) for words in ignored for word in words)


def _graded(finding: Finding, rules: Mapping[str, Rule], settings: Checking) -> Finding:
    rule = rules.get(finding.code)
    level = graded(rule, settings) if rule else None
    return finding.model_copy(update={"level": level}) if level else finding


def faults(settings: Checking, rules: Iterable[Rule]) -> Iterator[Finding]:
    """What is wrong with the settings themselves, beside *rules*, all there are."""
    known = tuple(rules)
    firm = {rule.code for rule in known if fixed(rule)}
    for key, word in _words(settings):
        if not any(names(word, rule) for rule in known):
            message = f"expected the code of a rule, found {word!r}"
            yield CODE_UNKNOWN.finding(message, path=_FILE, key=key, remedy=_meant(word, known))
        elif word in firm and not key.startswith("check.select"):
            yield CODE_FIXED.finding(f"{word} stops every publish, whatever is said of it", path=_FILE, key=key)


def _words(settings: Checking) -> Iterator[tuple[str, str]]:
    """Every word that names rules, with its key."""
    for key, words in (("select", settings.select), ("ignore", settings.ignore)):
        yield from ((f"check.{key}.{index}", word) for index, word in enumerate(words))
    yield from ((f"check.levels.{word}", word) for word in settings.levels)
    for pattern, words in settings.ignore_in.items():
        yield from ((f"check.ignore_in.{pattern}.{index}", word) for index, word in enumerate(words))


def _meant(word: str, rules: Iterable[Rule]) -> str:
    near = nearest(word, rules)
    return f"did you mean {near!r}?" if near else ""


def nearest(word: str, rules: Iterable[Rule]) -> str:
    """What may have been meant by *word*: a code, a family or a scope; empty where nothing is near."""
    known = tuple(rules)
    families = {f"{rule.code.partition('-')[0]}-" for rule in known}
    scopes = {f"{_SCOPE}{rule.scope}" for rule in known}
    return next(iter(get_close_matches(word, [*(rule.code for rule in known), *families, *scopes], n=1)), "")
