"""The door to Werkzeug: a small web server for one person who looks at a project.

In: a function from a path to what is served there. Out: HTTP with ranges, conditional requests and the
right types, on a loopback address; a mistake in what is looked at is shown in its place. May not know what a
project is.
"""

import io
import socket
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO, TYPE_CHECKING, Final

from werkzeug.exceptions import HTTPException, MethodNotAllowed, NotFound, RequestedRangeNotSatisfiable
from werkzeug.serving import BaseWSGIServer, WSGIRequestHandler, make_server
from werkzeug.utils import send_file
from werkzeug.wrappers import Request, Response

from turncast.errors import TurncastError, WorldError

if TYPE_CHECKING:
    from _typeshed.wsgi import WSGIApplication


@dataclass(frozen=True)
class Served:
    """What stands at a path: its bytes or their file, its type, how long it may be kept, and its version.

    A file that is open already is one that can be sought in; it is closed when it was served.
    """

    body: bytes | Path | IO[bytes]
    media_type: str
    cache_control: str
    etag: str


_ANY_PLAYER: Final = {
    "Access-Control-Allow-Origin": "*",
    "Access-Control-Allow-Methods": "GET, HEAD",
    "Access-Control-Allow-Headers": "Range",
    "Access-Control-Expose-Headers": "Content-Length, Content-Range, ETag, Accept-Ranges",
}
"""What players on pages of other sites are told: they may fetch, and seek (CORS)."""

Lookup = Callable[[str], Served | None]
"""From a path without its leading ``/`` to what is served there, or None.

May raise TurncastError: whoever asked is told, and the server goes on.
"""


class _Quiet(WSGIRequestHandler):
    """Says nothing of each request: stderr is for what the person should know."""

    protocol_version = "HTTP/1.1"

    def log(self, type: str, message: str, *args: object) -> None:
        """Not here."""


@contextmanager
def server(lookup: Lookup, host: str, port: int) -> Iterator[BaseWSGIServer]:
    """A server bound to *host* and *port* (up to 65535; 0: any free one), not yet serving.

    Raises WorldError where the port is taken or may not be used.
    """
    with _bound(host, port) as listening:
        made = make_server(
            host, listening.getsockname()[1], application(lookup), threaded=True, request_handler=_Quiet,
            fd=listening.fileno(),
        )  # fmt: skip
    try:
        yield made
    finally:
        made.server_close()


def _bound(host: str, port: int) -> socket.socket:
    try:
        return socket.create_server((host, port), family=socket.AF_INET6 if ":" in host else socket.AF_INET)
    except OSError as error:
        raise WorldError(
            f"expected to listen on {host}:{port}: {(error.strerror or str(error)).lower()}",
            "try any free port: turncast preview --port 0",
        ) from None


def application(lookup: Lookup) -> "WSGIApplication":
    """The WSGI application that answers GET and HEAD from *lookup*."""

    @Request.application
    def answer(request: Request) -> Response | HTTPException:
        if request.method == "OPTIONS":
            return Response(status=204, headers={"Allow": "GET, HEAD, OPTIONS", **_ANY_PLAYER})
        if request.method not in ("GET", "HEAD"):
            return MethodNotAllowed(["GET", "HEAD", "OPTIONS"])
        try:
            served = lookup(request.path.lstrip("/"))
            return _response(request, served) if served else NotFound()
        except TurncastError as error:
            return _mistake(error)
        except OSError as error:  # the file went away since it was looked up
            return _mistake(WorldError(f"it cannot be read: {(error.strerror or str(error)).lower()}"))

    return answer


def _mistake(error: TurncastError) -> Response:
    """What is wrong, for the person who looks at the preview."""
    text = "\n".join(part for part in (error.message, error.hint) if part) + "\n"
    return Response(text, 500, {"Cache-Control": "no-store"}, mimetype="text/plain")


def _response(request: Request, served: Served) -> Response:
    if isinstance(served.body, bytes | Path):
        response = _of_bytes_or_file(request, served, served.body)
    else:
        response = _of_open_file(request, served, served.body)
    response.headers["Content-Type"] = served.media_type
    response.headers["Cache-Control"] = served.cache_control
    response.headers.extend(_ANY_PLAYER)
    return response


def _of_bytes_or_file(request: Request, served: Served, body: bytes | Path) -> Response:
    given = io.BytesIO(body) if isinstance(body, bytes) else body
    return send_file(given, request.environ, mimetype=served.media_type, etag=served.etag, conditional=True)


def _of_open_file(request: Request, served: Served, file: IO[bytes]) -> Response:
    """Werkzeug asks only files it opens itself for their length, and serves no ranges of others."""
    size = file.seek(0, io.SEEK_END)
    file.seek(0)
    response = send_file(file, request.environ, mimetype=served.media_type, etag=served.etag)
    response.content_length = size
    try:
        return response.make_conditional(request.environ, accept_ranges=True, complete_length=size)
    except RequestedRangeNotSatisfiable:
        file.close()
        raise
