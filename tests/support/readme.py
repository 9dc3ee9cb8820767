"""The README as tests see it: sections, blocks of code, tables."""

import re
from pathlib import Path

README = Path(__file__).parents[2] / "README.md"
RULES = re.compile(r"(<!-- rules: [^\n]* -->\n).*?(<!-- /rules -->)", re.DOTALL)


def text() -> str:
    """The whole README."""
    return README.read_text(encoding="utf-8")


def section(title: str) -> str:
    """What stands under the heading *title*, up to the next heading of its level or above."""
    heading = re.search(rf"^(#+) {re.escape(title)}$", text(), re.MULTILINE)
    assert heading, f"the README has no section {title!r}"
    rest = text()[heading.end() :]
    after = re.search(rf"^#{{1,{len(heading[1])}}} ", rest, re.MULTILINE)
    return rest[: after.start()] if after else rest


def blocks(markdown: str, language: str) -> list[str]:
    """The blocks of code in that *language*; an empty one is a block without."""
    return re.findall(rf"^```{language}\n(.*?)^```$", markdown, re.MULTILINE | re.DOTALL)


def first_column(markdown: str) -> list[str]:
    """The words in code quotes in the first column of the tables in *markdown*."""
    rows = re.findall(r"^\| (`.*?) \|", markdown, re.MULTILINE)
    return [word for row in rows for word in re.findall(r"`([^`]+)`", row)]
