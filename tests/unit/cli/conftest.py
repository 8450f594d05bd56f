"""A stand-in for the pipeline, so that verbs are tested alone and fast."""

from __future__ import annotations

import sys
from collections.abc import Callable
from types import ModuleType

import pytest

import weekreview


@pytest.fixture
def stand_in(monkeypatch) -> Callable[..., None]:
    """Return a function that puts a module with the given functions in the pipeline's place."""

    def put(**functions) -> None:
        for name in ("pipeline", "predictions"):
            module = ModuleType(f"weekreview.{name}")
            vars(module).update(functions)
            monkeypatch.setitem(sys.modules, f"weekreview.{name}", module)
            monkeypatch.setattr(weekreview, name, module, raising=False)

    return put
