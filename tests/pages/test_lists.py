"""Lists below a show's page, people, and transcripts to read."""

from dataclasses import replace

import pytest
from tests.pages import samples
from tests.pages.markup import Document
from tests.pages.test_theme import read

from turncast.models.people import Person
from turncast.models.recording import Chapter
from turncast.models.transcript import Cue
from turncast.pages import Neighbour, Theme
from turncast.pages.playing import ROOM

THEME = Theme()
LONG = tuple(Cue(start=i * 30, end=i * 30 + 30, text=f"{i} " + "word " * 80, speaker="Jo") for i in range(60))


def test_earlier_episodes_lead_on_and_back() -> None:
    """To the part before and the part after, by keys that are there whatever else there is."""
    page = read("archive")
    assert page.one("a", rel="next").attributes["href"] == "1.html"
    assert page.one("a", rel="prev").attributes["href"] == "../index.html"
    assert "Nick Wahl: Interest-Based Bargaining" in [heading.text for heading in page.all("h3")]


def test_a_show_leads_to_its_seasons_and_its_earlier_episodes() -> None:
    """Where it has any; otherwise nothing is said of them."""
    seasons = (Neighbour("interviews/seasons/2.html", "Season 2"), Neighbour("interviews/seasons/1.html", "Season 1"))
    view = samples.show()
    page = Document(THEME.show(replace(view, seasons=seasons, older_key="interviews/episodes/3.html")))
    assert [link for link in page.links() if link.startswith(("seasons/", "episodes/"))] == [
        "seasons/2.html",
        "seasons/1.html",
        "episodes/3.html",
    ]
    assert not read("show").all("nav", class_="seasons")


def test_a_person_is_shown_with_all_they_are_heard_in() -> None:
    """Each episode with its show; their own page elsewhere is one click away."""
    page = read("person")
    assert page.one("h1").text == "Nick Wahl"
    assert [heading.text for heading in page.all("h3")] == [
        "National TURN Opening Session",
        "Nick Wahl: Interest-Based Bargaining",
    ]
    assert "GuestHost" in [facts.text for facts in page.all("p", class_="facts")]
    assert "https://wahl.example/" in page.links()


def test_an_episode_leads_to_the_people_in_it_here() -> None:
    """Those who have a page; the others as they say of themselves."""
    people = (Person(name="Jo Anderson"), Person(name="Nick Wahl", url="https://wahl.example/"))
    view = samples.episode(
        samples.interview(people=people), people_keys={"Jo Anderson": "people/jo-anderson/index.html"}
    )
    links = Document(THEME.episode(view)).links()
    assert {"../people/jo-anderson/index.html", "https://wahl.example/"} <= set(links)


def test_an_episode_of_a_season_leads_to_it() -> None:
    """In the way that led to it."""
    view = samples.episode(season=Neighbour("interviews/seasons/1.html", "Season 1: Beginnings"))
    page = Document(THEME.episode(view))
    assert [item.text for item in page.all("li")][:3] == [
        "TURN: Teacher Union Reform Network",
        "TURN Interviews",
        "Season 1: Beginnings",
    ]


def test_a_transcript_is_read_whole_on_its_own_page() -> None:
    """Not folded, with the files to take along, and the way back."""
    page = Document(THEME.transcribed(samples.transcript(cues=LONG)))
    assert not page.all("details")
    assert len(page.all("a", class_="moment")) == len(samples.transcript(cues=LONG).turns)
    assert "../nick-wahl.html" in page.links()
    assert page.one("h1").text == "Transcript: Nick Wahl: Interest-Based Bargaining"


@pytest.mark.parametrize("said", ["It is so, she said.", "そうです、と彼女は言いました。", "Yes."])
@pytest.mark.parametrize("speakers", [1, 2])
def test_a_page_weighs_little_however_its_transcript_is_cut(said: str, speakers: int) -> None:
    """Under 60 kB with stylesheet and script: subtitles have a line each second, and dialogues as many paragraphs."""
    cues = tuple(Cue(start=float(at), end=at + 1.0, text=said, speaker=f"Jo {at % speakers}") for at in range(3_000))
    chapters = tuple(Chapter(start=60.0 * at, title=f"What part {at} is about") for at in range(12))
    of = samples.interview(chapters=chapters, artwork=samples.picture("nick"))
    page = samples.episode(of, cues=cues, notes_html="<p>Words.</p>" * 200, waveform=tuple(range(256)) * 4)
    assert page.beginning
    assert len(THEME.episode(page)) + len(THEME.stylesheet()) + len(THEME.script.body) < 60_000


def test_the_page_of_an_episode_has_the_beginning_of_a_long_transcript() -> None:
    """As much as there is room for, and the way to the rest; a short one it has whole."""
    key = "interviews/transcripts/nick-wahl.html"
    long, short = samples.episode(cues=LONG, transcript_key=key), samples.episode(transcript_key=key)
    assert 0 < sum(len(turn.text) for turn in long.beginning) <= ROOM
    assert short.beginning == short.turns
    assert "Read on: the whole transcript" in Document(THEME.episode(long)).one("section", class_="transcript").text
    assert "On a page of its own" in Document(THEME.episode(short)).one("section", class_="transcript").text
    assert "transcripts/nick-wahl.html" in Document(THEME.episode(short)).links()


def test_the_front_page_counts_what_it_does_not_list() -> None:
    """Twelve episodes are twelve, though the newest stand there alone."""
    view = samples.home()
    page = Document(
        THEME.home(
            type(view)(site=view.site, editions=view.editions, frame=view.frame, counts={"interviews": 12}, most=1)
        )
    )
    assert "12 episodes, newest June 19, 2020" in [facts.text for facts in page.all("p", class_="facts")]
    assert len(page.all("article")) == 1


def test_a_site_that_is_called_as_its_one_show_is_named_once_on_the_way() -> None:
    """The way to a page names the site, and the show only where it has another name."""
    edition = samples.interviews()
    same = edition.model_copy(update={"site": edition.site.model_copy(update={"title": edition.show.title})})
    ways = [THEME.episode(samples.episode(show=one)).partition(b"</ol>")[0].count(b"<li>") for one in (edition, same)]
    assert ways == [2, 1]
