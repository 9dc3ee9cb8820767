"""Rules of licences, of shows and of episodes."""

import re
from collections.abc import Iterator
from difflib import get_close_matches

from turncast.models.catalog import Catalog
from turncast.models.check import Notice, Rules
from turncast.models.finding import Level
from turncast.models.rule import Scope
from turncast.models.show import License
from turncast.models.vocabulary import LICENSES

rule = Rules(Scope.PROJECT)


@rule("license-without-address", Level.ERROR, "podcast namespace: license")
def license_without_address(catalog: Catalog) -> Iterator[Notice]:
    """a licence of your own has no address where its text can be read

    Add url = "https://…" to it, or use one of the identifiers the podcast namespace knows.
    """
    for one in catalog.written:
        if one.license and _unexplained(one.license):
            known = ", ".join(LICENSES)
            remedy = f'did you mean "{near}"? Otherwise add url = "https://…".' if (near := _near(one.license)) else ""
            yield Notice(f"expected a url, or one of {known}; found {one.license.name!r}", one.path, "license", remedy)


def _near(license: License) -> str:
    """The identifier that may be meant, such as cc-by-4.0 by "CC BY"; empty where none is near."""
    said = "-".join(
        re.findall(r"[a-z]+[0-9][a-z0-9]*|[a-z]+|[0-9.]+", license.name.lower().replace("creative commons", "cc"))
    )
    exact = [known for known in LICENSES if known.rpartition("-")[0] == said]
    return next(iter(exact or get_close_matches(said, LICENSES, n=1, cutoff=0.7)), "")


def _unexplained(license: License) -> bool:
    return license.name.lower() not in LICENSES and not license.url
