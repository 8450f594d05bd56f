"""Makes `footage/fingerprints/vocabulary.npz` from photographs and films of packages.

    python -m benchmarks.footage.media out/footage
    python -m training.train_footage_vocabulary out/footage

Only photographs whose number is divisible by three and films of the dev split are looked at, so that the test split
stays unseen. What is kept are averages over 100,000 points; nothing of a picture can be made of them.
"""

from __future__ import annotations

import sys
from pathlib import Path

import cv2
import numpy as np

from benchmarks.footage.media import films, photographs
from benchmarks.footage.trials import DEV, decoded, length
from weekreview.footage.fingerprints.features import MIRROR, find_points
from weekreview.footage.fingerprints.vocabulary import CENTRES, FILE

POINTS_A_PICTURE = 1200
ROUNDS = 40


def descriptors_of(folder: Path) -> np.ndarray:
    """Return descriptors of the dev pictures, and of the same in a mirror."""
    found = []
    for path in photographs(folder)[::3]:
        image = cv2.imread(str(path), cv2.IMREAD_GRAYSCALE)
        if image is not None:
            factor = min(1.0, 640 / max(image.shape))
            small = cv2.resize(image, None, fx=factor, fy=factor, interpolation=cv2.INTER_AREA)
            found.append(find_points(small, POINTS_A_PICTURE).descriptors)
    for name, path in films(folder).items():
        if name in DEV:
            for share in (0.2, 0.5, 0.8):
                frames, _ = decoded(path, length(path) * share, length(path) * share + 0.1)
                found.append(find_points(cv2.cvtColor(frames[0], cv2.COLOR_BGR2GRAY), POINTS_A_PICTURE).descriptors)
    whole = np.concatenate(found)
    return np.concatenate([whole, whole[:, MIRROR]]).astype(np.float32)


def centres_of(points: np.ndarray, random: np.random.Generator) -> np.ndarray:
    """Return 256 centres by Lloyd's rounds from random points."""
    centres = points[random.choice(len(points), CENTRES, replace=False)]
    for _ in range(ROUNDS):
        nearest = ((centres**2).sum(axis=1) - 2 * points @ centres.T).argmin(axis=1)
        sums = np.zeros_like(centres)
        np.add.at(sums, nearest, points)
        counts = np.bincount(nearest, minlength=CENTRES)
        empty = counts == 0
        centres = sums / np.maximum(counts, 1)[:, None]
        centres[empty] = points[random.choice(len(points), int(empty.sum()))]
    return centres.astype(np.float32)


def main(folder: Path) -> None:
    """Train and write."""
    random = np.random.default_rng(0)
    points = descriptors_of(folder)
    mean = points.mean(axis=0)
    values, vectors = np.linalg.eigh(np.cov((points - mean).T))
    largest = vectors[:, np.argsort(values)[::-1][:64]]
    order = np.concatenate([np.arange(0, 64, 2), np.arange(1, 64, 2)])  # both halves get as much variance
    turn = largest[:, order]
    reduced = (points - mean) @ turn
    sample = reduced[random.choice(len(reduced), min(len(reduced), 60_000), replace=False)]
    centres = np.stack([centres_of(sample[:, half : half + 32], random) for half in (0, 32)])
    signs = np.linalg.qr(random.normal(size=(64, 64)))[0]
    medians = np.median(sample @ signs, axis=0)
    tables = {"mean": mean, "turn": turn, "centres": centres, "signs": signs, "medians": medians}
    np.savez_compressed(FILE, **{name: table.astype(np.float16) for name, table in tables.items()})
    print(f"{len(points):,} points; {FILE.name} {FILE.stat().st_size:,} bytes")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
