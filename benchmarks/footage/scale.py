"""How search grows: `python -m benchmarks.footage.scale ARCHIVE QUERY FOLDER KEYFRAMES...`.

Fills an index with key frames that have the statistics of a real archive's: words as frequent as there, signatures of
real points of the same word with each bit changed at 16%. Then asks one clip, printed without decoding.
"""

from __future__ import annotations

import shutil
import sys
import time
from pathlib import Path

import numpy as np

from weekreview.footage import Archive
from weekreview.footage.decoding import Decoder
from weekreview.footage.fingerprints import ASKED, take_print
from weekreview.footage.fingerprints.vocabulary import WORDS
from weekreview.footage.index.segments import open_segment
from weekreview.footage.index.votes import votes_for
from weekreview.footage.matching.candidates import candidates_of
from weekreview.footage.seeing import MOTION

ITEM_FRAMES = 60
CHUNK = 5_000_000


def fill(folder: Path, archive: Archive, count: int) -> Path:
    """Write one segment of `count` key frames like the archive's and return its folder."""
    random = np.random.default_rng(0)
    real = archive.segments
    words = np.concatenate([np.repeat(np.arange(WORDS), np.diff(s.begins.astype(np.int64))) for s in real])
    signatures = np.concatenate([s.signatures for s in real])
    order = np.argsort(words, kind="stable")
    words, signatures = words[order], signatures[order]
    points = round(len(words) / sum(len(s.key_at) for s in real) * count)
    frequency = np.bincount(words, minlength=WORDS) + 0.05
    drawn = random.multinomial(points, frequency / frequency.sum())
    begins = np.concatenate([[0], np.cumsum(drawn)])
    first, held = np.searchsorted(words, np.arange(WORDS)), np.bincount(words, minlength=WORDS)
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    np.save(folder / "begins.npy", begins.astype(np.uint32))
    kinds = {"rows": np.uint32, "signatures": np.uint64, "angles": np.uint8}
    out = {n: np.lib.format.open_memmap(folder / f"{n}.npy", "w+", k, (points,)) for n, k in kinds.items()}
    for begin in range(0, points, CHUNK):
        part = slice(begin, min(points, begin + CHUNK))
        size = part.stop - part.start
        mine = np.searchsorted(begins, np.arange(part.start, part.stop), side="right") - 1
        known = held[mine] > 0
        picked = first[mine] + (random.random(size) * np.maximum(held[mine], 1)).astype(int)
        near = signatures[np.minimum(picked, len(signatures) - 1)]
        bits = [random.integers(0, 2**64, size, np.uint64) for _ in range(5)]
        noise = bits[0] & bits[1] & (bits[2] | (bits[3] & bits[4]))  # each bit is set at 5/32
        out["signatures"][part] = np.where(known, near ^ noise, random.integers(0, 2**63, size, np.uint64) * 2)
        out["rows"][part] = random.integers(0, count, size, np.uint32)
        out["angles"][part] = random.integers(0, 256, size, np.uint8)
    np.save(folder / "key_items.npy", (np.arange(count) // ITEM_FRAMES).astype(np.uint32) + 1_000_000)
    np.save(folder / "key_at.npy", (np.arange(count) % ITEM_FRAMES).astype(np.float32))
    np.save(folder / "hashes.npy", random.integers(0, 256, (count, 32), np.uint8))
    np.save(folder / "flat.npy", np.zeros(count, bool))
    return folder


def main(archive: Archive, query: Path, folder: Path, counts: list[int]) -> None:
    """Fill, ask, print."""
    with Decoder() as decoder:
        asked = take_print(decoder, query, ASKED, MOTION)
    for count in counts:
        made = folder / str(count)
        if not (made / "flat.npy").is_file():
            fill(made, archive, count)
        segments = [*archive.segments, open_segment(made)]
        size = sum(path.stat().st_size for path in made.iterdir())
        for _ in range(2):  # the second time the pages are in memory
            wall, work = time.perf_counter(), time.process_time()
            votes = votes_for(asked, segments, set())
            found = candidates_of(votes, asked.at, asked.still)
            wall, work = time.perf_counter() - wall, time.process_time() - work
        rank = next((i for i, c in enumerate(found) if c.item < 1_000_000), None)
        print(
            f"{count:,} key frames: {size:,} bytes, {size / count:.0f} a key frame; an {asked.seconds:.1f} s clip "
            f"({len(asked.at)} key frames): {work:.2f} s of processor, {wall:.2f} s by the clock; true item at "
            f"rank {rank}",
            flush=True,
        )


if __name__ == "__main__":
    main(Archive(Path(sys.argv[1])), Path(sys.argv[2]), Path(sys.argv[3]), [int(n) for n in sys.argv[4:]])
