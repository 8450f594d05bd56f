"""Two learners for `train_places`: a conditional logit over candidates, a logistic regression over signs and words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence

import numpy as np

SEEN = 3
"""Least names of the training data beside which a word must stand. Source: of 2, 3 and 5 within noise of each other."""

WORD_RIDGE, SIGN_RIDGE = 2.0, 0.5
"""Penalties of words and of signs. Source: of 2, 4 and 6 for words the best F1 on both corpora in cross-validation."""

NEXT_TO_NOTHING = 0.08
"""Weight of a word below which it is left out of the file."""


def descend(
    slope: Callable[[np.ndarray], np.ndarray], weights: np.ndarray, steps: int, rate: float = 0.1
) -> np.ndarray:
    """Return weights after Adam steps with a falling rate (Kingma and Ba 2015)."""
    moment, spread = np.zeros_like(weights), np.zeros_like(weights)
    for step in range(1, steps + 1):
        gradient = slope(weights)
        moment, spread = 0.9 * moment + 0.1 * gradient, 0.99 * spread + 0.01 * gradient**2
        now = rate * (1 - step / (steps + 1))
        weights = weights - now * (moment / (1 - 0.9**step)) / (np.sqrt(spread / (1 - 0.99**step)) + 1e-8)
    return weights


def learn_choice(samples: Sequence, start: np.ndarray, fixed: dict[int, float], floor: np.ndarray, steps: int):
    """Return the weights that make the right candidates most likely (maximum likelihood with a ridge).

    `samples` are pairs of a matrix, one row a candidate, and which rows are right. Where several are, they count
    together.
    """
    sizes = [len(m) for m, _ in samples]
    matrix, right = np.vstack([m for m, _ in samples]), np.concatenate([r for _, r in samples]).astype(float)
    owner = np.repeat(np.arange(len(samples)), sizes)

    def held(weights: np.ndarray) -> np.ndarray:
        bounded = np.maximum(weights, floor)
        bounded[list(fixed)] = list(fixed.values())
        return bounded

    def slope(weights: np.ndarray) -> np.ndarray:
        weights = held(weights)
        scores = matrix @ weights
        top = np.full(len(samples), -np.inf)
        np.maximum.at(top, owner, scores)
        raised = np.exp(scores - top[owner])
        p = raised / np.bincount(owner, raised)[owner]
        hit = np.bincount(owner, p * right)
        aim = p * right / np.maximum(hit, 1e-9)[owner]
        return (matrix.T @ (p - aim) + 0.1 * weights) / len(samples)

    return held(descend(slope, start, steps))


def learn_finder(signs: np.ndarray, words: Sequence[Sequence[str]], is_place: np.ndarray) -> tuple[np.ndarray, dict]:
    """Return the weights of signs and of words of a logistic regression; all words have the same number of keys."""
    counts = Counter(key for keys in words for key in set(keys))
    known = {key: number for number, key in enumerate(sorted(k for k, n in counts.items() if n >= SEEN))}
    nothing = len(known)
    at = np.array([[known.get(key, nothing) for key in keys] for keys in words])
    many = signs.shape[1]
    ridge = np.concatenate([np.full(many, SIGN_RIDGE), np.full(nothing + 1, WORD_RIDGE)])

    def slope(weights: np.ndarray) -> np.ndarray:
        of_words = weights[many:].copy()
        of_words[nothing] = 0.0
        off = 1 / (1 + np.exp(-(signs @ weights[:many] + of_words[at].sum(axis=1)))) - is_place
        back = np.bincount(at.ravel(), np.repeat(off, at.shape[1]), minlength=nothing + 1)
        back[nothing] = 0.0
        return (np.concatenate([signs.T @ off, back]) + ridge * weights) / len(is_place)

    weights = descend(slope, np.zeros(many + nothing + 1), 500)
    kept = {key: round(float(weights[many + n]), 3) for key, n in known.items()}
    return weights[:many], {key: weight for key, weight in kept.items() if abs(weight) >= NEXT_TO_NOTHING}
