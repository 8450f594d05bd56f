"""Groupings against groupings: B-cubed, MUC, CEAF-e and their mean, over the same items.

Source: Vilain et al. (1995) for MUC; Bagga and Baldwin (1998) for B-cubed; Luo (2005) for CEAF with phi-4; the mean of
the three is the CoNLL score (Pradhan et al., 2012). Singletons count, as in the cross-document protocol of ECB+.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Mapping

import numpy as np

from ..intervals import f1, share

Grouping = Mapping[str, Hashable]
"""Item -> name of its group."""


def b_cubed(found: Grouping, truth: Grouping) -> tuple[float, float]:
    """Return B-cubed precision and recall over the items of `truth`; both hold the same items."""
    mine, theirs = _members(found), _members(truth)
    precision = recall = 0.0
    for item in truth:
        a, b = mine[found[item]], theirs[truth[item]]
        both = len(a & b)
        precision += both / len(a)
        recall += both / len(b)
    return share(precision, len(truth)), share(recall, len(truth))


def muc(found: Grouping, truth: Grouping) -> tuple[float, float]:
    """Return MUC precision and recall: the share of links of one that the other keeps."""
    return _links_kept(found, truth), _links_kept(truth, found)


def ceaf_e(found: Grouping, truth: Grouping) -> tuple[float, float]:
    """Return CEAF-e precision and recall: groups paired one to one so that their likeness is greatest."""
    mine, theirs = list(_members(found).values()), list(_members(truth).values())
    holder = {item: n for n, group in enumerate(theirs) for item in group}
    likeness = np.zeros((len(mine), len(theirs)))
    for row, group in enumerate(mine):
        for item in group:
            likeness[row, holder[item]] += 1
        for column in np.flatnonzero(likeness[row]):
            likeness[row, column] = 2 * likeness[row, column] / (len(group) + len(theirs[column]))
    total = sum(likeness[row, column] for row, column in best_pairs(likeness))
    return share(total, len(mine)), share(total, len(theirs))


def best_pairs(likeness: np.ndarray) -> list[tuple[int, int]]:
    """Return the one-to-one pairs (row, column) whose likeness sums to the most; not changed, any shape.

    Source: the Hungarian method with potentials (Kuhn, 1955; Munkres, 1957), one row added at a time.
    """
    turned = likeness.shape[0] > likeness.shape[1]
    cost = -(likeness.T if turned else likeness)
    rows, columns = cost.shape
    row_price, column_price = np.zeros(rows + 1), np.zeros(columns + 1)
    owner = np.zeros(columns + 1, dtype=int)
    for row in range(1, rows + 1):
        owner[0], at = row, 0
        least = np.full(columns + 1, np.inf)
        came_from = np.zeros(columns + 1, dtype=int)
        used = np.zeros(columns + 1, dtype=bool)
        while owner[at]:
            used[at] = True
            slack = cost[owner[at] - 1] - row_price[owner[at]] - column_price[1:]
            better = ~used[1:] & (slack < least[1:])
            least[1:][better], came_from[1:][better] = slack[better], at
            nearest = int(np.where(used, np.inf, least)[1:].argmin()) + 1
            step = least[nearest]
            row_price[owner[used]] += step
            column_price[used] -= step
            least[~used] -= step
            at = nearest
        while at:
            owner[at], at = owner[came_from[at]], came_from[at]
    pairs = [(int(owner[c]) - 1, c - 1) for c in range(1, columns + 1) if owner[c]]
    return [(c, r) for r, c in pairs] if turned else pairs


def conll(found: Grouping, truth: Grouping) -> dict[str, float]:
    """Return the F1 of each measure and their mean."""
    measures: dict[str, Callable[[Grouping, Grouping], tuple[float, float]]] = {
        "MUC": muc, "B-cubed": b_cubed, "CEAF-e": ceaf_e,
    }  # fmt: skip
    scores = {name: harmonic(*measure(found, truth)) for name, measure in measures.items()}
    return {**scores, "CoNLL": sum(scores.values()) / len(scores)}


def harmonic(precision: float, recall: float) -> float:
    """Return the F1 of precision and recall."""
    return f1(precision * recall, precision, recall) if precision + recall else 0.0


def _members(grouping: Grouping) -> dict[Hashable, set[str]]:
    groups: dict[Hashable, set[str]] = defaultdict(set)
    for item, name in grouping.items():
        groups[name].add(item)
    return groups


def _links_kept(kept_from: Grouping, by: Grouping) -> float:
    """Return the share of the links inside the groups of `kept_from` that survive in `by`."""
    links = kept = 0
    for group in _members(kept_from).values():
        links += len(group) - 1
        kept += len(group) - len({by[item] for item in group})
    return share(kept, links)
