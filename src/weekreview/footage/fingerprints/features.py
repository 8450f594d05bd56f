"""Local features: RootSIFT points of a frame, and how the same points look in a mirror.

Source: D. Lowe, "Distinctive image features from scale-invariant keypoints", IJCV 2004; R. Arandjelovic and A.
Zisserman,
"Three things everyone should know to improve object retrieval", CVPR 2012 (square roots).
"""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np

CELLS, ORIENTATIONS = 4, 8
CONTRAST = 0.015
"""Least contrast of a point. Half of OpenCV's 0.03: dark and blurred film has few points otherwise (study, 2026)."""
SMOOTH_CONTRAST = 0.004
FEW_POINTS = 60
"""A smooth picture with fewer points is looked at again with a lower contrast (set by hand; no sweep was run)."""
BUCKETS = 6
"""The frame is cut into 6 x 6 parts and each gives its strongest points in turn, so that one tree does not take all."""


@dataclass(frozen=True, slots=True)
class Points:
    """Points of one frame."""

    places: np.ndarray
    """`N x 2` float32: x and y in pixels of the frame."""
    scales: np.ndarray
    """`N` float32: diameter in pixels."""
    angles: np.ndarray
    """`N` float32: degrees in [0, 360)."""
    descriptors: np.ndarray
    """`N x 128` uint8: RootSIFT times 512, cut at 255."""

    def __len__(self) -> int:
        return len(self.places)


NO_POINTS = Points(
    np.zeros((0, 2), np.float32), np.zeros(0, np.float32), np.zeros(0, np.float32), np.zeros((0, 128), np.uint8)
)


def find_points(frame: np.ndarray, most: int, mask: np.ndarray | None = None) -> Points:
    """Return at most `most` points of a grey frame, strong ones first, spread over it.

    Args:
        mask: 0 where no point may lie; as large as the frame.
    """
    for contrast in (CONTRAST, SMOOTH_CONTRAST):
        detector = cv2.SIFT_create(nfeatures=most * 4, contrastThreshold=contrast, edgeThreshold=12)
        found = detector.detect(frame, mask)
        if len(found) >= FEW_POINTS:
            break
    if not found:
        return NO_POINTS
    kept = [found[i] for i in _spread(found, frame.shape, most)]
    kept, raw = detector.compute(frame, kept)
    if raw is None or not len(kept):
        return NO_POINTS
    rooted = np.sqrt(raw / np.maximum(raw.sum(axis=1, keepdims=True), 1e-6))
    return Points(
        np.float32([p.pt for p in kept]),
        np.float32([p.size for p in kept]),
        np.float32([p.angle for p in kept]),
        np.clip(rooted * 512, 0, 255).astype(np.uint8),
    )


def _spread(found: list, shape: tuple[int, ...], most: int) -> np.ndarray:
    """Return the places of the points to keep: the first of each bucket, then the second of each, and so on."""
    strength = np.array([p.response for p in found])
    places = np.array([p.pt for p in found]) / (shape[1], shape[0])
    buckets = (np.clip(places, 0, 0.999) * BUCKETS).astype(int) @ (1, BUCKETS)
    order = np.lexsort((-strength, buckets))
    sorted_buckets = buckets[order]
    begins = np.searchsorted(sorted_buckets, sorted_buckets)
    rank = np.arange(len(order)) - begins
    return order[np.lexsort((-strength[order], rank))][:most]


def _mirror_order() -> np.ndarray:
    """Return the order that makes a descriptor that of the mirrored patch: rows of cells and turns run the other
    way."""
    bins = np.arange(CELLS * CELLS * ORIENTATIONS).reshape(CELLS, CELLS, ORIENTATIONS)
    return bins[::-1, :, (-np.arange(ORIENTATIONS)) % ORIENTATIONS].reshape(-1)


MIRROR = _mirror_order()


def mirrored(points: Points, width: int) -> Points:
    """Return the points as they would be found in the frame mirrored left to right."""
    places = points.places.copy()
    places[:, 0] = width - 1 - places[:, 0]
    return Points(places, points.scales, (180 - points.angles) % 360, points.descriptors[:, MIRROR])


def within(points: Points, keep: np.ndarray) -> Points:
    """Return the points that `keep` (flags or places) names."""
    return Points(points.places[keep], points.scales[keep], points.angles[keep], points.descriptors[keep])
