"""The sizes of the house: what is small enough can be read."""

from __future__ import annotations

from collections import Counter

from tests.contract.tree import SOURCE, functions, named, parsed, python_files

CODE = ("src/", "training/", "benchmarks/")
MOST_FUNCTION_LINES, MOST_PARAMETERS, MOST_FILE_LINES, MOST_MODULES = 60, 6, 400, 14


def test_no_function_is_longer_than_sixty_lines():
    faults = [
        f"{named(path)}:{node.lineno} {node.name} has {node.end_lineno - node.lineno + 1} lines"
        for path in python_files(*CODE)
        for node in functions(parsed(path))
        if node.end_lineno - node.lineno + 1 > MOST_FUNCTION_LINES
    ]
    assert not faults, "split these:\n" + "\n".join(faults)


def test_no_function_takes_more_than_six_parameters():
    faults = []
    for path in python_files(*CODE):
        for node in functions(parsed(path)):
            given = [a.arg for a in (*node.args.posonlyargs, *node.args.args, *node.args.kwonlyargs)]
            count = len([name for name in given if name not in ("self", "cls")])
            if count > MOST_PARAMETERS:
                faults.append(f"{named(path)}:{node.lineno} {node.name} takes {count}")
    assert not faults, "give these an options record:\n" + "\n".join(faults)


def test_no_file_is_longer_than_four_hundred_lines():
    sizes = {named(path): path.read_text(encoding="utf-8").count("\n") for path in python_files(*CODE)}
    faults = [f"{name} has {size} lines" for name, size in sizes.items() if size > MOST_FILE_LINES]
    assert not faults, "split these:\n" + "\n".join(faults)


def test_no_folder_holds_more_than_fourteen_modules():
    folders = Counter(path.parent for path in python_files("src/") if not path.name.startswith("__"))
    faults = [f"{named(f)} holds {count}" for f, count in folders.items() if count > MOST_MODULES and f != SOURCE]
    assert not faults, "a room is missing here:\n" + "\n".join(faults)
