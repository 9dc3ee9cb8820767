"""From bytes to text: UTF-8 as it should be, or what Windows and old editors write instead."""

import codecs
from typing import Final

from turncast.errors import Unreadable
from turncast.transcripts.repairs import HINT, Repairs

MARKS: Final = (
    (codecs.BOM_UTF32_LE, "utf-32-le", "UTF-32"),
    (codecs.BOM_UTF32_BE, "utf-32-be", "UTF-32"),
    (codecs.BOM_UTF16_LE, "utf-16-le", "UTF-16"),
    (codecs.BOM_UTF16_BE, "utf-16-be", "UTF-16"),
)
"""Byte order marks, longest first, for one begins like another."""
FEW: Final = 0.3
"""The share of bytes beyond ASCII above which a text cannot be of Western Europe, so that its encoding is unknown."""
CONTROLS: Final = 0.02
"""The share of control characters above which bytes are no text."""


def text_of(data: bytes, repairs: Repairs) -> str:
    """The text in *data* with plain line ends; encodings other than UTF-8 are noted as repairs.

    Raises ``Unreadable`` where the bytes are no text, or text in an encoding that can only be guessed at.
    """
    text = _decoded(data, repairs).replace("\r\n", "\n").replace("\r", "\n")
    controls = sum(sign < " " and sign not in "\t\n\f\v" for sign in text)
    if "\0" in text or controls > CONTROLS * len(text):
        raise Unreadable(f"expected a transcript, found {_binary(data)}", HINT)
    return text


def _decoded(data: bytes, repairs: Repairs) -> str:
    for mark, encoding, name in MARKS:
        if data.startswith(mark):
            return _wide(data[len(mark) :], encoding, name, repairs)
    if unmarked := _unmarked_utf16(data):
        return _wide(data, unmarked, "UTF-16", repairs)
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as fault:
        line = data.count(b"\n", 0, fault.start) + 1
        if sum(byte > 127 for byte in data) > FEW * len(data):
            raise Unreadable("expected UTF-8, found another encoding", "save it as UTF-8", line=line) from fault
        repairs.note("expected UTF-8, found Windows-1252 (Latin-1)", line)
        return data.removeprefix(codecs.BOM_UTF8).decode("utf-8", _WINDOWS)


def _wide(data: bytes, encoding: str, name: str, repairs: Repairs) -> str:
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as fault:
        raise Unreadable(f"expected UTF-8, found damaged {name}", "save it as UTF-8") from fault
    repairs.note(f"expected UTF-8, found {name}", 1)
    return text


def _unmarked_utf16(data: bytes) -> str | None:
    """UTF-16 without a mark: of Western text, every other byte is 0."""
    head = data[:200]
    half = len(head) // 2
    if half and head[1::2].count(0) > 0.8 * half and head[::2].count(0) == 0:
        return "utf-16-le"
    return "utf-16-be" if half and head[::2].count(0) > 0.8 * half and head[1::2].count(0) == 0 else None


def _binary(data: bytes) -> str:
    """What bytes that are no text seem to be."""
    return "a Word document" if data.startswith(b"PK\x03\x04") else "something that is no text"


def _as_windows(fault: UnicodeError) -> tuple[str, int]:
    """The bytes UTF-8 does not know, read as Windows-1252; so a text that mixes both is read whole."""
    if not isinstance(fault, UnicodeDecodeError):
        raise fault
    stray = fault.object[fault.start : fault.end]
    return stray.decode("cp1252", "replace"), fault.end


_WINDOWS: Final = "turncast.windows"
codecs.register_error(_WINDOWS, _as_windows)
