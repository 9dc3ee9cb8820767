"""What can be wrong with the files themselves, before any of their words is judged."""

from typing import Final

from turncast.models.finding import Level
from turncast.models.rule import Rule


def _error(code: str, message: str, remedy: str) -> Rule:
    return Rule(code=code, level=Level.ERROR, message=message, remedy=remedy)


UNREADABLE_FILE: Final = _error(
    "unreadable-file",
    "a file of the project cannot be read",
    "Save it as UTF-8 text that its owner may read.",
)
UNREADABLE_TOML: Final = _error(
    "unreadable-toml",
    "a project file, or the front matter of an episode, is not TOML",
    'Write each line as `key = "text"`, `key = 11`, `key = true` or `key = 2020-06-19`.',
)
UNKNOWN_KEY: Final = _error(
    "unknown-key",
    "a file uses a word Turncast does not know",
    "Correct the spelling or remove the line; the README lists every word.",
)
MISSING_KEY: Final = _error(
    "missing-key",
    "a file lacks a word it must have",
    "Add the line; the README says what each word means.",
)
WRONG_VALUE: Final = _error(
    "wrong-value",
    "a word has a value of the wrong kind",
    'Write what the message expects: a text as "…", a number, true or false without quotes, a day as 2020-06-19, '
    'a list as ["…"], a table as { name = "…" }.',
)
WRONG_NAME: Final = _error(
    "wrong-name",
    "the name of an episode's or a show's file cannot be an address",
    "Rename it in lower-case letters, digits and hyphens.",
)
UNKNOWN_SHOW: Final = _error(
    "unknown-show",
    "an episode belongs to a show that has no file in feeds/",
    "Correct the show's name, or add feeds/<show>.toml.",
)
PATH_OUTSIDE: Final = _error(
    "path-outside-project",
    "a file is named by a path that leaves the project",
    "Copy the file into media/ and name it by its path from the project's folder.",
)
MISSING_FILE: Final = _error(
    "missing-file",
    "a recording, artwork, transcript or chapters file that is named is not there",
    "Put the file where its path says, or correct the path.",
)
UNREADABLE_RECORDING: Final = _error(
    "unreadable-recording",
    "a recording is not an audio or video file Turncast can publish",
    "Export it again as MP3, M4A or MP4.",
)
UNMEASURED_RECORDING: Final = Rule(
    code="unmeasured-recording",
    level=Level.WARNING,
    message="the sound of a recording cannot be decoded, so players may be silent",
    remedy="Export it again.",
)
UNREADABLE_ARTWORK: Final = _error(
    "unreadable-artwork",
    "artwork is not a picture directories take",
    "Save it as a square JPEG or PNG of 1400 to 3000 pixels.",
)
UNREADABLE_TRANSCRIPT: Final = _error(
    "unreadable-transcript",
    "a transcript is not WebVTT, SubRip, JSON, HTML or plain text that can be read",
    "Export it again as .vtt.",
)
UNREADABLE_CHAPTERS: Final = _error(
    "unreadable-chapters",
    "a chapters file is of no format Turncast reads",
    "Write one chapter a line, like 00:12:34 Title.",
)

TEMPLATE_MISTAKE: Final = _error(
    "template-mistake",
    "a template of the project cannot be used",
    'Mend the line that is named; a template Turncast brings can be extended: {% extends "theme/show.html" %}.',
)
UNUSED_TEMPLATE: Final = Rule(
    code="unused-template",
    level=Level.WARNING,
    message="no page is made from a file in templates/",
    remedy="Give it a name that `turncast templates` lists, include it in another template, or remove it.",
)

FAULTS: Final = (
    UNREADABLE_FILE,
    UNREADABLE_TOML,
    UNKNOWN_KEY,
    MISSING_KEY,
    WRONG_VALUE,
    WRONG_NAME,
    UNKNOWN_SHOW,
    PATH_OUTSIDE,
    MISSING_FILE,
    UNREADABLE_RECORDING,
    UNMEASURED_RECORDING,
    UNREADABLE_ARTWORK,
    UNREADABLE_TRANSCRIPT,
    UNREADABLE_CHAPTERS,
    TEMPLATE_MISTAKE,
    UNUSED_TEMPLATE,
)
