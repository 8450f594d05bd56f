"""One segment of the index: postings sorted by word in memory-mapped files, never changed once written.

What is added makes a new segment; what is deleted is passed over at search and left out when segments are merged. So
nothing is rebuilt, and a search reads only the postings of the words that it asks for.
"""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np

from ..fingerprints.features import Points
from ..fingerprints.prints import Print
from ..fingerprints.vocabulary import WORDS, vocabulary

PARTS = ("begins", "rows", "signatures", "angles", "key_items", "key_at", "hashes", "flat")
ANGLE_STEPS = 256
SKETCH_BYTES = 64


@dataclass(frozen=True, slots=True)
class Segment:
    """Postings and key frames, memory-mapped."""

    folder: Path
    """Where its files are."""
    begins: np.ndarray
    """`WORDS + 1`: where each word's postings begin."""
    rows: np.ndarray
    """Key frame of each posting."""
    signatures: np.ndarray
    """64 bits of each posting."""
    angles: np.ndarray
    """Direction of each point, in 256ths of a turn."""
    key_items: np.ndarray
    """Item number of each key frame."""
    key_at: np.ndarray
    """Second of each key frame."""
    hashes: np.ndarray
    """`K x 32`: PDQ of each key frame."""
    flat: np.ndarray
    """`K` flags: no hash worth comparing."""
    sketches: dict[str, np.ndarray] = field(default_factory=dict)
    """By encoder, `K x 64`: the sketch of each key frame; zeros where it has none. Filled in later: `sketched`."""

    @property
    def size_bytes(self) -> int:
        """Return what its files take."""
        return sum(path.stat().st_size for path in self.folder.iterdir())


def write_segment(folder: Path, prints: Iterable[tuple[int, Print]]) -> Segment:
    """Write the key frames of some items as a new segment."""
    words, rows, signatures, angles, items, at, hashes, flat = [], [], [], [], [], [], [], []
    tables = vocabulary()
    count = 0
    for number, taken in prints:
        for place, points in enumerate(taken.points):
            reduced = tables.reduced(points.descriptors)
            words.append(tables.words(reduced)[:, 0].astype(np.uint32))
            signatures.append(tables.signatures(reduced))
            angles.append(quantised(points))
            rows.append(np.full(len(points), count, np.uint32))
            items.append(number)
            at.append(taken.at[place])
            count += 1
        hashes.append(taken.hashes)
        flat.append(taken.flat)
    columns = {
        "rows": _joined(rows, np.uint32),
        "signatures": _joined(signatures, np.uint64),
        "angles": _joined(angles, np.uint8),
    }
    keys = {
        "key_items": np.array(items, np.uint32),
        "key_at": np.array(at, np.float32),
        "hashes": np.concatenate(hashes) if hashes else np.zeros((0, 32), np.uint8),
        "flat": _joined(flat, bool),
    }
    return _write(folder, _joined(words, np.uint32), columns, keys)


def quantised(points: Points) -> np.ndarray:
    """Return the directions of points in 256ths of a turn."""
    return (np.round(points.angles * (ANGLE_STEPS / 360)).astype(int) % ANGLE_STEPS).astype(np.uint8)


def merge_segments(folder: Path, segments: list[Segment], dead: set[int]) -> Segment:
    """Write several segments as one, without the items that are deleted."""
    words, columns, keys, shift = [], {name: [] for name in ("rows", "signatures", "angles")}, {}, 0
    keys = {name: [] for name in ("key_items", "key_at", "hashes", "flat")}
    encoders = sorted({name for segment in segments for name in segment.sketches})
    keys |= {f"sketches-{name}": [] for name in encoders}
    for segment in segments:
        alive = ~np.isin(segment.key_items, list(dead)) if dead else np.ones(len(segment.key_items), bool)
        renumbered = np.cumsum(alive) - 1 + shift
        kept = alive[segment.rows]
        words.append(np.repeat(np.arange(WORDS, dtype=np.uint32), np.diff(segment.begins.astype(np.int64)))[kept])
        columns["rows"].append(renumbered[segment.rows[kept]].astype(np.uint32))
        columns["signatures"].append(segment.signatures[kept])
        columns["angles"].append(segment.angles[kept])
        for name in ("key_items", "key_at", "hashes", "flat"):
            keys[name].append(getattr(segment, name)[alive])
        for name in encoders:
            none = np.zeros((len(alive), SKETCH_BYTES), np.uint8)
            keys[f"sketches-{name}"].append(segment.sketches.get(name, none)[alive])
        shift += int(alive.sum())
    joined = {name: np.concatenate(parts) for name, parts in columns.items()}
    return _write(folder, np.concatenate(words), joined, {name: np.concatenate(parts) for name, parts in keys.items()})


def open_segment(folder: Path) -> Segment:
    """Return a written segment, memory-mapped."""
    parts = {name: np.load(folder / f"{name}.npy", mmap_mode="r") for name in PARTS}
    sketches = {path.stem.partition("-")[2]: np.load(path, mmap_mode="r") for path in folder.glob("sketches-*.npy")}
    return Segment(folder, **parts, sketches=sketches)


def _joined(parts: list[np.ndarray], kind: type) -> np.ndarray:
    return np.concatenate(parts).astype(kind) if parts else np.zeros(0, kind)


def _write(folder: Path, words: np.ndarray, columns: dict[str, np.ndarray], keys: dict[str, np.ndarray]) -> Segment:
    """Sort postings by word and write all; the folder appears only when it is whole."""
    order = np.argsort(words, kind="stable")
    begins = np.concatenate([[0], np.cumsum(np.bincount(words, minlength=WORDS))]).astype(np.uint64)
    begun = folder.with_name(folder.name + ".part")
    shutil.rmtree(begun, ignore_errors=True)
    begun.mkdir(parents=True)
    np.save(begun / "begins.npy", begins if begins[-1] >= 2**32 else begins.astype(np.uint32))
    for name, column in columns.items():
        np.save(begun / f"{name}.npy", column[order])
    for name, column in keys.items():
        np.save(begun / f"{name}.npy", column)
    (begun / "made.json").write_text(json.dumps({"key_frames": len(keys["key_at"]), "postings": len(words)}))
    begun.rename(folder)
    return open_segment(folder)
