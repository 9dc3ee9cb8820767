"""What publishing again takes where 10,000 objects are live, with nothing changed and with one episode changed.

2,500 episodes, each with page, recording, transcript and chapters, are published to MiniStack; then again. Counted by a
proxy before the store: requests, and those that write. The goals of issue 5: with nothing changed at most 3 requests,
none of which writes; with one episode changed, requests in proportion to what that changes.

Timed beside ``aws s3 sync`` and ``rclone sync`` of the same files, which were synced just so before, and find out that
nothing is to be done. The goal: at least 20 times faster. Two times are told, for the work is not the same. Finding
out is what can be compared: reading what is live, and comparing it with what should be. The whole of ``turncast
publish``, beside the whole of the other program, also reads and checks 2,500 episodes, and says what should be.
"""

import os
import statistics
import sys
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Final

from tests.benchmarks.peers import Run, measured, peers
from tests.benchmarks.rounds import seconds
from tests.support.projects import VTT, Folder
from tests.support.proxy import Request, proxied
from tests.support.recordings import careful_tags, mp3
from tests.support.servers import CREDENTIALS, REGION, Store, running_ministack

from turncast import frontmatter
from turncast.building import build
from turncast.cli.main import collect_seldom
from turncast.commands.opening import Call, open_sound_catalog
from turncast.publishing import make_plan, read_manifest
from turncast.targets import open_target

EPISODES: Final = 2_500
ROUNDS: Final = 3
FIRST: Final = datetime(2010, 1, 1, tzinfo=UTC)
TURNCAST: Final = str(Path(sys.executable).with_name("turncast"))
WRITING: Final = ("PUT", "POST", "DELETE")


def main(episodes: int = EPISODES) -> None:
    """Measure and print."""
    os.environ.update(CREDENTIALS)
    collect_seldom()  # as in every process of turncast
    with tempfile.TemporaryDirectory() as folder, running_ministack(Path(folder)) as store:
        home = Path(folder)
        project, to = home / "project", f"{store.bucket()}/show"
        _write(Folder(project), episodes)
        first = _publish(project, f"s3://{to}", store.endpoint)
        files = home / "files"
        _publish(project, str(files), store.endpoint)
        count = sum(file.is_file() for file in files.rglob("*"))
        print(f"publishing {count:,} objects for the first time: {first.seconds:.0f} s, at most {first.peak:.0f} MB")
        _count(project, to, store)
        _time(project, files, to, store)


def _count(project: Path, to: str, store: Store) -> None:
    with _counted(store) as (endpoint, requests):
        _publish(project, f"s3://{to}", endpoint)
        _say("with nothing changed", requests)
        for time in ("first", "second"):  # the first from a machine also finds out how the store takes conditions
            requests.clear()
            _edit(project / "episodes/episode-7.md", f"the {time}")
            _publish(project, f"s3://{to}", endpoint)
            _say(f"with one episode's title changed, the {time} time", requests)


def _time(project: Path, files: Path, to: str, store: Store) -> None:
    known = [(peer, f"{store.bucket()}/{peer.name}") for peer in peers() if peer.name != "s5cmd"]
    for peer, place in known:
        peer.sync(files, place, store.endpoint)
    whole: list[float] = []
    finding: list[float] = []
    theirs: dict[str, list[float]] = {peer.name: [] for peer, _ in known}
    for _ in range(ROUNDS):
        whole.append(_publish(project, f"s3://{to}", store.endpoint).seconds)
        finding.append(_finding_out(project, f"s3://{to}", store.endpoint))
        for peer, place in known:
            theirs[peer.name].append(peer.sync(files, place, store.endpoint).seconds)
    for name, took in theirs.items():
        out, all_of_it = (statistics.median(t / o for t, o in zip(took, own, strict=True)) for own in (finding, whole))
        print(
            f"nothing changed: finding out {out:.0f} times faster than {name} sync (goal 20), the whole of publish "
            f"{all_of_it:.1f} times ({statistics.median(finding):.2f} s and {statistics.median(whole):.1f} s "
            f"against {statistics.median(took):.1f} s)"
        )


def _finding_out(project: Path, to: str, endpoint: str) -> float:
    """Seconds from what should be live to the plan that says that it is."""
    call = Call(project, datetime.now(UTC))
    catalog, _ = open_sound_catalog(call)
    release = build(catalog, call.at)

    def find_out() -> None:
        target = open_target(to, root=project, endpoint=endpoint, region=REGION)
        manifest, _ = read_manifest(target)
        assert make_plan(release, manifest, target.name).empty

    return seconds(find_out)


def _publish(project: Path, to: str, endpoint: str) -> Run:
    store = {"TURNCAST_PUBLISH_ENDPOINT": endpoint, "TURNCAST_PUBLISH_REGION": REGION}
    return measured([TURNCAST, "publish", "--yes", "--to", to], store if to.startswith("s3:") else {}, cwd=project)


@contextmanager
def _counted(store: Store) -> Iterator[tuple[str, list[str]]]:
    """The address of a proxy before *store*, and the methods of the requests it has passed on."""
    methods: list[str] = []

    def count(request: Request) -> None:
        methods.append(request.method)

    with proxied(store.endpoint, count) as endpoint:
        yield endpoint, methods


def _say(when: str, requests: list[str]) -> None:
    writes = [method for method in requests if method in WRITING]
    print(f"publishing again {when}: {len(requests)} requests, {len(writes)} of which write")


def _write(folder: Folder, episodes: int) -> None:
    """A project of so many episodes."""
    folder.show()
    for number in range(1, episodes + 1):
        mp3(folder.root / f"media/episode-{number}.mp3", frames=800, tags=careful_tags(title=str(number)))
        folder.write(f"media/episode-{number}.vtt", f"{VTT}\n00:01.000 --> 00:02.000\n<v Jo>This is number {number}.\n")
        folder.write(f"episodes/episode-{number}.md", frontmatter.compose(_words(number), "Who speaks, about what."))


def _words(number: int) -> Mapping[str, object]:
    return {
        "title": f"A talk about the {number}th thing",
        "show": "talks",
        "number": number,
        "date": FIRST + timedelta(days=number),
        "recording": f"media/episode-{number}.mp3",
        "transcripts": [{"file": f"media/episode-{number}.vtt", "language": "en"}],
        "chapters": [{"start": start, "title": f"Part {start} of {number}"} for start in (0, 5, 10)],
        "guid": f"episode-{number}",
    }


def _edit(path: Path, word: str) -> None:
    text = path.read_text()
    line = next(line for line in text.splitlines() if line.startswith("title = "))
    path.write_text(text.replace(line, f'title = "A talk about {word} thing"'))


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
