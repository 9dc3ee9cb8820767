"""Rules of chapters."""

from typing import Any

from tests.support.cases import Case, proofs
from tests.support.changes import Change, chapters, lengthy, look, nothing, recording
from tests.support.recordings import careful_tags, chapter_tags


def marks(*starts: float, **words: Any) -> Change:
    """One more episode, of ten minutes and six seconds, with chapters at these seconds."""
    return lengthy(chapters=[{"start": start, "title": f"From {start}"} | words for start in starts])


CASES: tuple[Case[Change], ...] = (
    Case(
        "chapters-not-at-zero",
        [chapters((1, "A")), recording(tags=[*careful_tags(), *chapter_tags(("a", 1000, "A", None))])],
        [chapters((0, "A"), (5, "B")), nothing],
    ),
    Case(
        "chapters-disordered",
        [chapters((0, "A"), (5, "B"), (3, "C")), chapters((0, "A"), (0, "B"))],
        [chapters((0, "A"), (3, "B"), (5, "C"))],
    ),
    Case("chapters-after-end", [chapters((0, "A"), (30, "B"))], [chapters((0, "A"), (20, "B"))]),
    Case(
        "chapter-ends-early",
        [marks(0, 200, 400, end=200), marks(0, end=0)],
        [marks(0, 100, end=150), marks(0)],
    ),
    Case("chapter-title-long", [chapters((0, "x" * 46))], [chapters((0, "x" * 45))]),
    Case(
        "chapters-few",
        [marks(0), marks(0, 200)],
        [marks(0, 200, 400), marks(), chapters((0, "A"), (5, "B")), marks(0, 200, hidden=True)],
    ),
    Case(
        "chapter-short",
        [marks(0, 119, 400), marks(0, 200, 210)],
        [marks(0, 120, 240), chapters((0, "A"), (5, "B"))],
    ),
    Case(
        "chapters-many",
        [marks(*range(256))],
        [marks(*range(255)), nothing],
    ),
)

test_a_rule_fires, test_a_rule_stays_silent = proofs(CASES, look)
