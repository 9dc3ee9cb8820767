"""Which words may stand in a text: a filter small enough to be asked of every episode before any is fetched.

The script of the pages (``theme/script/words.js``) takes texts apart and asks filters in the same way; a test holds
both against each other.

Source: Bloom, "Space/time trade-offs in hash coding with allowable errors" (1970); the hash is FNV-1a with the
last steps of MurmurHash3.
"""

import base64
import re
import unicodedata
from collections.abc import Iterable, Iterator
from typing import Final

BITS: Final = 6
"""Bits for each token, and as many hashes as suit: one in eighteen filters says yes of a word it has not."""
HASHES: Final = 4
SEEDS: Final = (2166136261, 40389)
BEGINNINGS: Final = (3, 5)
"""Letters of a word that stand for it: who types "barg" means bargaining."""

_UNSPACED: Final = r"\u0e00-\u0eff\u3040-\u30ff\u3400-\u9fff"
"""Thai, Lao, kana, Han: scripts that put no space between words."""
_WORDS: Final = re.compile(rf"[{_UNSPACED}]+|(?:(?![{_UNSPACED}])[^\W_])+")
_PAIRED: Final = re.compile(rf"[{_UNSPACED}]")
_FULL: Final = 0xFFFFFFFF


def tokens(text: str) -> set[str]:
    """What stands for the words of *text* in a filter: their beginnings; of unspaced scripts, each pair of signs."""
    return {token for word in words(text) for token in _tokens(word)}


def words(text: str) -> list[str]:
    """The words of *text* in lower case, without accents."""
    return _WORDS.findall(_plain(text))


def filtered(tokens: Iterable[str]) -> str:
    """The filter of *tokens*, in base64."""
    known = set(tokens)
    size = max(1, -(-len(known) * BITS // 8))
    bits = bytearray(size)
    for token in known:
        for place in _places(token, 8 * size):
            bits[place // 8] |= 1 << place % 8
    return base64.b64encode(bits).decode()


def _tokens(word: str) -> Iterator[str]:
    if _PAIRED.match(word):
        yield from (word[place : place + 2] for place in range(len(word) - 1))
    else:
        yield from (word[:length] for length in BEGINNINGS)


def _plain(text: str) -> str:
    if text.isascii():
        return text.lower()
    apart = unicodedata.normalize("NFKD", text).lower()
    return "".join(sign for sign in apart if not unicodedata.category(sign).startswith("M"))


def _places(token: str, size: int) -> Iterator[int]:
    first, second = (_hash(token, seed) for seed in SEEDS)
    return ((first + turn * (second | 1)) % size for turn in range(HASHES))


def _hash(token: str, seed: int) -> int:
    """32 bits of the UTF-16 code units of *token*, which is how a script counts them."""
    units = token.encode("utf-16-le", "surrogatepass")
    value = seed
    for low, high in zip(units[::2], units[1::2], strict=True):
        value = (value ^ (low | high << 8)) * 16777619 & _FULL
    value = (value ^ value >> 16) * 0x85EBCA6B & _FULL
    value = (value ^ value >> 13) * 0xC2B2AE35 & _FULL
    return value ^ value >> 16
