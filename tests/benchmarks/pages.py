"""How many pages of episodes are made in a second of one core, beside Jinja2 rendering the same template.

A typical episode: 2 kB of notes with headings, links and a list, six chapters, two people, artwork, a waveform, and the
words of five minutes; its page has player, sharing, JSON-LD and neighbours. Everything between the episode as it was
read and the bytes of its page is counted: the view, Markdown, sanitising, links, paragraphs, JSON-LD. No page is made
twice, and no two are of the same words, so nothing that is remembered of one page serves another but what they share.

The peer is Jinja2 alone, as it comes: the same template, given a page of which everything is ready, notes and
paragraphs and JSON-LD, and links it has been asked for before.
Seconds are those of the processor. The goal of issue 6: 2,000 pages a second.
"""

import statistics
import time
from collections.abc import Callable, Sequence
from datetime import UTC, datetime, timedelta
from functools import cache, partial
from types import SimpleNamespace
from typing import Final, TypeVar
from unittest.mock import patch

from jinja2 import Template
from tests.pages import samples
from tests.support import plainly

from turncast import notes
from turncast.building import links
from turncast.models.edition import Edition, Entry
from turncast.models.recording import Chapter
from turncast.models.transcript import Cue
from turncast.pages import EpisodePage, Neighbour, Theme

ROUNDS: Final = 11
PAGES: Final = 200
GOAL: Final = 2_000
FIRST: Final = datetime(2010, 1, 1, tzinfo=UTC)
PEAKS: Final = tuple(place * 37 % 256 for place in range(1_000))
LINES: Final = 76
SPEAKERS: Final = ("Jo Anderson", "Nick Wahl")
SENTENCE: Final = "What people say in talk {} is written down here, line {}."
NOTES: Final = """\
In talk {0}, **Jo Anderson**, who has served public schools for more than thirty years, speaks with Nick Wahl, a
champion in the education arena, about what labor and management can do for students when they meet as equals.

## Related

- [The talk before this one](talk-{1}.md), and what came of it
- [Impact of the partnership in Santa Clara](https://turn.example/studies/{0}?from=notes&part=2), a case study
- Rethinking our schools: *navigating* a year nobody had planned for
- [Foundations of collaboration](https://turn.example/foundations/{0}): a framework, and where to begin
- https://turn.example/resources/{0}

## What is said

"""
PARAGRAPH: Final = """\
Districts that bargain over interests instead of positions settle sooner & stay with what was settled; talk {0} shows
how one of them began, who was in the room, and [which questions](https://turn.example/questions/{0}-{1}) they asked.

"""

Made = TypeVar("Made")


def main() -> None:
    """Measure and print."""
    theme, stock = Theme(), plainly.theme()
    taken = [_round(theme, stock, number) for number in range(ROUNDS + 1)][1:]  # the first one compiles the templates
    mine, theirs = (statistics.median(times) / PAGES for times in zip(*taken, strict=True))
    ratio = statistics.median(one / other for one, other in taken)
    print(
        f"pages of episodes: {1 / mine:,.0f} a second (goal {GOAL:,}), {mine * 1e6:.0f} µs each, "
        f"{ratio:.2f} x Jinja2 with everything ready ({theirs * 1e6:.0f} µs, {1 / theirs:,.0f} a second)"
    )


def _round(theme: Theme, stock: Theme, number: int) -> tuple[float, float]:
    """Seconds of the processor that these pages take, and Jinja2 alone for the same."""
    told = [_told(talk) for talk in range(number * PAGES + 1, (number + 1) * PAGES + 1)]
    edition = samples.interviews(told[0][0]).model_copy(update={"entries": ()})
    link = links.relative(edition.key, {f"talk-{talk}": edition.key for talk in range((number + 1) * PAGES)})
    mine, made = _processor([partial(_made, theme, edition, link, *one) for one in told])
    theirs, ready = _processor([_ready(stock, _page(edition, link, *one)) for one in told])
    assert made == [page.encode() for page in ready]
    return mine, theirs


def _made(theme: Theme, edition: Edition, link: notes.Link, entry: Entry, cues: tuple[Cue, ...]) -> bytes:
    return theme.episode(_page(edition, link, entry, cues))


def _page(edition: Edition, link: notes.Link, entry: Entry, cues: tuple[Cue, ...]) -> EpisodePage:
    """What building makes of an episode."""
    slug = entry.episode.slug
    return EpisodePage(
        edition=edition,
        frame=samples.FRAME,
        entry=entry,
        notes_html=notes.to_html(entry.episode.notes, link),
        cues=cues,
        spoken=entry.captions[0],
        waveform=PEAKS,
        card=samples.CARD,
        embed_key=f"interviews/embed/{slug}.html",
        oembed_key=f"interviews/embed/{slug}.json",
        transcript_key=f"interviews/transcripts/{slug}.html",
        people_keys={"Jo Anderson": "people/jo-anderson/index.html"},
        older=Neighbour(f"interviews/older-{slug}.html", f"The talk before {slug}"),
        newer=Neighbour(f"interviews/newer-{slug}.html", f"The talk after {slug}"),
    )


def _ready(theme: Theme, page: EpisodePage) -> Callable[[], str]:
    """Jinja2 with the template and the words of *page*, where everything that is asked of it is there already."""
    with patch.object(Template, "render", autospec=True) as render:
        render.return_value = ""
        theme.episode(page)
    (template,), words = render.call_args
    told = {name: getattr(page, name) for name in dir(page) if not name.startswith("_")}
    ready = {**words, "page": SimpleNamespace(**told), "link": cache(words["link"]), "address": cache(words["address"])}
    template.render(ready)
    return partial(template.render, ready)


def _processor(made: Sequence[Callable[[], Made]]) -> tuple[float, list[Made]]:
    """Seconds of the processor that making these takes, and what was made."""
    start = time.process_time()
    found = [make() for make in made]
    return time.process_time() - start, found


def _told(talk: int) -> tuple[Entry, tuple[Cue, ...]]:
    """An episode, and what is said in it."""
    slug = f"talk-{talk}"
    entry = samples.interview(
        slug=slug,
        title=f"A talk & an answer, number {talk}",
        number=talk,
        date=FIRST + timedelta(hours=talk),
        description=f"Jo Anderson speaks with Nick Wahl, who has served public schools for thirty years: part {talk}.",
        notes=NOTES.format(talk, talk - 1) + "".join(PARAGRAPH.format(talk, place) for place in range(6)),
        artwork=samples.picture(slug),
        renditions=(samples.rendition(slug),),
        chapters=tuple(Chapter(start=42.5 * place, title=f"Part {place} of talk {talk}") for place in range(6)),
    )
    cues = tuple(
        Cue(start=3.7 * line, end=3.7 * line + 3.5, text=SENTENCE.format(talk, line), speaker=SPEAKERS[line // 9 % 2])
        for line in range(LINES)
    )
    return entry, cues


if __name__ == "__main__":
    main()
