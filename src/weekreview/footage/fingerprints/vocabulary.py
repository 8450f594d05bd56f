"""Turns descriptors into words and short signatures, so that points can be looked up among billions.

A descriptor is turned and cut to 64 numbers (PCA); each half has 256 centres, and the pair of nearest ones is its word
(an inverted multi-index of 65,536 cells); 64 signs of the same numbers, each against its median, are its signature.

Source: A. Babenko and V. Lempitsky, "The inverted multi-index", CVPR 2012; H. Jegou, M. Douze and C. Schmid, "Hamming
embedding and weak geometric consistency", ECCV 2008. The tables are made by `training/train_footage_vocabulary.py`.
"""

from __future__ import annotations

import functools
from dataclasses import dataclass
from pathlib import Path

import numpy as np

FILE = Path(__file__).parent / "vocabulary.npz"
CENTRES = 256
WORDS = CENTRES * CENTRES


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The tables."""

    mean: np.ndarray
    """`128` float32."""
    turn: np.ndarray
    """`128 x 64` float32."""
    centres: np.ndarray
    """`2 x 256 x 32` float32."""
    signs: np.ndarray
    """`64 x 64` float32: turns the 64 numbers before their signs are taken."""
    medians: np.ndarray
    """`64` float32."""

    def reduced(self, descriptors: np.ndarray) -> np.ndarray:
        """Return the 64 numbers of each descriptor."""
        return (descriptors.astype(np.float32) - self.mean) @ self.turn

    def words(self, reduced: np.ndarray, near: int = 1) -> np.ndarray:
        """Return the `near x near` nearest words of each, `N x near^2`, the nearest first."""
        halves = [self._nearest(reduced[:, :32], 0, near), self._nearest(reduced[:, 32:], 1, near)]
        return (halves[0][:, :, None] * CENTRES + halves[1][:, None, :]).reshape(len(reduced), near * near)

    def _nearest(self, half: np.ndarray, number: int, near: int) -> np.ndarray:
        centres = self.centres[number]
        distances = (centres**2).sum(axis=1) - 2 * half @ centres.T
        if near == 1:
            return distances.argmin(axis=1)[:, None]
        found = np.argpartition(distances, near, axis=1)[:, :near]
        order = np.take_along_axis(distances, found, axis=1).argsort(axis=1)
        return np.take_along_axis(found, order, axis=1)

    def signatures(self, reduced: np.ndarray) -> np.ndarray:
        """Return the 64 bits of each as one number, uint64."""
        bits = np.packbits(reduced @ self.signs > self.medians, axis=1)
        return np.ascontiguousarray(bits).view(np.uint64).reshape(-1)


@functools.cache
def vocabulary(path: Path = FILE) -> Vocabulary:
    """Return the packaged tables."""
    with np.load(path) as held:
        return Vocabulary(**{name: held[name].astype(np.float32) for name in held.files})
