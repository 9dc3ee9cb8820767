"""Rules of licences, of shows and of episodes."""

from collections.abc import Iterator

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
            yield Notice(f"expected a url, or one of {known}; found {one.license.name!r}", one.path, "license")


def _unexplained(license: License) -> bool:
    return license.name.lower() not in LICENSES and not license.url
