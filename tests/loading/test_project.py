"""The project is found from anywhere inside it, and automation may lay values over its file."""

from pathlib import Path

import pytest
from tests.support.projects import Folder, talks
from tests.support.recordings import chapter_tags, mp3

from turncast.errors import ExitCode, NoProject
from turncast.loading import find_root


def test_the_project_is_found_from_a_folder_inside_it(tmp_path: Path) -> None:
    """A producer may type a command in any folder of the project."""
    talks(tmp_path)
    (tmp_path / "media/2020/june").mkdir(parents=True)
    assert find_root(tmp_path) == tmp_path
    assert find_root(tmp_path / "media/2020/june") == tmp_path


def test_the_nearest_project_is_meant(tmp_path: Path) -> None:
    """A project inside a project is a project of its own."""
    talks(tmp_path)
    inner = talks(tmp_path / "inner").root
    assert find_root(inner / "episodes") == inner


def test_no_project_here_is_told_with_a_way_on(tmp_path: Path) -> None:
    """Where there is no project, the message names the file and the hint the command that makes one."""
    (tmp_path / "turncast.toml").mkdir()  # a folder of that name is no project
    with pytest.raises(NoProject, match=r"there is no turncast\.toml in .* or any folder above it") as caught:
        find_root(tmp_path)
    assert caught.value.hint == "cd into a project, or make one with: turncast init"
    assert caught.value.exit_code is ExitCode.USAGE


def test_automation_lays_values_over_the_file(tmp_path: Path) -> None:
    """An address or a target from outside takes the place of the one in turncast.toml; the rest stays."""
    folder = talks(tmp_path)
    catalog = folder.load({"site.url": "https://other.turncast.dev", "publish.to": "s3://bucket/talks"}).catalog
    assert catalog
    assert catalog.project.site.url == "https://other.turncast.dev"
    assert catalog.project.site.title == "Talks"
    assert catalog.project.publish.to == "s3://bucket/talks"


def test_a_section_that_is_not_in_the_file_can_be_laid_over_it(tmp_path: Path) -> None:
    """A file without [publish] can be told where to publish."""
    folder = talks(tmp_path)
    folder.write("turncast.toml", '[site]\ntitle = "Talks"\n')
    catalog = folder.load({"site.url": "https://other.turncast.dev", "publish.region": "eu-west-1"}).catalog
    assert catalog
    assert catalog.project.publish.region == "eu-west-1"


@pytest.mark.parametrize(
    ("key", "value", "code"),
    [("site.url", "nowhere", "wrong-value"), ("site.ur", "https://a.turncast.dev", "unknown-key"), ("site", "x", None)],
)
def test_a_wrong_value_from_outside_is_not_blamed_on_the_file(
    tmp_path: Path, key: str, value: str, code: str | None
) -> None:
    """A mistake in the environment points at no line of turncast.toml, but says where it comes from."""
    loaded = talks(tmp_path).load({key: value})
    assert loaded.catalog is None
    (finding,) = loaded.findings
    if code:
        assert (finding.code, finding.place) == (code, "")
        assert f"laid over turncast.toml as {key}" in finding.remedy


def test_an_empty_project_is_a_project(tmp_path: Path) -> None:
    """A project without shows, episodes or even folders loads."""
    folder = Folder(tmp_path)
    for name in ("feeds", "episodes", "media"):
        (tmp_path / name).rmdir()
    catalog = folder.catalog()
    assert (catalog.shows, catalog.episodes) == ((), ())


def test_the_newest_episode_comes_first_and_equal_dates_follow_the_slugs(tmp_path: Path) -> None:
    """The order of episodes is one and the same on every machine."""
    folder = talks(tmp_path, "b", "a", "c")
    for slug in ("z", "y"):
        folder.episode(slug, date="2021-01-01")
    catalog = folder.catalog()
    assert [episode.slug for episode in catalog.episodes_of(catalog.shows[0])] == ["y", "z", "c", "a", "b"]


def test_chapters_of_the_file_come_before_those_of_the_recording(tmp_path: Path) -> None:
    """An episode that writes chapters has these; one that writes an empty list has none."""
    folder = talks(tmp_path, "first")
    mp3(tmp_path / "media/tagged.mp3", frames=400, tags=chapter_tags(("a", 0, "From the tags", None)))
    folder.episode("second", recording="media/tagged.mp3")
    folder.episode("third", recording="media/tagged.mp3", chapters=[{"start": 0, "title": "From the file"}])
    path = folder.episode("fourth", recording="media/tagged.mp3")
    text = (tmp_path / path).read_text(encoding="utf-8")
    (tmp_path / path).write_text(text.replace("+++\n", "+++\nchapters = []\n", 1), encoding="utf-8")
    catalog = folder.catalog()
    titles = {episode.slug: [chapter.title for chapter in catalog.chapters_of(episode)] for episode in catalog.episodes}
    assert titles == {"first": [], "second": ["From the tags"], "third": ["From the file"], "fourth": []}


@pytest.mark.parametrize(
    ("line", "code", "key"),
    [
        ('for = ["applee"]', "wrong-value", "check.for.0"),
        ('slect = ["show-"]', "unknown-key", "check.slect"),
        ('levels = "error"', "wrong-value", "check.levels"),
        ('levels = { artwork-heavy = "bad" }', "wrong-value", "check.levels.artwork-heavy"),
    ],
)
def test_a_wrong_word_of_check_is_told_and_hides_nothing(tmp_path: Path, line: str, code: str, key: str) -> None:
    """The other words of [check] count, and all the rest of the project is looked at."""
    folder = talks(tmp_path)
    file = tmp_path / "turncast.toml"
    file.write_text(f'{file.read_text()}[check]\n{line}\nignore = ["artwork-heavy"]\n')
    loaded = folder.load()
    assert [(one.code, one.key) for one in loaded.findings] == [(code, key)]
    assert loaded.catalog
    assert loaded.catalog.project.check.ignore == ("artwork-heavy",)
    assert len(loaded.catalog.episodes) == 2


def test_settings_that_are_no_table_are_told_and_hide_nothing(tmp_path: Path) -> None:
    """Then nothing is set."""
    folder = talks(tmp_path)
    file = tmp_path / "turncast.toml"
    file.write_text(f'check = "all"\n{file.read_text()}')
    loaded = folder.load()
    assert [(one.code, one.key) for one in loaded.findings] == [("wrong-value", "check")]
    assert loaded.catalog
