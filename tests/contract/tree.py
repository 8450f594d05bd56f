"""What the contract tests look at: the files of this checkout, parsed once."""

from __future__ import annotations

import ast
import functools
import subprocess
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[2]
SOURCE = ROOT / "src" / "weekreview"
SHARED = ROOT.parent / "shared"


@functools.cache
def tracked() -> tuple[Path, ...]:
    """Return every file of the repository that git knows or would take, sorted."""
    command = ["git", "-C", str(ROOT), "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    listed = subprocess.run(command, check=True, capture_output=True, text=True).stdout.split("\0")
    paths = {ROOT / name for name in listed if name}
    return tuple(sorted(path for path in paths if path.is_file() and not path.is_symlink()))


def python_files(*folders: str) -> list[Path]:
    """Return the tracked Python files under the folders."""
    return [path for path in tracked() if path.suffix == ".py" and named(path).startswith(folders)]


def named(path: Path) -> str:
    """Return a path as it is told in a fault."""
    return path.relative_to(ROOT).as_posix()


@functools.cache
def parsed(path: Path) -> ast.Module:
    """Return a file's syntax tree."""
    return ast.parse(path.read_text(encoding="utf-8"))


def text_of(path: Path) -> str | None:
    """Return a file's text; None where it is binary."""
    try:
        return path.read_bytes().decode("utf-8")
    except UnicodeDecodeError:
        return None


def functions(tree: ast.Module) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    """Yield every function and method."""
    yield from (node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef))


def is_record(node: ast.ClassDef) -> bool:
    """Return True for a dataclass or a msgspec struct."""
    words = [ast.unparse(part) for part in (*node.decorator_list, *node.bases)]
    return any(word.startswith(("dataclass", "dataclasses.dataclass", "msgspec.Struct", "Struct")) for word in words)
