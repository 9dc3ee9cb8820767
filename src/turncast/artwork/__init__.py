"""The door to Pillow: what a picture's own bytes say of it, and a copy of it that every directory takes.

In: the path or the bytes of a picture anybody may have made. Out: ``Pixels`` of a JPEG or PNG, the two that directories
take; or a conforming copy; or ``Unreadable``. May not know what the picture is for.
"""

from turncast.artwork.conforming import Conformed, conform
from turncast.artwork.measuring import measure

__all__ = ["Conformed", "conform", "measure"]
