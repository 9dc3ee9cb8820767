"""``make tools``: what it installs unasked, what it only names, and that it never stops ``make``."""

import os
import shutil
import subprocess
from pathlib import Path

import pytest

SCRIPT = Path(__file__).with_name("install-tools.sh")
BASICS = ("sh", "dirname", "env", "touch", "true")
TOOLS = ("ffmpeg", "espeak-ng", "chromium", "xmllint", "gpo", "newsboat", "java", "node", "npm")
BRINGS = {"libxml2-utils": "xmllint", "gpodder": "gpo", "default-jre-headless": "java", "nodejs": "node"}
"""Packages of Debian that bring a command of another name."""


class Machine:
    """A machine in a folder: its commands are the scripts in ``bin``, and the script under test has a copy there."""

    def __init__(self, folder: Path) -> None:
        self.bin = folder / "bin"
        self.support = folder / "support"
        self.log = folder / "log"
        self.bin.mkdir()
        self.support.mkdir()
        self.log.touch()
        shutil.copy(SCRIPT, self.support)
        (self.support / "package-lock.json").write_text("{}")
        for name in BASICS:
            (self.bin / name).symlink_to(shutil.which(name) or f"/bin/{name}")
        self.has(id="echo 1000")

    def has(self, **commands: str) -> None:
        """Give the machine these commands, each a line of shell that logs how it was called."""
        for name, line in commands.items():
            file = self.bin / name.replace("_", "-")
            file.unlink(missing_ok=True)
            file.write_text(f'#!/bin/sh\necho "{name} $*" >> "{self.log}"\n{line}\n')
            file.chmod(0o755)

    def runs(self, **environment: str) -> str:
        """Run the script; it must end well. What it says."""
        done = subprocess.run(
            [str(self.bin / "sh"), "./support/install-tools.sh"],
            env={"PATH": str(self.bin), **environment},
            cwd=self.support.parent,
            capture_output=True,
            text=True,
            timeout=20,
            check=True,
        )
        assert done.stderr == ""
        return done.stdout

    def apt_get(self) -> None:
        """Give the machine an apt-get that has every package but chromium."""
        cases = "".join(f"{package}) name={name};;" for package, name in BRINGS.items())
        self.has(
            apt_get=f"for last; do :; done; case $* in *update*) exit 0;; *chromium*) exit 100;; esac; name=$last; "
            f'case $last in {cases} esac; echo "#!/bin/sh" > {self.bin}/$name; chmod +x {self.bin}/$name'
        )
        (self.bin / "chmod").symlink_to(shutil.which("chmod") or "/bin/chmod")


@pytest.fixture
def machine(tmp_path: Path) -> Machine:
    """A machine with nothing but a shell."""
    return Machine(tmp_path)


def test_it_is_quiet_where_all_is_there(machine: Machine) -> None:
    """Nothing is said, installed or asked of the network when nothing is missing."""
    machine.has(**dict.fromkeys((name.replace("-", "_") for name in TOOLS), "true"))
    installed = machine.support / "node_modules" / ".package-lock.json"
    installed.parent.mkdir()
    installed.touch()
    os.utime(machine.support / "package-lock.json", (0, 0))
    assert machine.runs() == ""
    assert machine.log.read_text() == ""


def test_it_names_what_is_missing_where_it_may_not_install(machine: Machine) -> None:
    """On somebody's own machine nothing is installed unasked: one line says what is missing."""
    machine.has(apt_get="exit 1", ffmpeg="true", sudo="true")
    said = machine.runs()
    lacking = "espeak-ng chromium xmllint gpo newsboat java node npm"
    assert said == f"tools: missing {lacking}; the tests that need them will skip\n"
    assert "apt_get" not in machine.log.read_text()


@pytest.mark.parametrize(("user", "environment"), [("0", {}), ("1000", {"CI": "true"})], ids=["root", "ci"])
def test_it_installs_as_root_and_on_ci(machine: Machine, user: str, environment: dict[str, str]) -> None:
    """There each missing package is asked for by itself, so that one that is not to be had keeps no other away."""
    machine.apt_get()
    machine.has(id=f"echo {user}", sudo='shift; exec "$@"')
    said = machine.runs(**environment)
    assert "tools: installing chromium failed\n" in said
    assert "tools: missing chromium; the tests that need them will skip\n" in said
    assert (machine.bin / "gpo").exists()


def test_a_sudo_that_asks_is_not_used(machine: Machine) -> None:
    """CI without a passwordless sudo installs nothing."""
    machine.apt_get()
    machine.has(sudo="exit 1")
    assert "tools: missing ffmpeg espeak-ng" in machine.runs(CI="true")
    assert "apt_get" not in machine.log.read_text()


def test_readers_are_installed_when_the_lock_is_newer(machine: Machine) -> None:
    """npm ci runs in tests/support once, and again only after the lock file has changed."""
    (machine.bin / "mkdir").symlink_to(shutil.which("mkdir") or "/bin/mkdir")
    machine.has(npm="mkdir -p node_modules; touch node_modules/.package-lock.json")
    os.utime(machine.support / "package-lock.json", (0, 0))
    assert "installing readers of feeds and pages from npm" in machine.runs()
    assert "npm ci" in machine.log.read_text()
    machine.log.write_text("")
    machine.runs()
    assert "npm" not in machine.log.read_text()


def test_a_failing_npm_is_said_and_does_not_stop_make(machine: Machine) -> None:
    """Without the network the readers' tests skip; everything else goes on."""
    machine.has(npm="exit 1")
    assert "npm ci in tests/support failed; the tests that need it will skip" in machine.runs()
