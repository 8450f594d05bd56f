"""Clip: one picture or video of the footage room."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Clip:
    """One picture or video, by its bytes."""

    clip_id: str
    """`c` and 16 hex digits of its SHA-256."""
    sha256: str
    """Of the file."""
    name: str
    """File name or address."""
    kind: str
    """image or video."""
    seconds: float | None = None
    """Length of a video."""
