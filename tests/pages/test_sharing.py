"""What pages have in common is made once, and only where it is the same."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from random import Random
from typing import Any

import pytest
from jinja2 import DictLoader, Environment
from tests.pages import samples
from tests.support import plainly

from turncast.errors import Unreadable
from turncast.pages import Theme
from turncast.pages.compiling import Templates
from turncast.pages.sharing import KEPT, Shared


def environment(text: str) -> Environment:
    """An environment with that template under the name ``page``."""
    return Templates(loader=DictLoader({"page": text}), autoescape=True, extensions=[Shared])


def made(of: Environment, folder: str = "talks", **words: Any) -> str:
    """The page."""
    return of.get_template("page").render(folder=folder, address="https://turn.example/", **words)


@pytest.fixture
def counted() -> Callable[[], int]:
    """How often it has been asked."""
    asked = iter(range(1, 1000))
    return lambda: next(asked)


def test_what_pages_share_is_made_once(counted: Callable[[], int]) -> None:
    """For pages of the same folder, while what is named is equal."""
    of = environment("{% shared show, season %}{{ asked() }}{{ show }}{{ season }}{% endshared %}{{ title }}")
    pages = [made(of, asked=counted, show=("<",), season=1, title=title) for title in "abc"]
    assert pages == ["1(&#39;&lt;&#39;,)1a", "1(&#39;&lt;&#39;,)1b", "1(&#39;&lt;&#39;,)1c"]


def test_it_is_made_again_for_others(counted: Callable[[], int]) -> None:
    """Another show, another folder from where links lead elsewhere, another place in the template."""
    of = environment("{% shared show %}{{ asked() }}{% endshared %}")
    assert [made(of, asked=counted, show=show) for show in ("a", "b", "a", "b")] == ["1", "2", "1", "2"]
    assert made(of, "elsewhere", asked=counted, show="a") == "3"
    twice = environment("{% shared %}{{ asked() }}{% endshared %},{% shared %}{{ asked() }}{% endshared %}")
    assert [made(twice, asked=counted) for _ in "ab"] == ["4,5", "4,5"]


def test_no_more_is_kept_than_there_is_room_for(counted: Callable[[], int]) -> None:
    """What has been there longest goes first."""
    of = environment("{% shared show %}{{ asked() }}{% endshared %}")
    assert [made(of, asked=counted, show=show) for show in range(KEPT + 1)] == [str(one + 1) for one in range(KEPT + 1)]
    assert made(of, asked=counted, show=KEPT) == str(KEPT + 1)
    assert made(of, asked=counted, show=0) == str(KEPT + 2)


def test_another_language_keeps_its_own(counted: Callable[[], int]) -> None:
    """An environment that lies over another says other words."""
    of = environment("{% shared %}{{ asked() }}{% endshared %}")
    assert [made(one, asked=counted) for one in (of, of.overlay(), of)] == ["1", "2", "1"]


def test_what_is_set_in_it_stays_in_it() -> None:
    """So that it is the same whether it was made for this page or for another."""
    of = environment("{% set a = 1 %}{% shared %}{% set a = 2 %}{{ a }}{% endshared %}{{ a }}")
    assert [made(of) for _ in "ab"] == ["21", "21"]


def test_every_page_is_what_jinja_makes_of_it_whichever_was_made_before() -> None:
    """Nothing of one page is on another, but what belongs there."""
    ours, theirs = Theme(), plainly.theme()
    pages = [
        make for one in (samples.interviews(), samples.interviews(title="Other", accent="#123456")) for make in _of(one)
    ]
    for seed in range(3):
        Random(seed).shuffle(pages)
        assert [make(ours) for make in pages] == [make(theirs) for make in pages]


@pytest.mark.parametrize(("shared", "line"), [("\n{{ page.titel }}", 2), ("\n{% include 'nothing.html' %}", 2)])
def test_a_mistake_in_it_is_told_with_file_and_line(tmp_path: Path, shared: str, line: int) -> None:
    """A producer's templates may share, too."""
    text = f"{{% shared page.edition %}}{shared}{{% endshared %}}"
    (tmp_path / "show.html").write_text(text, encoding="utf-8")
    with pytest.raises(Unreadable, match=rf"/show.html:{line}: "):
        Theme(tmp_path).show(samples.show())


def test_a_producers_template_shares_by_show(tmp_path: Path) -> None:
    """Each show has its own, and each page what is outside of it."""
    text = "{% shared page.edition %}{{ page.edition.show.title }}{% endshared %}: {{ page.title }}"
    (tmp_path / "episode.html").write_text(text, encoding="utf-8")
    theme, entries = Theme(tmp_path), [samples.interview(title=title) for title in "ab"]
    pages = [samples.episode(entry, samples.interviews(title=show)) for entry in entries for show in ("One", "Two")]
    assert [theme.episode(page) for page in pages] == [b"One: a", b"Two: a", b"One: b", b"Two: b"]


def _of(edition: Any) -> list[Callable[[Theme], bytes]]:
    """Pages of *edition* and beside it: of its frame and another, and of folders near and far."""
    frame = replace(samples.FRAME, accent_key="theme/accent.css")
    near, far = samples.interview(), samples.interview(slug="far", key="interviews/far/away/index.html")
    return [
        lambda theme: theme.home(samples.home(edition, samples.webinars())),
        lambda theme: theme.show(samples.show(edition)),
        lambda theme: theme.episode(samples.episode(near, edition)),
        lambda theme: theme.episode(replace(samples.episode(near, edition), frame=frame)),
        lambda theme: theme.episode(samples.episode(far, edition)),
        lambda theme: theme.episode(samples.speaking(samples.episode(near, edition), "ar")),
        lambda theme: theme.transcribed(samples.transcript()),
        lambda theme: theme.person(samples.person()),
        lambda theme: theme.missing(samples.missing()),
    ]
