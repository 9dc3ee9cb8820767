"""``turncast build``: publish to a directory. There is one writer in the program."""

from collections.abc import Callable

from turncast.commands.opening import Call
from turncast.commands.publish import Permission, Published, Publisher, publish
from turncast.errors import UsageError
from turncast.models.plan import Plan
from turncast.publishing import Event

DEFAULT_DIRECTORY = "public"


def build(
    call: Call,
    to: str | None,
    publisher: Publisher,
    permission: Permission,
    on_plan: Callable[[Plan], None] | None = None,
    on_event: Callable[[Event], None] | None = None,
) -> Published:
    """Publish the project to the directory *to*, by default ``public/`` in the project; nobody is told.

    Raises as :func:`turncast.commands.publish.publish` does, and UsageError if *to* is no directory's name.
    """
    place = to or DEFAULT_DIRECTORY
    if "://" in place or ":/" in place:
        raise UsageError(f"expected a directory to build into, found {place}", f"turncast publish --to {place}")
    return publish(call, place, publisher, permission, on_plan, on_event, tell=False)
