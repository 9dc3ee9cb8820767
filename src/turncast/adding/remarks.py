"""What to look at or fill in once an episode is drafted: each remark one line, lower case."""

from collections.abc import Iterable, Iterator, Mapping

from turncast.adding.facts import Facts
from turncast.adding.obstacles import CUT_OFF, Form
from turncast.adding.words import CLOCK, FILE_NAME, Told
from turncast.languages import bcp47
from turncast.models.show import Show


def about(
    facts: Facts, show: Show, told: Mapping[str, Told], of_files: Iterable[str], form: Form | None
) -> Iterator[str]:
    """What was taken from elsewhere than the tags, where tags and show differ, and what nobody told."""
    if facts.damage:
        yield f"the tags are not used: {facts.damage}"
    yield from _of_sound(facts, form)
    yield from _of_names(told)
    yield from _of_show(facts, show, told)
    yield from of_files
    if "description" not in told:
        yield "no description: write a sentence or two as `description`"
    if "transcripts" not in told:
        yield "no transcript: make one, and name it as `transcripts`"
    if facts.sound.chapters:
        yield f"chapters found: {len(facts.sound.chapters)}; they are read from the recording each time"


def _of_sound(facts: Facts, form: Form | None) -> Iterator[str]:
    """What is not to be relied on, and what becomes of it."""
    for doubt in facts.sound.doubts:
        yield f"the recording {'is cut off' if doubt.code == CUT_OFF else 'can be misunderstood'}: {doubt.message}"
    if form:
        what = facts.sound.obstacle or "what there is of it"
        yield f"{what} is converted to {form.upper()}; the original stays as it is"


def _of_names(told: Mapping[str, Told]) -> Iterator[str]:
    """What the tags do not say; a date that nobody says is a moment, for a day begins at noon UTC, later perhaps."""
    title, people, date = told["title"], told.get("people"), told["date"]
    if title.source == FILE_NAME:
        yield f'no title in the tags: "{title.value}" is from the file name; better it as `title`'
    if people and people.source.endswith(FILE_NAME):
        guests = ", ".join(person["name"] for person in people.value if person["role"] == "guest")
        yield f"nobody is named in the tags: {guests} is from the file name; see `people`"
    if date.source == FILE_NAME:
        yield f"no date in the tags: {date.value.isoformat()} is from the file name; set `date`"
    if date.source == CLOCK:
        yield f"no date in the tags: {date.value:%Y-%m-%d %H:%M} UTC is now; set `date`"


def _of_show(facts: Facts, show: Show, told: Mapping[str, Told]) -> Iterator[str]:
    """Where tags and show differ, or the show needs more than they say."""
    tags = facts.tags
    if "number" not in told and (show.total or show.type == "serial"):
        yield "no number in the tags: say which episode of the series it is as `number`"
    if show.total and tags.total and show.total != tags.total:
        yield f"the tags count {tags.total} episodes, the show plans {show.total}: correct `total` in {show.path}"
    if tags.show and tags.show.casefold() != show.title.casefold():
        yield f'the tags name the show "{tags.show}", this is "{show.title}"'
    spoken = bcp47(tags.language or "")
    if spoken and show.language and _primary(spoken) != _primary(show.language):
        yield f"the tags give the language as {spoken}, the show's is {show.language}"


def _primary(code: str) -> str:
    """The language of a code, whatever its script and region."""
    return code.lower().replace("_", "-").split("-")[0]
