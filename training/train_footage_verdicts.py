"""Makes `footage/matching/calibration.json` from what `benchmarks.footage.run` wrote of the dev split.

    python -m benchmarks.footage.run out/footage dev.jsonl --kind all --split dev
    python -m training.train_footage_verdicts dev.jsonl

For each kind of pair a logistic regression of "is the same footage" on the traits, pulled towards the weights that are
held, since there are few films. The first ones were set by hand from the figures of five films of the dev split: true
pairs had correlations of 0.9 and more, the worst wrong ones 0.62 over 1.5 s. The floor of p is then the lowest at which
no wrong pair of the dev split passes, and at least 0.5.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

import numpy as np

from weekreview.footage.matching.verdicts import FILE, KINDS, calibration

PULL = 3.0
"""Weight of the squares of the steps away from the held weights, in rows."""
LEAST_FLOOR = 0.5
SPEED_SLACK = 0.12


def labelled(paths: list[str]) -> list[tuple[str, list[float], bool]]:
    """Return kind, traits and truth of each trial's best candidate of each item.

    Films that an attack itself brings in are left out, and so are an item's other lines: a line of the true film at a
    wrong moment is no true pair, and no wrong one either.
    """
    rows = []
    for path in paths:
        for line in Path(path).read_text(encoding="utf-8").splitlines():
            trial = json.loads(line)
            hard, best = trial["kind"].startswith("hard"), {}
            for row in trial["rows"] if trial["dev"] else ():
                if row["name"] not in trial.get("others", ()):
                    best[row["name"]] = max(row, best.get(row["name"], row), key=lambda one: one["p"])
            for name, row in best.items():
                true = not hard and name == trial["source"]
                little = row["kind"] == "moment" and row["parts"] < calibration()["floors"]["moment_parts"]
                if not little and (not true or at_its_speed(trial, row)):
                    rows.append((row["kind"], row["traits"], true))
    return rows


def at_its_speed(trial: dict, row: dict) -> bool:
    """Return False for a line of the true film that runs at another speed than the excerpt."""
    if "speed" not in row or "theirs" not in trial:
        return True
    (a, b), (c, d) = trial["mine"], trial["theirs"]
    return abs(row["speed"] * (b - a) / max(1e-6, d - c) - 1) < SPEED_SLACK


def fitted(traits: np.ndarray, truth: np.ndarray, held: dict) -> tuple[float, np.ndarray]:
    """Return constant and weights of a logistic regression pulled to the held ones, by Newton's rounds."""
    middle, spread = traits.mean(axis=0), np.maximum(traits.std(axis=0), 1e-3)
    design = np.hstack([np.ones((len(traits), 1)), (traits - middle) / spread])
    start = np.array([held["constant"] + middle @ held["weights"], *(spread * held["weights"])])
    weights = start.copy()
    pull = PULL * np.eye(design.shape[1])
    # Both truths weigh the same, so that p is of an even bet and does not hang on how many wrong pairs were tried.
    heft = np.where(truth, 0.5 / max(1, truth.sum()), 0.5 / max(1, (~truth).sum())) * len(truth)
    for _ in range(50):
        p = 1 / (1 + np.exp(-design @ weights))
        slope = design.T @ (heft * (p - truth)) + pull @ (weights - start)
        curve = (design * (heft * p * (1 - p))[:, None]).T @ design + pull
        weights -= np.linalg.solve(curve, slope)
    unscaled = weights[1:] / spread
    return float(weights[0] - unscaled @ middle), unscaled


def main(paths: list[str]) -> None:
    """Fit, choose floors, write."""
    held = json.loads(FILE.read_text(encoding="utf-8"))
    rows = labelled(paths)
    for kind, floor in zip(KINDS, ("same", "same_still", "same_moment"), strict=True):
        mine = [(traits, truth) for k, traits, truth in rows if k == kind]
        traits, truth = np.array([t for t, _ in mine]), np.array([t for _, t in mine], bool)
        if len(mine) < 20 or truth.all() or not truth.any():
            print(f"{kind}: {len(mine)} rows are too few; left as it was")
            continue
        constant, weights = fitted(traits, truth, held[kind])
        p = 1 / (1 + np.exp(-(constant + traits @ weights)))
        worst = float(p[~truth].max())
        held[kind] = {"constant": round(constant, 4), "weights": [round(float(w), 4) for w in weights]}
        held["floors"][floor] = round(max(LEAST_FLOOR, min(0.98, worst + 0.02)), 3)
        passed = (p[truth] >= held["floors"][floor]).mean()
        print(
            f"{kind}: {int(truth.sum())} true, {int((~truth).sum())} wrong; worst wrong {worst:.3f}; kept {passed:.3f}"
        )
    FILE.write_text(json.dumps(held, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
