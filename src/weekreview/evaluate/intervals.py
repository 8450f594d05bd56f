"""Scores with intervals: each figure over all samples, and over resamples of them.

Source: the percentile bootstrap (Efron and Tibshirani, An Introduction to the Bootstrap, 1993, ch. 13); 1,000 resamples
of whole samples (sentences or documents, never single mentions, since those of one text depend on one another), seed 0.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

RESAMPLES = 1000
SEED = 0


@dataclass(frozen=True, slots=True)
class Score:
    """One figure on one corpus."""

    corpus: str
    """Name of the corpus."""
    figure: str
    """Name of the figure."""
    value: float
    """In [0, 1]."""
    low: float
    """Lower end of the 95% interval."""
    high: float
    """Upper end of the 95% interval."""
    samples: int
    """Number of sentences or documents."""
    corpus_sha256: str
    """Digest of the corpus's files, so that figures on other data are never compared."""

    @property
    def name(self) -> str:
        """Return `corpus.figure`, by which floors are kept."""
        return f"{self.corpus}.{self.figure}"


Figures = Callable[[Mapping[str, float]], dict[str, float]]
"""From summed counts to figures."""


def score_counts(corpus: str, digest: str, counts: Sequence[Mapping[str, float]], figures: Figures) -> list[Score]:
    """Return each figure over the samples' counts with its interval; no samples, no scores.

    Args:
        corpus: Its name.
        digest: Of its files.
        counts: One mapping a sample, all with the same keys.
        figures: From summed counts to figures.
    """
    if not counts:
        return []
    keys = sorted(counts[0])
    table = np.array([[row[key] for key in keys] for row in counts], dtype=float)
    picks = np.random.default_rng(SEED).integers(0, len(table), size=(RESAMPLES, len(table)))
    resampled = [figures(dict(zip(keys, table[pick].sum(axis=0), strict=True))) for pick in picks]
    point = figures(dict(zip(keys, table.sum(axis=0), strict=True)))
    return [_score(corpus, digest, name, point, resampled, len(table)) for name in point]


def f1(hits: float, gold: float, predicted: float) -> float:
    """Return the harmonic mean of precision and recall; 0 where both sides are empty."""
    return 2 * hits / (gold + predicted) if gold + predicted else 0.0


def share(part: float, whole: float) -> float:
    """Return part over whole; 0 where the whole is empty."""
    return part / whole if whole else 0.0


def _score(
    corpus: str, digest: str, name: str, point: dict[str, float], resampled: list[dict[str, float]], samples: int
) -> Score:
    """Return one figure with the 2.5th and 97.5th percentile of its resamples."""
    low, high = np.percentile([row[name] for row in resampled], [2.5, 97.5])
    return Score(corpus, name, float(point[name]), float(low), float(high), samples, digest)
