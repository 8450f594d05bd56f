"""The logistic fit that turns a model's score into a probability (Source: Platt 1999, without his smoothing)."""

from __future__ import annotations

import numpy as np


def logit(scores: np.ndarray) -> np.ndarray:
    """Return the log odds of scores in [0, 1], kept finite."""
    inside = np.clip(scores, 1e-6, 1 - 1e-6)
    return np.log(inside / (1 - inside))


def fit(scores: np.ndarray, right: np.ndarray) -> tuple[float, float]:
    """Return slope and offset of the logistic fit of `right` on the logit of `scores` (Newton, small ridge)."""
    x = logit(scores)
    design, weight = np.stack([x, np.ones_like(x)], 1), np.array([1.0, 0.0])

    def loss(w):
        margin = design @ w
        return np.sum(np.logaddexp(0, margin) - right * margin) + 0.5e-3 * w @ w

    for _ in range(50):
        p = 1 / (1 + np.exp(-np.clip(design @ weight, -30, 30)))
        gradient = design.T @ (p - right) + 1e-3 * weight
        hessian = (design * (p * (1 - p))[:, None]).T @ design + 1e-3 * np.eye(2)
        step = np.linalg.solve(hessian, gradient)
        while loss(weight - step) > loss(weight) and np.abs(step).max() > 1e-9:
            step = step / 2
        weight = weight - step
    return float(weight[0]), float(weight[1])
