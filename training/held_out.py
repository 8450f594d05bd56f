"""Figures of the toponym finder and ranker on documents that they were not learned from, as a table."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable

import numpy as np

from weekreview.ground.gazetteer.distances import distance_km
from weekreview.ground.gazetteer.gazetteers import Gazetteer
from weekreview.ground.places.finding import choose, find_in
from weekreview.ground.places.ranking import rank

NEAR_KM = 161.0
FOLDS = 3
SURE = 0.9
RESAMPLES = 1000


def held_out(samples: list, made: list, learn: Callable, gazetteer: Gazetteer) -> str:
    """Return a Markdown table: three-fold cross-validation, then each corpus with weights learned from the other."""
    rows = []
    counts: dict[str, list[Counter]] = {"lgl": [], "geovirus": []}
    for fold in range(FOLDS):
        learn([s for i, s in enumerate(samples) if i % FOLDS != fold] + made)
        for number, (document, namings) in enumerate(samples):
            if number % FOLDS == fold:
                counts[document["corpus"]].append(count(document, namings, gazetteer))
    rows += [row(f"{name}, cross-validated", found) for name, found in counts.items()]
    rows.append(row("both, cross-validated", [one for found in counts.values() for one in found]))
    for name, other in (("lgl", "geovirus"), ("geovirus", "lgl")):
        learn([s for s in samples if s[0]["corpus"] == other] + made)
        found = [count(d, n, gazetteer) for d, n in samples if d["corpus"] == name]
        rows.append(row(f"{name}, learned from {other} alone", found))
    head = "| documents | " + " | ".join(FIGURES) + " |\n| --- |" + " ---: |" * len(FIGURES)
    return "\n".join([head, *rows])


def count(document: dict, namings: list, gazetteer: Gazetteer) -> Counter:
    """Return one document's counts."""
    found: Counter = Counter()
    gold = {(t["begin"], t["end"]): t for t in document["toponyms"] if t["lat"] is not None}
    found["gold"] = len(gold)
    every = {(t["begin"], t["end"]) for t in document["toponyms"]}
    found["every"] = len(every)
    for one in find_in(document["text"], gazetteer, frozenset()):
        target = gold.get((one.begin, one.end))
        found["said"] += 1
        found["found"] += (one.begin, one.end) in every
        if target and one.place:
            right = distance_km(one.place.lat, one.place.lon, target["lat"], target["lon"]) <= NEAR_KM
            found["placed"] += 1
            found["near"] += right
            if one.p_name * one.p_place >= SURE:
                found["sure"] += 1
                found["sure right"] += right
    return found + given_names(document, namings, gold, gazetteer)


def given_names(document: dict, namings: list, gold: dict, gazetteer: Gazetteer) -> Counter:
    """Count the gold names of the gazetteer whose likeliest place is right, whether or not the finder takes them."""
    found: Counter = Counter()
    ranked, context = rank(namings, document["text"])
    for naming, chances in zip(namings, ranked, strict=True):
        target = gold.get((naming.begin, naming.end))
        if target:
            entry = (
                choose(naming, chances, context, 0.0).entry
                or max(zip(chances, naming.candidates, strict=True), key=lambda pair: pair[0])[1][0]
            )
            found["named"] += 1
            found["named near"] += distance_km(entry.lat, entry.lon, target["lat"], target["lon"]) <= NEAR_KM
    return found


FIGURES = {
    "found: precision": ("found", "said"), "recall": ("found", "every"),
    "placed within 161 km, of all": ("near", "gold"),
    "of those placed": ("near", "placed"), "of those with p of 0.9": ("sure right", "sure"),
    "given the name, of all": ("named near", "gold"), "name not in the gazetteer": ("missing", "gold"),
}  # fmt: skip
"""Each figure as a share of two counts."""


def row(name: str, counts: list[Counter]) -> str:
    """Return one row: each figure with its 95% interval (percentile bootstrap over documents, seed 0)."""
    for one in counts:
        one["missing"] = one["gold"] - one["named"]
    draws = np.random.default_rng(0).integers(0, len(counts), size=(RESAMPLES, len(counts)))
    cells = []
    for part, whole in FIGURES.values():
        a, b = np.array([c[part] for c in counts], float), np.array([c[whole] for c in counts], float)
        low, high = np.percentile(a[draws].sum(1) / np.maximum(b[draws].sum(1), 1), [2.5, 97.5])
        cells.append(f"{a.sum() / b.sum():.3f} ({low:.3f} to {high:.3f})")
    return f"| {name} | " + " | ".join(cells) + " |"
