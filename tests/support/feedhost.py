"""A host of feeds, over HTTP or TLS: kept well as long as nobody asks for faults, and badly in any way one likes."""

import gzip
import hashlib
import re
import socket
import ssl
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field, replace
from functools import cache
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, Final

import httpcore
import trustme

OPEN: Final = "93.184.216.34"
"""An address of the open internet; in tests its packets end up on the loopback address."""
LAST_MODIFIED: Final = "Thu, 01 Jan 2026 08:00:00 GMT"


@dataclass(frozen=True)
class Request:
    """What is asked; headers by their names in lower case."""

    method: str
    path: str
    headers: Mapping[str, str]


@dataclass(frozen=True)
class Reply:
    """What is answered. raw: bytes to send in its place, piece by piece, after which the connection is cut."""

    status: int = 200
    headers: Mapping[str, str] = field(default_factory=dict)
    body: bytes = b""
    raw: Callable[[], Iterator[bytes]] | None = None

    def said(self, **headers: str | None) -> "Reply":
        """The same with other headers, an underscore for each hyphen; None leaves one out."""
        named = {name.replace("_", "-").lower(): value for name, value in headers.items()}
        kept = {name: value for name, value in self.headers.items() if name.lower() not in named}
        return replace(self, headers=kept | {name: value for name, value in named.items() if value is not None})


Route = Callable[[Request], Reply]


@dataclass(frozen=True)
class Kept:
    """A route as it should be: validators, ranges, CORS, gzip where it is asked for and is worth it."""

    body: bytes
    media_type: str
    cache_control: str = "public, max-age=31536000, immutable"

    def __call__(self, request: Request) -> Reply:
        etag = f'"{hashlib.sha256(self.body).hexdigest()[:16]}"'
        headers = {
            "content-type": self.media_type,
            "etag": etag,
            "last-modified": LAST_MODIFIED,
            "cache-control": self.cache_control,
            "accept-ranges": "bytes",
            "access-control-allow-origin": "*",
        }
        if request.method == "OPTIONS":
            return Reply(204, headers | {"access-control-allow-methods": "GET, HEAD, OPTIONS"})
        if self._known(request, etag):
            return Reply(304, headers)
        if part := re.fullmatch(r"bytes=(\d+)-(\d+)", request.headers.get("range", "")):
            return self._part(int(part[1]), int(part[2]), headers)
        if "gzip" in request.headers.get("accept-encoding", "") and "xml" in self.media_type:
            return Reply(
                200, headers | {"content-encoding": "gzip", "vary": "Accept-Encoding"}, gzip.compress(self.body)
            )
        return Reply(200, headers, self.body)

    def _known(self, request: Request, etag: str) -> bool:
        if "if-none-match" in request.headers:
            return request.headers["if-none-match"] == etag
        return request.headers.get("if-modified-since") == LAST_MODIFIED

    def _part(self, first: int, last: int, headers: dict[str, str]) -> Reply:
        part = self.body[first : last + 1]
        size = len(self.body)
        return Reply(206, headers | {"content-range": f"bytes {first}-{first + len(part) - 1}/{size}"}, part)


