"""A fingerprint against segments -> which key frames of which items look alike, and how strongly."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from ..fingerprints.features import Points, mirrored, within
from ..fingerprints.pdq import CLOSE_BITS, bits_apart, mirrored_pdq
from ..fingerprints.prints import Print
from ..fingerprints.vocabulary import vocabulary
from .segments import Segment, quantised

POINTS_ASKED = 300
"""Points of a film's key frame that are looked up; of a picture, which is but one frame, all are."""
NEAR_WORDS = 2
"""Nearest centres of each half: 4 words a point."""
CLOSE_SIGNATURE = 20
"""Most bits of 64 in which two points of one thing differ (set by hand; no sweep was run)."""
ANGLE_BINS = 16
KEPT_FRAMES = 60
"""Key frames of the archive that one asked key frame may vote for."""
HASH_WEIGHT = 40.0
"""A near-exact frame counts like so many points."""
BUDGET = 400_000_000
"""Postings read for a print, and again for its mirror image: all of them up to some 1e7 key frames."""
LONG = 500
"""Postings of a look-up from which it is compared by itself. Source: about where both ways cost the same."""
CHUNK = 2_000_000


@dataclass(frozen=True, slots=True)
class Votes:
    """One row a pair of key frames that look alike."""

    asked: np.ndarray
    """Place of the key frame in the print asked about."""
    items: np.ndarray
    """Item number."""
    at: np.ndarray
    """Second of the item's key frame."""
    weights: np.ndarray
    """How strongly: points that agree in direction, rare words counting more."""
    mirrored: np.ndarray
    """True where it was the mirrored print that looked alike."""

    def of(self, items: set[int]) -> Votes:
        """Return the votes for some items."""
        return self.where(np.isin(self.items, sorted(items)))

    def where(self, kept: np.ndarray) -> Votes:
        """Return the votes that flags name."""
        return Votes(self.asked[kept], self.items[kept], self.at[kept], self.weights[kept], self.mirrored[kept])

    def joined(self, other: Votes) -> Votes:
        """Return the votes of both."""
        names = ("asked", "items", "at", "weights", "mirrored")
        return Votes(*(np.concatenate([getattr(self, name), getattr(other, name)]) for name in names))


def votes_for(asked: Print, segments: list[Segment], dead: set[int]) -> Votes:
    """Return what looks like a print, in it or in its mirror image."""
    rows = []
    gone = np.array(sorted(dead), np.uint32)
    for flipped in (False, True):
        points = asked.points if asked.still else [within(p, slice(0, POINTS_ASKED)) for p in asked.points]
        if flipped:
            points = [mirrored(p, asked.shape[1]) for p in points]
        for segment in segments:
            hashes = mirrored_pdq(asked.hashes) if flipped else asked.hashes
            share = BUDGET * len(segment.rows) / max(1, sum(len(s.rows) for s in segments))
            found = [_by_points(points, segment, share), _by_hashes(hashes, asked.flat, segment)]
            for places, keys, weights in found:
                alive = ~np.isin(segment.key_items[keys], gone)
                places, keys, weights = places[alive], keys[alive], weights[alive]
                rows.append(
                    (places, segment.key_items[keys], segment.key_at[keys], weights, np.full(len(keys), flipped))
                )
    return Votes(*(np.concatenate([row[i] for row in rows]) for i in range(5))) if rows else _none()


def _none() -> Votes:
    return Votes(np.zeros(0, int), np.zeros(0, int), np.zeros(0), np.zeros(0), np.zeros(0, bool))


