"""Stores that misbehave: a proxy before a real one, a server with one answer, a socket that says nothing."""

import http.client
import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Literal
from urllib.parse import urlsplit


@dataclass
class Request:
    """A request on its way; headers may be changed."""

    method: str
    path: str
    headers: dict[str, str]
    body: bytes

    @property
    def conditions(self) -> list[str]:
        """The names of the condition headers it has."""
        return [name for name in self.headers if name.lower() in ("if-match", "if-none-match")]


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


Verdict = Answer | Literal["lose"] | None
Interference = Callable[[Request], Verdict]
"""None: pass it on. An Answer: say that instead. "lose": pass it on, but lose what the store answers."""


@contextmanager
def proxied(endpoint: str | None, interfere: Interference) -> Iterator[str]:
    """The address of a proxy before *endpoint* (None where every answer is made up) that interferes."""

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def _handle(self) -> None:
            body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
            request = Request(self.command, self.path, dict(self.headers.items()), body)
            verdict = interfere(request)
            if isinstance(verdict, Answer):
                self._reply(verdict.status, {"Content-Type": "application/xml"}, verdict.content)
                return
            status, headers, content = _forwarded(endpoint, request)
            if verdict == "lose":
                self.close_connection = True
            else:
                self._reply(status, headers, content)

        do_GET = do_HEAD = do_PUT = do_POST = do_DELETE = _handle

        def _reply(self, status: int, headers: dict[str, str], content: bytes) -> None:
            self.send_response_only(status)
            for name, value in headers.items():
                if name.lower() not in ("content-length", "transfer-encoding", "connection"):
                    self.send_header(name, value)
            length = next((v for n, v in headers.items() if n.lower() == "content-length"), str(len(content)))
            self.send_header("Content-Length", length if self.command == "HEAD" else str(len(content)))
            self.end_headers()
            if self.command != "HEAD":
                self.wfile.write(content)

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


def _forwarded(endpoint: str | None, request: Request) -> tuple[int, dict[str, str], bytes]:
    address = urlsplit(endpoint or "")
    connection = http.client.HTTPConnection(address.hostname or "", address.port, timeout=30)
    try:
        headers = {name: value for name, value in request.headers.items() if name.lower() != "expect"}
        connection.request(request.method, request.path, request.body, headers)
        answer = connection.getresponse()
        return answer.status, dict(answer.getheaders()), answer.read()
    finally:
        connection.close()
