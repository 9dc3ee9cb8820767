"""A project in which there is a page of every type, as it is published: long lists, long transcripts, an event."""

import shutil
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Final

from tests.support.projects import Folder
from tests.support.sites import PREFIX

REPOSITORY: Final = Path(__file__).parents[2]
AUDIO, VIDEO = "media/nick-wahl-interest-based-bargaining.mp3", "media/collaborating-for-student-success.mp4"
KINDS: Final = {
    "home": "index.html",
    "show": "talks/index.html",
    "archive": "talks/episodes/1.html",
    "season": "talks/seasons/1.html",
    "person": "people/ada-byron/index.html",
    "event": "films/premiere.html",
    "events": "events.html",
    "audio": "talks/long.html",
    "video": "films/seen.html",
    "transcript": "talks/transcripts/long.html",
    "subscribe": "talks/about/subscribe.html",
    "embed": "talks/embed/long.html",
    "missing": "404.html",
}
"""Where a page of each type stands."""
EARLY, LATE, LATE_AT = "xylophone", "zanzibar", 270
"""A word that is said at the beginning of the long talk, and one that is said at the end, at that second."""
SAYS = {3: f"The {EARLY} comes first.", LATE_AT: f"We went to {LATE} in the end."}
LINKS: Final = [{"title": "On a video site", "url": "https://videos.example/watch?v=1&list=2"}]
NOTES = """
All of **Markdown**: <https://markdown.example/>, a footnote[^1], and

| what | how long |
|------|---------:|
| talk | 5 min    |

## Asides

> Quoted, with `code` in it.

- one
- [two](https://two.example/)

[^1]: Down here.
"""


def project(root: Path) -> Folder:
    """The project, in *root*."""
    folder = Folder(root, url=f"https://podcast.turncast.dev/{PREFIX}", title="All Sorts", description="Of everything.")
    for recording in (AUDIO, VIDEO):
        shutil.copy(REPOSITORY / recording, root / "media")
    shutil.copy((REPOSITORY / VIDEO).with_suffix(".vtt"), root / "media")
    ada = {"name": "Ada Byron", "role": "host", "url": "https://ada.example/"}
    folder.show("talks", accent="#7a1fa2", people=[ada], seasons=[{"number": 1, "name": "Beginnings"}])
    folder.show("films")
    for number in range(1, 60):
        folder.episode(f"talk-{number}", recording=AUDIO, season=1, number=number)
    _long(folder, ada)
    captions = [{"file": str(Path(VIDEO).with_suffix(".vtt")), "language": "en"}]
    folder.episode("seen", show="films", recording=VIDEO, transcripts=captions)
    start, end = datetime(2030, 5, 1, 18, tzinfo=UTC), datetime(2030, 5, 1, 20, tzinfo=UTC)
    live: dict[str, Any] = {"end": end, "zone": "Universal Time", "register_at": "https://register.example/"}
    event: dict[str, Any] = {"recording": None, "transcripts": None, "links": LINKS}
    folder.episode("premiere", show="films", date=start, number=2, live=live, **event)
    live["end"] = datetime(2025, 1, 2, tzinfo=UTC)
    folder.episode("last-year", date=datetime(2025, 1, 1, tzinfo=UTC), live=live, **event)
    return folder


def _long(folder: Folder, host: dict[str, Any]) -> None:
    """An episode that has everything, its transcript more than fits on its page."""
    folder.write("media/long.vtt", "WEBVTT\n\n" + "\n".join(_cue(second) for second in range(280)))
    folder.episode(
        "long",
        notes=NOTES,
        recording=AUDIO,
        season=2,
        number=60,
        artwork="media/long.png",
        description="With everything that an episode can have.",
        people=[host, {"name": "Grace Hopper", "role": "guest", "url": "https://grace.example/"}],
        links=LINKS,
        chapters=[{"start": 0, "title": "Hello"}, {"start": 100, "title": "More", "url": "https://more.example/"}],
        transcripts=[{"file": "media/long.vtt", "language": "en"}],
    )


def _cue(second: int) -> str:
    who = ("Ada Byron", "Grace Hopper")[second // 40 % 2]
    said = SAYS.get(second, f"This is what they say at second {second}, in words enough to fill a line of the page.")
    return f"{_at(second)} --> {_at(second + 1)}\n<v {who}>{said}\n"


def _at(second: int) -> str:
    return f"00:{second // 60:02}:{second % 60:02}.000"