@dataclass
class Host:
    """A host that runs. address: without a path. routes: by path. requests: all that came, in their order."""

    address: str
    port: int
    routes: dict[str, Route] = field(default_factory=dict)
    requests: list[Request] = field(default_factory=list)

    def asked(self, path: str) -> list[Request]:
        """The requests for *path*."""
        return [request for request in self.requests if request.path == path]

    def change(self, path: str, change: Callable[[Reply], Reply], *methods: str, only: str = "") -> None:
        """Let *change* have its way with what *path* replies: to any method or these, with the header *only*."""
        before = self.routes[path]

        def changed(request: Request) -> Reply:
            wanted = (not methods or request.method in methods) and (not only or only in request.headers)
            return change(before(request)) if wanted else before(request)

        self.routes[path] = changed

    def reply(self, path: str, status: int = 200, body: bytes = b"", **headers: str) -> None:
        """Always answer *path* with just this."""
        self.routes[path] = lambda _: Reply(status, body=body).said(**headers)

    def send(self, path: str, *pieces: bytes, endless: bytes = b"", pause: Callable[[], object] | None = None) -> None:
        """Send *pieces* for *path*, then *endless* until nobody listens any more, with a pause before each."""

        def sent() -> Iterator[bytes]:
            yield from pieces
            while endless:
                if pause:
                    pause()
                yield endless

        self.routes[path] = lambda _: Reply(raw=sent)


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    tls: ssl.SSLContext | None = None

    def get_request(self) -> tuple[socket.socket, Any]:
        wire, peer = super().get_request()
        if self.tls:
            wire = self.tls.wrap_socket(wire, server_side=True, do_handshake_on_connect=False)
        return wire, peer

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Clients that hang up are what is tested."""


def _nothing(request: Request) -> Reply:
    return Reply(404)


def _handler(host: Host) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"
        timeout = 60

        def _answer(self) -> None:
            headers = {name.lower(): value for name, value in self.headers.items()}
            request = Request(self.command, self.path, headers)
            host.requests.append(request)
            reply = host.routes.get(self.path.partition("?")[0], _nothing)(request)
            if reply.raw:
                self._raw(reply.raw())
            else:
                self._reply(reply)

        do_GET = do_HEAD = do_OPTIONS = _answer

        def _reply(self, reply: Reply) -> None:
            self.send_response_only(reply.status)
            named = {name.lower() for name in reply.headers}
            if "content-length" not in named and "transfer-encoding" not in named and reply.status not in (204, 304):
                self.send_header("Content-Length", str(len(reply.body)))
            for name, value in reply.headers.items():
                if value:
                    self.send_header(name, value)
            self.end_headers()
            if self.command != "HEAD":
                self.wfile.write(reply.body)

        def _raw(self, pieces: Iterator[bytes]) -> None:
            self.close_connection = True
            with suppress(OSError):
                for piece in pieces:
                    self.wfile.write(piece)
                    self.wfile.flush()

        def log_message(self, format: str, *args: object) -> None:
            """Say nothing."""

    return Handler


@contextmanager
def hosting(tls: ssl.SSLContext | None = None) -> Iterator[Host]:
    """A host on a free port of the loopback address, at ``localhost`` where it speaks TLS."""
    host = Host("", 0)
    server = _Server(("127.0.0.1", 0), _handler(host))
    server.tls = tls
    host.port = server.server_port
    host.address = f"https://localhost:{host.port}" if tls else f"http://127.0.0.1:{host.port}"
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    try:
        yield host
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


@cache
def authority() -> trustme.CA:
    """Who vouches for certificates in tests."""
    return trustme.CA()


def trusting() -> ssl.SSLContext:
    """A client's context that believes the authority of the tests, and nobody else."""
    context = ssl.create_default_context()
    context.load_verify_locations(cadata=authority().cert_pem.bytes().decode())
    return context


def certified(*names: str, ca: trustme.CA | None = None, **terms: Any) -> ssl.SSLContext:
    """A server's context with a certificate for *names*, by default for localhost; terms: as trustme has them."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    certificate = (ca or authority()).issue_cert(*(names or ("localhost", "127.0.0.1")), **terms)
    certificate.configure_cert(context)
    return context


class Rewired(httpcore.SyncBackend):
    """Wires that lead from the open internet to this machine, and tell where connections were wanted."""

    def __init__(self) -> None:
        self.wanted: list[tuple[str, int]] = []

    def connect_tcp(self, host: str, port: int, *rest: Any, **named: Any) -> httpcore.NetworkStream:
        """Connect to loopback instead of OPEN, and nowhere else."""
        self.wanted.append((host, port))
        assert host == OPEN, f"a connection to {host}"
        return super().connect_tcp("127.0.0.1", port, *rest, **named)
