"""What to look at or fill in once an episode is drafted: each remark one line, lower case."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from turncast.adding.covers import Cover
from turncast.adding.facts import Facts
from turncast.adding.filenames import Name
from turncast.languages import bcp47
from turncast.models.show import Show


def about(facts: Facts, show: Show, table: Mapping[str, Any], cover: Cover) -> Iterator[str]:
    """What was taken from elsewhere than the tags, where tags and show differ, and what is missing in *table*."""
    tags, name, says = facts.tags, facts.name, facts.overrides
    if facts.damage:
        yield f"the tags are not used: {facts.damage}"
    if not (says.title or tags.title):
        yield f'no title in the tags: "{name.title}" is from the file name; better it as `title`'
    if not (says.date or tags.date):
        yield _date_remark(name, table["date"])
    if "number" not in table and (show.total or show.type == "serial"):
        yield "no number in the tags: say which episode of the series it is as `number`"
    if show.total and tags.total and show.total != tags.total:
        yield f"the tags count {tags.total} episodes, the show plans {show.total}: correct `total` in {show.path}"
    if tags.show and tags.show.casefold() != show.title.casefold():
        yield f'the tags name the show "{tags.show}", this is "{show.title}"'
    spoken = bcp47(tags.language or "")
    if spoken and show.language and _primary(spoken) != _primary(show.language):
        yield f"the tags give the language as {spoken}, the show's is {show.language}"
    if cover.remark:
        yield cover.remark
    if "description" not in table:
        yield "no description: write a sentence or two as `description`"
    yield "no transcript: make one, and name it as `transcripts`"
    if facts.sound.chapters:
        yield f"chapters found: {len(facts.sound.chapters)}; they are read from the recording each time"


def _primary(code: str) -> str:
    """The language of a code, whatever its script and region."""
    return code.lower().replace("_", "-").split("-")[0]


def _date_remark(name: Name, chosen: date) -> str:
    """Where nothing is known it is a moment: a day begins at noon UTC and could hold the episode back till then."""
    source = f"{chosen.isoformat()} is from the file name" if name.day else f"{chosen:%Y-%m-%d %H:%M} UTC is now"
    return f"no date in the tags: {source}; set `date`"
