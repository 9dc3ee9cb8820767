"""What a producer reads of a project in which much is wrong, in every form of the report; settings and exit codes."""

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft4Validator
from tests.support.command import Ran, called, turncast
from tests.support.projects import Folder, talks

from turncast import __version__

SCHEMA = Path(__file__).parents[1] / "schemas" / "sarif-2.1.0.json"
Golden = Callable[[str, str], None]


def settings(folder: Folder, text: str) -> None:
    """Add a table ``[check]`` to the project file."""
    file = folder.root / "turncast.toml"
    file.write_text(f"{file.read_text(encoding='utf-8')}\n[check]\n{text}\n", encoding="utf-8")


def bad_project(root: Path) -> Folder:
    """A project with something wrong in each kind of file, and a word of its settings that names nothing."""
    folder = talks(root, "first", "second")
    folder.episode("second", title="#2: Über alles, 100 %", description="<b>Bold</b>", number=2)
    folder.episode("third", recording="media/nowhere.mp3", people=[{"name": "Jo"}, {"name": "Nick", "rol": "guest"}])
    folder.episode("fourth", notes="What it is about.\n\n- see [there](../there.html)\n- and [here](here.html)\n")
    folder.write("episodes/cut-off.md", '+++\ntitle = "Cut off"\npeople = [\n+++\n')
    folder.write("feeds/songs.toml", 'title = "Songs\n')
    chosen = 'select = ["check-", "episode-title-", "notes-link-relative", "text-markup"]'  # not those to come
    settings(folder, f'{chosen}\nignore = ["episode-witout-transcript"]\nlevels = {{ "text-markup" = "advice" }}')
    return folder


