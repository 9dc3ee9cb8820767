"""Rules of an episode's notes."""

from tests.support.cases import Case, proofs
from tests.support.changes import Change, both, each, episode, look
from tests.support.recordings import chapter_tags, mp3


def written(notes: str) -> Change:
    """One more episode, with these notes."""
    return episode(notes=notes)


STAMPS = "00:00 Welcome\n00:05 Talk\n00:10 Farewell\n"


def stamped(*starts: float, tagged: bool = False) -> Change:
    """One more episode, of 20.9 seconds: chapters in its file or in its recording, and time stamps at 0, 5 and 10 s."""
    listed = [{"start": start, "title": str(start)} for start in starts]
    tags = chapter_tags(*((str(start), int(start * 1000), str(start), None) for start in starts))
    return both(
        lambda folder: mp3(folder.root / "media/other.mp3", frames=800, tags=tags if tagged else ()),
        episode(notes=STAMPS, recording="media/other.mp3", **({} if tagged else {"chapters": listed})),
    )


CASES: tuple[Case[Change], ...] = (
    Case(
        "episode-link-unknown",
        [
            episode(notes="See [it](fourth.md)."),
            episode(notes='See [it](./fourth.md#part "Title").'),
            episode(notes="See [it](../episodes/fourth.md)."),
            episode(notes="See [it][1].\n\n[1]: episodes/fourth.md\n"),
            episode(notes='See <a href="fourth.md">it</a>.'),
        ],
        [
            episode(notes="See [one](first.md), [two](../episodes/second.md#top) and [itself](third.md)."),
            episode(notes="See [it](https://turncast.dev/fourth.md) and <https://turncast.dev/fourth.md>."),
            episode(notes="Write `[it](fourth.md)`:\n\n```\n[it](fourth.md)\n```\n"),
            episode(notes="See fourth.md, (fourth.md) and [fourth.md]."),
        ],
    ),
    Case(
        "notes-link-relative",
        [
            episode(notes="See [it](media/handout.pdf)."),
            episode(notes="![Us](../media/us.jpg)"),
            episode(notes="See [it](www.turncast.dev)."),
            episode(notes="See [it](/about)."),
            episode(notes="See [it](My%20Talk.md)."),
        ],
        [
            episode(
                notes="[a](https://turncast.dev/a_(b)) [b](mailto:a@turncast.dev) [c](#top) [d](HTTP://turncast.dev)"
            ),
            episode(notes="[a](first.md) [b](nowhere.md) [c]: d, [e] (f)"),
            episode(notes="<iframe src=x></iframe> <iframe src='a/b'></iframe>"),
            episode(notes="Said[^1] and meant[^two].\n\n[^1]: Or not.\n[^two]: media/handout.pdf"),
        ],
    ),
    Case(
        "notes-link-dropped",
        each(
            written,
            "See [it](javascript:alert).",
            "See [it](<JavaScript:alert(1)>).",
            "![Us](data:image/png;base64,AAAA)",
            "[it]: vbscript:x\n\nSee [it].",
            '<a href="ftp://turncast.dev">it</a>',
            "<tel:+123>",
        ),
        each(
            written,
            "[a](https://turncast.dev) [b](mailto:a@turncast.dev) <https://turncast.dev> <a@turncast.dev>",
            "`[it](javascript:alert)`",
            "Note: this [is](first.md#c:d), 10:30 <b>now</b>",
            "Said[^1].\n\n[^1]: compare:this",
        ),
    ),
    Case(
        "notes-link-http",
        each(
            written,
            "See [it](http://turncast.dev).",
            "<http://turncast.dev>",
            "[it]: HTTP://turncast.dev",
            '<a href="http://turncast.dev">it</a>',
        ),
        each(written, "See [it](https://turncast.dev).", "`[it](http://turncast.dev)`", "http and https"),
    ),
    Case(
        "notes-link-private",
        each(written, "See [it](http://localhost:8000/a).", "https://192.168.1.1/", "<https://nas.local/>"),
        each(written, "See [it](https://turncast.dev).", "localhost", "`http://localhost/`"),
    ),
    Case(
        "notes-tag-removed",
        each(written, '<iframe src="https://turncast.dev"></iframe>', "<SCRIPT>1</SCRIPT>", "A\n\n<video controls>"),
        each(written, "<b>Bold</b>", "`<iframe>`", "<videos>", "```\n<script>\n```"),
    ),
    Case(
        "notes-picture-unsaid",
        each(
            written,
            "![](https://turncast.dev/a.jpg)",
            "![ ](https://turncast.dev/a.jpg)",
            '<img src="https://turncast.dev/a.jpg">',
            '<img src="https://turncast.dev/a.jpg" alt="">',
        ),
        each(
            written,
            "![Nick](https://turncast.dev/a.jpg)",
            '<img alt="Nick" src="https://turncast.dev/a.jpg">',
            "`![](a.jpg)`",
        ),
    ),
    Case(
        "notes-picture-elsewhere",
        each(
            written,
            "![Us](https://turncast.dev/us.jpg)",
            "[![Us](<https://turncast.dev/us.jpg> 'Us')](https://turncast.dev/)",
            '<img alt="Us" src="https://turncast.dev/us.jpg">',
        ),
        each(
            written,
            "See [us](https://turncast.dev/us.jpg)!",
            "`![Us](https://turncast.dev/us.jpg)`",
            "![Us](media/us.jpg)",
        ),
    ),
    Case(
        "notes-without-summary",
        [written("word " * 801)],
        [written("word " * 800), episode(notes="word " * 801, description="A sentence.")],
    ),
    Case(
        "notes-stamps-differ",
        [stamped(0, 7, 10), stamped(0, 5), stamped(0, 5, 12, tagged=True)],
        [stamped(0, 5, 10), stamped(0, 5, 10, tagged=True), stamped(), written(STAMPS)],
    ),
)

test_a_rule_fires, test_a_rule_stays_silent = proofs(CASES, look)
