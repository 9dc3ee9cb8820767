"""Rules of a show's own words."""

import re
from collections.abc import Iterator
from typing import Final

from turncast.models.catalog import Catalog
from turncast.models.check import Notice, Rules
from turncast.models.finding import Level
from turncast.models.project import reserved
from turncast.models.rule import Scope
from turncast.models.show import PLACEHOLDER

rule = Rules(Scope.SHOW)

TEXT_LIMIT: Final = 255
DESCRIPTION_LIMIT: Final = 4000
_KEYWORDS: Final = re.compile(r"(?:[^|•]*[|•]){2}|(?:[^,;]*[,;]){4}")
"""Two strokes, or four commas: more than a name has."""
_EMAIL: Final = re.compile(r"[^@\s<>]+@[^@\s<>]+\.[^@\s<>]+")
_COPYRIGHT: Final = re.compile(r"copyright\b|\(c\)|©|℗", re.IGNORECASE)


@rule("show-title-long", Level.WARNING, "A Podcaster's Guide to RSS; PSP-1")
def long_title(catalog: Catalog) -> Iterator[Notice]:
    """a show's title is longer than 255 characters

    Keep it to the show's name and nothing else: Apple removes shows that list keywords in it.
    """
    for show in catalog.shows:
        if len(show.title) > TEXT_LIMIT:
            yield Notice(f"expected at most {TEXT_LIMIT} characters, found {len(show.title)}", show.path, "title")


@rule("show-title-numeric", Level.WARNING, "Podcast Index (partytime)")
def numeric_title(catalog: Catalog) -> Iterator[Notice]:
    """a show's title is only a number, which Podcast Index may change

    Put a word into it.
    """
    for show in catalog.shows:
        if re.fullmatch("[0-9]+", show.title):
            yield Notice(f"expected words, found {show.title}", show.path, "title")


@rule("show-description-missing", Level.WARNING, "RSS 2.0; Apple Podcasts requirements")
def no_description(catalog: Catalog) -> Iterator[Notice]:
    """a show's description is still the one Turncast put there

    Say in a few sentences what listeners get: it is what people read before they subscribe.
    """
    for show in catalog.shows:
        if PLACEHOLDER in show.description:
            yield Notice("expected a description, found the placeholder", show.path, "description")


@rule("show-description-long", Level.ERROR, "A Podcaster's Guide to RSS; PSP-1")
def long_description(catalog: Catalog) -> Iterator[Notice]:
    """a show's description is longer than 4000 bytes

    Shorten it; what is not plain English letters counts two to four bytes a character.
    """
    for show in catalog.shows:
        size = len(show.description.encode())
        if size > DESCRIPTION_LIMIT:
            yield Notice(f"expected at most {DESCRIPTION_LIMIT} bytes, found {size}", show.path, "description")


@rule("show-without-artwork", Level.ERROR, "Apple Podcasts requirements; PSP-1")
def without_artwork(catalog: Catalog) -> Iterator[Notice]:
    """a show has no artwork, and no directory takes a show without

    Put a square JPEG or PNG of 1400 to 3000 pixels into media/ and add a line such as artwork = "media/cover.jpg".
    """
    for show in catalog.shows:
        if show.artwork is None:
            yield Notice("expected artwork, found none", show.path)


@rule("show-without-author", Level.WARNING, "Spotify show metadata requirements; PSP-1; Apple Podcasts")
def without_author(catalog: Catalog) -> Iterator[Notice]:
    """a show has no author, which Spotify requires

    Add a line such as author = "The people who make it".
    """
    for show in catalog.shows:
        if not show.author:
            yield Notice("expected an author, found none", show.path)


@rule("show-without-owner", Level.WARNING, "Spotify; YouTube; Amazon Music")
def without_owner(catalog: Catalog) -> Iterator[Notice]:
    """a show has no owner, so Spotify, YouTube and Amazon cannot send the code that proves it is yours

    Add a line such as owner = { name = "…", email = "…" }; the address becomes public.
    """
    for show in catalog.shows:
        if show.owner is None:
            yield Notice("expected an owner with a name and an e-mail address, found none", show.path)


@rule("show-title-keywords", Level.WARNING, "A Podcaster's Guide to RSS")
def title_of_keywords(catalog: Catalog) -> Iterator[Notice]:
    """a show's title lists keywords, for which Apple removes shows

    Keep the show's name and nothing else; what it is about belongs into the description.
    """
    for show in catalog.shows:
        if _KEYWORDS.match(show.title):
            yield Notice(f"expected a name, found what looks like a list: {show.title!r}", show.path, "title")


@rule("show-author-address", Level.WARNING, "A Podcaster's Guide to RSS; PSP-1")
def author_address(catalog: Catalog) -> Iterator[Notice]:
    """a show's author is an e-mail address, which apps show to everyone

    Write the name of who makes the show; an address belongs into `owner`.
    """
    for show in catalog.shows:
        if show.author and _EMAIL.search(show.author):
            yield Notice(f"expected a name, found {show.author!r}", show.path, "author")


@rule("show-owner-example", Level.WARNING, "RFC 2606: reserved names; Spotify; YouTube; Amazon Music")
def example_owner(catalog: Catalog) -> Iterator[Notice]:
    """the owner's address is a reserved example, so nobody gets the code that proves the show is yours

    Write an address that somebody reads.
    """
    if catalog.project.site.reserved:
        return  # a specimen as a whole, which is said of the site
    for show in catalog.shows:
        if show.owner and reserved(show.owner.email.rpartition("@")[2]):
            yield Notice(f"expected an address somebody reads, found {show.owner.email}", show.path, "owner.email")


@rule("show-words-long", Level.WARNING, "PSP-1; A Podcaster's Guide to RSS")
def long_words(catalog: Catalog) -> Iterator[Notice]:
    """an author, an owner or a copyright is longer than 255 characters, and is cut

    Shorten it.
    """
    for show in catalog.shows:
        owner = show.owner.name if show.owner else None
        for key, words in (("author", show.author), ("owner.name", owner), ("copyright", show.copyright)):
            if words and len(words) > TEXT_LIMIT:
                yield Notice(f"expected at most {TEXT_LIMIT} characters, found {len(words)}", show.path, key)


@rule("show-copyright-worded", Level.ADVICE, "PSP-1")
def worded_copyright(catalog: Catalog) -> Iterator[Notice]:
    """a copyright says "Copyright" or ©, which stands twice wherever an app adds it

    Write only who holds it.
    """
    for show in catalog.shows:
        if found := _COPYRIGHT.search(show.copyright or ""):
            yield Notice(f"expected who holds it, found {found[0]!r}", show.path, "copyright")


@rule("show-explicit-contradicted", Level.WARNING, "Apple Podcasts requirements")
def contradicted_explicit(catalog: Catalog) -> Iterator[Notice]:
    """a show says it is clean, but every episode of it is explicit

    Set explicit = true in the show's file: Apple removes shows that are not marked.
    """
    for show in catalog.shows:
        episodes = catalog.episodes_of(show)
        if not show.explicit and episodes and all(episode.explicit for episode in episodes):
            yield Notice("expected explicit = true, as all episodes are; found false", show.path)
