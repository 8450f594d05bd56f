"""Where a clip lies in another: matched points of several aligned frames, and the one map that most of them obey.

Each matched pair of points alone gives a similarity (its shift, turn and change of size), so every pair is tried and no
luck is needed; the best is refined to an affine map and, where it stands on enough points, to a perspective one.
"""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np

from ..fingerprints.features import Points

RATIO = 0.88
"""A match must be so much nearer than the second nearest (Lowe 2004 takes 0.8; false ones are dropped by the map)."""
NEAR_SHARE = 0.022
"""A point obeys a map when it lands within this share of the frame's longer side (set by hand; no sweep was run)."""
TIGHT_SHARE = 0.012
"""A point lies where it should when it lands within this share: copies are laid to about a tenth of it."""
MOST_MATCHES = 1500
GRID = 24
"""Distinct cells of a 24 x 24 grid are counted, so that one sign with a hundred points is not a hundred points."""
LEAST_GROWTH, MOST_GROWTH = 0.08, 8.0
PERSPECTIVE_CELLS = 14


@dataclass(frozen=True, slots=True)
class Placement:
    """How one clip's frame lies in the other's."""

    matrix: np.ndarray
    """`3 x 3`: from pixels of the asked frame to pixels of the known one."""
    inliers: int
    """Matched points that obey it."""
    cells: int
    """Cells of the known frame that they lie in, of 24 x 24."""
    matches: int
    """Matched points altogether."""
    error: float
    """Median distance of those that obey it, as a share of the longer side."""
    obeying: float = 1.0
    """Of the matched points that it brings into the known frame, those that it brings to their place: in a copy nearly
    all, in another photograph of the scene those of what stood still, or of one plane of it."""
    slant: float = 0.0
    """How far the map is from turning, scaling and stretching, where it does not show the whole of the known frame: a
    crop has none, a screen that is filmed is seen whole, and a flat thing seen from elsewhere is slanted."""


def matched(mine: Points, theirs: Points) -> np.ndarray:
    """Return places of mutually nearest descriptors, `N x 2` (mine, theirs)."""
    if len(mine) < 2 or len(theirs) < 2:
        return np.zeros((0, 2), int)
    a, b = mine.descriptors.astype(np.float32), theirs.descriptors.astype(np.float32)
    distances = (a**2).sum(axis=1)[:, None] + (b**2).sum(axis=1)[None] - 2 * a @ b.T
    nearest, back = distances.argmin(axis=1), distances.argmin(axis=0)
    rows = np.arange(len(a))
    first = distances[rows, nearest].copy()
    distances[rows, nearest] = np.inf
    good = np.maximum(first, 0) < RATIO**2 * np.maximum(distances.min(axis=1), 1e-6)
    good &= back[nearest] == rows
    mine_places = np.flatnonzero(good)
    return np.stack([mine_places, nearest[mine_places]], axis=1)


def place(pairs: list[tuple[Points, Points]], shape: tuple[int, int]) -> Placement | None:
    """Return the map that most matched points of all pairs of frames obey; None where no four agree.

    Args:
        shape: Height and width of the known frame.
    """
    found = [(mine, theirs, matched(mine, theirs)) for mine, theirs in pairs]
    if sum(len(m) for _, _, m in found) < 4:
        return None
    source = np.concatenate([a.places[m[:, 0]] for a, _, m in found])
    target = np.concatenate([b.places[m[:, 1]] for _, b, m in found])
    grow = np.concatenate([b.scales[m[:, 1]] / np.maximum(a.scales[m[:, 0]], 1e-3) for a, b, m in found])
    turn = np.concatenate([b.angles[m[:, 1]] - a.angles[m[:, 0]] for a, b, m in found])
    if len(source) > MOST_MATCHES:
        keep = np.linspace(0, len(source) - 1, MOST_MATCHES).astype(int)
        source, target, grow, turn = source[keep], target[keep], grow[keep], turn[keep]
    near = NEAR_SHARE * max(shape)
    flags = _best_similarity(source, target, grow, np.radians(turn), near, shape)
    matrix = _refined(source, target, flags, near, shape)
    if matrix is None:
        return None
    errors = np.linalg.norm(_mapped(matrix, source) - target, axis=1)
    obey = errors < near
    if obey.sum() < 4 or not LEAST_GROWTH < abs(np.linalg.det(matrix[:2, :2])) ** 0.5 < MOST_GROWTH:
        return None
    landed = _mapped(matrix, source)
    inside = ((landed > 0) & (landed < (shape[1], shape[0]))).all(axis=1)
    return Placement(
        matrix, int(obey.sum()), cells_of(target[obey], shape), len(source),
        float(np.median(errors[obey]) / max(shape)),
        float((errors[inside] < TIGHT_SHARE * max(shape)).mean()) if inside.any() else 0.0,
    )  # fmt: skip


