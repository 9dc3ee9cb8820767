"""A real browser for tests: Chromium, driven by Playwright.

It lives in a thread of its own, for Playwright's event loop would else be the running one of every test after it.
"""

import shutil
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from functools import wraps
from pathlib import Path
from typing import Any, Concatenate, Final, Literal, ParamSpec, TypeVar

import pytest
from playwright import sync_api
from playwright.sync_api import BrowserContext, ConsoleMessage, Page, Request

NAMES: Final = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
FLAGS: Final = ("--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage")
PHONE: Final = 600
"""CSS pixels: in windows narrower than that the browser is a phone's."""
PATIENCE: Final = 30
"""Seconds a page may take to become what is waited for."""
TATTLE: Final = """addEventListener("securitypolicyviolation", event =>
  console.error("refused by the policy", event.effectiveDirective, event.blockedURI))"""
"""What a page's policy refuses is told to its console, whatever the browser itself says of it."""

P = ParamSpec("P")
T = TypeVar("T")


def executable(playwright: sync_api.Playwright | None = None) -> str | None:
    """The path of a Chromium on this machine, if there is one: the system's, or else Playwright's own."""
    own = Path(playwright.chromium.executable_path) if playwright else None
    found = next((path for name in NAMES if (path := shutil.which(name))), None)
    return found or (str(own) if own and own.is_file() else None)


def _there(method: Callable[Concatenate["Browser", P], T]) -> Callable[Concatenate["Browser", P], T]:
    """The *method*, run in the browser's thread."""

    @wraps(method)
    def run(self: "Browser", /, *args: P.args, **kwargs: P.kwargs) -> T:
        return self.thread.submit(method, self, *args, **kwargs).result()

    return run


class Browser:
    """A running browser, seen through one open page.

    complaints: what the page's console was told since it was opened, violations of its security policy included.
    requests: the addresses it asked for since then; not what the policy held back.
    """

    def __init__(self, launched: sync_api.Browser, thread: ThreadPoolExecutor) -> None:
        self.thread = thread
        self._launched = launched
        self._contexts: dict[tuple[bool, bool], BrowserContext] = {}
        self._page: Page
        self.complaints: list[str] = []
        self.requests: list[str] = []

    @_there
    def open(
        self,
        url: str,
        *,
        width: int = 1280,
        height: int = 800,
        dark: bool = False,
        scripts: bool = True,
        still: bool = False,
        medium: Literal["screen", "print"] = "screen",
    ) -> None:
        """Load *url* in a window of *width* by *height* CSS pixels, and wait until it has loaded.

        scripts: whether the page may run any; what tests evaluate runs all the same. still: whether the reader asks
        for less motion.
        """
        self._page = self._window(phone=width < PHONE, scripts=scripts)
        self._page.set_viewport_size({"width": width, "height": height})
        self._page.emulate_media(
            color_scheme="dark" if dark else "light",
            reduced_motion="reduce" if still else "no-preference",
            media=medium,
        )
        self._page.goto("about:blank")  # another place on the page that is open would be no new page
        self.complaints.clear()
        self.requests.clear()
        self._page.goto(url)

    @_there
    def evaluate(self, expression: str) -> Any:
        """The value of a JavaScript expression on the page; a promise is waited for."""
        return self._page.evaluate(expression)

    @_there
    def until(self, condition: str) -> Any:
        """The value of a JavaScript expression as soon as it is true. AssertionError where it never is."""
        deadline = time.monotonic() + PATIENCE  # Playwright's own waiting is code of the page's: its policy refuses it
        while (value := self._now(condition)) in (None, False, 0, ""):
            assert time.monotonic() < deadline, f"never true: {condition}"
            self._page.wait_for_timeout(50)
        return value

    @_there
    def press(self, key: str) -> None:
        """Press and release a key on the page: a letter, or one that has a name, such as ``Tab``."""
        self._page.keyboard.press(key)

    @_there
    def type(self, text: str) -> None:
        """Press the keys of *text*, one after the other."""
        self._page.keyboard.type(text)

    @_there
    def click(self, selector: str) -> None:
        """Click with a mouse in the middle of the first element of *selector*, once it can be seen and reached."""
        self._page.locator(selector).first.click()

    @_there
    def screenshot(self, path: Path, *, whole: bool = True) -> None:
        """Write the page to *path* as PNG: the *whole*, or what is in the window."""
        self._page.screenshot(path=path, full_page=whole)

    @_there
    def ask(self, method: str) -> dict[str, Any]:
        """What the browser answers to a command of its DevTools protocol."""
        answer: dict[str, Any] = self._page.context.new_cdp_session(self._page).send(method)
        return answer

    @_there
    def forget(self) -> None:
        """Close every window, and forget what pages have stored."""
        for context in self._contexts.values():
            context.close()
        self._contexts.clear()

    def _now(self, expression: str) -> Any:
        """The value of an expression; None while the page goes away to another."""
        try:
            return self._page.evaluate(expression)
        except sync_api.Error as error:
            if "context was destroyed" not in error.message:
                raise
            return None

    def _window(self, *, phone: bool, scripts: bool) -> Page:
        """The page that is open in a window of that kind; one kind remembers nothing of the others."""
        if (phone, scripts) not in self._contexts:
            context = self._launched.new_context(is_mobile=phone, java_script_enabled=scripts)
            context.set_default_timeout(1000 * PATIENCE)
            context.add_init_script(TATTLE)
            self._contexts[phone, scripts] = context
            page = context.new_page()
            page.on("console", self._complained)
            page.on("pageerror", lambda error: self.complaints.append(str(error)))
            page.on("request", self._asked)
            page.on("requestfailed", self._held_back)
        return self._contexts[phone, scripts].pages[0]

    def _complained(self, message: ConsoleMessage) -> None:
        self.complaints.append(f"{message.text} {message.location.get('url', '')}".strip())

    def _asked(self, request: Request) -> None:
        if not request.url.startswith("data:"):
            self.requests.append(request.url)

    def _held_back(self, request: Request) -> None:
        if request.failure == "csp":
            self.requests.remove(request.url)


@contextmanager
def running() -> Iterator[Browser]:
    """A Chromium without a window; the test that asks for it skips where there is none."""
    with ThreadPoolExecutor(1, thread_name_prefix="browser") as thread:
        playwright = thread.submit(sync_api.sync_playwright().start).result()
        try:
            path = thread.submit(executable, playwright).result()
            if path is None:
                pytest.skip(f"no Chromium here, looked for {', '.join(NAMES)} and for that of: playwright install")
            launched = thread.submit(playwright.chromium.launch, executable_path=path, args=FLAGS).result()
            yield Browser(launched, thread)
            thread.submit(launched.close).result()
        finally:
            thread.submit(playwright.stop).result()


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """The one browser of all tests."""
    with running() as browser:
        yield browser


@pytest.fixture
def browser(chromium: Browser) -> Browser:
    """The browser, which remembers nothing of the test before."""
    chromium.forget()
    return chromium
