"""Which findings count, and how bad they are: words that name rules, and what settings and wishes make of them."""

from collections.abc import Iterable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from turncast.commands.selecting import OF_PROJECT, Wishes, faults, fixed, graded, judged, names, nearest, selected
from turncast.models.finding import Finding, Level
from turncast.models.project import Checking
from turncast.models.rule import Platform, Rule, Scope
from turncast.publishing import PROMISES

RULES = (*OF_PROJECT.values(), *PROMISES)
WORDS = (
    *(rule.code for rule in RULES),
    *sorted({f"{rule.code.partition('-')[0]}-" for rule in RULES}),
    *(f"scope:{scope}" for scope in Scope),
)

rules = st.sampled_from(RULES)
words = st.lists(st.sampled_from(WORDS), max_size=4).map(tuple)
platforms = st.lists(st.sampled_from(Platform), max_size=3).map(tuple)
levels = st.sampled_from(Level)
findings = st.lists(
    st.builds(
        Finding,
        code=st.sampled_from(RULES).map(lambda rule: rule.code),
        level=levels,
        message=st.just("expected something else"),
        path=st.sampled_from(("turncast.toml", "feeds/talks.toml", "episodes/first.md")),
    ),
    max_size=12,
).map(tuple)


def settings(**said: object) -> Checking:
    """``[check]`` with these words; ``platforms`` stands for ``for``."""
    return Checking().model_copy(update=said)


some_settings = st.builds(
    settings,
    select=words,
    ignore=words,
    platforms=platforms,
    levels=st.dictionaries(st.sampled_from(WORDS), levels, max_size=3),
    ignore_in=st.dictionaries(st.sampled_from(("episodes/*", "*.toml", "*")), words, max_size=2),
)


@pytest.mark.parametrize(
    ("word", "meant"),
    [
        ("artwork-size", True),
        ("artwork-", True),
        ("scope:artwork", True),
        ("artwork", False),
        ("artwork-si", False),
        ("artwork-size-", False),
        ("scope:art", False),
        ("scope:show", False),
        ("Artwork-Size", False),
        ("", False),
    ],
)
def test_a_rule_has_three_names(word: str, meant: bool) -> None:
    """Its code, the beginning of its code up to a hyphen, and its scope; nothing that is only near."""
    assert names(word, OF_PROJECT["artwork-size"]) is meant


@given(rules, words)
def test_what_is_ignored_is_not_selected(rule: Rule, said: tuple[str, ...]) -> None:
    """Ignoring is the opposite of selecting, for every rule and all words, and wins where both are said."""
    chosen = any(names(word, rule) for word in said)
    assert selected(rule, settings(ignore=said)) is not chosen
    assert selected(rule, settings(select=said)) is (chosen or not said)
    assert not (chosen and selected(rule, settings(select=said, ignore=said)))


@given(rules, platforms)
def test_platforms_keep_what_matters_to_everyone(rule: Rule, said: tuple[Platform, ...]) -> None:
    """Only a rule that is all about others is left out."""
    others = bool(said and rule.platforms and not {*said} & {*rule.platforms})
    assert selected(rule, settings(platforms=said)) is not others


@given(findings)
def test_without_settings_everything_counts(found: tuple[Finding, ...]) -> None:
    """Nobody's settings change nothing."""
    assert judged(found, Checking()) == found


@given(findings, some_settings)
def test_judging_twice_is_judging_once(found: tuple[Finding, ...], said: Checking) -> None:
    """What is left is left for good, in its order, and with its words."""
    once = judged(found, said)
    assert judged(once, said) == once
    ungraded = [finding.model_copy(update={"level": Level.ERROR}) for finding in once]
    rest = iter(finding.model_copy(update={"level": Level.ERROR}) for finding in found)
    assert all(finding in rest for finding in ungraded)


@given(findings, some_settings)
def test_what_cannot_be_read_is_told_whatever_is_said(found: tuple[Finding, ...], said: Checking) -> None:
    """No setting hides or softens a fault that stops every publish."""
    firm = {rule.code for rule in RULES if fixed(rule)}
    assert "missing-file" in firm
    assert [one for one in judged(found, said) if one.code in firm] == [one for one in found if one.code in firm]