def cells_of(places: np.ndarray, shape: tuple[int, int]) -> int:
    """Return how many cells of the grid the places lie in."""
    cells = np.clip(places / (shape[1], shape[0]) * GRID, 0, GRID - 1).astype(int)
    return len(np.unique(cells[:, 0] * GRID + cells[:, 1]))


def slant_of(matrix: np.ndarray, mine: tuple[int, int], theirs: tuple[int, int]) -> float:
    """Return how slanted a map is; 0 where the whole of the known frame lies within the asked one.

    Args:
        mine: Height and width of the asked frame.
        theirs: The same of the known one.
    """
    corners = np.array([[0, 0], [theirs[1], 0], [theirs[1], theirs[0]], [0, theirs[0]]], float)
    try:
        back = _mapped(np.linalg.inv(matrix), corners)
    except np.linalg.LinAlgError:
        return 1.0
    edge = 0.03 * max(mine)
    if ((back > -edge) & (back < (mine[1] + edge, mine[0] + edge))).all():
        return 0.0
    ends = np.array([[0, 0, 1], [mine[1], 0, 1], [mine[1], mine[0], 1], [0, mine[0], 1]], float) @ matrix[2]
    far = float(np.abs(ends).max() / max(1e-6, np.abs(ends).min())) - 1
    x, y = matrix[:2, 0], matrix[:2, 1]
    shear = abs(float(x @ y)) / max(1e-9, float(np.linalg.norm(x) * np.linalg.norm(y)))
    return min(1.0, far + shear)


def _mapped(matrix: np.ndarray, places: np.ndarray) -> np.ndarray:
    full = places @ matrix[:, :2].T + matrix[:, 2]
    return full[:, :2] / np.where(np.abs(full[:, 2:]) < 1e-9, 1e-9, full[:, 2:])


def _best_similarity(source, target, grow, turn, near, shape) -> np.ndarray:
    """Return flags of the points that obey the similarity of the one match with the most followers."""
    cos, sin = np.cos(turn) * grow, np.sin(turn) * grow
    best, best_score = np.zeros(len(source), bool), -1.0
    grids = np.clip(target / (shape[1], shape[0]) * GRID, 0, GRID - 1).astype(int) @ (1, GRID)
    likely = np.flatnonzero((grow > 0.1) & (grow < 10))
    for chunk in np.array_split(likely, max(1, len(likely) // 128)):
        c, s = cos[chunk, None], sin[chunk, None]
        dx = (
            target[chunk, 0, None]
            + c * (source[None, :, 0] - source[chunk, 0, None])
            - s * (source[None, :, 1] - source[chunk, 1, None])
            - target[None, :, 0]
        )
        dy = (
            target[chunk, 1, None]
            + s * (source[None, :, 0] - source[chunk, 0, None])
            + c * (source[None, :, 1] - source[chunk, 1, None])
            - target[None, :, 1]
        )
        obey = dx * dx + dy * dy < (1.5 * near) ** 2
        counts = obey.sum(axis=1)
        for row in np.argsort(-counts)[:4]:
            score = len(np.unique(grids[obey[row]])) + 0.01 * counts[row]
            if score > best_score:
                best, best_score = obey[row], score
    return best


def _refined(source, target, flags, near, shape) -> np.ndarray | None:
    """Return the map fitted to the flagged points and to those that then obey it; None where it is no sane map."""
    matrix = None
    for _ in range(3):
        if flags.sum() < 3:
            return matrix
        affine, _ = cv2.estimateAffinePartial2D(source[flags], target[flags], method=cv2.LMEDS)
        if affine is None:
            return matrix
        matrix = np.vstack([affine, [0, 0, 1]])
        flags = np.linalg.norm(_mapped(matrix, source) - target, axis=1) < near
    wide = np.linalg.norm(_mapped(matrix, source) - target, axis=1) < 2.5 * near
    if cells_of(target[wide], shape) >= PERSPECTIVE_CELLS:
        bent, _ = cv2.findHomography(source[wide], target[wide], cv2.RANSAC, near)
        if bent is not None and _sane(bent, source):
            before = (np.linalg.norm(_mapped(matrix, source) - target, axis=1) < near).sum()
            after = (np.linalg.norm(_mapped(bent, source) - target, axis=1) < near).sum()
            matrix = bent if after > before else matrix
    return matrix


def _sane(matrix: np.ndarray, source: np.ndarray) -> bool:
    """Return True where the map neither folds nor flips the points' bounding box."""
    low, high = source.min(axis=0), source.max(axis=0)
    corners = np.float32([low, [high[0], low[1]], high, [low[0], high[1]]])
    weight = corners @ matrix[2, :2] + matrix[2, 2]
    if (weight <= 0.2 * np.abs(weight).max()).any():
        return False
    seen = _mapped(matrix, corners)
    return bool(cv2.isContourConvex(np.float32(seen)) and cv2.contourArea(np.float32(seen), True) > 0)
