"""What ``turncast preview`` says while it serves."""

from __future__ import annotations

from pathlib import Path

from rich.markup import escape

from turncast.cli import console, surroundings
from turncast.commands.preview import preview as make_preview

_LOOPBACK = "127.0.0.1"


def preview(project: Path | None, port: int, *, drafts: bool) -> None:
    """Serve until Ctrl-C, which is how a preview ends and no failure: the exit code is 0."""
    call = surroundings.call(project)
    with make_preview(
        call, _LOOPBACK, port, drafts=drafts, clock=surroundings.now, on_findings=console.findings
    ) as ready:
        console.findings(ready.findings)
        console.say(f"home  [bold]{escape(ready.home)}[/]")
        for feed in ready.feeds:
            console.say(f"feed  {escape(feed)}")
        console.say("Ctrl-C ends the preview")
        ready.serve()
