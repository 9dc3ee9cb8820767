"""The theme: built-in templates with a project's overrides laid over them.

A file in the project's ``templates/`` replaces the built-in one of the same name; the built-in one stays
reachable as ``theme/<name>``, so that an override can extend it and change one block.
"""

import hashlib
from collections.abc import Callable, Iterator
from functools import cached_property, partial
from pathlib import Path
from typing import Final

from jinja2 import ChoiceLoader, Environment, FileSystemLoader, PrefixLoader, StrictUndefined, Template
from rcssmin import cssmin
from rjsmin import jsmin

from turncast.errors import Unreadable
from turncast.pages import blocks, linked, links, mistakes, opened, speaking
from turncast.pages.broadcasts import BroadcastPage
from turncast.pages.compiling import Templates
from turncast.pages.embedding import EmbedPage
from turncast.pages.events import EventsPage
from turncast.pages.frames import Page
from turncast.pages.lists import ListPage
from turncast.pages.missing import MissingPage
from turncast.pages.persons import PersonPage
from turncast.pages.scripts import Script, joined
from turncast.pages.sharing import Shared
from turncast.pages.subscribing import SubscribePage
from turncast.pages.transcribed import TranscriptPage
from turncast.pages.views import EpisodePage, HomePage, ShowPage
from turncast.pages.words import ENGLISH, FOLDER, Words

BUILT_IN: Final = Path(__file__).parent / "theme"
STYLESHEET: Final = "style.css"
FEED_STYLESHEET: Final = "feed.css"
SCRIPT: Final = "script.js"
FILTERS: Final = speaking.FILTERS


