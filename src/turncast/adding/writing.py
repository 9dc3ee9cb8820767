"""From a draft to an episode: the recording, what came with it, and last the episode's file, which makes it one."""

import shlex
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Literal, Protocol

from turncast import audio
from turncast.adding import files
from turncast.adding.drafts import Draft
from turncast.adding.files import OnBytes, nobody
from turncast.adding.leftovers import Workshop
from turncast.adding.obstacles import Form
from turncast.adding.shelf import Shelf
from turncast.errors import UsageError, WorldError


@dataclass(frozen=True)
class Added:
    """An episode that was added: where its files are, relative to the project, its recording's digest and length."""

    slug: str
    episode: str
    recording: str
    sha256: str
    size: int
    renditions: tuple[str, ...]
    artwork: str | None
    transcripts: tuple[str, ...]
    remarks: tuple[str, ...]


Placing = Literal["copy", "move", "link"]
"""A copy; or the recording itself, which then is gone from where it was; or a second name for it (a hard link)."""


class Convert(Protocol):
    """Makes of *source* a recording of *kind* at *target*; *on_progress* hears the seconds done, and of how many."""

    def __call__(
        self, source: Path, target: Path, *, kind: Form, on_progress: Callable[[float, float], None] | None = None
    ) -> None: ...


@dataclass(frozen=True)
class Hands:
    """Who does the work besides, and who hears of it.

    on_bytes hears the length of each piece that was read, on_seconds the seconds that are converted, and of how many.
    convert: who converts; None where nothing is to be converted. workshop: where the work is done, if it is there yet.
    placing: how a recording that is not converted comes into the project.
    """

    on_bytes: OnBytes = nobody
    on_seconds: Callable[[float, float], None] = nobody
    convert: Convert | None = None
    workshop: Workshop | None = None
    placing: Placing = "copy"


ALONE: Final = Hands()


def write(draft: Draft, root: Path, shelf: Shelf, hands: Hands = ALONE) -> Added:
    """Add the episode to the project at *root*: all of it, or on any failure or interruption none.

    shelf: the recordings that are episodes; the new ones are put there. Raises the draft's obstacle, ``AlreadyAdded``,
    ``UsageError`` where a file of that name is there, ``TargetFull`` where the disk is, and ``WorldError`` where it
    refuses.
    """
    if draft.obstacle:
        raise draft.obstacle
    with ExitStack() as stack, ExitStack() as undo:
        site = _Site(root, hands.workshop or stack.enter_context(Workshop()), undo)
        sha256, size = _place_recording(draft, site, shelf, hands)
        heard = _place_sound(draft, site, hands)
        for path, make in draft.attachments.items():
            _place(make, path, site, again=True)
        _place(draft.text.encode, draft.path, site, again=False)
        undo.pop_all()
    for found in ((sha256, size), *heard.values()):
        shelf.put(*found, draft.path)
    remarks = (*draft.remarks, *_moved(draft, root, size, hands))
    companions = (tuple(heard), draft.artwork, draft.transcripts)
    return Added(draft.slug, draft.path, draft.destination, sha256, size, *companions, remarks)


def _moved(draft: Draft, root: Path, size: int, hands: Hands) -> Iterator[str]:
    """Take the original away, now that the episode is whole; a remark where that cannot be. Masters always stay."""
    if hands.placing != "move" or draft.in_place or draft.form:
        return
    try:
        if draft.recording.stat().st_size != size:
            yield f"{draft.recording} was changed meanwhile: it is still there"
        else:
            files.remove(draft.recording, root / draft.destination)
    except (OSError, WorldError) as fault:
        yield f"{draft.recording} is still there: it could not be removed ({fault})"


@dataclass(frozen=True)
class _Site:
    """Where files are put in place: the project, the workshop, and what takes them back if the rest fails."""

    root: Path
    workshop: Workshop
    undo: ExitStack


def _place_recording(draft: Draft, site: _Site, shelf: Shelf, hands: Hands) -> tuple[str, int]:
    target = site.root / draft.destination
    if draft.in_place:
        found = files.digest(target, hands.on_bytes)
        shelf.refuse(draft.recording, found[0])
        return found
    with files.beside(target, site.workshop) as temporary:
        found = _bring(draft, temporary, hands)
        shelf.refuse(draft.recording, found[0])
        _settle(temporary, target, found, site)
    return found


def _place_sound(draft: Draft, site: _Site, hands: Hands) -> dict[str, tuple[str, int]]:
    """The sound of a video on its own, if that is drafted: its place, with its digest and length."""
    if not (draft.heard and draft.rendition and hands.convert):
        return {}
    target = site.root / draft.rendition
    with files.beside(target, site.workshop) as temporary:
        found = _converted(draft, temporary, draft.heard, hands.convert, hands)
        _settle(temporary, target, found, site)
    return {draft.rendition: found}


def _settle(temporary: Path, target: Path, found: tuple[str, int], site: _Site) -> None:
    """Put a recording in place; the same one, left there by an add that was interrupted, will do."""
    try:
        files.settle(temporary, target, site.undo)
    except FileExistsError as fault:
        if files.digest(target) != found:
            raise files.taken(target) from fault


def _converted(draft: Draft, temporary: Path, form: Form, convert: Convert, hands: Hands) -> tuple[str, int]:
    """What was made is what directories take, or an error."""
    convert(draft.recording, temporary, kind=form, on_progress=hands.on_seconds)
    audio.enclosure(audio.probe(temporary), str(draft.recording))
    return files.digest(temporary)


def _bring(draft: Draft, temporary: Path, hands: Hands) -> tuple[str, int]:
    """The recording as it will be published, at *temporary*: converted, or another name for it, or a copy."""
    if draft.form and hands.convert:
        return _converted(draft, temporary, draft.form, hands.convert, hands)
    if hands.placing != "copy" and files.link(draft.recording, temporary):
        return files.digest(temporary, hands.on_bytes)
    if hands.placing == "link":
        message = f"expected {draft.recording} on the disk of the project, to give it a second name, found it elsewhere"
        raise UsageError(message, f"turncast add {shlex.quote(str(draft.recording))}")
    return files.copy(draft.recording, temporary, hands.on_bytes)


def _place(make: Callable[[], bytes], path: str, site: _Site, *, again: bool) -> None:
    """Write a file; *again*: the same one, left there by an add that was interrupted, will do."""
    target = site.root / path
    with files.beside(target, site.workshop) as temporary:
        with files.world(target):
            data = make()
        files.save(data, temporary)
        try:
            files.settle(temporary, target, site.undo)
        except FileExistsError as fault:
            if not (again and files.holds(target, data)):
                raise files.taken(target) from fault
