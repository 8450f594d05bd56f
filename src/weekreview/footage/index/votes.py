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
MOST_FRAMES = 10 * KEPT_FRAMES
"""Key frames whose votes are told apart by direction; those with fewer votes in all can hardly be among the kept."""
HASH_WEIGHT = 40.0
"""A near-exact frame counts like so many points."""
BUDGET = 40_000_000
"""Postings read for a print, and again for its mirror image, of an archive of up to some 2e6 key frames. Source: a
choice for two seconds of one processor."""
BUDGET_A_FRAME = 20
"""Postings for each key frame of a larger archive: a fixed number would leave out all but the rarest words there."""
LONG = 32
"""Postings of a look-up from which it is compared by itself: 6 microseconds, and 0.2 a posting of those gathered."""
CHUNK = 2_000_000
_LIKENESS = np.exp(-((np.arange(CLOSE_SIGNATURE + 1) / 12.0) ** 2))
"""What a point counts whose signature is so many bits apart."""


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
    budget = max(BUDGET, BUDGET_A_FRAME * sum(len(s.key_at) for s in segments))
    for flipped in (False, True):
        points = asked.points if asked.still else [within(p, slice(0, POINTS_ASKED)) for p in asked.points]
        if flipped:
            points = [mirrored(p, asked.shape[1]) for p in points]
        for segment in segments:
            hashes = mirrored_pdq(asked.hashes) if flipped else asked.hashes
            share = budget * len(segment.rows) / max(1, sum(len(s.rows) for s in segments))
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
    places, keys, strengths = [], [], []
    for place in range(len(points)):  # one after another, since all at once would take memory by the archive's size
        mine = np.flatnonzero(owners[points_of] == place)
        asked = points_of[mine]
        postings, lookups, apart = _close_ones(segment, signatures[asked], low[mine], lengths[mine])
        turns = segment.angles[postings] - angles[asked[lookups]].astype(np.uint8) + np.uint8(8)  # modulo 256
        weights = _LIKENESS[apart] * rarity[mine[lookups]]
        best, strength = _strongest(segment.rows[postings], turns >> 4, weights)
        places.append(np.full(len(best), place))
        keys.append(best)
        strengths.append(strength)
    return np.concatenate(places), np.concatenate(keys), np.concatenate(strengths)


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


def _strongest(rows, bins, weights) -> tuple[np.ndarray, np.ndarray]:
    """Return the key frames that one asked key frame votes for most, and how strongly, the strongest first.

    Of many only those with most votes in all directions together are looked at by direction.
    """
    total = np.bincount(rows, weights)
    voted = np.flatnonzero(total)
    if len(voted) > MOST_FRAMES:
        least = np.partition(total[voted], -MOST_FRAMES)[-MOST_FRAMES]
        kept = total[rows] >= least
        rows, bins, weights = rows[kept], bins[kept], weights[kept]
    keys, inverse = np.unique(rows, return_inverse=True)
    table = np.bincount(bins.astype(np.int64) * len(keys) + inverse, weights, minlength=len(keys) * ANGLE_BINS)
    table = table.reshape(ANGLE_BINS, -1)  # a direction a row, which makes sums of neighbours cheap
    strength = (table + np.roll(table, 1, axis=0)).max(axis=0)
    order = np.argsort(-strength, kind="stable")[:KEPT_FRAMES]
    return keys[order], strength[order]


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
