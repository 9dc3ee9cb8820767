"""What a preview adds to its pages."""

from tests.pages import samples
from tests.pages.markup import Document

from turncast.commands.following import SCRIPT_KEY, followed
from turncast.models.artifact import Artifact, CacheControl, Wave
from turncast.pages import Theme

PAGE = Artifact("talks/a.html", Wave.PAGE, "text/html", CacheControl.SHORT, "f" * 64, lambda: b"")
POLICY = '<meta http-equiv="Content-Security-Policy" content="{}">'


def policy_of(page: bytes) -> dict[str, list[str]]:
    """The policy of a page, by directive."""
    told = Document(page).meta("Content-Security-Policy") or ""
    return {name: sources for name, *sources in (part.split() for part in told.split(";"))}


def test_a_policy_is_widened_by_one_script_and_by_questions() -> None:
    """The rest stays as strict as it is published; also of the player alone, which may ask for nothing."""
    for page in (Theme().episode(samples.episode()), Theme().embed(samples.embed())):
        before, after = policy_of(page), policy_of(followed(PAGE, page))
        assert after.pop("connect-src") == ["'self'"]
        assert len(after.pop("script-src")) == len(before.pop("script-src")) + 1
        before.pop("connect-src", None)
        assert after == before


def test_a_script_is_allowed_where_none_was() -> None:
    """An override may have a policy of its own, or none."""
    for told, wanted in (("default-src 'none'; script-src 'none'", 1), ("default-src 'none'", 1)):
        page = f"<!doctype html>\n<html><head>{POLICY.format(told)}</head><body></body></html>".encode()
        sources = policy_of(followed(PAGE, page))["script-src"]
        assert len(sources) == wanted
        assert sources[0].startswith("'sha256-")


def test_a_page_knows_which_version_it_is() -> None:
    """It stands in the tag, so that no change is missed between the page and the first question."""
    script = Document(followed(PAGE, Theme().episode(samples.episode()))).all("script")[-1]
    assert script.attributes["src"] == f"/{SCRIPT_KEY}"
    assert (script.attributes["data-page"], script.attributes["data-version"]) == ("talks/a.html", "f" * 64)


def test_a_page_without_a_head_stays_as_it_is() -> None:
    """A producer's own, of a few words, say."""
    assert followed(PAGE, b"&lt;b&gt;") == b"&lt;b&gt;"
