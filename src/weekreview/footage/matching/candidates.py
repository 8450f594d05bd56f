"""Votes -> lines in time: which item, in its mirror or not, at which speed and offset, deserves a closer look.

A vote says that second a of the clip looks like second b of an item. True copies vote along one line b = speed * a +
offset; each asked key frame counts once a line, so that a still scene, which votes for everything, gains nothing by it.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from ..index.votes import Votes

SPEEDS = (1.0, 0.5, 0.67, 0.8, 0.9, 1.11, 1.25, 1.5, 2.0)
BIN_SECONDS = 0.5
LINES_AN_ITEM = 3
LINES_OF_A_STILL = 6
"""A picture has one frame to vote with, and what is like it at other moments votes as strongly."""
LINES = 20
TRUE_SHARE = 0.25
"""A line at true speed is looked at where it has this share of the best one's votes."""
FLAT_SHARE = 0.6
"""Offsets that gather this share of the best line's votes are not told from it by votes: the scene stands still."""
WIDEST_SECONDS = 60.0


@dataclass(frozen=True, slots=True)
class Candidate:
    """A line to look at closely."""

    item: int
    """Item number."""
    mirrored: bool
    """True where the clip is to be mirrored first."""
    speed: float
    """Seconds of the item in a second of the clip."""
    offset: float
    """Second of the item at second 0 of the clip."""
    weight: float
    """Votes along it."""
    loose_seconds: float
    """How far the offset may be off, to both sides."""
    asked: tuple[int, ...]
    """Key frames of the clip that voted for it, the strongest first."""
    their_at: tuple[float, ...]
    """The item's second that each voted for."""


def candidates_of(votes: Votes, asked_at: np.ndarray, still: bool) -> list[Candidate]:
    """Return the lines with most votes, the best first."""
    found: list[Candidate] = []
    groups = votes.items.astype(np.int64) * 2 + votes.mirrored
    totals = {int(g): float(votes.weights[groups == g].sum()) for g in np.unique(groups)}
    for group in sorted(totals, key=lambda g: -totals[g])[: 4 * LINES]:
        chosen = np.flatnonzero(groups == group)
        found += _lines_of(votes, chosen, asked_at, still)
    return sorted(found, key=lambda c: -c.weight)[:LINES]


def _lines_of(votes: Votes, chosen: np.ndarray, asked_at: np.ndarray, still: bool) -> list[Candidate]:
    """Return the best lines of one item and side.

    A scene that hardly changes votes for any speed; where none of its lines runs at the true one, the best that does is
    added, since most copies do.
    """
    asked, their_at, weights = votes.asked[chosen], votes.at[chosen], votes.weights[chosen]
    mine_at = asked_at[asked]
    lines: list[Candidate] = []
    left = np.ones(len(chosen), bool)

    def best_of(speeds: tuple[float, ...], among: np.ndarray):
        found = [
            # of two equal lines the one at true speed is likelier
            (total * (1.0 if speed == 1.0 else 0.97), speed, offset, loose)
            for speed in speeds
            for offset, total, loose in _peaks(asked[among], (their_at - speed * mine_at)[among], weights[among])
        ]
        return max(found, key=lambda line: line[0], default=None)

    def line_of(total: float, speed: float, offset: float, loose: float) -> tuple[Candidate, np.ndarray]:
        near = np.abs(their_at - speed * mine_at - offset) <= BIN_SECONDS
        order = np.flatnonzero(near)[np.argsort(-weights[near])]
        _, first = np.unique(asked[order], return_index=True)
        order = order[np.sort(first)]
        item, flipped = int(votes.items[chosen[0]]), bool(votes.mirrored[chosen[0]])
        voters, seconds = tuple(int(asked[i]) for i in order), tuple(float(their_at[i]) for i in order)
        return Candidate(item, flipped, speed, offset, total, loose, voters, seconds), near

    for _ in range(LINES_OF_A_STILL if still else LINES_AN_ITEM):
        best = best_of((1.0,) if still else SPEEDS, left)
        if best is None or (lines and best[0] < 0.35 * lines[0].weight):
            break
        line, near = line_of(*best)
        lines.append(line)
        left &= ~near
        if not left.any():
            break
    if lines and all(line.speed != 1.0 for line in lines) and len(asked_at) > 1:
        true = best_of((1.0,), np.ones(len(chosen), bool))
        if true is not None and true[0] >= TRUE_SHARE * lines[0].weight:
            lines.append(line_of(*true)[0])
    return lines


def _peaks(asked: np.ndarray, offsets: np.ndarray, weights: np.ndarray) -> list[tuple[float, float, float]]:
    """Return the best offset with its votes and how loose it is; none where there are no votes."""
    if not len(asked):
        return []
    low = offsets.min()
    bins = np.floor((offsets - low) / (BIN_SECONDS / 2)).astype(int)
    count = bins.max() + 1
    cells = asked.astype(np.int64) * count + bins
    unique, inverse = np.unique(cells, return_inverse=True)
    most = np.zeros(len(unique))
    np.maximum.at(most, inverse, weights)
    line = np.bincount(unique % count, most, minlength=count)
    smooth = np.convolve(line, [0.5, 1.0, 1.0, 0.5], mode="full")[1 : count + 1]
    peak = int(smooth.argmax())
    like = np.flatnonzero(smooth >= FLAT_SHARE * smooth[peak])
    loose = max(abs(like - peak)) * BIN_SECONDS / 2
    near = np.abs(bins - peak) <= 1
    offset = float(np.average(offsets[near], weights=weights[near])) if near.any() else low + peak * BIN_SECONDS / 2
    return [(offset, float(smooth[peak]), float(min(WIDEST_SECONDS, loose)))]
