"""PDQ: 256 bits of a frame's coarse look, for the cheap first look at near-exact copies.

Source: Meta, "The TMK+PDQF video-hashing algorithm and the PDQ image-hashing algorithm", 2019: luminance at 64 x 64,
the
16 x 16 lowest waves of its cosine transform without the constant one, each bit whether a wave is above their median.
"""

from __future__ import annotations

import cv2
import numpy as np

SIDE, WAVES = 64, 16
BITS = WAVES * WAVES
CLOSE_BITS = 40
"""At most so many of 256 bits apart is a near-exact copy. No unrelated pair of 546,000 was below 80 (study, 2026)."""
FLAT_STD = 6.0
"""Frames of less contrast (grey levels) have no PDQ worth comparing."""


def _waves() -> np.ndarray:
    """Return the 16 x 64 matrix of the cosine transform's rows 1 to 16."""
    rows = np.arange(1, WAVES + 1)[:, None]
    return np.sqrt(2 / SIDE) * np.cos(np.pi / 2 / SIDE * rows * (2 * np.arange(SIDE) + 1))


DCT = _waves().astype(np.float32)


def pdq_of(frames: list[np.ndarray]) -> np.ndarray:
    """Return the hashes of grey frames, `N x 32` uint8."""
    if not frames:
        return np.zeros((0, BITS // 8), np.uint8)
    small = np.stack([_shrunk(frame) for frame in frames])
    waves = np.einsum("wi,nij,vj->nwv", DCT, small, DCT).reshape(len(frames), -1)
    bits = waves > np.median(waves, axis=1, keepdims=True)
    return np.packbits(bits[:, ::-1], axis=1)  # the order in which others write it


MIRROR_BITS = np.packbits(np.tile(np.arange(WAVES) % 2 == 0, WAVES)[::-1])
"""Bits of the waves that change their sign in a mirror: those of odd number from left to right."""


def mirrored_pdq(hashes: np.ndarray) -> np.ndarray:
    """Return the hashes of the frames mirrored left to right, but for waves that lie nearly at the median."""
    return hashes ^ MIRROR_BITS


def bits_apart(hashes: np.ndarray, one: np.ndarray) -> np.ndarray:
    """Return how many bits each of `N x 32` hashes is away from one."""
    words = np.ascontiguousarray(hashes).view(np.uint64)
    return np.bitwise_count(words ^ np.ascontiguousarray(one).view(np.uint64)).sum(axis=1, dtype=np.int16)


def _shrunk(frame: np.ndarray) -> np.ndarray:
    """Return the frame at 64 x 64, smoothed by twice a box as wide as half a cell, as the original does."""
    height, width = frame.shape
    box = (max(1, round(width / SIDE / 2)), max(1, round(height / SIDE / 2)))
    smooth = cv2.blur(cv2.blur(frame, box), box)
    return cv2.resize(smooth, (SIDE, SIDE), interpolation=cv2.INTER_AREA).astype(np.float32)
