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
LEFT_BY_ENCODING = 4.0
"""Grey levels that a pixel of a scene that stands still varies by."""
BETWEEN = (0.0, 0.33, 0.67)
SURELY, LEAST_AGREED = 0.8, 6
"""Brightness is fitted on parts that agree by so much, where there are so many."""
LEVELS = 18.0
"""A part whose level is further off than this, in grey levels, shows something else."""


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
    """Return correlation, size and place of the frame whose difference from the mean is most alike.

    Pixels count by how much of what they do is change and not what encoding leaves (Wiener's weight), so that the edges
    of a scene that stands still, which any small error of placement changes, say little. The picture may have been
    taken between two frames that are kept: what lies between them, in shares, is compared too.
    """
    mean = stack.mean(axis=0)
    frame_sd, laid_sd = float(stack.std(axis=1).mean()), float(laid.std())
    mine = (laid - laid.mean()) * (frame_sd / max(laid_sd, 1e-3)) - (mean - mean.mean())
    theirs = stack - mean
    theirs -= theirs.mean(axis=1, keepdims=True)
    norms = np.linalg.norm(theirs, axis=1)
    spread = stack.var(axis=0)
    weight = np.sqrt(spread / (spread + LEFT_BY_ENCODING**2))
    weighed, mine = theirs * weight, mine * weight
    following = [*weighed[1:], weighed[-1]]
    alike = np.array([_best_between(mine, one, other) for one, other in zip(weighed, following, strict=True)])
    best = int(alike.argmax())
    return float(alike[best]), float(norms[best] / np.sqrt(theirs.shape[1])), int(around[best])


def _best_between(mine: np.ndarray, one: np.ndarray, other: np.ndarray) -> float:
    """Return the greatest correlation with one frame, or with what lies between it and the next."""
    size = max(1e-6, float(np.linalg.norm(mine)))
    found = -1.0
    for share in BETWEEN:
        frame = one + share * (other - one)
        found = max(found, float(frame @ mine) / max(1e-6, size * float(np.linalg.norm(frame))))
    return found


def _strange(laid: np.ndarray, stack: np.ndarray, seen: np.ndarray) -> np.ndarray:
    """Return flags of the pixels whose part agrees with no frame; none where that is most of the picture.

    A part agrees by its texture, where either side has some, and by its level, once brightness and contrast of the
    picture are brought to those of the frames on the parts that agree: a plain banner over a plain ground has none.
    """
    high, wide = laid.shape[0] // PART * PART, laid.shape[1] // PART * PART
    mine, inside = _squares(laid[:high, :wide]), _squares(seen[:high, :wide].astype(np.float32)).min(axis=1) > 0
    chosen = [_squares(frame[:high, :wide]) for frame in stack[:: max(1, len(stack) // 16)]]
    plain = _bare(mine)
    lengths = [np.linalg.norm(_bare(theirs), axis=1) for theirs in chosen]
    both = [np.maximum(np.linalg.norm(plain, axis=1) * length, 1e-3) for length in lengths]
    alike = np.stack([(plain * _bare(t)).sum(axis=1) / b for t, b in zip(chosen, both, strict=True)])
    textured = np.maximum(np.linalg.norm(plain, axis=1), np.mean(lengths, axis=0)) / PART > LEAST_SPREAD
    strange = (alike.max(axis=0) < STRANGE) & textured
    agreed = (alike > SURELY) & textured & inside
    nearest = int(agreed.sum(axis=1).argmax())
    if agreed[nearest].sum() >= LEAST_AGREED:
        gain, offset = np.polyfit(mine[agreed[nearest]].ravel(), chosen[nearest][agreed[nearest]].ravel(), 1)
        level = gain * mine.mean(axis=1) + offset
        apart = np.min([np.abs(level - theirs.mean(axis=1)) for theirs in chosen], axis=0)
        strange |= apart > np.maximum(LEVELS, 3 * np.median(apart[inside]))
    out = np.zeros(laid.shape, np.uint8)
    whole = cv2.morphologyEx(
        strange.reshape(high // PART, wide // PART).astype(np.uint8), cv2.MORPH_CLOSE, np.ones((3, 3), np.uint8)
    )
    out[:high, :wide] = np.kron(whole, np.ones((PART, PART), np.uint8))
    out = cv2.dilate(out, np.ones((5, 5), np.uint8)) > 0
    return out if (out & seen).sum() < MOST_STRANGE * max(1, seen.sum()) else np.zeros_like(out)


def _squares(image: np.ndarray) -> np.ndarray:
    """Return an image cut into squares, one a row."""
    high, wide = image.shape[0] // PART, image.shape[1] // PART
    return image.reshape(high, PART, wide, PART).transpose(0, 2, 1, 3).reshape(high * wide, -1)


def _bare(squares: np.ndarray) -> np.ndarray:
    """Return squares, each less its mean."""
    return squares - squares.mean(axis=1, keepdims=True)
