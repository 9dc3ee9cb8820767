"""Lighthouse of the pages of this repository's project: four marks of each, of 100; at least 98 are wanted.

Lighthouse is a phone of the middle sort on a slow line, simulated. Pages are served as hosts do, compressed.
"""

import json
import os
import shutil
import statistics
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

from tests.support import browser, sites
from tests.support.oracles import SUPPORT

REPOSITORY: Final = Path(__file__).parents[2]
MEASURED: Final = "media/nick-wahl-interest-based-bargaining.mp3"
PAGES: Final = {
    "home": "index.html",
    "show": "interviews/index.html",
    "audio": "interviews/nick-wahl-interest-based-bargaining.html",
    "video": "webinars/collaborating-for-student-success.html",
}
CATEGORIES: Final = ("performance", "accessibility", "best-practices", "seo")
RUNS: Final = 3
"""Marks for speed differ from run to run: the median counts."""
FLAGS: Final = "--headless --no-sandbox --disable-gpu --disable-dev-shm-usage"


def main() -> None:
    """Print the four marks of each page, and what keeps one from 100."""
    tool, path = SUPPORT / "node_modules/lighthouse/cli/index.js", browser.executable()
    if not (tool.is_file() and path and shutil.which("node")):
        print("lighthouse: needs node, npm's lighthouse and a Chromium: make tools")
        return
    with sites.published(sites.catalog_of(REPOSITORY, MEASURED), compressed=True) as site:
        for name, key in PAGES.items():
            reports = [_report(tool, path, site + key) for _ in range(RUNS)]
            marks = [f"{one} {statistics.median(_mark(report, one) for report in reports):.0f}" for one in CATEGORIES]
            print(f"lighthouse: {name}: {', '.join(marks)}")
            for lack in sorted({lack for report in reports for lack in _lacks(report)}):
                print(f"    {lack}")


def _report(tool: Path, path: str, url: str) -> Any:
    """What Lighthouse says of the page at *url*, seen with the browser at *path*."""
    command = ["node", str(tool), url, "--quiet", "--output=json", "--output-path=stdout", f"--chrome-flags={FLAGS}"]
    command += [f"--only-categories={','.join(CATEGORIES)}", "--enable-error-reporting=false"]
    environment = {**os.environ, "CHROME_PATH": path}
    done = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=300, check=True)
    return json.loads(done.stdout)


def _mark(report: Any, category: str) -> float:
    """The mark of a report in a category, of 100."""
    return 100 * float(report["categories"][category]["score"])


def _lacks(report: Any) -> Iterator[str]:
    """The audits in which something counts and is not all right."""
    for category in report["categories"].values():
        for one in category["auditRefs"]:
            audit = report["audits"][one["id"]]
            if one["weight"] and audit["score"] is not None and audit["score"] < 1:
                yield f"{one['id']}: {audit.get('displayValue') or audit['title']}"
