"""Rules of the document itself: whether it is a feed at all, and can be read."""

import re
from codecs import BOM_UTF8
from collections.abc import Iterator
from typing import Final

from turncast.errors import Unreadable
from turncast.models.check import Notice, Rules
from turncast.models.finding import Level
from turncast.models.rule import Scope
from turncast.rss.reading import Declaring, Malformed, Preceded, Unbound, Undecodable, Undefined, Unreasonable
from turncast.verifying.documents.subject import NOWHERE, Subject, shown

rule = Rules(Scope.DOCUMENT)

LARGE: Final = 5_000_000
"""Bytes after which validators stop reading."""
VERSIONS: Final = ("2.0", "0.91", "0.92")
_PAGE: Final = re.compile(
    rb"\s*(?:<!--(?:(?!-->).)*+-->\s*+)*+(?:<\?xml[^>]*>\s*)?(?:<!doctype\s+html|<html[\s/>])", re.I | re.S
)
_HEAD: Final = 4096


def _is_page(subject: Subject) -> bool:
    return _PAGE.match(subject.data[:_HEAD].removeprefix(BOM_UTF8)) is not None


def _faults(subject: Subject, kind: type[Unreadable]) -> Iterator[Notice]:
    """What kept the document from being read, if it is of just that kind."""
    fault = subject.fault
    if fault and type(fault) is kind and not _is_page(subject) and subject.data.strip():
        said = fault.message.removeprefix(f"{subject.called}: ")
        yield Notice(said, subject.called, line=fault.line, column=fault.column)


@rule("feed-empty", Level.ERROR, "XML 1.0")
def empty(subject: Subject) -> Iterator[Notice]:
    """there is nothing in the feed

    Build it again; an upload that was cut off leaves an empty file.
    """
    if not subject.data.strip():
        yield subject.notice(NOWHERE, "expected a feed, found nothing")


@rule("feed-is-page", Level.ERROR, "RSS 2.0")
def page(subject: Subject) -> Iterator[Notice]:
    """it is a web page instead of a feed

    Look at it in a browser: it may say that the feed has moved, or ask for a password. A feed begins with <rss>.
    """
    if _is_page(subject):
        yield subject.notice(NOWHERE, "expected <rss>, found an HTML page")


@rule("feed-malformed", Level.ERROR, "XML 1.0")
def malformed(subject: Subject) -> Iterator[Notice]:
    """the feed is not well-formed XML, so apps refuse all of it

    Write & as &amp; and < as &lt;, leave out control characters, and close every element.
    """
    yield from _faults(subject, Malformed)


@rule("feed-begins-late", Level.ERROR, "XML 1.0")
def begins_late(subject: Subject) -> Iterator[Notice]:
    """something stands before <?xml, if only an empty line, and careful readers refuse the whole feed

    Let the file begin with <?xml; in a template, look for empty lines before it.
    """
    yield from _faults(subject, Preceded)


@rule("feed-entity-undefined", Level.ERROR, "XML 1.0")
def undefined_entity(subject: Subject) -> Iterator[Notice]:
    """a character is written by a name that only HTML has, such as &nbsp;, and apps refuse the whole feed

    Write the character itself, or its number such as &#160;; XML has only &amp;, &lt;, &gt;, &quot; and &apos;.
    """
    yield from _faults(subject, Undefined)


@rule("feed-prefix-undeclared", Level.ERROR, "Namespaces in XML 1.0")
def undeclared(subject: Subject) -> Iterator[Notice]:
    """an element has a prefix that is declared nowhere

    Declare it on <rss>, such as xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd".
    """
    yield from _faults(subject, Unbound)


@rule("feed-doctype", Level.ERROR, "RSS 2.0; OWASP: XML external entities")
def doctype(subject: Subject) -> Iterator[Notice]:
    """the feed has a document type, with which entities can be declared that careful readers refuse

    Remove the line that begins with <!DOCTYPE, and write characters instead of names such as &nbsp;.
    """
    yield from _faults(subject, Declaring)


@rule("feed-encoding-unknown", Level.ERROR, "XML 1.0")
def unknown_encoding(subject: Subject) -> Iterator[Notice]:
    """the feed says it is in an encoding that nobody knows, or that it is not in

    Save it as UTF-8 and begin it with <?xml version="1.0" encoding="UTF-8"?>.
    """
    yield from _faults(subject, Undecodable)


