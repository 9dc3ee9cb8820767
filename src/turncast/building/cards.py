"""Cards: what is shown of an episode or an event where somebody shares its page."""

from turncast import artwork
from turncast.building import fingerprints, keys
from turncast.building.files import unchanged
from turncast.errors import Unreadable
from turncast.models.artifact import Artifact, CacheControl, Wave
from turncast.models.artwork import Artwork
from turncast.models.catalog import Catalog
from turncast.models.edition import Broadcast, Edition, Entry, Picture
from turncast.pages import Words, day, ground, instalment


def card_of(catalog: Catalog, edition: Edition, one: Entry | Broadcast, say: Words) -> tuple[Picture, Artifact]:
    """The card of *one*, and what is stored for it: its title and facts, as *say* has them, beside its artwork, or else
    its show's.
    """
    words = _words(edition, one, say)
    found = catalog.artworks.get(one.episode.artwork or "") or catalog.artworks.get(edition.show.artwork or "")
    colour = ground(edition.show.accent)
    made_of = fingerprints.of(artwork.CARDER, vars(words), found.sha256 if found else None, colour)
    key = keys.card(one.episode, made_of)

    def make() -> bytes:
        return _drawn(catalog, words, found, colour)

    width, height = artwork.CARD_SIZE
    picture = Picture(key=key, media_type="image/jpeg", width=width, height=height, alt=_said(words))
    # The key itself is made from the fingerprint of the inputs, so it says all there is to say.
    fingerprint = fingerprints.of(key)
    return picture, Artifact(key, Wave.MEDIA, "image/jpeg", CacheControl.IMMUTABLE, fingerprint, make)


def _words(edition: Edition, one: Entry | Broadcast, say: Words) -> artwork.Words:
    facts = (instalment(one.episode, edition.show, say), day(one.episode.date, say.language))
    return artwork.Words(one.episode.title, edition.show.title, " · ".join(filter(None, facts)))


def _said(words: artwork.Words) -> str:
    """The same for those who cannot see it."""
    return " · ".join((words.of, words.title, words.facts))


def _drawn(catalog: Catalog, words: artwork.Words, found: Artwork | None, colour: str) -> bytes:
    picture = unchanged(catalog.project.root, found) if found else None
    try:
        return artwork.card(words, picture, colour)
    except Unreadable as error:
        raise Unreadable(f"{found.path if found else ''}: {error.message}", error.hint) from error
