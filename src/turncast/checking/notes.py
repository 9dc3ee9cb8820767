"""Rules of an episode's notes: where their links lead."""

import re
from collections.abc import Iterator
from typing import Final

from turncast.models.catalog import Catalog
from turncast.models.check import Notice, Rules
from turncast.models.episode import EPISODE_LINK, Episode
from turncast.models.finding import Level
from turncast.models.rule import Scope

rule = Rules(Scope.EPISODE)

_CODE: Final = re.compile(r"^(```|~~~).*?^\1|`[^`\n]*`", re.DOTALL | re.MULTILINE)
_LINK: Final = re.compile(r"""(?:\]\(\s*|^ {0,3}\[[^\]\n]+\]:\s*|(?:href|src)=["'])<?([^\s<>()"']+)""", re.MULTILINE)
_WHOLE: Final = re.compile(r"[a-zA-Z][a-zA-Z0-9+.-]*:|#|//")


def _relative_links(episode: Episode) -> list[str]:
    """Where links and pictures in the notes lead that are no whole addresses: each once, in order."""
    links = _LINK.findall(_CODE.sub("", episode.notes))
    return list(dict.fromkeys(link for link in links if not _WHOLE.match(link)))


@rule("episode-link-unknown", Level.WARNING, "Turncast")
def unknown_link(catalog: Catalog) -> Iterator[Notice]:
    """the notes link to an episode file that is not there

    Correct the name of the file.
    """
    slugs = {episode.slug for episode in catalog.episodes}
    for episode in catalog.episodes:
        for link in _relative_links(episode):
            found = EPISODE_LINK.fullmatch(link)
            if found and found["slug"] not in slugs:
                yield Notice(f"expected an episode of this project, found a link to {link}", episode.path)


@rule("notes-link-relative", Level.WARNING, "A Podcaster's Guide to RSS; PSP-1")
def relative_link(catalog: Catalog) -> Iterator[Notice]:
    """the notes link to something that is not published with them

    Write the whole address, beginning with https://, or link to an episode by its file: [title](other-episode.md).
    """
    for episode in catalog.episodes:
        for link in _relative_links(episode):
            if not EPISODE_LINK.fullmatch(link):
                yield Notice(f"expected https://… or the file of an episode, found {link!r}", episode.path)