@given(findings, some_settings)
def test_what_no_rule_found_is_told(found: tuple[Finding, ...], said: Checking) -> None:
    """A finding of a rule that is not among those in question is nobody's to leave out."""
    assert judged(found, said, rules={}) == found


@pytest.mark.parametrize(
    ("said", "level"),
    [
        ({"artwork-heavy": "error"}, Level.ERROR),
        ({"artwork-": "warning"}, Level.WARNING),
        ({"scope:artwork": "warning"}, Level.WARNING),
        ({"artwork-heavy": "error", "artwork-": "warning", "scope:artwork": "advice"}, Level.ERROR),
        ({"scope:artwork": "error", "artwork-": "warning"}, Level.WARNING),
        ({"show-": "error"}, None),
    ],
)
def test_the_narrower_word_grades(said: dict[str, str], level: Level | None) -> None:
    """A code counts more than the beginning of codes, and that more than a scope."""
    assert graded(OF_PROJECT["artwork-heavy"], Checking.model_validate({"levels": said})) is level


def test_files_have_ignores_of_their_own() -> None:
    """A pattern is one of paths of the project; other files are judged as ever."""
    said = Checking.model_validate({"ignore_in": {"episodes/2020-*": ["episode-"], "feeds/*": ["scope:show"]}})
    paths = ("episodes/2020-a.md", "episodes/2021-a.md", "feeds/talks.toml")
    found = [Finding(code="episode-title-long", level=Level.WARNING, message="m", path=path) for path in paths]
    assert [finding.path for finding in judged(found, said)] == ["episodes/2021-a.md", "feeds/talks.toml"]


def codes(found: Iterable[Finding]) -> list[tuple[str, str, str]]:
    """What is said of settings: rule, key, remedy."""
    return [(finding.code, finding.key, finding.remedy) for finding in found]


def test_settings_that_name_nothing_are_told_with_what_may_be_meant() -> None:
    """Each word is looked up, wherever it stands; a fault that stops every publish cannot be ignored."""
    said = Checking.model_validate(
        {
            "select": ["artwork-size", "artwrok-"],
            "ignore": ["missing-file"],
            "levels": {"show-title-lnog": "advice", "unreadable-toml": "advice"},
            "ignore_in": {"episodes/*": ["scope:episode", "scope:episodes", "zzz"]},
        }
    )
    assert [(code, key) for code, key, _ in codes(faults(said, RULES))] == [
        ("check-code-unknown", "check.select.1"),
        ("check-code-fixed", "check.ignore.0"),
        ("check-code-unknown", "check.levels.show-title-lnog"),
        ("check-code-fixed", "check.levels.unreadable-toml"),
        ("check-code-unknown", "check.ignore_in.episodes/*.1"),
        ("check-code-unknown", "check.ignore_in.episodes/*.2"),
    ]
    remedies = [remedy for code, _, remedy in codes(faults(said, RULES)) if code == "check-code-unknown"]
    assert remedies[:3] == [
        "did you mean 'artwork-'?",
        "did you mean 'show-title-long'?",
        "did you mean 'scope:episode'?",
    ]
    assert "--list-rules" in remedies[3]


def test_what_is_near_is_something_there_is() -> None:
    """Codes, families and scopes are proposed; nonsense gets nothing."""
    assert [nearest(word, RULES) for word in ("artwork-siz", "artwork", "scope:shows", "qqqqqq")] == [
        "artwork-size",
        "artwork-",
        "scope:show",
        "",
    ]


def test_who_selects_gets_just_that() -> None:
    """On the command line a selection takes the place of the settings', their ignores too; an ignore comes on top."""
    said = Checking.model_validate({"select": ["show-"], "ignore": ["artwork-size"], "ignore_in": {"*": ["show-"]}})
    chosen = Wishes(select=("artwork-size",)).over(said)
    assert (chosen.select, chosen.ignore, chosen.ignore_in) == (("artwork-size",), (), {})
    more = Wishes(ignore=("show-blocked",)).over(said)
    assert (more.select, more.ignore) == (("show-",), ("artwork-size", "show-blocked"))
    assert more.ignore_in == said.ignore_in


@given(some_settings)
def test_no_wishes_leave_settings_as_they_are(said: Checking) -> None:
    """What is not asked for on the command line is as the project says."""
    assert Wishes().over(said) == said
    assert not Wishes().narrow
