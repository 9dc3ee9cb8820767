"""Pictures beside the artwork: banners, posters, cards, in any shape."""

from typing import Annotated, Final

from pydantic import Field

from turncast.models.base import Written, shaped

_TOKENS: Final = r"[a-z0-9-]+(/[a-z0-9-]+)?( [a-z0-9-]+(/[a-z0-9-]+)?)*"


class PictureFile(Written):
    """A picture for a purpose (becomes ``podcast:image``).

    file: its path. alt: what it shows, for those who cannot see it. purpose: words such as "banner", "social",
    "canvas", "poster", "circular", separated by spaces.
    """

    file: str
    alt: Annotated[str, Field(min_length=1)] | None = None
    purpose: Annotated[str, Field(max_length=128), shaped(_TOKENS, "a purpose such as banner or social")] | None = None
