"""All pieces and words of an issue, each with the path that leads to it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from typing import Any

from weekreview.model import Issue, Piece


def walk(node: Any, path: str = "") -> Iterator[tuple[str, Any]]:
    """Yield (path, piece or other leaf) in order; a piece is a leaf. Empty values are left out."""
    if isinstance(node, Piece) or not (is_dataclass(node) or isinstance(node, tuple)):
        if node not in (None, "", ()):
            yield path, node
    elif isinstance(node, tuple):
        for position, part in enumerate(node):
            yield from walk(part, f"{path}[{position}]")
    else:
        for field in fields(node):
            yield from walk(getattr(node, field.name), f"{path}.{field.name}" if path else field.name)


def pieces_in(issue: Issue) -> Iterator[tuple[str, Piece]]:
    """Yield (path, piece) of the whole issue."""
    return ((path, leaf) for path, leaf in walk(issue) if isinstance(leaf, Piece))
