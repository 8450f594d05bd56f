"""How search grows: `python -m benchmarks.footage.scale ARCHIVE QUERY FOLDER KEYFRAMES... [--results docs/results.md]`.

Fills an index with key frames that have the statistics of a real archive's: words as frequent as there, signatures of
real points of the same word with each bit changed at 16%. Then asks one clip, timed without decoding. Says as well what
an hour of the archive's films takes of index.
"""

from __future__ import annotations

import argparse
import json
import resource
import shutil
import time
from pathlib import Path

import numpy as np

from weekreview.evaluate.reports import write_table
from weekreview.footage import Archive
from weekreview.footage.decoding import Decoder
from weekreview.footage.fingerprints import ASKED, take_print
from weekreview.footage.fingerprints.vocabulary import WORDS
from weekreview.footage.index.segments import open_segment
from weekreview.footage.index.votes import votes_for
from weekreview.footage.matching.candidates import candidates_of
from weekreview.footage.seeing import MOTION
from weekreview.footage.taking import hashed

ITEM_FRAMES = 60
WHOLE_SECONDS = 8.0
"""Shorter films take more an hour, since each has a key frame at its beginning."""
FIRST_MADE = 1_000_000
"""Number of the first made-up item."""
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
    np.save(folder / "key_items.npy", (np.arange(count) // ITEM_FRAMES).astype(np.uint32) + FIRST_MADE)
    np.save(folder / "key_at.npy", (np.arange(count) % ITEM_FRAMES).astype(np.float32))
    np.save(folder / "hashes.npy", random.integers(0, 256, (count, 32), np.uint8))
    np.save(folder / "flat.npy", np.zeros(count, bool))
    return folder


def bytes_an_hour(archive: Archive, least_seconds: float) -> tuple[float, float]:
    """Return bytes of index and key frames that an hour of the archive's films of some length takes.

    The table of words of a segment, which is as large however little it holds, is left out.
    """
    clips = archive.catalogue.clips
    films = [n for n, clip in clips.items() if clip.kind == "video" and (clip.seconds or 0) >= least_seconds]
    hours = sum(clips[number].seconds or 0.0 for number in films) / 3600
    size = count = 0
    for segment in archive.segments:
        mine = np.isin(segment.key_items, films)
        postings = int(mine[segment.rows].sum())
        size += postings * sum(part.itemsize for part in (segment.rows, segment.signatures, segment.angles))
        size += int(mine.sum()) * sum(part[0].nbytes for part in (segment.key_items, segment.key_at, segment.hashes))
        count += int(mine.sum())
    return size / hours, count / hours


def recalled(archive: Archive, segments: list, trials: Path, every: int) -> tuple[int, int, int]:
    """Return how many film trials were asked, in how many the true item has a line that is looked at, and the first."""
    lines = [json.loads(line) for line in trials.read_text(encoding="utf-8").splitlines()]
    films = sorted((t for t in lines if t["kind"] == "film"), key=lambda t: t["path"])[::every]
    among = first = 0
    with Decoder() as decoder:
        for trial in films:
            asked = take_print(decoder, Path(trial["path"]), ASKED, MOTION)
            found = candidates_of(votes_for(asked, segments, set()), asked.at, asked.still)
            true = archive.catalogue.number_of(hashed(Path(trial["against"][trial["source"]])))
            among += any(c.item == true for c in found)
            first += bool(found) and found[0].item < FIRST_MADE
    return len(films), among, first


def asked_of(archive: Archive, query: Path, folder: Path, counts: list[int], trials: tuple) -> list[str]:
    """Fill, ask, and return a row of a table for each count; with (trials, every so many) a second one of recall."""
    rows: list[str] = []
    told = [
        "| key frames | true item among the lines | a true line first | most memory |",
        "| ---: | ---: | ---: | ---: |",
    ]
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
        rank = next((place for place, c in enumerate(found, 1) if c.item < FIRST_MADE), "not found")
        clip = f"{asked.seconds:.1f} s, {len(asked.at)} key frames"
        rows.append(f"| {count:,} | {size / 1e6:,.0f} MB | {clip} | {work:.2f} s | {wall:.2f} s | {rank} |")
        print(rows[-1], flush=True)
        if trials:
            asked_count, among, first = recalled(archive, segments, *trials)
            resident = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e6
            told.append(f"| {count:,} | {among} of {asked_count} | {first} of {asked_count} | {resident:.1f} GB |")
            print(told[-1], flush=True)
    return rows + (["", *told] if trials else [])


def main() -> None:
    """Fill, ask, print, write."""
    given = argparse.ArgumentParser()
    for name in ("archive", "query", "folder"):
        given.add_argument(name, type=Path)
    given.add_argument("counts", type=int, nargs="+")
    given.add_argument("--trials", type=Path, help="film trials, to count how many are still found")
    given.add_argument("--every", type=int, default=20)
    given.add_argument("--results", type=Path)
    options = given.parse_args()
    archive = Archive(options.archive)
    head = "| key frames | index | clip asked | processor | by the clock | rank of the true item |"
    rows = [head, "| ---: | ---: | --- | ---: | ---: | ---: |"]
    rows += asked_of(
        archive,
        options.query,
        options.folder,
        options.counts,
        (options.trials, options.every) if options.trials else (),
    )
    rows += ["", "| films of the archive | index an hour | key frames an hour |", "| --- | ---: | ---: |"]
    for least, words in ((WHOLE_SECONDS, f"of {WHOLE_SECONDS:g} s and more"), (0.0, "all, with excerpts down to 1 s")):
        size, keys = bytes_an_hour(archive, least)
        rows.append(f"| {words} | {size / 1e6:.2f} MB | {keys:,.0f} |")
    table = "\n".join(rows)
    print(table)
    if options.results:
        write_table(options.results, "footage-scale", table)


if __name__ == "__main__":
    main()
