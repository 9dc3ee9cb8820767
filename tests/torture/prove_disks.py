"""A disk that is full at any write of a publish or build to a directory hurts no listener, and room mends it."""

import json
import shutil
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest
from tests.torture.conftest import Proof
from tests.torture.filling import DISKS, ROOMS

UNSHARE = ("unshare", "-rm")


@pytest.mark.parametrize("room", ROOMS)
@pytest.mark.parametrize("disk", DISKS)
def test_full_disk(proof: Proof, tmp_path: Path, disk: str, room: str) -> None:
    """Whichever write the last page or file is gone at: laws hold, and with room it has the undisturbed result."""
    proof.name = f"full disk of {disk}, no more {room}"
    if not shutil.which(UNSHARE[0]) or subprocess.run([*UNSHARE, "true"], capture_output=True).returncode:
        pytest.skip("unshare, which gives a test its own small disk, may not be used here")
    command = [*UNSHARE, sys.executable, "-m", "tests.torture.filling", str(tmp_path / "home"), disk, room]
    ran = subprocess.run(command, cwd=Path(__file__).parents[2], capture_output=True, text=True, check=False)
    assert ran.returncode == 0, ran.stderr
    tries = [json.loads(line) for line in ran.stdout.splitlines()]
    for one in tries:
        proof.holds(*(f"{room} {one['steps']}: {wrong}" for wrong in one["wrong"]))
    assert [one["said"] for one in tries].index("") == len(tries) - 1 > 0, "the last has room enough"
    proof.notes.append(f"said: {dict(Counter(one['said'] or 'done' for one in tries))}")
