"""How long ``turncast --help`` takes beside the smallest Typer program's. The goal: at most 1.5 times as long."""

import sys
import tempfile
from pathlib import Path

from tests.benchmarks.rounds import command, compare

SMALLEST = '''
import typer

app = typer.Typer()


@app.command()
def hello(name: str) -> None:
    """Say hello."""
    print(f"hello {name}")


app()
'''


def main() -> None:
    """Measure and print."""
    turncast = str(Path(sys.executable).with_name("turncast"))
    with tempfile.TemporaryDirectory() as folder:
        program = Path(folder, "hello.py")
        program.write_text(SMALLEST)
        smallest = command([sys.executable, str(program), "--help"])
        compare("turncast --help", command([turncast, "--help"]), "the smallest Typer program", smallest)


if __name__ == "__main__":
    main()
