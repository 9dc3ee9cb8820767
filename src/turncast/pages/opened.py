"""What is said to somebody who opens a feed: by its stylesheet, for a feed itself has words for apps alone."""

import re
from typing import Final

from turncast.pages.formats import direction
from turncast.pages.words import Words

_UNSAFE: Final = re.compile(r'[\\"\x00-\x1f\x7f]')


def speaking(stylesheet: bytes, words: Words) -> bytes:
    """*stylesheet* with what it may say, as properties: ``--about``, what a feed is for, and ``--web``, what stands
    before the address of its show; and with the direction of their language.
    """
    about = words(
        "This is a podcast feed. To follow the show, copy the address of this page from your browser and paste it into "
        "your podcast app."
    )
    web = words("On the web:")
    said = f"--about: {_string(about)}; --web: {_string(web)}; direction: {direction(words.language)};"
    return stylesheet.rstrip() + f"\nrss {{ {said} }}\n".encode()


def _string(text: str) -> str:
    """*text* as CSS has strings: signs that would end one by their number."""
    return '"' + _UNSAFE.sub(lambda sign: rf"\{ord(sign[0]):x} ", text) + '"'
