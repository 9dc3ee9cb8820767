"""Publishers at several machines, each with a clone of its own of one project, who publish to one place at once."""

from collections import Counter
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from random import Random
from threading import Event, Lock
from uuid import UUID

from tests.support.releases import MOMENT, Workshop, names_of

from turncast.errors import TargetConflict
from turncast.publishing import execute, make_plan, read_manifest
from turncast.targets import Target

FEED = "show/feed.xml"
TRIES = 30
"""How often somebody tries who is refused or overtaken, each time after a longer while, of :data:`LONGEST` seconds at
most: who comes back at once overtakes those who have overtaken them, and nobody comes to an end.
"""
LONGEST = 10.0


@dataclass
class Origin:
    """Where everybody pushes what they write, and pulls what others wrote."""

    episodes: set[str] = field(default_factory=set)
    lock: Lock = field(default_factory=Lock)

    def push(self, episode: str) -> None:
        """Let others have it."""
        with self.lock:
            self.episodes.add(episode)

    def pull(self) -> set[str]:
        """What there is."""
        with self.lock:
            return set(self.episodes)


@dataclass
class Publisher:
    """Somebody called *name*, who publishes what their clone has to *target*, and what came of it by *tally*."""

    name: str
    target: Target
    origin: Origin
    tally: Counter[str]
    random: Random
    clone: set[str] = field(default_factory=set)

    def publish(self, episode: str) -> bool:
        """Write *episode* and publish; who is told that others were there pulls their work, and tries again.

        Whether a receipt was had in the end.
        """
        self.clone.add(episode)
        self.origin.push(episode)
        for number in range(TRIES):
            what = self._try()
            self.tally[what] += 1
            if what == "published":
                return True
            self.clone |= self.origin.pull()
            Event().wait(self.random.uniform(0, min(0.2 * 2**number, LONGEST)))
        return False

    def _try(self) -> str:
        release = Workshop().release(*sorted(self.clone))
        manifest, version = read_manifest(self.target)
        plan = make_plan(release, manifest, self.target.name)
        if plan.refused:
            return "refused"
        nonce = UUID(int=self.random.getrandbits(128)).hex
        try:
            execute(plan, release, manifest, version, self.target, nonce=nonce, by=self.name, at=MOMENT, workers=2)
        except TargetConflict:
            return "overtaken"
        return "published"


def publishers(targets: Sequence[Target], random: Random, tally: Counter[str]) -> list[Publisher]:
    """One for each of *targets*, which lead to the same place."""
    origin = Origin()
    return [
        Publisher(f"publisher-{number}", target, origin, tally, Random(random.getrandbits(64)))
        for number, target in enumerate(targets)
    ]


def race(crew: Sequence[Publisher], round_: int, plain: Target) -> list[str]:
    """Everybody publishes an episode of their own at once; which of those who had a receipt have lost it."""
    names = {one.name: f"r{round_}-{one.name}" for one in crew}
    with ThreadPoolExecutor(len(crew)) as pool:
        published = list(pool.map(lambda one: one.publish(names[one.name]), crew))
    there = live_episodes(plain)
    lost = [names[one.name] for one, had in zip(crew, published, strict=True) if had and names[one.name] not in there]
    stuck = [one.name for one, had in zip(crew, published, strict=True) if not had]
    return [*(f"{one} is lost" for one in lost), *(f"{one} never came to an end" for one in stuck)]


def live_episodes(target: Target) -> set[str]:
    """The episodes the feed names that listeners have."""
    found = target.read(FEED)
    pages = [name for name in names_of(found[0]) if name.endswith(".html")] if found else []
    return {name.removesuffix("/index.html") for name in pages}


def dangling(target: Target) -> list[str]:
    """What the feed, or a page it names, names that is not there."""
    wrong: list[str] = []
    waiting = [FEED]
    while waiting:
        found = target.read(waiting.pop())
        for name in names_of(found[0]) if found else ():
            if target.head(name) is None:
                wrong.append(f"{name} is named, and not there")
            elif name.endswith(".html"):
                waiting.append(name)
    return wrong
