"""Whether two pictures laid over one another agree part by part, as one picture does and two of one place do not."""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np

GRID_SIDE = 240
PART = 12
"""Parts are squares of so many pixels: here of a grid of 240, in `shifts` of the known frame, 384 wide or high."""
TEXTURE = 5.0
"""Parts of less contrast (grey levels) say nothing."""
AGREES = 0.6
"""A part agrees where its correlation is at least this."""
ODD = 0.3
"""A part that has texture on both sides and a correlation below this shows two different things."""
MIDDLE = (0.18, 0.65)
"""Where in the height of what is overlapped captions, banners and logos seldom are."""
SURE = 0.8
"""Brightness is fitted on parts that agree by so much."""
LEVELS, PIXELS = 20.0, 0.1
"""A part shows something darker where so many of its pixels are darker by so much (grey levels)."""
BAND = 0.7
"""A row or column of parts of which so many are odd is a banner."""


@dataclass(frozen=True, slots=True)
class Agreement:
    """How two pictures agree where they overlap."""

    share: float
    """Of the parts with texture, those that agree."""
    median: float
    """Of their correlations."""
    parts: int
    """With texture."""
    covered: float
    """Share of the known picture that is overlapped."""
    best_region: float
    """Share that agrees in the half of the overlap that agrees most, so that a banner takes nothing away."""
    odd: float = 0.0
    """Of the parts with texture on both sides, those that do not agree at all, bands across the picture left out: a
    copy has none but under captions, another moment has them where something moved."""
    changed: float = 0.0
    """Of the parts with texture on either side in the middle of the overlap, those that do not agree at all."""
    darker: int = 0
    """Of those, how many are darker in places than what is known: writing that shines through is brighter alone."""


def agreement(
    mine: np.ndarray,
    theirs: np.ndarray,
    matrix: np.ndarray,
    mask: np.ndarray | None = None,
    known_mask: np.ndarray | None = None,
) -> Agreement:
    """Return how a grey picture, laid over another by a map, agrees with it.

    Args:
        mask: 0 where `mine` is not the recording; as large as it.
        known_mask: The same of `theirs`.
    """
    height, width = theirs.shape
    factor = GRID_SIDE / max(height, width)
    grid = (max(PART, round(width * factor)), max(PART, round(height * factor)))
    known = cv2.resize(theirs, grid, interpolation=cv2.INTER_AREA)
    whole = np.diag([grid[0] / width, grid[1] / height, 1.0]) @ matrix
    shrink = float(np.sqrt(abs(np.linalg.det(whole[:2, :2]))))
    soft = cv2.GaussianBlur(mine, (0, 0), 0.5 / shrink) if shrink < 0.8 else mine
    laid = cv2.warpPerspective(soft, whole, grid)
    ones = np.full(mine.shape, 255, np.uint8) if mask is None else mask
    seen = cv2.erode((cv2.warpPerspective(ones, whole, grid) > 250).astype(np.uint8), np.ones((3, 3)), borderValue=0)
    if known_mask is not None:
        seen &= (cv2.resize(known_mask, grid, interpolation=cv2.INTER_NEAREST) > 0).astype(np.uint8)
    if shrink > 1.3:  # the known picture is finer than the one asked about: compare what both can show
        known = cv2.GaussianBlur(known, (0, 0), 0.45 * shrink)
    a, b = (cv2.GaussianBlur(f, (0, 0), 1.0).astype(np.float32) for f in (laid, known))
    alike, either, both = _by_part(a, b, seen)
    values = alike[either]
    if not len(values):
        return Agreement(0.0, 0.0, 0, float(seen.mean()), 0.0)
    changed, darker = _changes(a, b, alike, either)
    ranked = np.sort(values)[::-1]
    half = ranked[: max(1, (len(ranked) + 1) // 2)]
    return Agreement(
        float((values >= AGREES).mean()), float(np.median(values)), len(values), float(seen.mean()),
        float(half.mean()), _odd_share(alike, both), changed, darker,
    )  # fmt: skip


def _odd_share(alike: np.ndarray, both: np.ndarray) -> float:
    """Return the share of the parts with texture on both sides that do not agree at all, bands left out."""
    odd = both & (alike < ODD)
    for axis in (0, 1):
        held = both.sum(axis=axis, keepdims=True)
        band = (odd.sum(axis=axis, keepdims=True) >= BAND * held) & (held > 2)
        both = both & ~band
    return float((odd & both).sum() / max(1, both.sum()))


def _changes(a: np.ndarray, b: np.ndarray, alike: np.ndarray, either: np.ndarray) -> tuple[float, int]:
    """Return the share of parts in the middle that do not agree at all, and how many of them are darker in `a`."""
    rows = np.flatnonzero(either.any(axis=1))
    begin, end = (round(rows[0] + share * (rows[-1] + 1 - rows[0])) for share in MIDDLE)
    middle = np.zeros_like(either)
    middle[begin:end] = True
    odd = either & middle & (alike < ODD)
    if not odd.any():
        return 0.0, 0
    mine, theirs = parts_of(a), parts_of(b)
    sure = (either & (alike > SURE)).ravel()
    if sure.any():
        gain, offset = np.polyfit(mine[sure].ravel(), theirs[sure].ravel(), 1)
        mine = mine * gain + offset
    darker = ((theirs - mine) > LEVELS).mean(axis=1) >= PIXELS
    return float(odd.sum() / max(1, (either & middle).sum())), int((darker & odd.ravel()).sum())


def parts_of(image: np.ndarray) -> np.ndarray:
    """Return an image cut into squares, one a row."""
    high, wide = image.shape[0] // PART, image.shape[1] // PART
    cut = image[: high * PART, : wide * PART].reshape(high, PART, wide, PART)
    return cut.transpose(0, 2, 1, 3).reshape(high * wide, -1)


def _by_part(a: np.ndarray, b: np.ndarray, seen: np.ndarray) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Return the correlation of each part, and flags of those wholly seen with texture in either, and in both."""
    high, wide = (a.shape[0] // PART, a.shape[1] // PART)
    pa, pb, ps = parts_of(a), parts_of(b), parts_of(seen.astype(np.float32))
    pa, pb = pa - pa.mean(axis=1, keepdims=True), pb - pb.mean(axis=1, keepdims=True)
    sa, sb = pa.std(axis=1), pb.std(axis=1)
    whole = ps.min(axis=1) > 0
    either, both = whole & (np.maximum(sa, sb) > TEXTURE), whole & (np.minimum(sa, sb) > TEXTURE)
    alike = (pa * pb).mean(axis=1) / np.maximum(sa * sb, 1.0)
    return tuple(part.reshape(high, wide) for part in (alike, either, both))