@rule("feed-unreasonable", Level.ERROR, "Turncast")
def unreasonable(subject: Subject) -> Iterator[Notice]:
    """the feed is too large, or nested too deeply, for anyone to read

    Publish the older episodes in documents of their own (RFC 5005), and close every element.
    """
    yield from _faults(subject, Unreasonable)


@rule("feed-not-rss", Level.ERROR, "RSS 2.0")
def not_rss(subject: Subject) -> Iterator[Notice]:
    """it is XML, but not RSS

    Podcasts are RSS 2.0: <rss version="2.0"> with one <channel>; directories take neither Atom nor RSS 1.0.
    """
    if subject.document and subject.document.root.name != "rss" and not _is_page(subject):
        root = subject.document.root
        yield subject.notice(root, f"expected <rss>, found <{root.written[:60]}>")


@rule("feed-version-unknown", Level.ERROR, "RSS 2.0; AntennaPod")
def version(subject: Subject) -> Iterator[Notice]:
    """the version of RSS is one that apps do not take

    Write <rss version="2.0">.
    """
    if subject.document and (root := subject.document.root).name == "rss":
        said = root.attributes.get("version", "").strip()
        if said and said not in VERSIONS:
            yield subject.notice(root, f"expected 2.0, found {shown(said)}", "version")


@rule("feed-without-version", Level.WARNING, "RSS 2.0; W3C Feed Validation Service")
def without_version(subject: Subject) -> Iterator[Notice]:
    """the feed does not say which RSS it is

    Write <rss version="2.0">.
    """
    root = subject.document.root if subject.document else NOWHERE
    if root.name == "rss" and not root.attributes.get("version", "").strip():
        yield subject.notice(root, "expected the attribute version, found none", "version")


@rule("feed-without-channel", Level.ERROR, "RSS 2.0")
def without_channel(subject: Subject) -> Iterator[Notice]:
    """there is no channel in the feed

    Put everything that is in <rss> into one <channel>.
    """
    if subject.document and (root := subject.document.root).name == "rss" and not subject.channels:
        yield subject.notice(root, "expected a <channel>, found none")


@rule("feed-channels-many", Level.ERROR, "RSS 2.0")
def many_channels(subject: Subject) -> Iterator[Notice]:
    """there is more than one channel in the feed

    Publish a feed for each show.
    """
    if subject.channels and subject.document:
        for channel in tuple(subject.document.root.all("channel"))[1:]:
            yield subject.notice(channel, "expected one channel, found another")


@rule("feed-not-utf8", Level.WARNING, "A Podcaster's Guide to RSS; PSP-1; W3C Feed Validation Service")
def not_utf8(subject: Subject) -> Iterator[Notice]:
    """the feed is not in UTF-8

    Save it as UTF-8 and say so in its first line.
    """
    if subject.document and (subject.document.encoding or "utf-8") not in ("utf-8", "utf8", "us-ascii", "ascii"):
        yield subject.notice(NOWHERE, f"expected UTF-8, found {shown(subject.document.encoding or '')}")


@rule("feed-without-declaration", Level.ADVICE, "PSP-1; A Podcaster's Guide to RSS")
def undeclared_encoding(subject: Subject) -> Iterator[Notice]:
    """the feed does not say that it is XML in UTF-8

    Begin it with <?xml version="1.0" encoding="UTF-8"?>.
    """
    if subject.document and subject.document.encoding is None:
        yield subject.notice(NOWHERE, "expected an XML declaration that names UTF-8, found none")


@rule("feed-byte-order-mark", Level.ADVICE, "PSP-1")
def byte_order_mark(subject: Subject) -> Iterator[Notice]:
    """the feed begins with a byte order mark, which some readers take for text before the feed

    Save it as UTF-8 without one.
    """
    if subject.document and subject.data.startswith(BOM_UTF8):
        yield subject.notice(NOWHERE, "expected <?xml as the first bytes, found a byte order mark")


@rule("feed-large", Level.ADVICE, "W3C Feed Validation Service; RFC 5005")
def large(subject: Subject) -> Iterator[Notice]:
    """the feed is larger than 5 MB, and every app loads all of it every time

    Leave the oldest episodes to further documents (RFC 5005), and long notes to pages.
    """
    if len(subject.data) > LARGE:
        yield subject.notice(NOWHERE, f"expected at most {LARGE:,} bytes, found {len(subject.data):,}")
