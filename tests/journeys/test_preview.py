"""``turncast preview``: the project at an address of this machine, as it would be published."""

import re
import signal
import socket
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.journeys.publications import RUTH
from tests.support import oracles
from tests.support.command import started, turncast
from tests.support.http import get
from tests.support.recordings import heard

PAGE = f"talks/{RUTH}.html"


@pytest.fixture
def preview(project: Path) -> Iterator["subprocess.Popen[str]"]:
    """A preview under way, on a free port."""
    with started("preview", "--port", "0", at=project) as process:
        yield process


def home_of(process: "subprocess.Popen[str]") -> str:
    """The address the preview tells, without the page."""
    assert process.stderr is not None
    for line in process.stderr:
        if found := re.fullmatch(r"home  (http://127\.0\.0\.1:\d+/)index\.html\n", line):
            return found[1]
    raise AssertionError("the preview told no address")


def test_a_preview(preview: "subprocess.Popen[str]", project: Path) -> None:
    """Home, episode page and feed are served; the feed's recordings are at the preview's own address, with ranges."""
    home = home_of(preview)
    for page in ("", "index.html", "talks/", "talks/index.html", PAGE):
        assert (get(home + page).status, get(home + page).media_type) == (200, "text/html"), page
    feed = get(f"{home}talks/feed.xml")
    assert feed.headers["content-type"] == "application/rss+xml; charset=utf-8"
    (enclosure,) = oracles.elements(feed.body).iter("enclosure")
    assert enclosure.attrib["url"].startswith(f"{home}media/")
    master = (project / f"media/{RUTH}.mp3").read_bytes()
    whole, part = get(enclosure.attrib["url"]), get(enclosure.attrib["url"], Range="bytes=100-199")
    assert (whole.headers["content-type"], heard(whole.body)) == ("audio/mpeg", heard(master))
    assert len(whole.body) == int(enclosure.attrib["length"])
    assert (part.status, part.body) == (206, whole.body[100:200])
    assert get(f"{home}no/such/page.html").status == 404
    assert get(f"{home}../turncast.toml").status == 404


def test_what_goes_wrong_meanwhile_is_said(preview: "subprocess.Popen[str]", project: Path) -> None:
    """An episode that can no longer be read vanishes from the pages, and the person is told why."""
    home = home_of(preview)
    assert get(home + PAGE).status == 200
    (project / f"media/{RUTH}.mp3").unlink()
    assert get(home + PAGE).status == 404
    assert preview.stderr is not None
    said = next(line for line in preview.stderr if "missing-file" in line)
    assert said.startswith(f"episodes/{RUTH}.md:")


def test_a_change_is_seen_on_reload(preview: "subprocess.Popen[str]", project: Path) -> None:
    """What is saved is there on the next reload, without a word from anybody; and nothing is written."""
    home = home_of(preview)
    assert b"A better title" not in get(home + PAGE).body
    file = project / f"episodes/{RUTH}.md"
    file.write_text(re.sub('title = ".*"', 'title = "A better title"', file.read_text()))
    assert b"A better title" in get(home + PAGE).body
    assert get(home + PAGE).headers["cache-control"] == "no-cache"
    assert not (project / "public").exists()


def test_a_mistake_does_not_end_the_preview(preview: "subprocess.Popen[str]", project: Path) -> None:
    """While a file cannot be read the preview goes on, and once it is mended the page is back."""
    home = home_of(preview)
    file = project / f"episodes/{RUTH}.md"
    sound = file.read_text()
    file.write_text(sound.replace("title = ", "title = = "))
    assert get(home).status == 200
    assert get(home + PAGE).status == 404
    file.write_text(sound)
    assert get(home + PAGE).status == 200
    assert preview.poll() is None


def test_ctrl_c_ends_it(preview: "subprocess.Popen[str]") -> None:
    """Ctrl-C is how a preview ends: exit code 0, nothing on stdout, no traceback."""
    assert get(home_of(preview)).status == 200
    preview.send_signal(signal.SIGINT)
    out, err = preview.communicate(timeout=20)
    assert (preview.returncode, out) == (0, "")
    assert "Traceback" not in err


def test_drafts(project: Path) -> None:
    """A draft is shown only to who asks for drafts."""
    file = project / f"episodes/{RUTH}.md"
    file.write_text(file.read_text().replace("number = 1\n", "number = 1\ndraft = true\n"))
    for options, status in (((), 404), (("--drafts",), 200)):
        with started("preview", "--port", "0", *options, at=project) as process:
            assert get(home_of(process) + PAGE).status == status


def test_a_port_that_is_taken(sound: Path) -> None:
    """A port somebody else listens on is told, with what to type instead: exit code 3."""
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        ran = turncast("preview", "--port", str(port), at=sound)
    assert (ran.code, ran.hint) == (3, "try any free port: turncast preview --port 0")
    assert ran.error.startswith(f"expected to listen on 127.0.0.1:{port}: ")
