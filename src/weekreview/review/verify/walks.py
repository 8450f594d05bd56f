"""All pieces and words of an issue, each with the path that leads to it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, fields, is_dataclass
from functools import cache
from typing import Any

from weekreview.model import Issue, Piece

from ..index import Index
from .words import PlaceNames


def walk(node: Any, path: str = "") -> list[tuple[str, Any]]:
    """Return (path, piece or other leaf) in order; a piece is a leaf. Empty values are left out."""
    found: list[tuple[str, Any]] = []
    _gather(node, path, found.append)
    return found


def _gather(node: Any, path: str, add: Callable[[tuple[str, Any]], None]) -> None:
    names = _field_names(type(node))
    if isinstance(node, tuple):
        for position, part in enumerate(node):
            _gather(part, f"{path}[{position}]", add)
    elif names:
        for name in names:
            _gather(getattr(node, name), f"{path}.{name}" if path else name, add)
    elif node is not None and node != "":
        add((path, node))


@cache
def _field_names(kind: type) -> tuple[str, ...]:
    """Return the fields that are gone into; none for a piece and for what is no dataclass."""
    return tuple(f.name for f in fields(kind)) if is_dataclass(kind) and not issubclass(kind, Piece) else ()


@dataclass(frozen=True, slots=True)
class Checked:
    """An issue under check, walked once for all rules."""

    issue: Issue
    """The issue."""
    index: Index
    """What it was made of."""
    leaves: list[tuple[str, Any]]
    """As `walk` gives them."""
    pieces: list[tuple[str, Piece]]
    """The pieces among them."""
    names: PlaceNames
    """Names that our own words may not hold."""


def open_check(issue: Issue, index: Index) -> Checked:
    """Return the issue ready to be checked."""
    leaves = walk(issue)
    pieces = [(path, leaf) for path, leaf in leaves if isinstance(leaf, Piece)]
    return Checked(issue, index, leaves, pieces, PlaceNames(index))


def pieces_in(issue: Issue) -> Iterator[tuple[str, Piece]]:
    """Yield (path, piece) of the whole issue."""
    return ((path, leaf) for path, leaf in walk(issue) if isinstance(leaf, Piece))