@pytest.fixture(scope="module")
def bad(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same, not to be changed."""
    return bad_project(tmp_path_factory.mktemp("bad") / "talks").root


def test_people_read_a_list(bad: Path, golden: Golden) -> None:
    """File by file and line by line, each remedy once, the verdict and what was not looked at at the end."""
    ran = called("check", at=bad)
    golden("check.txt", ran.err)
    assert (ran.code, ran.out) == (1, "")


def test_programs_read_json(bad: Path, golden: Golden) -> None:
    """``--json`` is short for ``--format json``; nothing but data is said."""
    ran = called("check", "--format", "json", at=bad)
    golden("check.json", ran.out)
    assert (ran.code, ran.err) == (1, "")
    assert called("check", "--json", at=bad) == called("check", "--format=json", at=bad) == ran


def test_workflows_read_annotations(bad: Path, golden: Golden) -> None:
    """One command a finding on stdout; the log of the workflow has the summary, too."""
    ran = called("check", "--format", "github", at=bad)
    golden("check.github.txt", ran.out)
    assert ran.code == 1
    assert "not ready to publish" in ran.err


def test_code_scanning_reads_sarif(bad: Path, golden: Golden) -> None:
    """The log is valid against the schema, and nothing but it is said."""
    ran = called("check", "--format", "sarif", at=bad)
    golden("check.sarif", ran.out.replace(f'"{__version__}"', '"VERSION"'))
    assert (ran.code, ran.err) == (1, "")
    Draft4Validator(json.loads(SCHEMA.read_text(encoding="utf-8"))).validate(ran.json)


def test_every_form_tells_the_same(bad: Path) -> None:
    """The same findings at the same places, whichever way they are told."""
    told = called("check", "--json", at=bad).json["findings"]
    places = [(one["code"], one["path"], one["line"], one["column"]) for one in told]
    sarif = called("check", "--format", "sarif", at=bad).json["runs"][0]["results"]
    assert [_place(result) for result in sarif] == places
    commands = called("check", "--format", "github", at=bad).out.splitlines()
    assert [re.findall("title=([a-z-]+)", command)[0] for command in commands] == [code for code, *_ in places]
    text = re.findall(
        r"^(\S+?): (?:error|warning|advice): .* \[([a-z-]+)\]$", called("check", at=bad).err, re.MULTILINE
    )
    assert text == [(":".join(str(part) for part in place if part), code) for code, *place in places]


def _place(result: dict[str, Any]) -> tuple[str, str, int | None, int | None]:
    place = result["locations"][0]["physicalLocation"]
    region = place.get("region", {})
    return result["ruleId"], place["artifactLocation"]["uri"], region.get("startLine"), region.get("startColumn")


def test_an_editor_can_jump_from_anywhere(bad: Path) -> None:
    """Paths for people and repositories are seen from where one stands; those for programs are of the project."""
    elsewhere = bad.parent
    assert "\ntalks/episodes/second.md:2:9: warning" in called("check", "-C", "talks", at=elsewhere).err
    assert "\n../turncast.toml:" in "\n" + called("check", at=bad / "episodes").err
    assert "file=talks/episodes/second.md" in called("check", "-C", "talks", "--format", "github", at=elsewhere).out
    workspace = {"GITHUB_WORKSPACE": str(elsewhere)}
    assert "file=talks/episodes" in called("check", "--format", "github", at=bad, env=workspace).out
    found = called("check", "-C", "talks", "--json", at=elsewhere).json["findings"]
    assert "episodes/second.md" in {one["path"] for one in found}


@pytest.mark.parametrize(
    ("words", "codes"),
    [
        ("--select episode-title-numbered", {"episode-title-numbered"}),
        ("--select episode-title-,text-markup", {"episode-title-numbered", "text-markup"}),
        ("--select episode- --ignore episode-title-", {"episode-title-numbered"} - {"episode-title-numbered"}),
        ("--select scope:project --ignore check-,text-angle", {"text-markup"}),
    ],
)
def test_less_can_be_asked_for(bad: Path, words: str, codes: set[str]) -> None:
    """What is selected is told, and beside it what could not be read."""
    ran = called("check", *words.split(), "--json", at=bad)
    always = {"unreadable-toml", "unknown-key", "missing-file"}
    assert {one["code"] for one in ran.json["findings"]} - always == codes
    assert (ran.code, ran.json["whole"]) == (1, False)


def test_who_looks_at_less_is_not_told_that_all_is_ready(tmp_path: Path) -> None:
    """The verdict is about what was looked at."""
    root = talks(tmp_path).root
    assert "ready to publish: 1 show" in called("check", at=root).err
    narrow = called("check", "--for", "spotify", at=root)
    assert (narrow.code, narrow.err.splitlines()[0]) == (
        0,
        "no error in what was looked at: 1 show, 2 episodes; 0 errors, 0 warnings, 0 advice",
    )


@pytest.mark.parametrize(
    ("fail_on", "advice", "warning", "error"), [("error", 0, 0, 1), ("warning", 0, 1, 1), ("advice", 1, 1, 1)]
)
def test_the_exit_code_is_one_from_the_chosen_level_up(
    tmp_path: Path, fail_on: str, advice: int, warning: int, error: int
) -> None:
    """On the command line and in the settings; the command line wins; publishing stops at errors alone."""
    folder = talks(tmp_path)
    folder.episode("second", title="#2: Two")
    for level, code in (("advice", advice), ("warning", warning), ("error", error)):
        folder.write("turncast.toml", (folder.root / "turncast.toml").read_text().partition("\n[check]")[0])
        settings(folder, f'levels = {{ "episode-title-numbered" = "{level}" }}\nfail_on = "{fail_on}"')
        assert called("check", at=tmp_path).code == code
        assert called("check", "--fail-on", "error", at=tmp_path).code == (level == "error")
        assert called("plan", at=tmp_path).code == (level == "error")


def verdicts(root: Path) -> list[int]:
    """The exit codes of all verbs that stop at errors."""
    return [called(*words.split(), at=root).code for words in ("check", "plan", "publish --yes", "build --to site")]


def test_every_verb_goes_by_the_same_settings(tmp_path: Path) -> None:
    """What the settings make of a finding, they make of it for publishing as well."""
    folder = talks(tmp_path)
    folder.episode("third", title="1984")
    assert verdicts(tmp_path) == [1, 1, 1, 1]
    assert called("status", "--json", at=tmp_path).json["errors"] == 1
    settings(folder, 'levels = { "episode-title-numeric" = "warning" }')
    assert verdicts(tmp_path) == [0, 0, 0, 0]
    assert called("status", "--json", at=tmp_path).json["errors"] == 0
    assert "episode-title-numeric" in called("check", at=tmp_path).err


def test_what_is_ignored_stops_nothing(tmp_path: Path) -> None:
    """An error that is ignored, everywhere or in one file, is told by nobody."""
    folder = talks(tmp_path)
    path = folder.episode("third", title="1984")
    settings(folder, f'ignore_in = {{ "{path}" = ["episode-title-numeric"] }}')
    assert verdicts(tmp_path) == [0, 0, 0, 0]
    folder.episode("fourth", title="2001")
    ran = called("check", "--json", at=tmp_path)
    assert [(one["code"], one["path"]) for one in ran.json["findings"]] == [
        ("episode-title-numeric", "episodes/fourth.md")
    ]


def test_what_cannot_be_read_stops_every_publish(tmp_path: Path) -> None:
    """No setting publishes a show whose recording is not there; and it is said that none does."""
    folder = talks(tmp_path)
    (tmp_path / "media/first.mp3").unlink()
    settings(folder, 'select = ["show-"]\nignore = ["missing-file"]\nlevels = { "scope:file" = "advice" }')
    assert verdicts(tmp_path) == [1, 1, 1, 1]
    found = called("check", "--select", "check-", "--json", at=tmp_path).json["findings"]
    assert [(one["code"], one["level"], one["line"]) for one in found] == [
        ("missing-file", "error", 5),
        ("check-code-fixed", "warning", 11),
    ]


@pytest.mark.parametrize(
    ("said", "code", "place", "remedy"),
    [
        ('ignore = ["artwork-", "artwork-sise"]', "check-code-unknown", "10:23", "did you mean 'artwork-size'?"),
        ('levels = { "artwork-sise" = "error" }', "check-code-unknown", "10:29", "did you mean 'artwork-size'?"),
        ('ignore_in = { "feeds/*" = ["shwo-"] }', "check-code-unknown", "10:28", "did you mean 'show-'?"),
        ('fail_on = "never"', "wrong-value", "10:11", None),
        ('for = ["apple", "itunes"]', "wrong-value", "10:17", None),
        ('levels = { "artwork-size" = "bad" }', "wrong-value", "10:29", None),
        ('platforms = ["apple"]', "unknown-key", "10:1", None),
        ('fro = ["apple"]', "unknown-key", "10:1", "did you mean `for`?"),
    ],
)
def test_a_slip_in_the_settings_is_told_with_its_place(
    tmp_path: Path, said: str, code: str, place: str, remedy: str | None
) -> None:
    """A code that is none, a level, a platform, a word: each with line, column and what may be meant."""
    folder = talks(tmp_path)
    settings(folder, said)
    (found,) = called("check", "--json", at=tmp_path).json["findings"]
    assert (found["code"], found["path"]) == (code, "turncast.toml")
    assert f"{found['line']}:{found['column']}" == place
    assert remedy in (None, found["remedy"])


@pytest.mark.parametrize(
    ("words", "hint"),
    [
        ("--select artwork-siz", "did you mean artwork-size?"),
        ("--ignore missing-file", "let pass one by one"),
        ("--for itunes", "--for apple,spotify"),
        ("--explain artwork-siz", "turncast check --explain artwork-size"),
    ],
)
def test_a_slip_on_the_command_line_is_refused(bad: Path, words: str, hint: str) -> None:
    """Exit code 2, and what may be meant; a program gets it as data."""
    ran = called("check", *words.split(), at=bad)
    assert ran.code == 2
    assert hint in ran.hint
    data = called("check", *words.split(), "--format", "json", at=bad)
    assert (data.code, data.json["exit_code"]) == (2, 2)


@pytest.mark.parametrize("words", ["--format xml", "--json --format sarif", "--fail-on never", "--to public"])
def test_words_that_do_not_go_together_are_refused(bad: Path, words: str) -> None:
    """What cannot be meant is not guessed."""
    assert called("check", *words.split(), at=bad).code == 2


def test_rules_are_listed_by_scope_and_platform(tmp_path: Path) -> None:
    """Without a project, too; the list says what each rule needs to be looked at."""
    everything = called("check", "--list-rules", "--json", at=tmp_path).json
    artwork = called("check", "--list-rules", "--json", "--select", "scope:artwork", "--for", "apple", at=tmp_path).json
    assert {one["scope"] for one in artwork} == {"artwork"}
    assert 0 < len(artwork) < len(everything)
    assert all(not one["platforms"] or "apple" in one["platforms"] for one in artwork)
    assert {one["needs"] for one in everything} == {
        "",
        "turncast check --audio",
        "turncast check --live",
        "turncast verify",
    }
    table = called("check", "--list-rules", "--select", "loudness-off-target", at=tmp_path).out.splitlines()
    assert re.split(r"  +", table[0].strip()) == ["CODE", "LEVEL", "SCOPE", "NEEDS", "WHAT IS WRONG"]
    assert re.split(r"  +", table[1])[:4] == ["loudness-off-target", "advice", "recording", "turncast check --audio"]


def test_a_rule_is_explained_with_what_it_needs(tmp_path: Path) -> None:
    """Level, scope, platforms, what is typed to look, what is wrong, what to do, who says so."""
    ran = called("check", "--explain", "loudness-off-target", at=tmp_path)
    first, *_, last = ran.out.splitlines()
    assert first == "loudness-off-target (advice; scope:recording; for apple; needs turncast check --audio)"
    assert last == "source: Apple Podcasts audio requirements"


def test_what_was_not_looked_at_is_said(tmp_path: Path) -> None:
    """Sound and what listeners have are apart, until they are asked for."""
    root = talks(tmp_path).root
    unseen = called("check", "--json", at=root).json["unseen"]
    assert [one["how"] for one in unseen] == ["--audio", "--live"]
    assert [one["how"] for one in called("check", "--live", "--json", at=root).json["unseen"]] == ["--audio"]
    said = called("check", at=root).err.splitlines()[-1]
    assert said == "not looked at: how loud 2 recordings are (--audio); what listeners have now (--live)"


def gone(root: Path) -> Folder:
    """A project that was published with an episode that is no more."""
    folder = talks(root)
    assert called("publish", "--yes", at=root).code == 0
    (root / "episodes/first.md").unlink()
    return folder


def test_a_promise_that_would_be_broken_is_a_finding(tmp_path: Path) -> None:
    """``--live`` tells before publishing does, at the target of the project or another one."""
    gone(tmp_path)
    assert called("check", at=tmp_path).code == 0
    ran = called("check", "--live", "--json", at=tmp_path)
    assert (ran.code, [one["code"] for one in ran.json["findings"]]) == (1, ["episode-gone"])
    assert "--allow episode-gone" in ran.json["findings"][0]["remedy"]
    assert called("check", "--live", "--to", "elsewhere", at=tmp_path).code == 0


def test_no_setting_takes_back_a_promise(tmp_path: Path) -> None:
    """What publishing refuses, check tells, whatever is ignored."""
    settings(gone(tmp_path), 'ignore = ["scope:published"]\nlevels = { "episode-gone" = "advice" }')
    found = called("check", "--live", "--json", at=tmp_path).json["findings"]
    told = {(one["code"], one["level"]) for one in found}
    assert told == {("check-code-fixed", "warning"), ("episode-gone", "error")}


def test_errors_come_before_what_listeners_have(tmp_path: Path) -> None:
    """A project that cannot be built is not compared; that is said."""
    gone(tmp_path).episode("third", title="1984")
    ran = called("check", "--live", at=tmp_path)
    assert ran.code == 1
    assert "what listeners have now (mend the errors first)" in ran.err


def help_of(word: str, root: Path) -> Ran:
    """What ``--help`` prints, unfolded."""
    return turncast(word, "--help", at=root, env={"COLUMNS": "200", "NO_COLOR": "1"})


def test_help_shows_calls_that_can_be_typed(tmp_path: Path) -> None:
    """Examples of its own, and that sound and network are apart."""
    said = help_of("check", tmp_path).out
    examples = re.findall(r"Example: turncast (check .*?)(?: +│)?$", said, re.MULTILINE)
    assert len(examples) == 3
    root = talks(tmp_path).root
    for example in examples:
        assert called(*example.partition(" > ")[0].split(), at=root).code in (0, 1), example
    assert "turncast verify" in said
    assert "--live" in said
