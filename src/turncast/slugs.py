"""The door to python-slugify: names that are safe as file names, keys and addresses.

In: any text. Out: ``[a-z0-9-]+``. May not know what the name is for.
"""

from functools import lru_cache

from slugify import slugify


@lru_cache(maxsize=4096)  # a release asks again for each page a person is named on
def slug(text: str, fallback: str = "untitled", max_length: int = 80) -> str:
    """*text* as lower-case ASCII words joined by hyphens, cut at a word's end; *fallback* where nothing is left."""
    return slugify(text, max_length=max_length, word_boundary=True) or fallback
