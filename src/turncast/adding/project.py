"""A new project: the files a producer starts from, explained by comments in them."""

from collections.abc import Iterable, Iterator, Mapping
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from turncast.adding.files import beside, save, settle, world
from turncast.adding.leftovers import Workshop
from turncast.frontmatter import dump
from turncast.models.show import PLACEHOLDER


@dataclass(frozen=True)
class NewProject:
    """What is known of a project that is about to begin. show: its first show's slug; guid: of that show's feed."""

    title: str
    url: str
    language: str
    show: str
    guid: str
    to: str
    author: str | None = None
    email: str | None = None
    category: str | None = None
    serial: bool = False
    total: int | None = None


_PROJECT: Final = """\
# The project: what every show in it shares. Each show has a file of its own in feeds/.

[site]
{site}
[publish]
# A directory, or a bucket: "s3://bucket/prefix". Credentials never stand here: they come from the usual AWS chain.
{publish}"""

_SHOW: Final = """\
# One show. The name of this file is part of its addresses: {slug}/feed.xml.

{words}
# More that directories like to know; remove the # and fill in.
{hints}"""

_IGNORED: Final = """\
# what Turncast makes: the published directory, and its memory of recordings already read
/public/
/.turncast/
"""

_TEMPLATES: Final = """\
A file here takes the place of the built-in template of the same name: home.html, show.html, episode.html, style.css.
It may extend the built-in one: {% extends "theme/episode.html" %}
"""


def write_project(folder: Path, files: Iterable[tuple[str, bytes]]) -> tuple[str, ...]:
    """Write *files* (paths and contents) into *folder*, all of them or, on any failure, none.

    What is there already stays as it is; the answer is the paths of what was not. Raises WorldError where the
    disk refuses.
    """
    with Workshop() as workshop, ExitStack() as undo:
        written = tuple(path for path, content in files if _write(content, folder / path, workshop, undo))
        undo.pop_all()
    with world(folder):
        (folder / "episodes").mkdir(exist_ok=True)
    return written


def project_files(new: NewProject, cover: bytes, extension: str) -> tuple[tuple[str, bytes], ...]:
    """Each file of *new* and what it says; ``turncast.toml`` comes last, for with it there is a project.

    cover: a picture of the type *extension* says, for ``media/``; empty where there is none.
    """
    artwork = f"media/{new.show}{extension}" if cover else None
    texts = tuple((path, text.encode()) for path, text in _texts(new, artwork))
    return ((artwork, cover), *texts) if artwork else texts


def _texts(new: NewProject, artwork: str | None) -> Iterator[tuple[str, str]]:
    """The texts of a project."""
    yield ".gitignore", _IGNORED
    yield "templates/README.md", _TEMPLATES
    yield "media/README.md", "Recordings, artwork and transcripts; episodes name them by path.\n"
    yield f"feeds/{new.show}.toml", _show(new, artwork)
    yield "turncast.toml", _project(new)


def _project(new: NewProject) -> str:
    site = dump({"title": new.title, "url": new.url, "language": new.language})
    return _PROJECT.format(site=site, publish=dump({"to": new.to}))


def _show(new: NewProject, artwork: str | None) -> str:
    words = {
        "title": new.title,
        "description": f"{new.title}: {PLACEHOLDER}.",
        "author": new.author,
        "categories": [new.category] if new.category else None,
        "owner": {"name": new.author or new.title, "email": new.email} if new.email else None,
        "explicit": False,
        "type": "serial" if new.serial or new.total else "episodic",
        "total": new.total,
        "artwork": artwork,
        "guid": new.guid,
    }
    return _SHOW.format(slug=new.show, words=dump(words), hints="".join(_hints(words)))


def _hints(words: Mapping[str, object]) -> Iterator[str]:
    """A commented line for each word that is not said yet."""
    hints = {
        "author": 'author = "The people who make it"',
        "categories": 'categories = ["Education", "Society & Culture > Documentary"]',
        "owner": 'owner = { name = "…", email = "…" }',
        "artwork": 'artwork = "media/cover.jpg"  # square, 1400 to 3000 pixels, JPEG or PNG',
        "copyright": 'copyright = "2026 The people who make it"',
        "people": 'people = [{ name = "…", role = "host" }]',
        "funding": 'funding = [{ url = "https://…", title = "Support the show" }]',
    }
    return (f"# {line}\n" for word, line in hints.items() if not words.get(word))


def _write(content: bytes, file: Path, workshop: Workshop, undo: ExitStack) -> bool:
    """Write a file that is not there; one that is stays as it is."""
    with beside(file, workshop) as temporary:
        save(content, temporary)
        try:
            settle(temporary, file, undo)
        except FileExistsError:
            return False
    return True
