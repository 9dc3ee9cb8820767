"""The house keeps its shape: what import-linter cannot see."""

import ast
from collections.abc import Iterator
from pathlib import Path

import turncast

SOURCE = Path(turncast.__file__).parent
LAZY = ("cli/", "targets/opening.py", "building/posters.py", "commands/rulebook.py")
"""Where imports may stand inside functions: the bodies of commands, a target, a poster, a word about rules."""


def sources() -> list[Path]:
    """Every module of the program."""
    return sorted(SOURCE.rglob("*.py"))


def imports_in_functions(module: Path) -> Iterator[int]:
    """The lines of *module* on which a function imports something."""
    for function in ast.walk(ast.parse(module.read_text())):
        if isinstance(function, ast.FunctionDef | ast.AsyncFunctionDef):
            for inner in ast.walk(function):
                if isinstance(inner, ast.Import | ast.ImportFrom):
                    yield inner.lineno


def test_imports_are_lazy_only_where_it_pays() -> None:
    """A module says at its top what it needs; only what is heavy and seldom used waits until it runs."""
    lazy = {
        f"{module.relative_to(SOURCE).as_posix()}:{line}"
        for module in sources()
        for line in imports_in_functions(module)
    }
    assert {place for place in lazy if not place.startswith(LAZY)} == set()


def test_every_room_has_a_sign_on_its_door() -> None:
    """Each package and module begins with a docstring that says what it is."""
    assert [module.name for module in sources() if not ast.get_docstring(ast.parse(module.read_text()))] == []


def test_only_the_console_prints() -> None:
    """No ``print`` anywhere: data and talk go through ``cli/console.py``."""
    printing = [
        module.name
        for module in sources()
        for node in ast.walk(ast.parse(module.read_text()))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "print"
    ]
    assert printing == []


def test_nothing_below_the_command_line_reads_clock_or_environment() -> None:
    """The same catalog and moment give the same bytes: clock, environment and working directory are read in ``cli``."""
    effects = {"datetime.now", "date.today", "time.time", "os.environ", "os.getenv", "os.getcwd", "Path.cwd"}
    found = [
        f"{module.relative_to(SOURCE)}:{node.lineno}"
        for module in sources()
        if "cli" not in module.relative_to(SOURCE).parts
        for node in ast.walk(ast.parse(module.read_text()))
        if isinstance(node, ast.Attribute) and ast.unparse(node) in effects
    ]
    assert found == []
