"""Pairing what was found with what is there, one to one, by where it stands."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any


def pair_extents(gold: Sequence[Mapping[str, Any]], predicted: Sequence[Mapping[str, Any]]) -> list[tuple[int, int]]:
    """Return index pairs of overlapping `begin`-`end` extents: the same extents first, then the greatest overlap."""
    options = []
    for i, g in enumerate(gold):
        for j, p in enumerate(predicted):
            overlap = min(g["end"], p["end"]) - max(g["begin"], p["begin"])
            if overlap > 0:
                same = (g["begin"], g["end"]) == (p["begin"], p["end"])
                options.append((not same, -overlap, i, j))
    left_gold, left_predicted = set(range(len(gold))), set(range(len(predicted)))
    pairs = []
    for _, _, i, j in sorted(options):
        if i in left_gold and j in left_predicted:
            left_gold.remove(i)
            left_predicted.remove(j)
            pairs.append((i, j))
    return pairs
