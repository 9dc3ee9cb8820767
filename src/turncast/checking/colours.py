"""Rules of the colour a show's pages have."""

from collections.abc import Iterator

from turncast.models.catalog import Catalog
from turncast.models.check import Notice, Rules
from turncast.models.colours import DARK, LIGHT, READABLE, contrast, toned
from turncast.models.finding import Level
from turncast.models.rule import Scope

rule = Rules(Scope.SHOW)


@rule("show-accent-faint", Level.ADVICE, "W3C Web Content Accessibility Guidelines")
def faint(catalog: Catalog) -> Iterator[Notice]:
    """a show's accent colour is too faint for text on light paper, so its pages take a darker tone of it

    Choose a darker tone, such as the one that is named; dark pages take a lighter one by themselves.
    """
    for show in catalog.shows:
        if show.accent:
            light = min(contrast(show.accent, paper) for paper in LIGHT)
            if light < READABLE:
                said = f"expected a contrast of at least {READABLE} with light paper, found {light:.1f}"
                tones = f"pages use {toned(show.accent, LIGHT)} in light, {toned(show.accent, DARK)} in dark"
                yield Notice(f"{said}: {tones}", show.path, "accent")
