"""The Nu checker: what is not valid in a page or a stylesheet, as the W3C's own service says it."""

import json
import shutil
import subprocess
from collections.abc import Mapping
from pathlib import Path
from typing import Final

import pytest
from tests.support.oracles import SUPPORT

JAR: Final = SUPPORT / "node_modules/vnu-jar/build/dist/vnu.jar"


def findings(documents: Mapping[str, bytes], folder: Path) -> list[str]:
    """Every error and warning in *documents*, pages and stylesheets, which are written to *folder* by their names.

    All are checked in one run: starting takes longer than checking.
    """
    java = shutil.which("java")
    if java is None or not JAR.is_file():
        pytest.skip("the Nu checker needs java and npm's vnu-jar: make tools")
    for name, document in documents.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(document)
    tool = [java, "-jar", str(JAR), "--format", "json", "--stdout", "--exit-zero-always", "--also-check-css"]
    done = subprocess.run([*tool, *documents], cwd=folder, capture_output=True, text=True, timeout=300, check=True)
    return [_told(one) for one in json.loads(done.stdout)["messages"]]


def _told(one: dict[str, object]) -> str:
    name = Path(str(one.get("url", ""))).name
    return f"{name}:{one.get('lastLine', 0)}: {one['message']} [{one.get('extract', '')}]"
