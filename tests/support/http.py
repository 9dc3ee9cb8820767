"""The web as a listener's app meets it: a plain server for a published directory, and a plain reader of addresses."""

import json
import re
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from email.message import Message
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any, Final
from urllib.error import HTTPError
from urllib.request import ProxyHandler, Request, build_opener

_DIRECT: Final = build_opener(ProxyHandler({}))


@dataclass(frozen=True)
class Answer:
    """What stands at an address: status, headers by their names in lower case, body."""

    status: int
    headers: Mapping[str, str]
    body: bytes

    @property
    def media_type(self) -> str:
        """The type alone, without a charset."""
        return self.headers["content-type"].partition(";")[0]

    @property
    def json(self) -> Any:
        """The body, which must be JSON."""
        return json.loads(self.body)


def get(address: str, method: str = "GET", **headers: str) -> Answer:
    """What *address* answers; an underscore in the name of a header stands for a hyphen."""
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    try:
        with _DIRECT.open(Request(address, method=method, headers=named), timeout=30) as found:
            return Answer(found.status, _lowered(found.headers), found.read())
    except HTTPError as error:
        with error:
            return Answer(error.code, _lowered(error.headers), error.read())


@contextmanager
def served(directory: Path) -> Iterator[str]:
    """The address at which a plain web server shows *directory*, which need not be there yet."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Ranging, directory=str(directory)))
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


class _Ranging(SimpleHTTPRequestHandler):
    """Python's own file server, and single ranges with it, as every other web server has them."""

    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        """Answer a range with that range, anything else as usual."""
        wanted = re.fullmatch(r"bytes=(\d+)-(\d+)", self.headers.get("Range", ""))
        file = Path(self.translate_path(self.path))
        if not wanted or not file.is_file():
            return super().do_GET()
        content, first, last = file.read_bytes(), int(wanted[1]), int(wanted[2])
        part = content[first : last + 1]
        self.send_response(206)
        self.send_header("Content-Type", self.guess_type(str(file)))
        self.send_header("Content-Range", f"bytes {first}-{first + len(part) - 1}/{len(content)}")
        self.send_header("Content-Length", str(len(part)))
        self.end_headers()
        self.wfile.write(part)
        return None

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


def _lowered(headers: Message) -> dict[str, str]:
    return {name.lower(): value for name, value in headers.items()}
