"""What one searches in, as a part of a release."""

import base64
import json
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st
from tests.building.test_release import body, prints
from tests.support.projects import AT, Folder, talks

from turncast.building import build
from turncast.building.search import PART
from turncast.building.words import HASHES, _places, filtered, tokens, words


def lists(folder: Folder) -> list[list[list[str]]]:
    """The lists ``search.json`` names, in its order."""
    artifacts = build(folder.catalog(), AT).artifacts
    named: list[str] = json.loads(body(artifacts["search.json"]))["parts"]
    return [json.loads(body(artifacts[key])) for key in named]


def may_have(filter: str, word: str) -> bool:
    """What a filter says of a whole word."""
    bits = base64.b64decode(filter)
    places = (place for token in tokens(word) for place in _places(token, 8 * len(bits)))
    return all(bits[place // 8] >> place % 8 & 1 for place in places)


def many(root: Path, count: int) -> Folder:
    """A project of so many episodes that have one recording."""
    folder = talks(root, "first")
    for number in range(2, count + 1):
        folder.episode(f"talk-{number}", recording="media/first.mp3")
    return folder


def test_an_episode_is_found_by_what_is_said_noted_and_titled(tmp_path: Path) -> None:
    """A row has page, title, show and day, and says yes to every word of title, notes, people and transcript."""
    folder = talks(tmp_path, "first")
    folder.episode("second", notes="About **bargaining**.", people=[{"name": "Nick Wahl"}], description="Why interests")
    ((newest, oldest),) = lists(folder)
    assert newest[:4] == ["talks/second.html", "Second", "Talks", "2020-01-08"]
    assert all(may_have(newest[4], word) for word in ("second", "bargaining", "Nick", "wahl", "INTERESTS", "Welcome"))
    assert oldest[0] == "talks/first.html"
    assert not may_have(oldest[4], "bargaining")


def test_a_new_episode_makes_one_list_anew(tmp_path: Path) -> None:
    """Episodes are counted from the oldest: however many there are, the lists of older ones stay as they are."""
    folder = many(tmp_path, PART + 2)
    before = prints(folder)
    folder.episode("newest", recording="media/first.mp3")
    after = prints(folder)
    searched = {key for key in before.keys() | after.keys() if key.startswith("search")}
    assert len([key for key in searched if before.get(key) == after.get(key)]) == 1
    assert [len(rows) for rows in lists(folder)] == [3, PART]


def test_a_word_in_the_notes_changes_the_list_and_nothing_does_nothing(tmp_path: Path) -> None:
    """Published again, all stays; what a list is made from is in its name."""
    folder = talks(tmp_path)
    before = prints(folder)
    assert prints(folder) == before
    folder.episode("second", notes="Other words.")
    changed = {key for key in before if prints(folder).get(key) != before[key]}
    assert {key.partition("-")[0] for key in changed if key.startswith("search")} == {"search.json", "search/list"}


def test_what_listeners_do_not_see_cannot_be_found(tmp_path: Path) -> None:
    """A draft is in no list."""
    folder = talks(tmp_path)
    folder.episode("secret", draft=True)
    assert "secret" not in json.dumps(lists(folder)).lower()


def test_a_project_without_episodes_has_nothing_to_search_in(tmp_path: Path) -> None:
    """And says so, instead of being missed."""
    assert lists(Folder(tmp_path)) == []


@given(st.lists(st.text(max_size=60), max_size=8))
def test_a_filter_never_denies_a_word_it_has(texts: list[str]) -> None:
    """Of any text in any script."""
    known: set[str] = set().union(*map(tokens, texts))
    made = filtered(known)
    assert all(may_have(made, word) for text in texts for word in words(text))


def test_a_filter_is_seldom_wrong() -> None:
    """Of words it has not it says no nineteen times out of twenty, and it takes six bits a word."""
    made = filtered(f"word{number}" for number in range(3000))
    strangers = [f"stranger{number}" for number in range(5000)]
    bits = base64.b64decode(made)
    wrong = sum(all(bits[place // 8] >> place % 8 & 1 for place in _places(one, 8 * len(bits))) for one in strangers)
    assert wrong / len(strangers) < 0.08
    assert len(bits) == 3000 * 6 // 8
    assert HASHES == 4


def test_words_are_apart_where_nothing_parts_them() -> None:
    """Accents, case and voicing marks do not count; of scripts without spaces each pair of signs stands for itself."""
    assert words("Élan—vital, naïve ÉCOLE 2nd") == ["elan", "vital", "naive", "ecole", "2nd"]
    assert tokens("学校で") == {"学校", "校て"}
    assert tokens("bargaining AI") == {"bar", "barga", "ai"}
