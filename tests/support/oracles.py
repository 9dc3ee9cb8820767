"""Strangers that read what Turncast wrote: each says what it keeps.

One that is not installed skips the test that asks it, with the reason. `make tools` installs what it may.
"""

import json
import shutil
import subprocess
from io import BytesIO
from pathlib import Path
from typing import Any

import feedparser
import podcastparser
import pytest
from lxml import etree

SUPPORT = Path(__file__).parent
PODCAST = "https://podcastindex.org/namespace/1.0"


def xmllint(document: bytes) -> None:
    """Fail unless libxml2's own tool finds *document* well-formed."""
    done = _run([_installed("xmllint"), "--noout", "--nonet", "-"], document)
    assert done.returncode == 0, done.stderr.decode()


def elements(document: bytes) -> etree._Element:
    """The root of *document*, read by a parser that forgives nothing."""
    parser = etree.XMLParser(recover=False, resolve_entities=False, no_network=True, huge_tree=True)
    return etree.fromstring(document, parser)


def partytime(document: bytes) -> dict[str, Any]:
    """What Podcast Index (podcast-partytime) keeps of a feed."""
    if not (SUPPORT / "node_modules" / "podcast-partytime").is_dir():
        pytest.skip("podcast-partytime is not installed: run `make tools`")
    done = _run([_installed("node"), str(SUPPORT / "partytime.mjs")], document)
    assert done.returncode == 0, done.stderr.decode()
    kept = json.loads(done.stdout)
    assert kept is not None, "podcast-partytime refuses the feed"
    return dict(kept)


def feed_parser(document: bytes) -> Any:
    """What feedparser keeps; it never refuses, so ask its ``bozo``."""
    return feedparser.parse(document, sanitize_html=False, resolve_relative_uris=False)


def gpodder(document: bytes, address: str) -> dict[str, Any]:
    """What gPodder (podcastparser) keeps of the feed served at *address*.

    podcastparser knows only the old address of the podcast namespace; the table is mended here and put back.
    """
    table = podcastparser.Namespace.NAMESPACES
    before = dict(table)
    table[PODCAST] = "podcast"
    try:
        return dict(podcastparser.parse(address, BytesIO(document)))
    finally:
        table.clear()
        table.update(before)


def _installed(tool: str) -> str:
    found = shutil.which(tool)
    if found is None:
        pytest.skip(f"{tool} is not installed: run `make tools`")
    return found


def _run(command: list[str], document: bytes) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(command, input=document, capture_output=True, timeout=60, check=False)
