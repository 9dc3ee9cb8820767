"""A project that somebody works on: each time something else is new, as a seed decides."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from random import Random
from typing import Any
from unittest.mock import patch

from jinja2 import Environment
from tests.support.projects import AT, Folder
from tests.support.recordings import frame

from turncast.commands.opening import Call
from turncast.commands.publish import Permission, Publisher, publish

SITE = "https://podcast.turncast.dev/talks/"
FEEDS = ("talks/feed.xml", "walks/feed.xml")
MOST = 7
LARGE = 9 << 20


class Studio:
    """A project in *root*, which publishes to *to*; *random* decides what is done next.

    large: whether its first recording is one that is sent in parts.
    """

    def __init__(self, root: Path, to: str, random: Random, *, endpoint: str = "", large: bool = False) -> None:
        self.root = root
        self._folder = Folder(root)
        self._folder.show(feed_limit=3)
        place = f'[publish]\nto = "{to}"\n' + (f'endpoint = "{endpoint}"\nregion = "us-east-1"\n' if endpoint else "")
        settings = (root / "turncast.toml").read_text().partition("[publish]")[0]
        self._folder.write("turncast.toml", settings + place)
        self._random = random
        self._words: dict[str, list[str]] = {}
        self._large = large
        self._add()
        self._add()

    def work(self) -> None:
        """Do what a producer does in a day: write, now and then a new episode, a better title, or another show."""
        deeds = [self._write, self._retitle, self._describe, self._add, self._open]
        for _ in range(self._random.randint(1, 3)):
            room = len(self._words) < MOST
            self._random.choices(deeds, [6, 1, 1, 2 * room, room])[0]()

    def finished(self, place: Path) -> dict[str, bytes]:
        """What is live, by key, where the project as it is now is published to *place* and nothing happens."""
        call = Call(self.root, AT)
        publish(call, str(place), Publisher("0" * 32, "ann@studio"), Permission(lambda _: True))
        return {key: body for key, body in files(place).items() if not key.startswith(".turncast/")}

    def _add(self, kind: str = "talk") -> None:
        number = len(self._words)
        slug = f"{kind}-{number}"
        self._words[slug] = [f"Talk {number}", "Who speaks, about what."]
        self._put(slug)

    def _write(self) -> None:
        slug = self._random.choice([*self._words])
        self._words[slug][1] = f"Who speaks, about {self._random.randbytes(self._random.randint(4, 400)).hex()}."
        self._put(slug)

    def _retitle(self) -> None:
        slug = self._random.choice([*self._words])
        self._words[slug][0] = f"{slug.capitalize()} on {self._random.randbytes(4).hex()}"
        self._put(slug)

    def _describe(self) -> None:
        self._folder.show(feed_limit=3, description=f"People talk about {self._random.randbytes(9).hex()}.")

    def _open(self) -> None:
        """Begin a second show, or give it another episode."""
        self._folder.show("walks")
        self._add("walk")

    def _put(self, slug: str) -> None:
        title, notes = self._words[slug]
        number = [*self._words].index(slug)
        date = AT.replace(year=2025, month=number + 1)
        show = "walks" if slug.startswith("walk") else "talks"
        self._folder.episode(slug, show=show, title=title, notes=notes, date=date)
        if self._large and number == 0:
            self._record(slug)

    def _record(self, slug: str) -> None:
        """The recording of *slug* is one that is sent in parts, another one each time its words are."""
        tail = self._words[slug][1].encode()
        (self.root / f"media/{slug}.mp3").write_bytes(frame() * (LARGE // len(frame())) + tail)


@contextmanager
def compiled_once() -> Iterator[None]:
    """Each template is compiled once, however many publishes this process sees: that takes longer than they do."""
    known: dict[tuple[Any, ...], Any] = {}
    compile_ = Environment.compile

    def once(environment: Environment, *words: Any) -> Any:
        if words not in known:
            known[words] = compile_(environment, *words)
        return known[words]

    with patch.object(Environment, "compile", once):
        yield


def files(root: Path) -> dict[str, bytes]:
    """The files below *root*, by key."""
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in root.rglob("*") if path.is_file()}
