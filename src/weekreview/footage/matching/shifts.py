"""How far parts of a picture lie from where a frame has them, once the map and the scene's own motion have theirs.

A map lays one thing over another of its kind, and parts of 12 pixels then agree though each lies a pixel or two off: a
hand that holds a cup a little otherwise. In a copy most parts lie within half a pixel. A picture may have been
taken between two frames that are kept: then each part lies on its way from the one to the other, all at the same share
of it.
"""

from __future__ import annotations

import functools

import cv2
import numpy as np

from .agreement import PART, parts_of

TEXTURE = 5.0
"""Parts of less contrast on either side (grey levels) have no place."""
LEAST_ALIKE = 0.3
"""Parts that agree less are captions, or something else; they are counted elsewhere."""
SURELY = 0.8
"""Brightness is fitted on parts that agree by so much."""
LEVELS = 18.0
"""A part whose level is further off than this, in grey levels, shows something else."""
LEAST_PARTS = 12
WAYS = np.arange(0, 0.75, 0.125)
"""Shares of the way to the frame before or after; a little over half, since the frame was chosen by likeness."""
SURE_PIXELS = 0.15
MOST_PIXELS = 3.0
OFF_PIXELS = 1.0
"""A part that lies further off than this does not lie where it should."""


def shifted_share(picture: tuple[np.ndarray, np.ndarray], matrix: np.ndarray, frames: np.ndarray, near: int) -> float:
    """Return the share of parts that lie off by more than a pixel; 0 where too few parts can tell.

    Args:
        picture: Grey, and its mask (0 where it is not the recording).
        matrix: From pixels of the picture to pixels of the frames.
        frames: `N x height x width`, grey.
        near: Place of the frame that the picture is laid over.
    """
    laid, seen = _laid_over(picture, matrix, frames[near].shape)
    known = cv2.GaussianBlur(frames[near], (0, 0), _softness(matrix))
    laid, told = _without_captions(known, laid, seen)
    if told.sum() < LEAST_PARTS:
        return 0.0
    around = [frames[i] for i in (near - 1, near + 1) if 0 <= i < len(frames)]
    blurred = [cv2.GaussianBlur(frame, (0, 0), _softness(matrix)) for frame in around]
    mine = _by_part(known, laid, told)
    moves = [_by_part(known, frame, told) for frame in blurred] or [np.zeros_like(mine)]
    rows, columns = np.divmod(np.flatnonzero(told), known.shape[1] // PART)
    plane = np.stack([np.ones(len(mine)), columns * PART / known.shape[1], rows * PART / known.shape[0]], axis=1)
    left = [_left(mine - way * move, plane) for move in moves for way in WAYS]
    least = min(left, key=lambda off: float(np.minimum(off, MOST_PIXELS).mean()))
    return float((least > OFF_PIXELS).mean())


def _softness(matrix: np.ndarray) -> float:
    """Return the blur after which both show what the coarser of them can."""
    return max(0.8, 0.45 * float(np.sqrt(abs(np.linalg.det(matrix[:2, :2])))))


def _laid_over(picture, matrix: np.ndarray, shape: tuple[int, int]) -> tuple[np.ndarray, np.ndarray]:
    """Return a picture laid over a frame of some shape, and flags of where there is one."""
    (mine, mask), size = picture, shape[::-1]
    shrink = float(np.sqrt(abs(np.linalg.det(matrix[:2, :2]))))
    soft = cv2.GaussianBlur(mine, (0, 0), 0.5 / shrink) if shrink < 0.8 else mine
    whole = (cv2.warpPerspective(mask, matrix, size) > 250).astype(np.uint8)
    seen = cv2.erode(whole, np.ones((5, 5), np.uint8), borderValue=0) > 0
    return cv2.GaussianBlur(cv2.warpPerspective(soft, matrix, size), (0, 0), 0.8), seen


def _without_captions(known: np.ndarray, laid: np.ndarray, seen: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Return the picture at the frame's brightness, and flags of the parts whose place can be told.

    Where it shows something else altogether, such as a banner, it is given the frame's own pixels, so that no edge of a
    banner pulls at what lies beside it; such parts, and those without texture, tell nothing.
    """
    inside = parts_of(seen).all(axis=1)
    theirs = parts_of(known.astype(np.float32))
    alike, spread = _alike(theirs, parts_of(laid.astype(np.float32)))
    sure = inside & (alike > SURELY) & (spread > TEXTURE)
    if sure.sum() >= LEAST_PARTS:
        gain, offset = np.polyfit(parts_of(laid)[sure].ravel().astype(float), theirs[sure].ravel(), 1)
        laid = np.clip(laid * gain + offset, 0, 255).astype(np.uint8)
    mine = parts_of(laid.astype(np.float32))
    textured = np.maximum(theirs.std(axis=1), mine.std(axis=1)) > TEXTURE
    other = (textured & (alike < LEAST_ALIKE)) | (np.abs(mine.mean(axis=1) - theirs.mean(axis=1)) > LEVELS)
    rows, columns = known.shape[0] // PART, known.shape[1] // PART
    closed = cv2.morphologyEx(other.reshape(rows, columns).astype(np.uint8), cv2.MORPH_CLOSE, np.ones((3, 3), np.uint8))
    hidden = ~seen
    hidden[: rows * PART, : columns * PART] |= np.kron(closed, np.ones((PART, PART), np.uint8)) > 0
    told = inside & (closed.ravel() == 0) & (alike > LEAST_ALIKE) & (spread > TEXTURE)
    return np.where(hidden, known, laid), told


def _alike(one: np.ndarray, other: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Return the correlation of each part of one image with that of another, and the lesser of their contrasts."""
    one, other = (part - part.mean(axis=1, keepdims=True) for part in (one, other))
    first, second = one.std(axis=1), other.std(axis=1)
    return (one * other).mean(axis=1) / np.maximum(first * second, 1.0), np.minimum(first, second)


def _by_part(one: np.ndarray, other: np.ndarray, told: np.ndarray) -> np.ndarray:
    """Return how far each telling part lies off in another image, `N x 2`, pixels to the right and down."""
    flow = _flow().calc(one, other, None)
    return np.stack([np.median(parts_of(flow[..., axis]), axis=1)[told] for axis in (0, 1)], axis=1)


def _left(shifts: np.ndarray, plane: np.ndarray) -> np.ndarray:
    """Return how far each part lies off, pixels, after the affine map that most of them obey (L1, by reweighing)."""
    weights = np.ones(len(shifts))
    off = np.linalg.norm(shifts, axis=1)
    for _ in range(6):
        root = np.sqrt(weights)[:, None]
        off = np.linalg.norm(shifts - plane @ np.linalg.lstsq(plane * root, shifts * root, rcond=None)[0], axis=1)
        weights = 1 / np.maximum(off, SURE_PIXELS)
    return off


@functools.cache
def _flow() -> cv2.DISOpticalFlow:
    """Return dense inverse search (Kroeger et al. 2016), as OpenCV has it, at its middle setting."""
    return cv2.DISOpticalFlow_create(cv2.DISOPTICAL_FLOW_PRESET_MEDIUM)
