"""Matroska chapters as XML, as mkvmerge reads and mkvextract writes them (RFC 9559 section 20)."""

from collections.abc import Iterator
from xml.etree.ElementTree import Element

from turncast.chapters import markup, times
from turncast.chapters.marks import Mark, listed
from turncast.models.recording import Chapter


def recognises(text: str) -> bool:
    """Whether the root is ``Chapters``."""
    return markup.is_markup(text) and markup.root(text) == "Chapters"


def parse(text: str) -> tuple[Chapter, ...]:
    """The top level of the default edition, or else of the first; titles are those of the first language."""
    return listed(_marks(text))


def _marks(text: str) -> Iterator[Mark]:
    editions = markup.tree(text).findall("EditionEntry")
    for edition in sorted(editions, key=lambda edition: not _flag(edition, "EditionFlagDefault"))[:1]:
        yield from map(_mark, edition.findall("ChapterAtom"))


def _mark(atom: Element) -> Mark:
    end = atom.findtext("ChapterTimeEnd")
    return Mark(
        start=times.moment(atom.findtext("ChapterTimeStart")),
        title=atom.findtext("ChapterDisplay/ChapterString") or "",
        end=times.normal_play_time(end or ""),
        hidden=_flag(atom, "ChapterFlagHidden") or atom.findtext("ChapterFlagEnabled", "1").strip() == "0",
    )


def _flag(element: Element, name: str) -> bool:
    return element.findtext(name, "0").strip() == "1"
