"""Whether a picture is one moment of a film, and which: what differs from the scene's mean must differ alike.

The counterpart of the motion check for a still. Parts of the picture that agree with no frame at all, such as a
banner or
a caption, are left out, unless they are most of it.
"""

from __future__ import annotations

import cv2
import numpy as np

from .motion import shots_of

GRID_SIDE = 128
PART = 8
STRANGE = 0.3
"""A part whose best correlation with any frame is below this is an overlay."""
MOST_STRANGE = 0.5
LEAST_SPREAD = 4.0


def moment_of(
    asked: tuple[np.ndarray, np.ndarray],
    matrix: np.ndarray,
    known: tuple[np.ndarray, np.ndarray],
    near: int,
    reach_seconds: float = 2.0,
) -> tuple[float, float, int]:
    """Return how well a picture's difference from the scene's mean agrees with a frame's, how large that is, and which.

    Args:
        asked: The picture, grey, and its mask.
        matrix: From pixels of the picture to pixels of the frames.
        known: The film's frames and their seconds.
        near: Place of the frame around which is searched, within its shot.
        reach_seconds: How far, to both sides.

    A second value of 0 means that the scene stands still.
    """
    (picture, mask), (frames, at) = asked, known
    around = np.flatnonzero(np.abs(at - at[near]) <= reach_seconds)
    shots = shots_of(frames[around])
    around = around[shots == shots[int(np.flatnonzero(around == near)[0])]]
    height, width = frames.shape[1:]
    factor = GRID_SIDE / max(height, width)
    grid = (max(PART, round(width * factor)), max(PART, round(height * factor)))
    whole = np.diag([grid[0] / width, grid[1] / height, 1.0]) @ matrix
    shrink = float(np.sqrt(abs(np.linalg.det(whole[:2, :2]))))
    soft = cv2.GaussianBlur(picture, (0, 0), 0.5 / shrink) if shrink < 0.8 else picture
    seen = (
        cv2.erode((cv2.warpPerspective(mask, whole, grid) > 250).astype(np.uint8), np.ones((3, 3)), borderValue=0) > 0
    )
    laid = cv2.GaussianBlur(cv2.warpPerspective(soft, whole, grid), (0, 0), 0.9).astype(np.float32)
    small = [cv2.GaussianBlur(cv2.resize(frames[i], grid, interpolation=cv2.INTER_AREA), (0, 0), 0.9) for i in around]
    stack = np.stack(small).astype(np.float32)
    seen &= ~_strange(laid, stack, seen)
    if seen.sum() < 60 or len(around) < 4:
        return 0.0, 0.0, near
    return _alike(laid[seen], stack[:, seen], around)


def _alike(laid: np.ndarray, stack: np.ndarray, around: np.ndarray) -> tuple[float, float, int]:
    """Return correlation, size and place of the frame whose difference from the mean is most alike."""
    mean = stack.mean(axis=0)
    frame_sd, laid_sd = float(stack.std(axis=1).mean()), float(laid.std())
    mine = (laid - laid.mean()) * (frame_sd / max(laid_sd, 1e-3)) - (mean - mean.mean())
    theirs = stack - mean
    theirs -= theirs.mean(axis=1, keepdims=True)
    norms = np.linalg.norm(theirs, axis=1)
    alike = theirs @ mine / np.maximum(norms * np.linalg.norm(mine), 1e-6)
    best = int(alike.argmax())
    return float(alike[best]), float(norms[best] / np.sqrt(theirs.shape[1])), int(around[best])


def _strange(laid: np.ndarray, stack: np.ndarray, seen: np.ndarray) -> np.ndarray:
    """Return flags of the pixels whose part agrees with no frame; none where that is most of the picture."""
    high, wide = laid.shape[0] // PART * PART, laid.shape[1] // PART * PART
    mine = _parts(laid[:high, :wide])
    best = np.full(len(mine), -1.0)
    for frame in stack[:: max(1, len(stack) // 16)]:
        theirs = _parts(frame[:high, :wide])
        both = np.maximum(np.linalg.norm(mine, axis=1) * np.linalg.norm(theirs, axis=1), 1e-3)
        best = np.maximum(best, (mine * theirs).sum(axis=1) / both)
    textured = np.linalg.norm(mine, axis=1) / PART > LEAST_SPREAD
    strange = (best < STRANGE) & textured
    out = np.zeros(laid.shape, np.uint8)
    out[:high, :wide] = np.kron(strange.reshape(high // PART, wide // PART), np.ones((PART, PART), np.uint8))
    out = cv2.dilate(out, np.ones((5, 5), np.uint8)) > 0
    return out if (out & seen).sum() < MOST_STRANGE * max(1, seen.sum()) else np.zeros_like(out)


def _parts(image: np.ndarray) -> np.ndarray:
    """Return an image cut into squares, each less its mean, one a row."""
    high, wide = image.shape[0] // PART, image.shape[1] // PART
    cut = image.reshape(high, PART, wide, PART).transpose(0, 2, 1, 3).reshape(high * wide, -1)
    return cut - cut.mean(axis=1, keepdims=True)
