"""What the footage room is told."""

from __future__ import annotations

from dataclasses import dataclass, field

from .decoding import Limits


@dataclass(frozen=True, slots=True)
class FootageOptions:
    """How the room works."""

    limits: Limits = field(default_factory=Limits)
    """What one file may cost."""
    threads: int = 1
    """Threads of OpenCV; more than one is slower where several processes work."""
    encoder: str = "auto"
    """Weights of copy descriptors: `auto` (where they are installed), `none`, `sscd`, or the name of an ONNX file."""
