"""A real browser for tests: headless Chromium, spoken to over a pipe in its DevTools protocol.

No driver and no library: messages are JSON, each ended by a zero byte, on file descriptors 3 and 4 of the browser.
"""

import base64
import json
import os
import select
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final

NAMES: Final = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
FLAGS: Final = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--disable-dev-shm-usage",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--hide-scrollbars",
    "--remote-debugging-pipe",
)
TRAMPOLINE: Final = """
import os, sys
reading, writing = map(int, sys.argv[1:3])
os.dup2(reading, 3)
os.dup2(writing, 4)
os.execv(sys.argv[3], sys.argv[3:])
"""
"""A program that hands its own pipes on as 3 and 4: `subprocess` keeps the numbers they have."""
PATIENCE: Final = 30.0
"""Seconds a browser may take to answer."""


def executable() -> str | None:
    """The path of a Chromium on this machine, if there is one."""
    return next((path for name in NAMES if (path := shutil.which(name))), None)


class Browser:
    """A running browser with one open page.

    complaints: what the page's console was told since it was opened, violations of its security policy included.
    requests: the addresses it asked for, by the browser's own numbers; not what the policy held back.
    """

    def __init__(self, reading: int, writing: int) -> None:
        self._reading = reading
        self._writing = writing
        self._received = b""
        self._count = 0
        self.complaints: list[str] = []
        self.requests: dict[str, str] = {}
        target = self._call("Target.createTarget", url="about:blank")["targetId"]
        self._session: str | None = None
        self._session = self._call("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
        for domain in ("Page", "Runtime", "Log", "Network"):
            self._call(f"{domain}.enable")

    def open(self, url: str, *, width: int = 1280, height: int = 800, dark: bool = False, scripts: bool = True) -> None:
        """Load *url* in a window of *width* by *height* CSS pixels (phone widths too), and wait until it has loaded.

        scripts: whether the page may run any; what tests evaluate runs all the same.
        """
        self.complaints.clear()
        self.requests.clear()
        self._call("Emulation.setScriptExecutionDisabled", value=not scripts)
        scheme = {"name": "prefers-color-scheme", "value": "dark" if dark else "light"}
        self._call("Emulation.setEmulatedMedia", media="", features=[scheme])
        metrics = {"width": width, "height": height, "deviceScaleFactor": 1, "mobile": width < 600}
        self._call("Emulation.setDeviceMetricsOverride", **metrics)
        self._load("about:blank")  # another place on the page that is open would be no new page
        self._load(url)

    def _load(self, url: str) -> None:
        self._loaded = False
        answer = self._call("Page.navigate", url=url)
        if "errorText" in answer:
            raise RuntimeError(f"{url}: {answer['errorText']}")
        deadline = time.monotonic() + PATIENCE
        while not self._loaded:
            self._notice(self._message(deadline))

    def evaluate(self, expression: str) -> Any:
        """The value of a JavaScript expression on the page; a promise is waited for."""
        answer = self._call("Runtime.evaluate", expression=expression, returnByValue=True, awaitPromise=True)
        if "exceptionDetails" in answer:
            raise RuntimeError(str(answer["exceptionDetails"]))
        return answer["result"].get("value")

    def screenshot(self, path: Path) -> None:
        """Write the whole page, not only the window, to *path* as PNG."""
        size = self._call("Page.getLayoutMetrics")["cssContentSize"]
        clip = {"x": 0, "y": 0, "width": size["width"], "height": size["height"], "scale": 1}
        answer = self._call("Page.captureScreenshot", format="png", captureBeyondViewport=True, clip=clip)
        path.write_bytes(base64.b64decode(answer["data"]))

    def ask(self, method: str, **parameters: Any) -> dict[str, Any]:
        """What the browser answers to a command of its DevTools protocol."""
        return self._call(method, **parameters)

    def press(self, key: str) -> None:
        """Press and release a key on the page: a letter, or one that has a name, such as ``Tab``."""
        named = {"Tab": 9, "Enter": 13, "ArrowRight": 39}
        code, text = named.get(key, ord(key[0].upper())), "" if key in named else key
        text = "\r" if key == "Enter" else text
        down: dict[str, Any] = {"type": "keyDown" if text else "rawKeyDown"} | ({"text": text} if text else {})
        for told in (down, {"type": "keyUp"}):
            self._call("Input.dispatchKeyEvent", key=key, windowsVirtualKeyCode=code, **told)

    def type(self, text: str) -> None:
        """Press the keys of *text*, one after the other."""
        for letter in text:
            self.press(letter)

    def click(self, selector: str) -> None:
        """Click with a mouse in the middle of the first element of *selector*, which is brought into view."""
        found = self.evaluate(
            f"(e => {{ e.scrollIntoView({{block: 'center', behavior: 'instant'}}); const b = e.getBoundingClientRect();"
            f" return [b.x + b.width / 2, b.y + b.height / 2]; }})(document.querySelector({json.dumps(selector)}))"
        )
        for kind in ("mousePressed", "mouseReleased"):
            self._call("Input.dispatchMouseEvent", type=kind, x=found[0], y=found[1], button="left", clickCount=1)

    def until(self, condition: str) -> Any:
        """The value of a JavaScript expression as soon as it is true. AssertionError where it never is."""
        deadline = time.monotonic() + PATIENCE
        while (value := self.evaluate(condition)) in (None, False, 0, ""):
            assert time.monotonic() < deadline, f"never true: {condition}"
            time.sleep(0.05)
        return value

    def _call(self, method: str, **parameters: Any) -> dict[str, Any]:
        """Send a command and give its result; events that come meanwhile are noticed."""
        self._count += 1
        command: dict[str, Any] = {"id": self._count, "method": method, "params": parameters}
        if getattr(self, "_session", None):
            command["sessionId"] = self._session
        os.write(self._writing, json.dumps(command).encode() + b"\0")
        deadline = time.monotonic() + PATIENCE
        while True:
            message = self._message(deadline)
            if message.get("id") == self._count:
                if "error" in message:
                    raise RuntimeError(f"{method}: {message['error']['message']}")
                result: dict[str, Any] = message["result"]
                return result
            self._notice(message)

    def _message(self, deadline: float) -> dict[str, Any]:
        """The next message from the browser."""
        while b"\0" not in self._received:
            ready, _, _ = select.select([self._reading], [], [], max(0.0, deadline - time.monotonic()))
            if not ready:
                raise TimeoutError("the browser does not answer")
            piece = os.read(self._reading, 1 << 20)
            if not piece:
                raise RuntimeError("the browser has gone")
            self._received += piece
        first, _, self._received = self._received.partition(b"\0")
        message: dict[str, Any] = json.loads(first)
        return message

    def _notice(self, event: dict[str, Any]) -> None:
        """Remember what an event tells."""
        told = event.get("params", {})
        match event.get("method"):
            case "Page.loadEventFired":
                self._loaded = True
            case "Log.entryAdded":
                self.complaints.append(f"{told['entry']['text']} {told['entry'].get('url', '')}".strip())
            case "Runtime.exceptionThrown" | "Runtime.consoleAPICalled":
                self.complaints.append(json.dumps(told))
            case "Network.requestWillBeSent" if not told["request"]["url"].startswith("data:"):
                self.requests[told["requestId"]] = told["request"]["url"]
            case "Network.loadingFailed" if told.get("blockedReason") == "csp":
                self.requests.pop(told["requestId"], None)


@contextmanager
def running(path: str) -> Iterator[Browser]:
    """The Chromium at *path*, started with an empty profile; stopped and forgotten at the end."""
    to_browser, writing = os.pipe()
    reading, from_browser = os.pipe()
    with tempfile.TemporaryDirectory(prefix="browser-", ignore_cleanup_errors=True) as profile:
        ours = [sys.executable, "-c", TRAMPOLINE, str(to_browser), str(from_browser)]
        process = subprocess.Popen(
            [*ours, path, *FLAGS, f"--user-data-dir={profile}", "about:blank"],
            pass_fds=(to_browser, from_browser),
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        os.close(to_browser)
        os.close(from_browser)
        try:
            yield Browser(reading, writing)
        finally:
            os.close(writing)
            os.close(reading)
            _stop(process)


def _stop(process: subprocess.Popen[bytes]) -> None:
    """End the browser: it goes by itself once its pipe is closed, or else it is made to."""
    try:
        process.wait(5)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
