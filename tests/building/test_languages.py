"""A show's pages speak its language, from its files to what is stored."""

from pathlib import Path

from tests.pages.markup import Document
from tests.support.projects import AT, talks

from turncast.building import build


def test_each_page_speaks_the_language_of_its_show_or_its_site(tmp_path: Path) -> None:
    """A Spanish show on an English site, with seasons, and a word the project has of its own."""
    folder = talks(tmp_path)
    folder.show("charlas", language="es")
    folder.episode("uno", show="charlas", season=2, number=1)
    folder.write("templates/words/es.po", 'msgid "Subscribe"\nmsgstr "Síguenos"\n')
    made = dict(build(folder.catalog(), AT).artifacts)

    def page(key: str) -> Document:
        body = made[key].make()
        assert isinstance(body, bytes)
        return Document(body)

    show = page("charlas/index.html")
    assert show.one("html").attributes["lang"] == "es"
    assert show.one("h2", id="subscribe-heading").text == "Síguenos"
    assert show.one("nav", class_="seasons").text == "Temporadas Temporada 2"
    assert page("charlas/uno.html").all("p", class_="facts")[1].text.startswith("Temporada 2, episodio 1 ")
    assert page("index.html").one("h2", id="entries").text == "Latest"
    cards = [picture.attributes["content"] for picture in page("charlas/uno.html").all("meta", property="og:image:alt")]
    assert "Temporada 2, episodio 1" in str(cards)
