"""Reports of bugs: a file with what is needed to mend one. No environment goes into it: secrets live there."""

import platform
import sys
import tempfile
import traceback
from pathlib import Path

from turncast import __version__


def write_report(bug: Exception) -> Path | None:
    """Write a report to the folder of temporary files and give its path; None where even that fails."""
    lines = (
        f"turncast {__version__}, Python {platform.python_version()}, {platform.platform()}",
        f"arguments: {sys.argv[1:]}",
        "",
        *traceback.format_exception(bug),
    )
    try:
        with tempfile.NamedTemporaryFile(
            "w", prefix="turncast-bug-", suffix=".txt", delete=False, encoding="utf-8"
        ) as report:
            report.write("\n".join(lines))
    except OSError:
        return None
    return Path(report.name)
