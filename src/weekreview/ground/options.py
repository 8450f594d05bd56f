"""What the user can set of this room."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class GroundOptions:
    """Settings of `open_gazetteer`."""

    cache_folder: Path | None = None
    """Where the index is built and kept; None = `weekreview` in the user's cache folder."""
    progress: Callable[[float], None] | None = None
    """Called with the share done, in [0, 1], while the index is built (once a version; under a minute)."""
    actors_folder: Path | None = None
    """Folder of YAML files with records of the user's own, beside the package's registry; None = none."""
    theatres: tuple[str, ...] = ()
    """Countries (alpha-2, lower case) that the reports are about, as a hint where nothing in a text decides."""
    min_p: float = 0.5
    """Below this probability a place is not determined. Source: see `docs/method/ground.md`, "Honesty"."""
