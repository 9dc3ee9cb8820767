"""Changes of a sound project, by which rules are tried: each takes the folder and writes into it."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from tests.support.ffmpeg import film
from tests.support.projects import Folder, talks
from tests.support.recordings import careful_tags, mp3

from turncast.models.finding import Finding

Change = Callable[[Folder], object]

UUID = "9b024349-ccf0-5f69-a609-6b82873eab3c"
OTHER_UUID = "917393e3-1b1e-5cef-ace4-edaa54e1f810"


def look(root: Path, change: Change) -> tuple[Finding, ...]:
    """Everything wrong with a sound project of one show and two episodes after the *change*."""
    folder = talks(root)
    change(folder)
    return folder.findings()


def nothing(folder: Folder) -> None:
    """The sound project as it is."""


def both(*changes: Change) -> Change:
    """One change after the other."""
    return lambda folder: [change(folder) for change in changes]


def each(make: Callable[[str], Change], *texts: str) -> list[Change]:
    """A change for each of the texts."""
    return [make(text) for text in texts]


def site(**words: Any) -> Change:
    """The project with these words of its site."""
    return lambda folder: Folder(folder.root, **words)


def show(**words: Any) -> Change:
    """The project whose show says this."""
    return lambda folder: folder.show(**words)


def episode(notes: str = "", **words: Any) -> Change:
    """The project with one more episode, which says this."""
    return lambda folder: folder.episode("third", notes=notes or "What it is about.", **words)


def fourth(**words: Any) -> Change:
    """The project with an episode more yet, which says this."""
    return lambda folder: folder.episode("fourth", **words)


def elsewhere(**words: Any) -> Change:
    """The project with another show, which has an episode that says this."""
    return both(lambda folder: folder.show("others"), episode(show="others", **words))


def person(**words: Any) -> Change:
    """One more episode, with this guest."""
    return episode(people=[{"name": "Nick", **words}])


def recording(**made: Any) -> Change:
    """The project with one more episode, of such a recording."""

    def change(folder: Folder) -> None:
        mp3(folder.root / "media/other.mp3", **{"frames": 800, **made})
        folder.episode("third", recording="media/other.mp3")

    return change


def lengthy(**words: Any) -> Change:
    """The project with one more episode, of more than ten minutes, which says this."""
    return both(
        lambda folder: mp3(folder.root / "media/other.mp3", frames=23_200),
        episode(recording="media/other.mp3", **words),
    )


def rendition(*names: str, frames: int = 800) -> Change:
    """One more episode, of 20.9 seconds, with these other forms; media/shorter.mp3 is made of so many frames."""

    def change(folder: Folder) -> None:
        mp3(folder.root / "media/other.mp3", frames=800)
        mp3(folder.root / "media/shorter.mp3", frames=frames, tags=careful_tags())
        folder.episode("third", recording="media/other.mp3", renditions=[f"media/{name}.mp3" for name in names])

    return change


def watched(**words: Any) -> Change:
    """One more episode, of a video of four seconds, which says this."""
    return both(
        lambda folder: film(folder.root / "media/other.mp4"),
        episode(recording="media/other.mp4", **words),
    )


def chapters(*starts_and_titles: tuple[float, str]) -> Change:
    """One more episode, of 20.9 seconds, with these chapters."""
    listed = [{"start": start, "title": title} for start, title in starts_and_titles]
    return both(
        lambda folder: mp3(folder.root / "media/other.mp3", frames=800),
        episode(recording="media/other.mp3", chapters=listed),
    )


def serial(**words: Any) -> Change:
    """A serial show with these three episodes: numbered 1 and 2, and one that says this."""
    return both(
        show(type="serial", total=3),
        lambda folder: folder.episode("first", number=1),
        lambda folder: folder.episode("second", number=2),
        episode(**words),
    )
