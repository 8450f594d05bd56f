"""Counts what `run` found: `python -m benchmarks.footage.score RUN... [--results docs/results.md]`.

A film's trial is found where the true film is among the matches; it is right where the verdict is the same footage. A
false one is a `same footage` of any film that the clip holds nothing of, or, of a hard trial, any `same footage` at
all.
"""

from __future__ import annotations

import argparse
import json
from collections import defaultdict
from pathlib import Path
from typing import Any

import numpy as np

from weekreview.evaluate.reports import write_table

SAME = "same footage"


def main() -> None:
    """Count and print."""
    given = argparse.ArgumentParser()
    given.add_argument("runs", nargs="+", type=Path)
    given.add_argument("--split", choices=("dev", "test", "all"), default="test")
    given.add_argument("--results", type=Path)
    options = given.parse_args()
    lines = [line for path in options.runs for line in path.read_text(encoding="utf-8").splitlines()]
    trials = [json.loads(line) for line in lines]
    if options.split != "all":
        trials = [t for t in trials if t["dev"] == (options.split == "dev")]
    told = "\n\n".join(table for table in (summary(trials), by_attack(trials)) if table)
    print(told)
    if options.results:
        write_table(options.results, "footage", told)


def summary(trials: list[dict[str, Any]]) -> str:
    """Return the table of what the issue asks for."""
    rows = [("what", "figure", "trials"), ("---", "---:", "---:")]
    of = defaultdict(list)
    for trial in trials:
        of[trial["kind"]].append(trial)
    films = of["film"]
    if films:
        right, found = macro(films, SAME), macro(films, None)
        mean = f"{np.mean(list(right.values())):.3f}"
        rows.append(("films: mean recall of `same footage` over the attacks", mean, len(films)))
        worst = min(right, key=lambda name: right[name])
        rows.append((f"films: worst attack ({worst})", f"{right[worst]:.3f}", len(films)))
        rows.append(("films: found at all, mean over the attacks", f"{np.mean(list(found.values())):.3f}", len(films)))
        rows.append(("films: false `same footage` among unrelated films", falses(films, SAME), len(films)))
        rows.append(("films: any verdict among unrelated films", falses(films, None), len(films)))
        overlaps, offsets = segments(films)
    if films and overlaps:
        rows.append(("films: overlap of segments in time, median", f"{np.median(overlaps):.3f}", len(overlaps)))
        rows.append(("films: offset error, 90th percentile, s", f"{np.percentile(offsets, 90):.2f}", len(offsets)))
    for kind, words in (("hard", "films"), ("hard still", "stills of films")):
        if of[kind]:
            wrong = sum(any(m["decision"] == SAME for m in t["matches"]) for t in of[kind])
            rows.append((f"{words}: false `same footage` of another moment of the scene", wrong, len(of[kind])))
    for kind, words in (("still", "photographs"), ("still of film", "stills of films")):
        true = [t for t in of[kind] if t["source"]]
        if true:
            right = macro(true, SAME)
            rows.append((f"{words}: mean recall of `same footage`", f"{np.mean(list(right.values())):.3f}", len(true)))
            worst = min(right, key=lambda name: right[name])
            rows.append((f"{words}: worst attack ({worst})", f"{right[worst]:.3f}", len(true)))
            rows.append((f"{words}: false `same footage`, unrelated", falses(of[kind], SAME), len(of[kind])))
    seen = [t for t in of["still"] if t.get("scene")]
    if seen:
        wrong = sum(any(m["name"] in t["scene"] and m["decision"] == SAME for m in t["matches"]) for t in seen)
        rows.append(("photographs: false `same footage` of another one of the scene", wrong, len(seen)))
    refused = sum("refused" in trial for trial in trials)
    if refused:
        rows.append(("refused, that should not have been", refused, len(trials)))
    rows.append(("calibration error of p, ten bins", f"{calibration_error(trials):.3f}", "all candidates"))
    return "\n".join("| " + " | ".join(str(cell) for cell in row) + " |" for row in rows)


def by_attack(trials: list[dict[str, Any]]) -> str:
    """Return the table of attacks on films."""
    films = [t for t in trials if t["kind"] == "film"]
    if not films:
        return ""
    right, found = macro(films, SAME), macro(films, None)
    rows = ["| attack | same footage | found at all | trials |", "| --- | ---: | ---: | ---: |"]
    for name in right:
        count = sum(t["attack"] == name for t in films)
        rows.append(f"| {name} | {right[name]:.2f} | {found[name]:.2f} | {count} |")
    return "\n".join(rows)


def macro(trials: list[dict[str, Any]], verdict: str | None) -> dict[str, float]:
    """Return the share of each attack's trials in which the true source has a verdict; None = any."""
    hits = defaultdict(list)
    for trial in trials:
        own = [m for m in trial["matches"] if m["name"] == trial["source"]]
        hits[trial["attack"]].append(any(verdict in (None, m["decision"]) for m in own))
    return {name: float(np.mean(flags)) for name, flags in hits.items()}


def falses(trials: list[dict[str, Any]], verdict: str | None) -> int:
    """Return in how many trials something that the clip does not hold, nor its scene, has a verdict."""
    count = 0
    for trial in trials:
        held = {trial["source"], *trial.get("others", ()), *trial.get("scene", ())}
        count += any(m["name"] not in held and verdict in (None, m["decision"]) for m in trial["matches"])
    return count


def segments(trials: list[dict[str, Any]]) -> tuple[list[float], list[float]]:
    """Return overlap in time and error of the offset of each right match."""
    overlaps: list[float] = []
    offsets: list[float] = []
    for trial in trials:
        own = [m for m in trial["matches"] if m["name"] == trial["source"] and m["decision"] == SAME and "mine" in m]
        if own:
            match = max(own, key=lambda m: m["p"])
            (a, b), (c, d) = match["mine"], trial["mine"]
            overlaps.append(max(0.0, min(b, d) - max(a, c)) / max(1e-6, max(b, d) - min(a, c)))
            speed = (trial["theirs"][1] - trial["theirs"][0]) / max(1e-6, d - c)
            offsets.append(abs(match["theirs"][0] - (trial["theirs"][0] + speed * (a - c))))
    return overlaps, offsets


def calibration_error(trials: list[dict[str, Any]]) -> float:
    """Return how far p is from the share that is true, over ten bins, weighed by their number.

    Of each trial and known item the candidate with the largest p counts, since that is the one that is told.
    """
    pairs = []
    for trial in trials:
        hard, best = trial["kind"].startswith("hard"), {}
        for row in trial["rows"]:
            if row["name"] not in trial.get("others", ()):
                best[row["name"]] = max(row["p"], best.get(row["name"], 0.0))
        pairs += [(p, float(not hard and name == trial["source"])) for name, p in best.items()]
    if not pairs:
        return 0.0
    p, truth = np.array(pairs).T
    bins = np.minimum((p * 10).astype(int), 9)
    return float(sum((bins == b).mean() * abs(p[bins == b].mean() - truth[bins == b].mean()) for b in np.unique(bins)))


if __name__ == "__main__":
    main()
