"""Sketches beside a segment: filled in from items' small copies, and looked through.

A segment never changes, so sketches are files of their own in its folder, one for each encoder that was used; a row of
zeros is a key frame that has none yet. An archive made without an encoder is filled in when there is one.
"""

from __future__ import annotations

import os

import numpy as np

from weekreview.errors import InputError

from ..decoding import Decoder, Size, Wanted
from ..fingerprints.overlays import content_box
from ..fingerprints.sketches import BITS, Sketcher, cosines
from .archives import Archive
from .segments import Segment
from .votes import Votes

LIKE = 0.42
"""Least cosine of a sketch that is a hint. Source: the study, and six insets; docs/method/footage.md."""
KEPT_FRAMES = 40
"""Key frames of the archive that one sketch may hint at."""
NEAR_SECONDS = 0.3
SIDE = 384


def fill_in(archive: Archive, sketcher: Sketcher, decoder: Decoder) -> int:
    """Make the sketches that an archive lacks, from its small copies; return how many key frames got one.

    What can't be read any more stays without.
    """
    made = 0
    for segment in archive.segments:
        held = segment.sketches.get(sketcher.name)
        bits = np.zeros((len(segment.key_at), BITS // 8), np.uint8) if held is None else np.array(held)
        missing = ~bits.any(axis=1)
        numbers = [int(n) for n in np.unique(segment.key_items[missing]) if int(n) in archive.catalogue.clips]
        for number in numbers:
            rows = np.flatnonzero(missing & (segment.key_items == number))
            got, frames = _frames_at(archive, decoder, number, segment.key_at[rows])
            if got:
                bits[rows[got]] = sketcher.sketches(frames)
                made += len(got)
        if numbers:
            _keep(segment, sketcher.name, bits)
    return made


def sketch_votes(archive: Archive, name: str, asked: np.ndarray, among: set[int] | None, like: float = LIKE) -> Votes:
    """Return the key frames whose sketches are like those asked about (`Q x 64`); weights are cosines.

    Args:
        name: Of the encoder.
        among: Numbers of the items that count; None = all.
    """
    rows: list[tuple[np.ndarray, ...]] = []
    gone = np.array(sorted(archive.catalogue.dead), np.uint32)
    for segment in archive.segments:
        bits = segment.sketches.get(name)
        if bits is None:
            continue
        counts = ~np.isin(segment.key_items, gone) & np.asarray(bits).any(axis=1) & ~np.asarray(segment.flat)
        if among is not None:
            counts &= np.isin(segment.key_items, sorted(among))
        for place, one in enumerate(asked):
            near = cosines(bits, one)
            found = np.flatnonzero((near >= like) & counts)
            found = found[np.argsort(-near[found])][:KEPT_FRAMES]
            rows.append((np.full(len(found), place), segment.key_items[found], segment.key_at[found], near[found]))
    if not rows:
        rows = [(np.zeros(0, int), np.zeros(0, int), np.zeros(0), np.zeros(0))]
    columns = [np.concatenate([row[i] for row in rows]) for i in range(4)]
    return Votes(*columns, np.zeros(len(columns[0]), bool))


def _frames_at(archive: Archive, decoder: Decoder, number: int, seconds: np.ndarray) -> tuple[list[int], list]:
    """Return which of some seconds of an item there is a frame for, and these frames, bars left out."""
    best: dict[int, tuple[float, np.ndarray]] = {}

    def hear(_: int, at: float, frame: np.ndarray) -> None:
        off = np.abs(seconds - at)
        for place in np.flatnonzero(off <= NEAR_SECONDS):
            if int(place) not in best or off[place] < best[int(place)][0]:
                best[int(place)] = (float(off[place]), frame)

    try:
        decoder.read(archive.copy_of(number), Wanted((Size(SIDE, 8.0),)), hear)
    except InputError:
        return [], []
    places = sorted(best)
    if not places:
        return [], []
    same = [p for p in places if best[p][1].shape == best[places[0]][1].shape]
    left, top, right, bottom = content_box([best[p][1] for p in same])
    return same, [best[p][1][top:bottom, left:right] for p in same]


def _keep(segment: Segment, name: str, bits: np.ndarray) -> None:
    """Write a segment's sketches beside it, whole or not at all."""
    path = segment.folder / f"sketches-{name}.npy"
    begun = path.with_suffix(".part")
    with open(begun, "wb") as file:
        np.save(file, bits)
    os.replace(begun, path)
    segment.sketches[name] = np.load(path, mmap_mode="r")
