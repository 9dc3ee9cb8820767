"""What every test may ask for; real S3 servers run once for all of them.

Golden files are what a reviewer reads to see what changed for listeners. To accept a change, run
``.venv/bin/pytest tests/golden --update-golden`` and read the difference in version control.
"""

import os
import signal
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import settings

pytest_plugins = ["tests.support.browser", "tests.support.servers"]

GOLDEN = Path(__file__).parent / "golden"

# how long one example takes says nothing on a machine that does other things too; benchmarks measure
settings.register_profile("turncast", deadline=None)
# where a landing depends on it the examples are the same every time; at everybody's desk they are new ones
settings.register_profile("ci", deadline=None, derandomize=True)
settings.load_profile("ci" if os.environ.get("CI") else "turncast")


def pytest_configure() -> None:
    """Let Ctrl-C interrupt, also where whoever started the tests had it ignored, as shells do in the background."""
    signal.signal(signal.SIGINT, signal.default_int_handler)


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add ``--update-golden``."""
    parser.addoption("--update-golden", action="store_true", help="write golden files anew instead of comparing")


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Callable[[str, str], None]:
    """Compares text with the golden file of that name, or writes it anew where asked to."""

    def compare(name: str, text: str) -> None:
        file = GOLDEN / name
        if request.config.getoption("--update-golden"):
            file.write_text(text, encoding="utf-8")
        assert file.exists(), f"no golden file {name}: run pytest with --update-golden"
        assert text == file.read_text(encoding="utf-8"), f"{name} differs: run pytest with --update-golden if it should"

    return compare
