"""Labels without overlaps: greedy, most important first, each at the first of eight spots that is free."""

from __future__ import annotations

from dataclasses import dataclass

CHARACTER_WIDTH = 0.66
"""Mean width of a character in ems of a sans-serif face, bold included; a little generous."""


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle of the drawing."""

    left: float
    """Least x."""
    top: float
    """Least y."""
    right: float
    """Greatest x."""
    bottom: float
    """Greatest y."""

    def touches(self, other: Box) -> bool:
        """Return True where the two overlap."""
        return (
            self.left < other.right and other.left < self.right and self.top < other.bottom and other.top < self.bottom
        )

    def inside(self, width: float, height: float) -> bool:
        """Return True where it lies wholly in the drawing, with a margin of 3."""
        return self.left >= 3 and self.top >= 3 and self.right <= width - 3 and self.bottom <= height - 3


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a label goes."""

    x: float
    """Anchor."""
    y: float
    """Baseline."""
    anchor: str
    """start, middle or end."""


class Sheet:
    """The drawing's taken ground."""

    def __init__(self, width: float, height: float) -> None:
        self.width, self.height = width, height
        self.taken: list[Box] = []

    def block(self, box: Box) -> None:
        """Keep labels out of a box."""
        self.taken.append(box)

    def place(self, words: str, x: float, y: float, gap: float, size: float, before: float = 0.0) -> Spot | None:
        """Return where a label for the point fits, and take that ground; None where it fits nowhere.

        Args:
            words: The label.
            x: Of the point.
            y: Of the point.
            gap: Distance from the point that the label keeps.
            size: Font size in units of the drawing.
            before: Width of what is drawn between point and label; the label is then beside the point.
        """
        wide, diagonal = len(words) * size * CHARACTER_WIDTH + before, gap * 0.75
        middle = size * 0.35
        spots = (
            Spot(x + gap, y + middle, "start"),
            Spot(x - gap, y + middle, "end"),
            Spot(x, y - gap - size * 0.2, "middle"),
            Spot(x, y + gap + size * 0.8, "middle"),
            Spot(x + diagonal, y - diagonal, "start"),
            Spot(x + diagonal, y + diagonal + middle * 2, "start"),
            Spot(x - diagonal, y - diagonal, "end"),
            Spot(x - diagonal, y + diagonal + middle * 2, "end"),
        )
        for spot in spots[:2] if before else spots:
            left = {"start": spot.x, "middle": spot.x - wide / 2, "end": spot.x - wide}[spot.anchor]
            box = Box(left - 2, spot.y - size * 0.85, left + wide + 2, spot.y + size * 0.28)
            if box.inside(self.width, self.height) and not any(box.touches(t) for t in self.taken):
                self.taken.append(box)
                return spot
        return None

    def place_at(self, words: str, x: float, y: float, size: float, spread: float = 1.0) -> bool:
        """Take the ground of a label centred on a point; False where something is there."""
        wide = len(words) * size * CHARACTER_WIDTH * spread
        box = Box(x - wide / 2, y - size * 0.85, x + wide / 2, y + size * 0.28)
        if not box.inside(self.width, self.height) or any(box.touches(t) for t in self.taken):
            return False
        self.taken.append(box)
        return True
