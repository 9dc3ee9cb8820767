"""What surrounds a call: working directory, environment, clock, user. It is read here and passed down."""

from __future__ import annotations

import getpass
import os
import shutil
import socket
import sys
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Final

from turncast.errors import UsageError

if TYPE_CHECKING:
    from turncast.commands.opening import Call
    from turncast.commands.publish import Publisher

PREFIX: Final = "TURNCAST_"
_SECTIONS: Final = ("site", "publish")


def now() -> datetime:
    """This moment, to the second."""
    return datetime.now(UTC).replace(microsecond=0)


def overrides(environment: Mapping[str, str]) -> dict[str, str]:
    """Values for ``turncast.toml`` from the environment: ``TURNCAST_SITE_URL`` is ``site.url``.

    An empty one says nothing: automation sets what it has no value for to that.
    """
    named = {name.removeprefix(PREFIX): value for name, value in environment.items() if name.startswith(PREFIX)}
    parted = ((name.lower().partition("_"), value) for name, value in named.items() if value)
    return {f"{section}.{word}": value for (section, _, word), value in parted if section in _SECTIONS and word}


def call(project: Path | None) -> Call:
    """What every verb is told. *project*: the folder given with ``--project``, or None for this one."""
    from turncast.cli import console
    from turncast.commands.opening import Call
    from turncast.loading import find_root

    console.relay()
    start = (Path.cwd() / project) if project else Path.cwd()
    return Call(find_root(start), now(), overrides(os.environ), dict(os.environ))


def target(to: str | None, root: Path) -> str | None:
    """What ``--to`` means: a directory is one of this working directory, named from the project where it is inside.

    UsageError where nothing stands there: a script whose variable is not set does not mean the project's own target.
    """
    if to is None or "://" in to:
        return to
    if not to.strip():
        raise UsageError("expected a directory or s3://bucket/prefix after --to, found nothing", "--to public")
    place = Path.cwd() / to
    return str(place.relative_to(root)) if place.is_relative_to(root) and place != root else str(place)


def publisher() -> Publisher:
    """Who publishes from here."""
    import uuid

    from turncast.commands.publish import Publisher

    return Publisher(nonce=uuid.uuid4().hex, by=f"{_user()}@{socket.gethostname()}")


def program() -> str:
    """How this program can be called again from here: by its name where the shell would find it, or else as it was."""
    typed, found = sys.argv[0], shutil.which("turncast")
    return "turncast" if found and Path(found).resolve() == Path(typed).resolve() else typed


def _user() -> str:
    try:
        return getpass.getuser()
    except (KeyError, OSError):
        return f"user {os.getuid()}"
