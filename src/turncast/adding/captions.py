"""The transcripts that came with a recording: files beside it, or else the words in its tags."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from turncast import transcripts
from turncast.adding.files import holds
from turncast.errors import Unreadable, WorldError

LONG_ENOUGH: Final = 1000
"""Characters of lyrics from which on they are a transcript, and not a remark."""


@dataclass(frozen=True)
class Caption:
    """A transcript: where it will stand in the project, its language if its name says one, where it comes from, and
    what makes it, unless it stands there already. Or, with a remark, why it is not used.
    """

    source: str
    path: str = ""
    language: str | None = None
    make: Callable[[], bytes] | None = None
    remark: str = ""


def beside(found: Mapping[str | None, Path], root: Path, stem: str) -> Iterator[Caption]:
    """The files *found*, by language, to stand at *stem* in the project at *root*."""
    for language, path in found.items():
        try:
            transcripts.load(path)
            yield _caption(path, language, root, stem)
        except (Unreadable, WorldError) as fault:
            yield Caption(path.name, remark=f"{path.name} beside it is not used: {fault.message}")


def of_lyrics(read: Callable[[], str | None], source: str, root: Path, stem: str) -> Iterator[Caption]:
    """The words in the tags as plain text, if they are long enough to be what is said."""

    def make() -> bytes:
        return f"{(read() or '').strip()}\n".encode()

    if len(make()) > LONG_ENOUGH:
        yield _placed(source, f"{stem}.txt", None, make, root)


def _caption(path: Path, language: str | None, root: Path, stem: str) -> Caption:
    media = (root / "media").resolve()
    if path.resolve().is_relative_to(media):
        return Caption(path.name, f"media/{path.resolve().relative_to(media).as_posix()}", language)
    suffix = f".{language}{path.suffix.lower()}" if language else path.suffix.lower()
    return _placed(path.name, f"{stem}{suffix}", language, path.read_bytes, root)


def _placed(source: str, path: str, language: str | None, make: Callable[[], bytes], root: Path) -> Caption:
    if not (root / path).exists():
        return Caption(source, path, language, make)
    if holds(root / path, make()):
        return Caption(source, path, language)
    return Caption(
        source, remark=f"{source} is not used: {path} is there already; name it in `transcripts` if it is meant"
    )
