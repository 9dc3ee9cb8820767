"""Rules of artwork and of pictures beside it."""

from typing import Any

from tests.support.cases import Case, proofs
from tests.support.changes import Change, both, episode, look, nothing, show
from tests.support.recordings import picture


def show_picture(content: bytes) -> Change:
    """The project whose show has this picture."""
    return lambda folder: folder.write("media/cover.png", content)


def pictured(**words: Any) -> Change:
    """The show with a banner, of which this is said."""
    return show(pictures=[{"file": "media/cover.png", "alt": "A round table", "purpose": "banner"} | words])


def wide(purpose: str) -> Change:
    """One more episode, with a picture of 2000 × 1400 pixels for that purpose."""
    return both(
        lambda folder: folder.write("media/wide.png", picture(2000, 1400, form="PNG")),
        episode(artwork="media/wide.png", pictures=[{"file": "media/wide.png", "alt": "A table", "purpose": purpose}]),
    )


CASES: tuple[Case[Change], ...] = (
    Case("artwork-not-square", [show_picture(picture(1400, 1500))], [show_picture(picture(1400, 1400))]),
    Case(
        "artwork-size",
        [show_picture(picture(1399, 1399)), show_picture(picture(3001, 3001)), show_picture(picture(1400, 3001))],
        [show_picture(picture(1400, 1400)), show_picture(picture(3000, 3000))],
    ),
    Case(
        "artwork-not-rgb",
        [show_picture(picture(mode=mode, form=form)) for mode, form in (("L", "PNG"), ("P", "PNG"), ("CMYK", "JPEG"))],
        [show_picture(picture()), show_picture(picture(mode="RGBA", form="PNG"))],
    ),
    Case("artwork-transparent", [show_picture(picture(mode="RGBA", form="PNG"))], [show_picture(picture(form="PNG"))]),
    Case(
        "artwork-heavy",
        [show_picture(picture() + bytes(513 * 1024))],
        [show_picture(picture() + bytes(480 * 1024))],
    ),
    Case("picture-without-alt", [pictured(alt=None)], [pictured(), nothing]),
    Case(
        "picture-purpose-unknown",
        [pictured(purpose="baner"), pictured(purpose="social header")],
        [pictured(purpose="social banner"), pictured(purpose="turncast/header"), pictured(purpose=None)],
    ),
    Case(
        "picture-repeated",
        [show(pictures=[{"file": "media/cover.png", "alt": "A", "purpose": one} for one in ("social", "banner")])],
        [
            pictured(),
            both(pictured(), episode(pictures=[{"file": "media/cover.png", "alt": "A"}])),
        ],
    ),
    Case(
        "picture-not-square",
        [wide("artwork"), wide("social circular")],
        [wide("banner"), pictured(purpose="artwork")],
    ),
)

test_a_rule_fires, test_a_rule_stays_silent = proofs(CASES, look)
