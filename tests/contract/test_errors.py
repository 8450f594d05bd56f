"""The error tree is the one that its docstring draws."""

from __future__ import annotations

import inspect
import re

from weekreview import errors


def drawn_tree() -> dict[str, str | None]:
    """Return each drawn class with its drawn parent."""
    parents: dict[str, str | None] = {}
    stack: list[tuple[int, str]] = []
    for line in (errors.__doc__ or "").splitlines():
        match = re.match(r"^(?P<indent>[ |]*)(?:[|`]-- )?(?P<name>\w+Error)\b", line)
        if match:
            depth = match.start("name")
            while stack and stack[-1][0] >= depth:
                stack.pop()
            parents[match["name"]] = stack[-1][1] if stack else None
            stack.append((depth, match["name"]))
    return parents


def test_every_error_is_drawn_under_the_one_it_comes_from():
    made = {
        name: next((base.__name__ for base in found.__bases__ if issubclass(base, errors.WeekReviewError)), None)
        for name, found in inspect.getmembers(errors, inspect.isclass)
        if found.__module__ == errors.__name__
    }
    assert drawn_tree() == made


def test_every_error_of_ours_comes_from_the_one_root():
    for name, found in inspect.getmembers(errors, inspect.isclass):
        assert issubclass(found, errors.WeekReviewError), name
