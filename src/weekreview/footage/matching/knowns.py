"""Frames of known items for the closer look, read from their small copies and kept while they are looked at."""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import dataclass, field
from pathlib import Path

import cv2
import numpy as np

from ..decoding import Decoder, Size, Wanted
from ..fingerprints.features import Points, find_points
from .motion import Row

SIDE = 384
FPS = 8.0
POINTS = 500
MOST_BYTES = 400_000_000
WHOLE_SECONDS = 150.0
"""Items up to this long are read at once; of longer ones the stretch that is asked for."""


@dataclass(slots=True)
class Known:
    """Frames of one stretch of an item."""

    row: Row
    """Its frames, grey."""
    begin: float
    """First second that was read."""
    end: float
    """Last second that was read."""
    mask: np.ndarray | None = None
    """`H x W`: 0 on what all of the uploader's items carry; None = nothing is known to."""
    _points: dict[int, Points] = field(default_factory=dict)

    def place_at(self, second: float) -> int:
        """Return the place of the frame nearest to a second."""
        return int(np.abs(self.row.at - second).argmin())

    def points(self, place: int) -> Points:
        """Return the points of one frame."""
        if place not in self._points:
            self._points[place] = find_points(self.row.frames[place], POINTS, self.mask)
        return self._points[place]


class Knowns:
    """Reads items' small copies through a decoder and keeps the latest."""

    def __init__(self, decoder: Decoder) -> None:
        self.decoder = decoder
        self._kept: OrderedDict[str, Known] = OrderedDict()

    def stretch(self, proxy: Path, span: tuple[float, float], seconds: float, mask: np.ndarray | None = None) -> Known:
        """Return an item's frames of a span of seconds, or more.

        Args:
            seconds: The item's length.
            mask: Its uploader's template, of any size; None = there is none.

        Raises:
            InputError: The small copy can't be read.
        """
        begin, end = span
        if seconds <= WHOLE_SECONDS:
            begin, end = 0.0, seconds + 1
        kept = self._kept.get(str(proxy))
        if kept and kept.begin <= begin and kept.end >= min(end, seconds):
            self._kept.move_to_end(str(proxy))
            return kept
        begin = max(0.0, begin)
        media = self.decoder.read(
            proxy, Wanted((Size(SIDE, 30.0),), begin=begin, end=end, first=0.0 if begin > 2 else None)
        )
        frames = np.stack(media.frames[0])
        height, width = frames.shape[1:]
        whole = None if mask is None else cv2.resize(mask, (width, height), interpolation=cv2.INTER_NEAREST)
        known = Known(Row(frames, np.array(media.at[0])), begin, end, whole)
        self._kept[str(proxy)] = known
        while sum(k.row.frames.nbytes for k in self._kept.values()) > MOST_BYTES and len(self._kept) > 1:
            self._kept.popitem(last=False)
        return known
