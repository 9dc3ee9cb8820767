"""Stores that misbehave: a proxy before a real one, a server with one answer, a socket that says nothing."""

import http.client
import os
import socket
import struct
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from functools import cached_property
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Literal
from urllib.parse import urlsplit


@dataclass
class Request:
    """A request on its way; headers and body may be changed. read: gives that many bytes of the body."""

    method: str
    path: str
    headers: dict[str, str]
    read: Callable[[int], bytes] = field(repr=False)

    @property
    def length(self) -> int:
        """Bytes of its body."""
        return int(next((value for name, value in self.headers.items() if name.lower() == "content-length"), 0))

    @cached_property
    def body(self) -> bytes:
        """Its body, read as soon as anybody asks for it."""
        return self.read(self.length)

    @property
    def conditions(self) -> list[str]:
        """The names of the condition headers it has."""
        return [name for name in self.headers if name.lower() in ("if-match", "if-none-match")]


def completes(request: Request) -> bool:
    """Whether it is the request that makes an object of its parts."""
    return request.method == "POST" and "uploadId" in request.path


@dataclass(frozen=True)
class Answer:
    """An answer given in place of the store's."""

    status: int
    code: str
    body: bytes = b""

    @property
    def content(self) -> bytes:
        """The body, by default an error as S3 writes it."""
        return self.body or f"<Error><Code>{self.code}</Code><Message>secret text</Message></Error>".encode()


@dataclass(frozen=True)
class Reply:
    """What a store answers."""

    status: int
    headers: dict[str, str]
    content: bytes


class Exchange:
    """A request and the connection it came by, for whoever does with them what networks do."""

    def __init__(self, handler: BaseHTTPRequestHandler, request: Request, endpoint: str | None) -> None:
        self.request = request
        self._handler = handler
        self._endpoint = endpoint

    def forward(self) -> Reply:
        """What the store answers to the request."""
        return _forwarded(self._endpoint, self.request)

    def reply(self, reply: Reply) -> None:
        """Answer."""
        self._handler.wfile.write(self.raw(reply))

    def raw(self, reply: Reply) -> bytes:
        """*reply* as it goes over the wire."""
        told = {name.lower(): value for name, value in reply.headers.items()}
        length = told.get("content-length", "0") if self.request.method == "HEAD" else str(len(reply.content))
        own = ("transfer-encoding", "connection", "content-length")
        kept = {name: value for name, value in reply.headers.items() if name.lower() not in own}
        lines = [f"HTTP/1.1 {reply.status} {http.client.responses.get(reply.status, 'Odd')}"]
        lines += [f"{name}: {value}" for name, value in {**kept, "Content-Length": length}.items()]
        content = b"" if self.request.method == "HEAD" else reply.content
        return "\r\n".join([*lines, "\r\n"]).encode("latin-1") + content

    def write(self, content: bytes) -> None:
        """Send bytes as they are."""
        self._handler.wfile.write(content)

    def left_alone(self) -> None:
        """Return once whoever asked has gone."""
        with suppress(OSError):
            self._handler.connection.recv(1)

    def close(self) -> None:
        """Say nothing more, politely."""
        self._handler.close_connection = True

    def reset(self) -> None:
        """Break the connection off, as a network does."""
        self._handler.close_connection = True
        self._handler.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        os.close(self._handler.connection.detach())


Verdict = Answer | Literal["lose"] | Callable[[Exchange], None] | None
Interference = Callable[[Request], Verdict]
"""None: pass it on. An Answer: say that instead. "lose": pass it on, but lose what the store answers. A function does
all of it itself.
"""


@contextmanager
def proxied(endpoint: str | None, interfere: Interference) -> Iterator[str]:
    """The address of a proxy before *endpoint* (None where every answer is made up) that interferes."""

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def _handle(self) -> None:
            request = Request(self.command, self.path, dict(self.headers.items()), self.rfile.read)
            exchange, verdict = Exchange(self, request, endpoint), interfere(request)
            if callable(verdict):
                verdict(exchange)
                return
            _ = request.body  # whatever is answered, what was sent is read
            if isinstance(verdict, Answer):
                exchange.reply(Reply(verdict.status, {"Content-Type": "application/xml"}, verdict.content))
                return
            reply = exchange.forward()
            if verdict == "lose":
                exchange.close()
            else:
                exchange.reply(reply)

        do_GET = do_HEAD = do_PUT = do_POST = do_DELETE = _handle

        def log_message(self, format: str, *args: object) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}"
    finally:
        server.shutdown()
        thread.join()
        server.socket.close()


@contextmanager
def silent() -> Iterator[str]:
    """The address of something that accepts connections and never answers."""
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        listener.listen()
        yield f"http://127.0.0.1:{listener.getsockname()[1]}"


def without_conditions(request: Request) -> Answer | None:
    """A store that refuses conditional writes, as Swift and B2 do."""
    return Answer(501, "NotImplemented") if request.method in ("PUT", "POST") and request.conditions else None


def ignoring_conditions(request: Request) -> None:
    """A store that silently ignores conditions, as Garage and others do."""
    for name in request.conditions:
        del request.headers[name]


def wanting_bare_etags(request: Request) -> Answer | None:
    """A store that wants ETags without their quotes, as Ceph 16 does."""
    name = next((name for name in request.conditions if name.lower() == "if-match"), None)
    if name is None or request.method != "PUT":
        return None
    if request.headers[name].startswith('"'):
        return Answer(412, "PreconditionFailed")
    request.headers[name] = f'"{request.headers[name]}"'
    return None


def _forwarded(endpoint: str | None, request: Request) -> Reply:
    address = urlsplit(endpoint or "")
    connection = http.client.HTTPConnection(address.hostname or "", address.port, timeout=30)
    try:
        headers = {name: value for name, value in request.headers.items() if name.lower() != "expect"}
        connection.request(request.method, request.path, request.body, headers)
        answer = connection.getresponse()
        return Reply(answer.status, dict(answer.getheaders()), answer.read())
    finally:
        connection.close()
