"""Clusters by mean chance: the two groups whose members' mean chance is greatest are joined until none reaches it."""

from __future__ import annotations

import numpy as np


def join_by_mean(table: np.ndarray, threshold: float) -> list[list[int]]:
    """Return groups of row numbers, each sorted, sorted by their first.

    Args:
        table: N x N, symmetric; not changed.
        threshold: Least mean over the pairs between two groups that are joined.
    """
    sums = np.array(table, dtype=float)
    np.fill_diagonal(sums, -np.inf)
    sizes = np.ones(len(sums))
    groups: list[list[int] | None] = [[n] for n in range(len(sums))]
    best = np.where(len(sums) > 1, sums.argmax(axis=1), 0) if len(sums) else np.zeros(0, int)
    mean = sums.copy()
    while len(sums) > 1:
        row = int(mean[np.arange(len(sums)), best].argmax())
        column = int(best[row])
        if mean[row, column] < threshold:
            break
        sums[row] += sums[column]
        sums[:, row] = sums[row]
        sums[row, row] = -np.inf
        sizes[row] += sizes[column]
        groups[row] = (groups[row] or []) + (groups[column] or [])
        groups[column] = None
        for gone in (sums, mean):
            gone[column, :] = gone[:, column] = -np.inf
        mean[row] = sums[row] / (sizes[row] * sizes)
        mean[:, row] = mean[row]
        stale = np.flatnonzero((best == row) | (best == column))
        best[row] = mean[row].argmax()
        best[stale] = mean[stale].argmax(axis=1)
        better = mean[:, row] > mean[np.arange(len(sums)), best]
        best[better] = row
    return sorted(sorted(g) for g in groups if g)
