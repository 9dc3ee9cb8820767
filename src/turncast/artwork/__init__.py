"""The door to Pillow and segno: what a picture's own bytes say of it, copies of it for directories, tags and pages, and
pictures of addresses and words.

In: the path or the bytes of a picture anybody may have made. Out: ``Pixels`` of a JPEG or PNG, the two that directories
take; or a conforming copy; or the bytes of one small enough for a tag; or thumbnails; or ``Unreadable``. May not know
what the picture is for.
"""

from turncast.artwork.cards import CARDER, Words, card
from turncast.artwork.cards import SIZE as CARD_SIZE
from turncast.artwork.codes import qr_code
from turncast.artwork.conforming import Conformed, conform
from turncast.artwork.embedding import SCALER, embeddable
from turncast.artwork.measuring import measure
from turncast.artwork.thumbnails import THUMBNAILER, Form, thumbnails

__all__ = [
    "CARDER",
    "CARD_SIZE",
    "SCALER",
    "THUMBNAILER",
    "Conformed",
    "Form",
    "Words",
    "card",
    "conform",
    "embeddable",
    "measure",
    "qr_code",
    "thumbnails",
]
