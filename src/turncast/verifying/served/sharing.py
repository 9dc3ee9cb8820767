"""Rules of sharing between origins (CORS): without it no app that runs in a browser can read a thing."""

from collections.abc import Iterator
from typing import Final

from turncast.fetching import Answer, Failure
from turncast.models.check import Notice, Rules
from turncast.models.finding import Level
from turncast.models.rule import Scope
from turncast.verifying.served.observations import Kind, Observations, Said, Try, once, shown
from turncast.verifying.served.visiting import ORIGIN

rule = Rules(Scope.SERVED)

_SOURCE: Final = "podcast namespace 1.0; Fetch standard"
_READ: Final = (Kind.FEED, Kind.TRANSCRIPT, Kind.CHAPTERS)


def _shared(answer: Answer) -> bool:
    return answer.headers.get("access-control-allow-origin", "").strip() in ("*", ORIGIN)


def _found(answer: Answer) -> str:
    said = answer.headers.get("access-control-allow-origin")
    return f"Access-Control-Allow-Origin: {shown(said)}" if said else "no Access-Control-Allow-Origin"


@rule("served-cors", Level.WARNING, _SOURCE)
@once
def unshared(met: Observations) -> Iterator[Said]:
    """apps in browsers may not read a feed, a transcript or chapters

    Answer with Access-Control-Allow-Origin: * (of a bucket: a CORS rule that lets every origin GET and HEAD).
    """
    for visit, answer in met.got(*_READ):
        if not _shared(answer):
            yield visit, f"expected Access-Control-Allow-Origin: *, found {_found(answer)}"


@rule("served-cors-media", Level.ADVICE, _SOURCE)
@once
def unshared_media(met: Observations) -> Iterator[Said]:
    """apps in browsers may not work with a recording or a picture, such as to draw or cut it

    Answer with Access-Control-Allow-Origin: * (of a bucket: a CORS rule that lets every origin GET and HEAD).
    """
    for visit, answer in met.got(Kind.MEDIA, Kind.ARTWORK):
        if not _shared(answer):
            yield visit, f"expected Access-Control-Allow-Origin: *, found {_found(answer)}"


@rule("served-cors-preflight", Level.ADVICE, "Podcast Index (partytime's certification)")
def preflight(met: Observations) -> Iterator[Notice]:
    """a browser that asks first whether it may read is not told that it may

    Answer OPTIONS with 200 or 204 and Access-Control-Allow-Origin: *, as for GET.
    """
    for visit, _ in met.got():
        match visit.tries.get(Try.OPTIONS):
            case Failure(message=message):
                yield visit.notice(f"expected OPTIONS to be answered, found {message}")
            case Answer() as answer if answer.status >= 300:
                yield visit.notice(f"expected OPTIONS to be answered with 200 or 204, found {answer.status}")
            case Answer() as answer if not _shared(answer):
                yield visit.notice(f"expected OPTIONS to say Access-Control-Allow-Origin: *, found {_found(answer)}")
            case _:
                pass
