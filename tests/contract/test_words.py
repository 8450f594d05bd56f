"""Names, docstrings and what may not stand in the code."""

from __future__ import annotations

import ast

from tests.contract.tree import functions, is_record, named, parsed, python_files

FORBIDDEN_NAMES = {"utils", "helpers", "misc", "common", "base", "manager", "handler", "info"}


def test_no_module_has_a_name_that_says_nothing():
    faults = [
        named(path)
        for path in python_files("src/", "training/", "benchmarks/", "tests/")
        if {path.stem, path.parent.name} & FORBIDDEN_NAMES
    ]
    assert not faults, "name these for what they make:\n" + "\n".join(faults)


def test_every_module_says_what_it_is():
    faults = [
        named(path)
        for path in python_files("src/", "training/", "benchmarks/")
        if not ast.get_docstring(parsed(path)) and path.read_text(encoding="utf-8").strip()
    ]
    assert not faults, "add a docstring to these modules:\n" + "\n".join(faults)


def test_every_public_class_and_function_has_a_docstring():
    faults = []
    for path in python_files("src/"):
        for node in ast.walk(parsed(path)):
            if not isinstance(node, ast.Module | ast.ClassDef):
                continue
            if isinstance(node, ast.ClassDef) and (node.name.startswith("_") or (node.bases and not is_record(node))):
                continue  # what a base class asks for is told there
            faults += [f"{named(path)}:{part.lineno} {part.name}" for part in node.body if _is_mute(part)]
    assert not faults, "say of these what their types cannot:\n" + "\n".join(faults)


def _is_mute(node: ast.stmt) -> bool:
    wanted = isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef)
    return wanted and not node.name.startswith("_") and not ast.get_docstring(node)


def test_every_field_of_a_record_has_a_docstring():
    faults = []
    for path in python_files("src/"):
        for node in ast.walk(parsed(path)):
            if isinstance(node, ast.ClassDef) and is_record(node) and not node.name.startswith("_"):
                faults += [f"{named(path)}:{line} {node.name}.{name}" for line, name in _mute_fields(node)]
    assert not faults, "say what these fields hold, in which unit and range:\n" + "\n".join(faults)


def _mute_fields(node: ast.ClassDef) -> list[tuple[int, str]]:
    followers = [*node.body[1:], None]
    return [
        (part.lineno, part.target.id)
        for part, after in zip(node.body, followers, strict=True)
        if isinstance(part, ast.AnnAssign)
        and isinstance(part.target, ast.Name)
        and not part.target.id.startswith("_")
        and not (isinstance(after, ast.Expr) and isinstance(after.value, ast.Constant))
    ]


def test_no_assert_and_no_except_that_catches_everything():
    faults = []
    for path in python_files("src/"):
        for node in ast.walk(parsed(path)):
            if isinstance(node, ast.Assert) or (isinstance(node, ast.ExceptHandler) and _swallows(node)):
                faults.append(f"{named(path)}:{node.lineno}")
    assert not faults, "raise an error of ours, or catch the one that is meant:\n" + "\n".join(faults)


def _swallows(handler: ast.ExceptHandler) -> bool:
    """Return True where everything is caught and not raised again."""
    everything = handler.type is None or ast.unparse(handler.type) in ("Exception", "BaseException")
    last = handler.body[-1]
    return everything and not (isinstance(last, ast.Raise) and last.exc is None)


def test_every_test_has_a_sentence_for_a_name():
    faults = [
        f"{named(path)}:{node.lineno} {node.name}"
        for path in python_files("tests/")
        for node in functions(parsed(path))
        if node.name.startswith("test") and node.name.count("_") < 3
    ]
    assert not faults, "name these for what must hold:\n" + "\n".join(faults)