class Theme:
    """The built-in theme with a project's *overrides* (its ``templates/`` folder, if there is one) laid over it.

    script_key: where the script of a digest is stored.
    """

    def __init__(
        self, overrides: Path | None = None, script_key: Callable[[str], str] = "theme/script-{}.js".format
    ) -> None:
        self._overrides = overrides.absolute() if overrides and overrides.is_dir() else None
        self._script_key = script_key
        self._environment = speaking.speaking(_environment(self._overrides), ENGLISH)
        self._words: dict[str, Words] = {}
        self._speaking: dict[Words, Environment] = {}
        self._checked: set[str] = set()

    @cached_property
    def digest(self) -> str:
        """SHA-256 over every template and asset in effect, built-in and the project's; nothing is compiled for it."""
        total = hashlib.sha256()
        for place, name, path in self._files():
            content = hashlib.sha256(path.read_bytes()).hexdigest()
            total.update(f"{place}\0{name}\0{content}\n".encode())
        return total.hexdigest()

    def words(self, language: str) -> Words:
        """The words of pages in that *language*: the project's ``words/``, or else the built-in ones."""
        folders = tuple(root / FOLDER for root in (self._overrides, BUILT_IN) if root)
        return self._words.setdefault(language, Words(language, folders))

    def stylesheet(self) -> bytes:
        """The one stylesheet of all pages: the project's ``style.css``, or else the built-in one; without comments, but
        for those that begin with ``!``, as licences do.
        """
        small: bytes = cssmin((self._own(STYLESHEET) or BUILT_IN / STYLESHEET).read_bytes(), keep_bang_comments=True)
        return small

    def feed_stylesheet(self, words: Words = ENGLISH) -> bytes:
        """The stylesheet of feeds, for people who open one, and what it says in *words*: the project's
        ``feed.css``, or else the built-in one.
        """
        return opened.speaking((self._own(FEED_STYLESHEET) or BUILT_IN / FEED_STYLESHEET).read_bytes(), words)

    @cached_property
    def script(self) -> Script:
        """The one script of all pages: the project's ``script.js``, or else the built-in one; without comments, as the
        stylesheet.
        """
        own = self._own(SCRIPT)
        body: bytes = jsmin(own.read_bytes() if own else joined(BUILT_IN / "script"), keep_bang_comments=True)
        return Script(body, self._script_key(hashlib.sha256(body).hexdigest()))

    def home(self, page: HomePage) -> bytes:
        """The project's front page (``home.html``). Raises `Unreadable` where an override is broken."""
        return self._render("home.html", page)

    def show(self, page: ShowPage) -> bytes:
        """A show's page (``show.html``). Raises `Unreadable` where an override is broken."""
        return self._render("show.html", page)

    def episode(self, page: EpisodePage) -> bytes:
        """An episode's page (``episode.html``). Raises `Unreadable` where an override is broken."""
        return self._render("episode.html", page)

    def broadcast(self, page: BroadcastPage) -> bytes:
        """The page of an event (``broadcast.html``). Raises `Unreadable` where an override is broken."""
        return self._render("broadcast.html", page)

    def events(self, page: EventsPage) -> bytes:
        """All events (``events.html``). Raises `Unreadable` where an override is broken."""
        return self._render("events.html", page)

    def subscribe(self, page: SubscribePage) -> bytes:
        """How to follow a show (``subscribing.html``). Raises `Unreadable` where an override is broken."""
        return self._render("subscribing.html", page)

    def archive(self, page: ListPage) -> bytes:
        """Earlier episodes of a show (``archive.html``). Raises `Unreadable` where an override is broken."""
        return self._render("archive.html", page)

    def season(self, page: ListPage) -> bytes:
        """A season of a show (``season.html``). Raises `Unreadable` where an override is broken."""
        return self._render("season.html", page)

    def person(self, page: PersonPage) -> bytes:
        """Someone, and their episodes (``person.html``). Raises `Unreadable` where an override is broken."""
        return self._render("person.html", page)

    def transcribed(self, page: TranscriptPage) -> bytes:
        """The transcript of an episode (``transcribed.html``). Raises `Unreadable` where an override is broken."""
        return self._render("transcribed.html", page)

    def embed(self, page: EmbedPage) -> bytes:
        """An episode's player for other sites (``embed.html``). Raises `Unreadable` where an override is broken."""
        return self._render("embed.html", page)

    def missing(self, page: MissingPage) -> bytes:
        """What is shown where nothing is (``missing.html``). Raises `Unreadable` where an override is broken."""
        return self._render("missing.html", page, link=partial(links.rooted, page.site))

    def _render(self, name: str, page: Page, link: Callable[[str], str] | None = None) -> bytes:
        """*link*: the way to a key from wherever the page is shown; by default, from where it is stored."""
        with mistakes.told(self._overrides, self._names):
            template = self._template(name, page.frame.words)
            folder = links.EVERYWHERE if link else links.folder_of(page.key)
            link = link or partial(links.between, folder)
            words = {"page": page, "link": link, "address": page.site.address, "script": self.script, "folder": folder}
            return template.render(**words).encode()

    def _own(self, name: str) -> Path | None:
        """The project's file of that name, if it has one."""
        own = self._overrides / name if self._overrides else None
        return own if own and own.is_file() else None

    def _template(self, name: str, words: Words) -> Template:
        """The template in effect, for pages that speak so; its blocks are looked at when it is first used."""
        if words not in self._speaking:
            self._speaking[words] = speaking.speaking(self._environment, words)
        template = self._speaking[words].get_template(name)
        if self._overrides and name not in self._checked:
            blocks.check(self._environment, name, self._overrides)
            self._checked.add(name)
        return template

    def _names(self) -> list[str]:
        """The names a template may extend or include."""
        return self._environment.list_templates(extensions=("html",))

    def _files(self) -> Iterator[tuple[str, str, Path]]:
        """Every file in effect, in a fixed order: where it stands, its name there, and its path."""
        roots = {"theme": BUILT_IN} | ({"override": self._overrides} if self._overrides else {})
        for place, root in roots.items():
            for path in sorted(root.rglob("[!.]*")):
                if path.is_file():
                    yield place, path.relative_to(root).as_posix(), path


class _Overrides(FileSystemLoader):
    """The project's templates; one that is no text is told with its name."""

    def get_source(self, environment: Environment, template: str) -> tuple[str, str, Callable[[], bool]]:
        try:
            return super().get_source(environment, template)
        except UnicodeDecodeError as error:
            shown = f"{Path(self.searchpath[0]).name}/{template}"
            line = error.object.count(b"\n", 0, error.start) + 1
            raise Unreadable(f"{shown}:{line}: expected UTF-8 text", "save the file as UTF-8", line=line) from error


def _environment(overrides: Path | None) -> Environment:
    """Jinja as templates know it: all is escaped, nothing undefined passes; a template is compiled when rendered."""
    built_in = FileSystemLoader(BUILT_IN)
    own = [_Overrides(overrides)] if overrides else []
    environment = Templates(
        loader=ChoiceLoader([PrefixLoader({"theme": built_in}), *own, built_in]),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        auto_reload=False,
        cache_size=-1,
        extensions=[Shared],
    )
    environment.sound = _is_built_in
    environment.policies |= {"json.dumps_function": linked.written, "json.dumps_kwargs": {}}
    environment.tests["linkable"] = links.linkable
    return environment


def _is_built_in(file: str | None) -> bool:
    return file is not None and Path(file).is_relative_to(BUILT_IN)
