"""``turncast doctor``: a target and its public address, tried end to end with the producer's own credentials."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from turncast.commands.opening import Call, target_of
from turncast.commands.public import look
from turncast.commands.public_address import PublicAddress
from turncast.commands.verify import AGENT
from turncast.errors import ShowHasErrors, UsageError
from turncast.fetching import Fetcher
from turncast.loading import placed
from turncast.loading.project import read_project
from turncast.models.project import Project, Site
from turncast.targets import open_examination
from turncast.targets.examining import Examination, Kind, Outcome, Paper, Result, papers

_OPENING = ("public-reading", "public-cors")
"""The trials that fail where a bucket has not been opened to everybody."""


@dataclass(frozen=True)
class Diagnosis:
    """What came of trying a target.

    address: the public one. failed: whether publishing cannot work here, or listeners would be hurt. left: keys or
    files that could not be removed again. papers: what opens the bucket to everybody, where that is what it lacks.
    """

    target: str
    address: str
    failed: bool
    results: tuple[Result, ...]
    left: tuple[str, ...] = ()
    papers: tuple[Paper, ...] = ()


OnResult = Callable[[Result], None]


def diagnose(call: Call, to: str | None, url: str | None, private: bool, on_result: OnResult) -> Diagnosis:
    """Try *to*, or else the project's own target, and the public address *url*, or else ``site.url``.

    private: whether an address in a private network is asked. Whatever is written is removed again. What the world
    lacks is a result; UsageError where *to* is no target, ShowHasErrors where ``turncast.toml`` cannot be read.
    """
    project = _project(call, url)
    place = to or project.publish.to
    target_of(project, place)  # which knows the places that are the project's own
    publish = project.publish
    examination = open_examination(place, root=project.root, endpoint=publish.endpoint, region=publish.region)
    results = []
    with examination:
        for result in _results(examination, project.site, private):
            on_result(result)
            results.append(result)
    bench, failed = examination.bench, any(result.failed for result in results)
    lacking = _lacking(project, place, bench.endpoint) if bench.endpoint and _closed(results) else ()
    return Diagnosis(bench.name, project.site.url, failed, tuple(results), tuple(examination.left), lacking)


def prescribe(call: Call, to: str | None, url: str | None, kind: Kind) -> tuple[Paper, ...]:
    """What opens the bucket *to*, or else the project's own, to everybody, on a store of that *kind*; asks nobody."""
    project = _project(call, url)
    place = to or project.publish.to
    if not place.lower().startswith("s3://"):
        raise UsageError(
            f"expected a bucket, found {place}: who may read a directory is for the web server to say",
            "turncast doctor --policy aws --to s3://my-bucket/podcast",
        )
    target_of(project, place)
    return papers(kind, place, project.publish.endpoint or "", project.site.url)


def _lacking(project: Project, place: str, endpoint: str) -> tuple[Paper, ...]:
    """What opens the bucket at *endpoint* to everybody, in the way of that store."""
    kind = Kind.of(endpoint)
    return papers(kind, place, "" if kind is Kind.AWS else endpoint, project.site.url)


def _results(examination: Examination, site: Site, private: bool) -> Iterator[Result]:
    yield from examination.begin()
    with Fetcher(AGENT, private=private) as fetcher:
        bench = examination.bench
        yield from look(PublicAddress(site, tuple(bench.stored), bench.headers, fetcher))
    yield from examination.end()


def _closed(results: list[Result]) -> bool:
    return any(result.outcome is Outcome.FAILS and result.trial.name in _OPENING for result in results)


def _project(call: Call, url: str | None) -> Project:
    """What ``turncast.toml`` says, and nothing else of the project: its episodes do not matter here."""
    overrides = {**call.overrides, **({"site.url": url} if url else {})}
    reading = read_project(call.root, overrides)
    if reading.value is None:
        raise ShowHasErrors(
            "expected a turncast.toml that can be read, found errors",
            "mend what is listed above",
            placed(reading.findings, call.root),
        )
    return reading.value
