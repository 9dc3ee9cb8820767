"""``turncast add``: a recording becomes an episode."""

import uuid
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from turncast import audio
from turncast.adding import Added, Overrides, draft, write
from turncast.commands.opening import Call, open_catalog
from turncast.errors import Unreadable, UsageError
from turncast.models.catalog import Catalog
from turncast.models.show import Show


@dataclass(frozen=True)
class Addition:
    """What was added, with its front matter, and to which show."""

    added: Added
    show: Show
    title: str
    number: int | None
    text: str


def add(
    call: Call,
    recording: Path,
    show: str | None,
    overrides: Overrides,
    on_bytes: Callable[[int], None] | None = None,
) -> Addition:
    """Add *recording* as an episode of *show*; which may be left out where it is plain.

    Raises Unreadable where the file is no recording, AlreadyAdded where it is an episode already, UsageError where
    the file is missing or the show is not plain, WorldError where the disk refuses.
    """
    if not recording.is_file():
        raise UsageError(f"expected a recording, found no file {recording}", "check the path: ls")
    catalog, _ = open_catalog(call)
    chosen = _show(catalog, show, recording)
    proposal = draft(
        recording,
        root=call.root,
        catalog_show=chosen,
        taken={episode.slug for episode in catalog.episodes},
        guid=str(uuid.uuid4()),
        now=call.at,
        overrides=overrides,
    )
    added = write(proposal, call.root, on_bytes, known=_known(catalog))
    table = proposal.table
    return Addition(added, chosen, table["title"], table.get("number"), proposal.text)


def _known(catalog: Catalog) -> dict[str, str]:
    """The episode of each recording, by the recording's digest."""
    found = ((catalog.recording_of(episode), episode) for episode in catalog.episodes)
    return {recording.sha256: episode.path for recording, episode in found if recording}


def _show(catalog: Catalog, slug: str | None, recording: Path) -> Show:
    """The show that is named, or the only one, or the one the recording's tags name."""
    if slug is not None:
        return _named(catalog, slug)
    if len(catalog.shows) == 1:
        return catalog.shows[0]
    tagged = _tagged(recording)
    found = [show for show in catalog.shows if tagged and show.title.casefold() == tagged.casefold()]
    if len(found) == 1:
        return found[0]
    raise UsageError(
        f"expected to know which show {recording.name} is for, found {len(catalog.shows)} shows",
        " or ".join(f"--show {show.slug}" for show in catalog.shows) or "write feeds/<show>.toml first",
    )


def _named(catalog: Catalog, slug: str) -> Show:
    if show := catalog.show(slug):
        return show
    there = ", ".join(one.slug for one in catalog.shows) or "none that can be read"
    raise UsageError(f"expected the name of a show, found {slug!r}", f"there is: {there}")


def _tagged(recording: Path) -> str | None:
    try:
        return audio.read_tags(recording).show
    except Unreadable:
        return None