def _by_points(points: list[Points], segment: Segment, budget: float) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Return asked places, key frames and weights by points whose words and signatures agree."""
    whole = np.concatenate([p.descriptors for p in points]) if points else np.zeros((0, 128), np.uint8)
    if not len(whole) or not len(segment.rows):
        return np.zeros(0, int), np.zeros(0, int), np.zeros(0)
    tables = vocabulary()
    reduced = tables.reduced(whole)
    words = tables.words(reduced, NEAR_WORDS)
    signatures = tables.signatures(reduced)
    angles = np.concatenate([quantised(p) for p in points])
    owners = np.repeat(np.arange(len(points)), [len(p) for p in points])
    points_of, low, lengths, rarity = _lookups(words, segment, budget)
    frames = len(segment.key_at)
    postings, lookups, apart = _close_ones(segment, signatures[points_of], low, lengths)
    if not len(postings):
        return np.zeros(0, int), np.zeros(0, int), np.zeros(0)
    asked = points_of[lookups]
    keys = owners[asked] * frames + segment.rows[postings].astype(np.int64)
    bins = (segment.angles[postings].astype(int) - angles[asked] + 8) % 256 // 16
    weights = np.exp(-((apart / 12.0) ** 2)) * rarity[lookups]
    return _strongest(keys, bins, weights, frames)


def _close_ones(segment: Segment, wanted: np.ndarray, low: np.ndarray, lengths: np.ndarray) -> tuple[np.ndarray, ...]:
    """Return postings whose signature is close to that of their look-up, the look-up of each, and the bits apart.

    Short look-ups are gathered and compared together; a long one is a stretch of the file and compared by itself, which
    takes a fiftieth of the time a posting.
    """
    held = segment.signatures.view(np.ndarray)
    found = [_among(held, wanted, low, lengths, part) for part in _parts(np.flatnonzero(lengths <= LONG), lengths)]
    for place in np.flatnonzero(lengths > LONG):
        apart = np.bitwise_count(held[low[place] : low[place] + lengths[place]] ^ wanted[place])
        close = np.flatnonzero(apart <= CLOSE_SIGNATURE)
        found.append((close + low[place], np.full(len(close), place), apart[close]))
    empty = (np.zeros(0, np.int64), np.zeros(0, np.int64), np.zeros(0, np.uint8))
    return tuple(np.concatenate(each) for each in zip(empty, *found, strict=True))


def _parts(places: np.ndarray, lengths: np.ndarray) -> list[np.ndarray]:
    """Return the look-ups in parts of about CHUNK postings."""
    totals = np.cumsum(lengths[places])
    return [part for part in np.split(places, np.flatnonzero(np.diff(totals // CHUNK)) + 1) if len(part)]


def _among(held, wanted, low, lengths, part) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Return what `_close_ones` does, of some short look-ups."""
    counts = lengths[part]
    lookups = np.repeat(part, counts)
    postings = np.repeat(low[part] - (np.cumsum(counts) - counts), counts) + np.arange(len(lookups))
    apart = np.bitwise_count(held[postings] ^ wanted[lookups])
    close = np.flatnonzero(apart <= CLOSE_SIGNATURE)
    return postings[close], lookups[close], apart[close]


def _lookups(words: np.ndarray, segment: Segment, budget: float) -> tuple[np.ndarray, ...]:
    """Return point, first posting, number of postings and rarity of each word to look up, the rarest first.

    Common words, which tell least, are left out once `budget` postings would be read: so a search of a large archive
    costs no more than one of a middling one.
    """
    flat = words.reshape(-1)
    low, high = segment.begins[flat].astype(np.int64), segment.begins[flat + 1].astype(np.int64)
    lengths = high - low
    order = np.argsort(lengths, kind="stable")
    order = order[(lengths[order] > 0) & (np.cumsum(lengths[order]) <= budget)]
    rarity = np.log1p(len(segment.rows) / (1.0 + lengths[order])) / np.log1p(len(segment.rows))
    return order // words.shape[1], low[order], lengths[order], rarity


def _strongest(keys, bins, weights, frames) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Sum weights by pair of key frames and direction; return the strongest key frames of each asked one."""
    pairs, inverse = np.unique(keys, return_inverse=True)
    table = np.bincount(bins * len(pairs) + inverse, weights, minlength=len(pairs) * ANGLE_BINS)
    table = table.reshape(ANGLE_BINS, -1)  # a direction a row, which makes sums of neighbours cheap
    strength = table[0] + table[-1]
    for one, other in zip(table[1:], table[:-1], strict=True):
        np.maximum(strength, one + other, out=strength)
    asked = pairs // frames
    order = np.lexsort((-strength, asked))
    begins = np.searchsorted(asked[order], asked[order])
    kept = order[np.arange(len(order)) - begins < KEPT_FRAMES]
    return asked[kept], pairs[kept] % frames, strength[kept]


def _by_hashes(hashes: np.ndarray, flat: np.ndarray, segment: Segment) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Return asked places, key frames and weights by PDQ."""
    places, keys = [], []
    for place, one in enumerate(hashes):
        if not flat[place] and len(segment.hashes):
            close = np.flatnonzero((bits_apart(segment.hashes, one) <= CLOSE_BITS) & ~segment.flat)[:KEPT_FRAMES]
            places.append(np.full(len(close), place))
            keys.append(close)
    if not places:
        return np.zeros(0, int), np.zeros(0, int), np.zeros(0)
    joined = np.concatenate(keys)
    return np.concatenate(places), joined, np.full(len(joined), HASH_WEIGHT)
