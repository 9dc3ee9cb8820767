"""``turncast check --live``: what would become of what listeners' apps remember of the feeds that are live."""

from collections.abc import Iterable, Iterator
from typing import Final

from turncast import loading
from turncast.building import build
from turncast.commands.opening import Call, open_catalog, target_of
from turncast.models.catalog import Catalog
from turncast.models.episode import Episode
from turncast.models.finding import Finding, Level
from turncast.models.plan import Breach
from turncast.publishing import PROMISES, make_plan, read_live, read_manifest

_RULES: Final = {promise.code: promise for promise in PROMISES}

_KEYS: Final = {
    "episode-gone": "draft",
    "episode-guid-changed": "guid",
    "episode-guid-reused": "guid",
    "episode-date-moved": "date",
    "enclosure-replaced": "recording",
    "feed-guid-changed": "guid",
}
"""The word of the file that a breach is about."""


def live_findings(call: Call, to: str | None = None) -> tuple[Finding, ...]:
    """Each promise to listeners that publishing to *to*, or else to the project's own target, would break.

    Every feed that stands there is read. Nothing is found where the project has errors: those come first.
    """
    catalog, findings = open_catalog(call)
    if any(finding.level is Level.ERROR for finding in findings):
        return ()
    target = target_of(catalog.project, to)
    manifest, _ = read_manifest(target)
    release = build(catalog, call.at)
    return as_findings(make_plan(release, manifest, target.name, read_live(target, release)).breaches, catalog)


def as_findings(breaches: Iterable[Breach], catalog: Catalog) -> tuple[Finding, ...]:
    """Each breach at its place: the episode's file where there still is one, or else the show's."""
    return loading.placed(_findings(breaches, catalog), catalog.project.root)


def _findings(breaches: Iterable[Breach], catalog: Catalog) -> Iterator[Finding]:
    by_guid = {episode.guid: episode for episode in catalog.episodes}
    by_slug = {(episode.show, episode.slug): episode for episode in catalog.episodes}
    for breach in breaches:
        rule = _RULES[breach.code]
        episode = by_guid.get(breach.guid) or by_slug.get((breach.show, breach.episode))
        path, key = _place(breach, episode)
        yield rule.finding(breach.message, path=path, key=key, remedy=f"{rule.remedy} To allow it: {breach.flag}")


def _place(breach: Breach, episode: Episode | None) -> tuple[str, str]:
    key = _KEYS.get(breach.code, "")
    if breach.guid and episode is None:
        return f"feeds/{breach.show}.toml", ""
    return (episode.path, key) if episode else (f"feeds/{breach.show}.toml", key)
