"""How long a large feed takes beside lxml, how much memory, and whether both grow as the feed does.

The peer is lxml serialising the same tree, which is there already, to the same bytes. Each item has ten chapters, two
transcripts and 2 kB of notes, which stand in its description too; the notes are HTML already, for Markdown is another
package's work. Times are the processor's, so that they tell of the work and not of what else the machine does. Each
size is measured in a process of its own, so that its peak is its own. The limits of issue 4: 3 times, 400 MB.
"""

import resource
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Final

from lxml import etree
from tests.support import entries, servers
from tests.support.editions import INTERVIEWS

from turncast.models.edition import Broadcast, Edition, Entry
from turncast.models.recording import Chapter
from turncast.rss import render

SIZES: Final = (1_000, 2_000, 4_000, 7_000, 10_000)
ROUNDS: Final = 11
PARAGRAPH: Final = (
    '<p>Jo speaks with <strong>Nick &amp; friends</strong>, <a href="https://turn.example/?a=1&amp;b=2">here</a>.</p>\n'
)
NOTES: Final = PARAGRAPH * (2_000 // len(PARAGRAPH))
NEWEST: Final = datetime(2026, 1, 1, tzinfo=UTC)


def main() -> None:
    """Measure and print one line a size."""
    print(f"{'items':>7} {'feed':>8} {'lxml':>8} {'ratio':>6} {'an item':>8} {'peak':>8} {'edition':>8} {'bytes':>8}")
    for size in SIZES:
        command = [sys.executable, "-m", "tests.benchmarks.feeds", str(size)]
        print(
            subprocess.run(command, cwd=servers.REPOSITORY, capture_output=True, text=True, check=True).stdout, end=""
        )


def measure(size: int) -> None:
    """Measure a feed of *size* items: medians of rounds in which the feed and its peer take turns."""
    edition = edition_of(size)
    before = _peak()
    document = render(edition, notes)
    peak = _peak()
    tree = etree.fromstring(document, etree.XMLParser(strip_cdata=False, huge_tree=True))
    if _serialise(tree).partition(b"\n")[2] != document.rstrip().partition(b"\n")[2]:
        raise AssertionError("expected lxml to write the same bytes after the declaration, found others")
    pairs = [(_seconds(lambda: render(edition, notes)), _seconds(lambda: _serialise(tree))) for _ in range(ROUNDS)]
    mine, theirs = (statistics.median(times) for times in zip(*pairs, strict=True))
    ratio = statistics.median(one / other for one, other in pairs)
    print(
        f"{size:>7} {mine:>6.2f} s {theirs:>6.2f} s {ratio:>6.2f} {mine / size * 1e6:>5.0f} µs "
        f"{peak:>5.0f} MB {before:>5.0f} MB {len(document) / 1e6:>5.1f} MB"
    )


def edition_of(size: int) -> Edition:
    """A show of that many episodes."""
    return entries.edition(INTERVIEWS, [_entry(number) for number in range(size, 0, -1)])


def notes(_: Entry | Broadcast) -> str:
    """The notes of every episode, as HTML."""
    return NOTES


def _entry(number: int) -> Entry:
    slug = f"talk-{number}"
    words = entries.episode(
        slug=slug,
        guid=f"a02b71d0-3d5f-405e-927d-{number:012}",
        title=f"A talk & an answer, number {number}",
        date=NEWEST - timedelta(hours=10_000 - number),
        number=number,
        season=1,
    )
    return entries.entry(
        words,
        people=INTERVIEWS.people,
        chapters=tuple(
            Chapter(start=61.5 * place + number % 997 / 8, title=f"Chapter {place} of {number}") for place in range(10)
        ),
        chapters_key=f"interviews/{slug}.chapters.json",
        captions=(
            entries.caption(f"captions/{slug}.0123456789.vtt"),
            entries.caption(f"captions/{slug}.es.0123456789.srt", "application/x-subrip", "es"),
        ),
    )


def _serialise(tree: etree._Element) -> bytes:
    return etree.tostring(tree, encoding="UTF-8", xml_declaration=True)


def _seconds(run: Callable[[], object]) -> float:
    """How long the processor works at *run*."""
    start = time.process_time()
    run()
    return time.process_time() - start


def _peak() -> float:
    """MB this process had at most."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (1 << 20 if sys.platform == "darwin" else 1 << 10)


if __name__ == "__main__":
    measure(int(sys.argv[1])) if len(sys.argv) == 2 else main()
