"""Rules of chapters as they are served: the podcast namespace's JSON, read strictly, as some app will."""

import json
from collections.abc import Iterator, Mapping
from itertools import pairwise
from typing import Any, Final

from turncast.models.check import Notice, Rules
from turncast.models.finding import Level
from turncast.models.rule import Scope
from turncast.verifying.served.observations import Kind, Observations, Said, Visit, once, shown

rule = Rules(Scope.SERVED)

_NAMESPACE: Final = "podcast namespace 1.0: JSON chapters 1.2"
_TYPES: Final = ("application/json+chapters", "application/json")
_WORDS: Final[Mapping[str, type]] = {"title": str, "img": str, "url": str, "toc": bool, "location": dict}
"""What a chapter may say, beside its times."""
_NAMES: Final = {str: "text", bool: "true or false", dict: "an object"}


class _NotJson(Exception):
    """It is no JSON; says why."""


def _document(data: bytes) -> Any:
    try:
        return json.loads(data.decode("utf-8"))
    except UnicodeDecodeError:
        raise _NotJson("expected JSON in UTF-8, found other bytes") from None
    except json.JSONDecodeError as fault:
        raise _NotJson(f"line {fault.lineno}: expected JSON, found a fault: {fault.msg.lower()}") from None
    except (RecursionError, ValueError):
        raise _NotJson("expected JSON that somebody wrote, found numbers or nesting without end") from None


def _documents(met: Observations) -> Iterator[tuple[Visit, Any]]:
    for visit, answer in met.got(Kind.CHAPTERS):
        try:
            yield visit, _document(answer.body)
        except _NotJson:
            continue


def _lists(met: Observations) -> Iterator[tuple[Visit, list[Mapping[str, Any]]]]:
    """The chapters of the documents whose form is right."""
    for visit, document in _documents(met):
        if next(_misshapen(document), None) is None:
            yield visit, document["chapters"]


def _misshapen(document: Any) -> Iterator[str]:
    """What is not as the namespace has it, in the order of the document."""
    if not isinstance(document, dict):
        yield "expected an object, found something else"
        return
    if not isinstance(document.get("version"), str):
        yield 'expected "version": "1.2.0", found none that is text'
    chapters = document.get("chapters")
    if not isinstance(chapters, list):
        yield 'expected a list of "chapters", found none'
        return
    for number, chapter in enumerate(chapters, 1):
        for wrong in _misshapen_chapter(chapter):
            yield f"chapter {number}: {wrong}"


def _misshapen_chapter(chapter: Any) -> Iterator[str]:
    if not isinstance(chapter, dict):
        yield "expected an object, found something else"
        return
    if not _time(chapter.get("startTime")):
        yield f'expected seconds as "startTime", found {_found(chapter.get("startTime"))}'
    if "endTime" in chapter and not _time(chapter["endTime"]):
        yield f'expected seconds as "endTime", found {_found(chapter["endTime"])}'
    for word, kind in _WORDS.items():
        if word in chapter and not isinstance(chapter[word], kind):
            yield f'expected {_NAMES[kind]} as "{word}", found {_found(chapter[word])}'


def _time(value: Any) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool) and 0 <= value < 1e7


def _found(value: Any) -> str:
    return "none" if value is None else shown(repr(value)[:60])


@rule("served-chapters-unreadable", Level.ERROR, _NAMESPACE)
def unreadable(met: Observations) -> Iterator[Notice]:
    """a chapters file is no JSON

    Upload the JSON of the podcast namespace; a page in its place means that it is not public, or not there.
    """
    for visit, answer in met.got(Kind.CHAPTERS):
        try:
            _document(answer.body)
        except _NotJson as fault:
            yield visit.notice(str(fault))


@rule("served-chapters-form", Level.ERROR, _NAMESPACE)
def form(met: Observations) -> Iterator[Notice]:
    """a chapters file is not as the podcast namespace has it

    Write {"version": "1.2.0", "chapters": [{"startTime": 0, "title": "Welcome"}]}.
    """
    for visit, document in _documents(met):
        wrong = list(_misshapen(document))
        if wrong:
            more = f" (and {len(wrong) - 1} more)" if len(wrong) > 1 else ""
            yield visit.notice(f"{wrong[0]}{more}")


@rule("served-chapters-type", Level.WARNING, _NAMESPACE)
@once
def other_type(met: Observations) -> Iterator[Said]:
    """a chapters file is served as something else

    Serve it as application/json+chapters.
    """
    for visit, answer in met.got(Kind.CHAPTERS):
        if answer.media_type not in _TYPES:
            yield visit, f"expected {_TYPES[0]}, found {shown(answer.media_type) or 'no type'}"


@rule("served-chapters-order", Level.WARNING, _NAMESPACE)
def order(met: Observations) -> Iterator[Notice]:
    """chapters do not stand in the order of time, or two begin at once

    Sort them by startTime, and leave one of two out.
    """
    for visit, chapters in _lists(met):
        for number, (before, after) in enumerate(pairwise(chapters), 2):
            if after["startTime"] <= before["startTime"]:
                found = f"{after['startTime']} after {before['startTime']}"
                yield visit.notice(f"chapter {number}: expected a later start, found {found}")
                break


@rule("served-chapters-untitled", Level.WARNING, "Apple Podcasts: chapters")
def untitled(met: Observations) -> Iterator[Notice]:
    """a chapter that people see has no title

    Give it one, or hide it with "toc": false.
    """
    for visit, chapters in _lists(met):
        for number, chapter in enumerate(chapters, 1):
            if chapter.get("toc", True) and not chapter.get("title", "").strip():
                yield visit.notice(f"chapter {number}: expected a title, found none")
                break


@rule("served-chapters-late", Level.ADVICE, "Apple Podcasts: chapters")
def late(met: Observations) -> Iterator[Notice]:
    """the first chapter does not begin with the episode

    Let the first one start at 0.
    """
    for visit, chapters in _lists(met):
        if chapters and min(chapter["startTime"] for chapter in chapters) > 0:
            yield visit.notice(f"expected the first chapter at 0, found it at {chapters[0]['startTime']}")


@rule("served-chapters-outlast", Level.WARNING, "Turncast")
def outlast(met: Observations) -> Iterator[Notice]:
    """a chapter begins after its episode has ended

    Make the chapters from the recording that is published.
    """
    for visit, chapters in _lists(met):
        lasting = visit.pointer.duration
        last = max((chapter["startTime"] for chapter in chapters), default=0)
        if lasting and last >= lasting:
            yield visit.notice(f"expected chapters before second {lasting:.0f}, found one at {last:.0f}")
