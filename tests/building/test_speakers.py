"""Who is meant by a speaker's name in a transcript."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from turncast.building.speakers import meant, named
from turncast.models.people import Person
from turncast.models.transcript import Cue

JO = Person(name="Jo Anderson")
NICK = Person(name="Dr. Nick Wahl", role="guest")
EUGENE = Person(name="Eugene Robinson Jr.", role="guest")
ZOE = Person(name="Zoë O’Neill-Smith", role="producer")
PEOPLE = (JO, NICK, EUGENE, ZOE)


@pytest.mark.parametrize(
    ("label", "person"),
    [
        ("Jo Anderson", JO),
        ("JO ANDERSON:", JO),
        ("jo anderson", JO),
        ("Jo", JO),
        ("Anderson", JO),
        ("J. Anderson", JO),
        ("Jo A.", JO),
        ("JA", JO),
        ("J.A.", JO),
        ("J. A.", JO),
        ("HOST", JO),
        ("Host:", JO),
        ("Jo Anderson (host)", JO),
        ("Professor Jo Marie Anderson", JO),
        ("Nick Wahl", NICK),
        ("Dr. Wahl", NICK),
        ("NW", NICK),
        ("Eugene Robinson", EUGENE),
        ("Zoe", ZOE),
        ("Producer", ZOE),
    ],
)
def test_a_label_means_a_person(label: str, person: Person) -> None:
    """The whole name, the role, initials or a part of the name, whatever the case, accents and titles."""
    assert meant(label, PEOPLE) == person


@pytest.mark.parametrize(
    "label",
    ["GUEST", "Speaker 1", "Narrator", "J", "ja", "Joanna", "Anderson Jo", "Jo Smith", "", ":", "[Music]", "ER JA"],
)
def test_a_label_that_could_be_anybody_means_nobody(label: str) -> None:
    """Two guests are not told apart by their role; a letter, a stranger or another order is no match."""
    assert meant(label, PEOPLE) is None


def test_a_first_name_that_two_have_means_nobody() -> None:
    """Better the label as it stands than the wrong person's name."""
    two = (JO, Person(name="Jo Smith", role="guest"))
    assert meant("Jo", two) is None
    assert meant("Smith", two) == two[1]
    assert meant("JS", two) == two[1]


def test_a_person_named_twice_is_one() -> None:
    """Somebody who is host and producer is still the only one of that name."""
    assert meant("Jo", (JO, Person(name="Jo Anderson", role="producer"))) == JO


def test_cues_get_full_names_and_keep_all_else() -> None:
    """Times and words stay; a label that means nobody stays too, and so does none."""
    cues = [Cue(start=0, end=1, text="A", speaker=label) for label in ("JO", "Announcer", None)]
    assert [cue.speaker for cue in named(cues, PEOPLE)] == ["Jo Anderson", "Announcer", None]
    assert [cue.model_copy(update={"speaker": None}) for cue in named(cues, PEOPLE)] == [cues[2]] * 3
    assert named(cues, ()) == tuple(cues)


@given(
    st.text(),
    st.lists(st.text(min_size=1, max_size=20).map(lambda name: Person.model_construct(name=name)), max_size=3),
)
def test_whatever_label(label: str, people: list[Person]) -> None:
    """Whatever is written for a name, it means one of the people or nobody."""
    assert meant(label, people) in (None, *people)
