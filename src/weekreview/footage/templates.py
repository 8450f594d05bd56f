"""What an uploader's films all carry: logos, frames, lower thirds that stand still and are the same in several.

Learned from the small copies of an uploader's items and masked in whatever of theirs is compared, so that a match that
rests on such parts alone is none. A camera that always shows one place looks the same in all of its films too: where
most of the frame would be a template, it is the scene, and nothing is masked.
"""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np

from weekreview.errors import InputError

from .decoding import Decoder, Size, Wanted
from .fingerprints.overlays import STILL_STD
from .index import Archive

GRID = (160, 90)
"""Columns and rows of a template; frames of any shape are brought to it."""
LEAST_ITEMS, LEAST_SHARE = 3, 0.5
"""An area counts where it is the same in so many of the uploader's items, and in so many of a hundred of them."""
MOST_ITEMS = 12
"""The latest so many are looked at: a channel's look changes."""
SAME_LEVELS = 12.0
"""Most grey levels between two items' means of one place (set by hand; no sweep was run)."""
MOST_SHARE = 0.6
SECONDS = 30.0


@dataclass(frozen=True, slots=True)
class Stillness:
    """One item's look over time, on the grid."""

    means: np.ndarray
    """`90 x 160` float32 grey levels."""
    still: np.ndarray
    """`90 x 160` flags: what does not change; of a picture all."""


class Templates:
    """The templates of an archive's uploaders, each learned when it is first asked for."""

    def __init__(self, archive: Archive, decoder: Decoder) -> None:
        self.archive = archive
        self.decoder = decoder
        self._looks: dict[int, Stillness | None] = {}
        self._learned: dict[tuple[int, ...], np.ndarray] = {}

    def mask_of(self, uploader: str) -> np.ndarray | None:
        """Return the uploader's template on the grid, 0 where it lies; None where there is none."""
        clips = self.archive.catalogue.clips
        numbers = tuple(n for n, clip in clips.items() if uploader and clip.uploader == uploader)[-MOST_ITEMS:]
        if len(numbers) < LEAST_ITEMS:
            return None
        if numbers not in self._learned:
            looks = [look for look in map(self._look_of, numbers) if look is not None]
            self._learned[numbers] = template_of(looks)
        mask = self._learned[numbers]
        return None if mask.all() else mask

    def _look_of(self, number: int) -> Stillness | None:
        if number not in self._looks:
            try:
                copy = self.archive.copy_of(number)
                self._looks[number] = stillness(
                    self.decoder.read(copy, Wanted((Size(384, 2.0),), end=SECONDS)).frames[0]
                )
            except InputError:
                self._looks[number] = None
        return self._looks[number]


def stillness(frames: list[np.ndarray]) -> Stillness:
    """Return what of a film stands still, and how it looks."""
    stack = np.stack([cv2.resize(frame, GRID, interpolation=cv2.INTER_AREA) for frame in frames]).astype(np.float32)
    return Stillness(stack.mean(axis=0), stack.std(axis=0) <= STILL_STD)


def template_of(looks: list[Stillness]) -> np.ndarray:
    """Return 0 on what stands still and is the same in enough of the items, 255 elsewhere."""
    clear = np.full((GRID[1], GRID[0]), 255, np.uint8)
    if len(looks) < LEAST_ITEMS:
        return clear
    means, still = np.stack([look.means for look in looks]), np.stack([look.still for look in looks])
    least = max(LEAST_ITEMS, int(np.ceil(LEAST_SHARE * len(looks))))
    same = np.zeros(clear.shape, int)
    for mean, stands in zip(means, still, strict=True):
        alike = (np.abs(means - mean) <= SAME_LEVELS) & still & stands
        same = np.maximum(same, alike.sum(axis=0))
    area = cv2.morphologyEx((same >= least).astype(np.uint8), cv2.MORPH_OPEN, np.ones((2, 2), np.uint8))
    area = cv2.dilate(area, np.ones((3, 3), np.uint8))
    if area.mean() > MOST_SHARE:
        return clear
    clear[area > 0] = 0
    return clear
