"""The one error boundary: every kind of error has its message, its hint and its exit code."""

import sys
from pathlib import Path

import pytest

from turncast import errors
from turncast.cli import app as words
from turncast.cli import main
from turncast.errors import ExitCode


def run(monkeypatch: pytest.MonkeyPatch, raised: BaseException | None) -> int:
    """The exit code of a run whose command raises *raised*."""

    def command() -> None:
        if raised:
            raise raised

    monkeypatch.setattr(words, "app", command)
    with pytest.raises(SystemExit) as leaving:
        main.main()
    assert isinstance(leaving.value.code, int)
    return leaving.value.code


@pytest.mark.parametrize(
    ("error", "code"),
    [
        (errors.ShowHasErrors("m", "h"), ExitCode.SHOW_HAS_ERRORS),
        (errors.Unreadable("m", "h", line=3), ExitCode.SHOW_HAS_ERRORS),
        (errors.NoProject("m", "h"), ExitCode.USAGE),
        (errors.TargetDenied("m", "h"), ExitCode.WORLD),
        (errors.TargetUnavailable("m", "h"), ExitCode.WORLD),
        (errors.TargetConflict("m", "h"), ExitCode.WORLD),
        (errors.TargetFull("m", "h"), ExitCode.WORLD),
    ],
)
def test_each_branch_of_the_tree_has_its_exit_code(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], error: errors.TurncastError, code: ExitCode
) -> None:
    """What is wrong with the show is 1, with the call 2, with the world 3; message and hint go to stderr."""
    assert run(monkeypatch, error) == code
    captured = capsys.readouterr()
    assert captured.err == "error: m\nhint: h\n"
    assert captured.out == ""


def test_nothing_raised_is_fine(monkeypatch: pytest.MonkeyPatch) -> None:
    """A command that returns ends with 0."""
    assert run(monkeypatch, None) == ExitCode.FINE


def test_ctrl_c_ends_with_130(monkeypatch: pytest.MonkeyPatch) -> None:
    """An interrupted command says so by its exit code, without a traceback."""
    assert run(monkeypatch, KeyboardInterrupt()) == ExitCode.INTERRUPTED


def test_a_bug_is_one_line_and_a_report_without_the_environment(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    """A fault of Turncast's own leaves a file to report; no secret of the environment goes into it."""
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    monkeypatch.setattr("tempfile.tempdir", None)
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", "hush-hush")
    monkeypatch.setattr(sys, "argv", ["turncast", "publish"])
    assert run(monkeypatch, ZeroDivisionError("division by zero")) == ExitCode.BUG
    said = capsys.readouterr().err
    assert said.count("\n") == 1
    assert "ZeroDivisionError: division by zero" in said
    (report,) = tmp_path.iterdir()
    assert str(report) in said
    text = report.read_text()
    assert "Traceback" in text
    assert "'publish'" in text
    assert "hush-hush" not in text
