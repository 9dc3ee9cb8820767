"""The word of someone who wants to know whether a target will do: doctor."""

from typing import Annotated, Any, Final, Literal

import typer

from turncast.cli import options

Policy = Literal["aws", "r2", "b2", "ceph"]


def doctor(
    to: options.To = None,
    url: Annotated[
        str | None, typer.Option("--url", metavar="ADDRESS", help="The public address of it; by default site.url.")
    ] = None,
    private: Annotated[
        bool, typer.Option("--private", help="Ask the address also on this machine and in private networks.")
    ] = False,
    policy: Annotated[
        Policy | None,
        typer.Option("--policy", help="Print what opens the bucket to everybody on such a store, and leave."),
    ] = None,
    project: options.Project = None,
    json: options.Json = False,
) -> None:
    """Try a target and its public address end to end. Exit code 3 if publishing cannot work or listeners are hurt.

    What is tried is written under names that begin with turncast-doctor- and removed again; nothing else is touched.

    Example: turncast doctor

    Example: turncast doctor --to s3://my-bucket/podcast --url https://podcast.example.org/

    Example: turncast doctor --policy aws
    """
    from turncast.cli import diagnosing

    if policy:
        diagnosing.prescribe(project, to, url, policy, as_json=json)
    else:
        raise typer.Exit(diagnosing.diagnose(project, to, url, private=private, as_json=json))


WORDS: Final[dict[str, Any]] = {"doctor": doctor}
