"""Rules of HEAD: directories ask it of everything, and believe it."""

from collections.abc import Iterator
from typing import Final

from turncast.fetching import Answer, Failure
from turncast.models.check import Notice, Rules
from turncast.models.finding import Level
from turncast.models.rule import Scope
from turncast.verifying.served.observations import Kind, Observations, Said, Try, Visit, once, shown

rule = Rules(Scope.SERVED)

_APPLE: Final = "Apple Podcasts: Podcast RSS feed requirements; PSP-1"
_ASKED: Final = (Kind.FEED, Kind.MEDIA, Kind.ARTWORK)


def _pairs(met: Observations, *kinds: Kind) -> Iterator[tuple[Visit, Answer, Answer]]:
    """What both GET and HEAD were answered with, where both are well."""
    for visit, got in met.got(*kinds):
        head = visit.answer(Try.HEAD)
        if head and head.ok:
            yield visit, got, head


@rule("served-head-refused", Level.ERROR, _APPLE)
def refused(met: Observations) -> Iterator[Notice]:
    """HEAD is not answered, although GET is

    Let everyone HEAD what they can GET. An address that is signed for GET alone cannot be asked so.
    """
    for visit, _ in met.got(*_ASKED):
        match visit.tries.get(Try.HEAD):
            case Failure(message=message):
                yield visit.notice(f"expected HEAD to be answered like GET, found {message}")
            case Answer(status=status, ok=False):
                yield visit.notice(f"expected HEAD to be answered like GET, found status {status}")
            case _:
                pass


@rule("served-head-no-length", Level.WARNING, _APPLE)
@once
def no_length(met: Observations) -> Iterator[Said]:
    """HEAD does not say how long a recording or a picture is

    Answer HEAD with the Content-Length of the whole file.
    """
    for visit, _, head in _pairs(met, Kind.MEDIA, Kind.ARTWORK):
        if head.length is None:
            yield visit, "expected a Content-Length for HEAD, found none"


@rule("served-head-length", Level.WARNING, _APPLE)
def other_length(met: Observations) -> Iterator[Notice]:
    """HEAD names another length than GET

    Have both answered from the same file.
    """
    for visit, _, head in _pairs(met, Kind.MEDIA, Kind.ARTWORK):
        if None not in (head.length, visit.size) and head.length != visit.size:
            yield visit.notice(f"expected HEAD to say {visit.size} bytes as GET does, found {head.length}")


@rule("served-head-type", Level.WARNING, _APPLE)
@once
def other_type(met: Observations) -> Iterator[Said]:
    """HEAD names another type than GET

    Answer both with the same Content-Type.
    """
    for visit, got, head in _pairs(met):
        if head.media_type != got.media_type:
            found = shown(head.media_type) or "none"
            yield visit, f"expected HEAD to say {shown(got.media_type) or 'no type'} as GET does, found {found}"


@rule("served-head-elsewhere", Level.WARNING, _APPLE)
def elsewhere(met: Observations) -> Iterator[Notice]:
    """HEAD is redirected to another place than GET

    Redirect both alike; what follows the ? may differ.
    """
    for visit, got, head in _pairs(met):
        if head.address.partition("?")[0] != got.address.partition("?")[0]:
            yield visit.notice(f"expected HEAD to end at {shown(got.address)}, found {shown(head.address)}")
