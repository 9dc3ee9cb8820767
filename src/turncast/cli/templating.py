"""The word of someone who wants pages of their own: templates."""

from enum import StrEnum
from typing import Annotated, Any, Final

import typer

from turncast.cli import options


class Doing(StrEnum):
    """What can be done with templates."""

    LIST = "list"
    SHOW = "show"
    COPY = "copy"


def templates(
    doing: Annotated[Doing, typer.Argument(help="What to do.")] = Doing.LIST,
    name: Annotated[str | None, typer.Argument(help="The template, such as episode.html.")] = None,
    project: options.Project = None,
    json: options.Json = False,
) -> None:
    """List the built-in templates, show one, or copy one into templates/ to change it there.

    Example: turncast templates

    Example: turncast templates show episode.html

    Example: turncast templates copy entry.html

    Example: turncast templates copy words/es.po
    """
    from turncast.cli import templated

    templated.templates(project, doing.value, name, as_json=json)


WORDS: Final[dict[str, Any]] = {"templates": templates}
