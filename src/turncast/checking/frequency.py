"""Rules of how often episodes come, as RFC 5545 says it."""

import re
from collections.abc import Iterator, Mapping
from typing import Final

from turncast.models.catalog import Catalog
from turncast.models.check import Notice, Rules
from turncast.models.finding import Level
from turncast.models.rule import Scope
from turncast.models.show import UpdateFrequency

rule = Rules(Scope.SHOW)

_DAY: Final = "(MO|TU|WE|TH|FR|SA|SU)"
_TO_366: Final = "36[0-6]|3[0-5][0-9]|[12][0-9]{2}|[1-9][0-9]?"


def _list(one: str) -> re.Pattern[str]:
    return re.compile(rf"({one})(,({one}))*")


_PARTS: Final[Mapping[str, re.Pattern[str]]] = {
    "FREQ": re.compile("SECONDLY|MINUTELY|HOURLY|DAILY|WEEKLY|MONTHLY|YEARLY"),
    "INTERVAL": re.compile(r"[1-9][0-9]{0,5}"),
    "COUNT": re.compile(r"[1-9][0-9]{0,5}"),
    "UNTIL": re.compile(r"[0-9]{8}(T[0-9]{6}Z?)?"),
    "WKST": re.compile(_DAY),
    "BYDAY": _list(rf"([+-]?([1-9]|[1-4][0-9]|5[0-3]))?{_DAY}"),
    "BYSECOND": _list("60|[1-5]?[0-9]"),
    "BYMINUTE": _list("[1-5]?[0-9]"),
    "BYHOUR": _list("2[0-3]|1?[0-9]"),
    "BYMONTH": _list("1[0-2]|[1-9]"),
    "BYMONTHDAY": _list("[+-]?(3[01]|[12][0-9]|[1-9])"),
    "BYYEARDAY": _list(f"[+-]?({_TO_366})"),
    "BYWEEKNO": _list("[+-]?(5[0-3]|[1-4][0-9]|[1-9])"),
    "BYSETPOS": _list(f"[+-]?({_TO_366})"),
}
"""The parts of a rule (RFC 5545 3.3.10), and what each may be."""


def is_rule(written: str) -> bool:
    """Whether *written* is a rule of recurrence: a frequency, and each part once."""
    parts = [part.partition("=") for part in written.split(";")]
    names = {name for name, _, _ in parts}
    known = all(name in _PARTS and _PARTS[name].fullmatch(value) for name, _, value in parts)
    return known and "FREQ" in names and len(names) == len(parts)


def _rules(catalog: Catalog) -> Iterator[tuple[UpdateFrequency, str, str]]:
    """Each frequency with a rule, the rule, and the file of its show."""
    for show in catalog.shows:
        if show.update_frequency and show.update_frequency.rule is not None:
            yield show.update_frequency, show.update_frequency.rule, show.path


@rule("update-frequency-rule", Level.WARNING, "podcast namespace: updateFrequency; RFC 5545")
def frequency_rule(catalog: Catalog) -> Iterator[Notice]:
    """the rule of a show's update frequency is not one of RFC 5545

    Write it as in rule = "FREQ=WEEKLY" or rule = "FREQ=MONTHLY;BYDAY=1MO".
    """
    for _, written, path in _rules(catalog):
        if not is_rule(written):
            yield Notice(f"expected a rule such as FREQ=WEEKLY, found {written!r}", path, "update_frequency.rule")


@rule("update-frequency-unstarted", Level.WARNING, "podcast namespace: updateFrequency")
def unstarted(catalog: Catalog) -> Iterator[Notice]:
    """an update frequency counts episodes, but not from a day

    Add the day of the first episode, such as start = 2026-01-05, or leave COUNT out.
    """
    for frequency, written, path in _rules(catalog):
        if "COUNT=" in written and frequency.start is None:
            yield Notice("expected a start beside COUNT, found none", path, "update_frequency.rule")


@rule("update-frequency-ends-twice", Level.WARNING, "RFC 5545")
def ends_twice(catalog: Catalog) -> Iterator[Notice]:
    """an update frequency ends both after a number of episodes and on a day

    Leave out COUNT or UNTIL: a rule with both is refused.
    """
    for _, written, path in _rules(catalog):
        if "COUNT=" in written and "UNTIL=" in written:
            yield Notice("expected COUNT or UNTIL, found both", path, "update_frequency.rule")


@rule("update-frequency-until-time", Level.WARNING, "RFC 5545; podcast namespace: updateFrequency")
def until_time(catalog: Catalog) -> Iterator[Notice]:
    """an update frequency begins on a day but ends at a time

    Write UNTIL as a day too, such as UNTIL=20261231.
    """
    for frequency, written, path in _rules(catalog):
        if frequency.start and (found := re.search(r"UNTIL=(\d{8}T[^;]*)", written)):
            yield Notice(f"expected a day such as {found[1][:8]}, found {found[1]}", path, "update_frequency.rule")


@rule("update-frequency-complete", Level.WARNING, "podcast namespace: updateFrequency")
def complete(catalog: Catalog) -> Iterator[Notice]:
    """a show and its update frequency do not agree whether more episodes come

    Say complete = true in both or in neither.
    """
    for show in catalog.shows:
        if show.update_frequency and show.update_frequency.complete != show.complete:
            done, coming = ("the show", "the frequency") if show.complete else ("the frequency", "the show")
            message = f"expected both to be complete, found {done} complete and {coming} not"
            yield Notice(message, show.path, "update_frequency")


@rule("update-frequency-unruled", Level.ADVICE, "podcast namespace: updateFrequency")
def unruled(catalog: Catalog) -> Iterator[Notice]:
    """an update frequency is said in words only, from which no app can tell when to look for more

    Add a rule such as rule = "FREQ=WEEKLY".
    """
    for show in catalog.shows:
        frequency = show.update_frequency
        if frequency and frequency.rule is None and not frequency.complete:
            yield Notice(f"expected a rule beside {frequency.text!r}, found none", show.path, "update_frequency")
