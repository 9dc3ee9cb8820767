"""Strangers that read what Turncast wrote: each says what it keeps.

One that is not installed skips the test that asks it, with the reason. `make tools` installs what it may.
"""

import json
import shutil
import subprocess
from collections.abc import Mapping, Sequence
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Any

import feedparser
import podcastparser
import pytest
import rnc2rng
from lxml import etree

SUPPORT = Path(__file__).parent
SCHEMA = SUPPORT.parent / "schemas" / "feed.rnc"
PODCAST = "https://podcastindex.org/namespace/1.0"


def xmllint(document: bytes) -> None:
    """Fail unless libxml2's own tool finds *document* well-formed."""
    done = _run([_installed("xmllint"), "--noout", "--nonet", "-"], document)
    assert done.returncode == 0, done.stderr.decode()


def xmllint_finds_nothing(documents: Mapping[str, bytes], folder: Path) -> None:
    """Fail unless libxml2's own tool finds every document well-formed and as tests/schemas/feed.rnc has it.

    They are written to *folder* by their names, so that what is said of one can be looked at.
    """
    (folder / "feed.rng").write_text(rnc2rng.dumps(rnc2rng.load(str(SCHEMA))), encoding="utf-8")
    for name, document in documents.items():
        (folder / name).write_bytes(document)
    tool = [_installed("xmllint"), "--noout", "--nonet", "--huge", "--relaxng", "feed.rng"]
    done = subprocess.run([*tool, *documents], cwd=folder, capture_output=True, text=True, timeout=120, check=False)
    assert done.returncode == 0, done.stderr


def faults(document: bytes) -> list[str]:
    """What tests/schemas/feed.rnc finds wrong in the feed *document*."""
    schema = _schema()
    schema.validate(elements(document))
    return [f"line {fault.line}: {fault.message}" for fault in schema.error_log]


@cache
def _schema() -> etree.RelaxNG:
    return etree.RelaxNG(file=str(SCHEMA))  # lxml reads the compact syntax by rnc2rng


def elements(document: bytes) -> etree._Element:
    """The root of *document*, read by a parser that forgives nothing."""
    parser = etree.XMLParser(recover=False, resolve_entities=False, no_network=True, huge_tree=True)
    return etree.fromstring(document, parser)


def partytime(document: bytes) -> dict[str, Any]:
    """What Podcast Index (podcast-partytime) keeps of a feed."""
    return partytime_each([document])[0]


def partytime_each(documents: Sequence[bytes]) -> list[dict[str, Any]]:
    """What Podcast Index keeps of each of the feeds; asking once for all is far quicker than once for each."""
    return _node("podcast-partytime", "partytime.mjs", documents)


def feedsmith_each(documents: Sequence[bytes]) -> list[dict[str, Any]]:
    """What feedsmith keeps of each of the feeds."""
    return _node("feedsmith", "feedsmith.mjs", documents)


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


def _node(package: str, script: str, documents: Sequence[bytes]) -> list[dict[str, Any]]:
    """What the reader *package* from npm keeps of each document, asked by *script*."""
    if not (SUPPORT / "node_modules" / package).is_dir():
        pytest.skip(f"{package} is not installed: run `make tools`")
    asked = json.dumps([document.decode() for document in documents]).encode()
    done = _run([_installed("node"), str(SUPPORT / script)], asked)
    assert done.returncode == 0, done.stderr.decode()
    kept = json.loads(done.stdout)
    refused = [place for place, one in enumerate(kept) if one is None]
    assert not refused, f"{package} refuses the feeds {refused}"
    return list(kept)


def _installed(tool: str) -> str:
    found = shutil.which(tool)
    if found is None:
        pytest.skip(f"{tool} is not installed: run `make tools`")
    return found


def _run(command: list[str], document: bytes) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(command, input=document, capture_output=True, timeout=60, check=False)
