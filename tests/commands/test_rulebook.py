"""Every rule there is can be found, explained and asked for."""

import re

import pytest

from turncast.commands import rulebook
from turncast.commands.rulebook import explain, listed, needs, rules, told, wishes
from turncast.commands.selecting import Wishes
from turncast.errors import UsageError
from turncast.models.finding import Level
from turncast.models.rule import Platform, Rule, Scope

RULES = rules()


def test_a_code_is_that_of_one_rule() -> None:
    """Codes are lower-case words with hyphens, each of one rule; none looks like a family or a scope."""
    codes = [rule.code for rule in RULES]
    assert len(codes) == len(set(codes))
    assert [code for code in codes if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)+", code)] == []


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_every_rule_can_be_explained(rule: Rule) -> None:
    """Each says in one line that is no sentence what is wrong, and what to do; who says so; what it takes to look."""
    said = told(explain(rule.code))
    assert said.message
    assert "\n" not in said.message
    assert not said.message.endswith(".")
    assert said.remedy
    assert said.source


def test_a_misspelt_code_is_answered_with_the_nearest() -> None:
    """The hint can be typed."""
    with pytest.raises(UsageError) as caught:
        explain("artwork-siz")
    assert caught.value.hint == "turncast check --explain artwork-size"
    with pytest.raises(UsageError) as caught:
        explain("qqqq")
    assert caught.value.hint == "turncast check --list-rules"


def test_what_is_heard_needs_to_be_listened_to() -> None:
    """Rules of sound need --audio, those of the network their own command; the others need nothing."""
    assert needs(explain("loudness-off-target")) == needs(explain("unmeasured-recording")) == "turncast check --audio"
    assert needs(explain("artwork-size")) == ""
    wanted = {
        Scope.DOCUMENT: "turncast verify",
        Scope.SERVED: "turncast verify",
        Scope.PUBLISHED: "turncast check --live",
    }
    assert {rule.code for rule in RULES if rule.scope in wanted and needs(rule) != wanted[rule.scope]} == set()


def test_lists_are_as_long_as_they_are_asked_to_be() -> None:
    """Without words all rules, with words those they name, by scope and platform too."""
    assert listed(Wishes()) == RULES
    artwork = listed(wishes(select=["scope:artwork"], ignore=["artwork-heavy"]))
    assert {rule.scope for rule in artwork} == {Scope.ARTWORK}
    assert "artwork-size" in {rule.code for rule in artwork}
    assert "artwork-heavy" not in {rule.code for rule in artwork}
    spotifys = listed(wishes(platforms=["spotify"]))
    assert 0 < len(spotifys) < len(RULES)
    assert all(not rule.platforms or Platform.SPOTIFY in rule.platforms for rule in spotifys)


def test_words_come_with_commas_or_one_by_one() -> None:
    """Both ways mean the same, with spaces or without; platforms in any case."""
    typed = wishes(select=["artwork-size,show-", " scope:episode "], platforms=["Apple, pocketcasts", "Pocket-Casts"])
    assert typed.select == ("artwork-size", "show-", "scope:episode")
    assert typed.platforms == (Platform.APPLE, Platform.POCKET_CASTS, Platform.POCKET_CASTS)
    assert wishes(fail_on="advice").fail_on is Level.ADVICE
    assert wishes() == Wishes()


@pytest.mark.parametrize(
    ("typed", "said", "hint"),
    [
        ({"select": ["artwork-siz"]}, "found 'artwork-siz'", "did you mean artwork-size?"),
        ({"ignore": ["show-,scope:shows"]}, "found 'scope:shows'", "did you mean scope:show?"),
        ({"ignore": ["qqqq"]}, "found 'qqqq'", "turncast check --list-rules"),
        ({"ignore": ["missing-file"]}, "found missing-file", "have to be readable"),
        ({"ignore": ["episode-gone"]}, "found episode-gone", "--allow"),
        ({"platforms": ["apple,itunes"]}, "found 'itunes'", "--for apple,spotify"),
    ],
)
def test_words_that_name_nothing_are_refused(typed: dict[str, list[str]], said: str, hint: str) -> None:
    """A slip of the finger never hides what is wrong."""
    with pytest.raises(UsageError) as caught:
        wishes(**typed)  # type: ignore[arg-type]
    assert said in caught.value.message
    assert hint in caught.value.hint


def test_rules_are_found_by_their_code() -> None:
    """The rulebook knows each of those a check may tell."""
    assert all(rulebook.BY_CODE[rule.code] is rule for rule in rulebook.OF_CHECK)
