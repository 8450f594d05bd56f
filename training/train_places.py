"""Learn the weights of the place ranker and of the toponym finder from LGL and GeoVirus.

    python training/train_places.py CORPORA_FOLDER [--words TEXT.jsonl ...]

Writes `src/weekreview/ground/data/weights.json` (and, with --words, `common_words.txt`: words of these texts that stand
in lower case and also name some place). Deterministic: no draw is made; folds go by the number of the document.
Prints figures in three-fold cross-validation; the weights that are written are learned from all documents.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from pathlib import Path

import numpy as np

from weekreview.ground import GroundOptions, open_gazetteer
from weekreview.ground.gazetteer.distances import distance_km
from weekreview.ground.places import ranking
from weekreview.ground.places.context import Context, gather
from weekreview.ground.places.namings import words_of
from weekreview.ground.places.ranking import FEATURES
from weekreview.ground.places.scanning import scan
from weekreview.ground.places.signs import SIGNS

NEAR_KM = 161.0
RIGHT_KM = 60.0
DATA = Path(__file__).parent.parent / "src" / "weekreview" / "ground" / "data"
MUST_NOT_HARM = {name for name in FEATURES if name in ranking.SAID}
FOLDS = 3
START = {
    "its first name": 2.0,
    "another of its names": 1.2,
    "name without its last word": -0.5,
    "people": 4.0,
    "names listed": 2.5,
    "country": 3.0,
    "province": 0.5,
    "district": -0.5,
    "site": -0.5,
    "region or sea": 0.5,
    "of our own supplement": 1.0,
    "country of the document": 4.0,
    "country named in the document": 1.5,
    "division of the document": 3.0,
    "inside the place named behind it": 5.0,
    "not inside the place named behind it": -0.5,
    "near other places": 2.0,
    "kind asked for": 2.0,
    "not the kind asked for": -1.5,
    "country hinted at": 1.0,
    "bare name of a district": -1.5,
    "capital of its country": 1.0,
    "none of these": 4.5,
}
"""Declared weights that learning starts from."""


DECLARED = {
    "site": -1.0, "of our own supplement": 2.5, "kind asked for": 2.0, "not the kind asked for": -1.5,
    "country hinted at": 1.0, "country named in the document": 2.0, "capital of its country": 2.5,
    "name without its last word": -0.5,
}  # fmt: skip
"""Weights that are not learned: the corpora hold no air bases or camps, no war spellings, no hints and few words that
ask for a kind, so what they would teach of these is not so in reports of wars."""

ADDED = {"country named in the document": 1.0}
"""What is added to a weight when all are learned, so that the others do not make up for it. Of 0, 0.5 and 1 the one
that places most of the war spellings of `benchmarks/`; it costs GeoVirus a hundredth of the share placed."""


def documents(folder: Path) -> list[dict]:
    found = []
    for name in ("lgl", "geovirus"):
        with (folder / f"{name}.jsonl").open(encoding="utf-8") as lines:
            found += [{**json.loads(line), "corpus": name} for line in lines]
    return found


def near(entry, gold: dict, km: float) -> bool:
    return distance_km(entry.lat, entry.lon, gold["lat"], gold["lon"]) <= km


def rows_of(document: dict, namings: list, weights_known: bool) -> list[tuple[np.ndarray, np.ndarray]]:
    """Return for each gold name its candidates' features and which are right (the last: none of these)."""
    gold = {(t["begin"], t["end"]): t for t in document["toponyms"] if t["lat"] is not None}
    context = Context()
    for _ in range(2 if weights_known else 0):
        context = gather(namings, ranking._round(namings, context), document["text"], frozenset())
    found = []
    for naming in namings:
        target = gold.get((naming.begin, naming.end))
        if target:
            rows = [ranking.features(naming, e, f, context) for e, f in naming.candidates]
            right = [near(e, target, RIGHT_KM if e.radius_m < 2e5 else 400) for e, _ in naming.candidates]
            matrix = np.zeros((len(rows) + 1, len(FEATURES) + 1))
            matrix[:-1, :-1] = rows
            matrix[-1, -1] = 1.0
            found.append((matrix, np.array([*right, not any(right)])))
    return found


def learn_ranker(samples: list, steps: int = 400, ridge: float = 2.0) -> dict[str, float]:
    """Return the weights that make the right candidates most likely (maximum likelihood, ridge, gradient steps)."""
    sizes = [len(m) for m, _ in samples]
    matrix, right = np.vstack([m for m, _ in samples]), np.concatenate([r for _, r in samples]).astype(float)
    owner = np.repeat(np.arange(len(samples)), sizes)
    weights = np.array([ranking.weights()["places"][n] for n in (*FEATURES, "none of these")])
    fixed = {i: DECLARED[n] for i, n in enumerate((*FEATURES, "none of these")) if n in DECLARED}
    weights[list(fixed)] = list(fixed.values())
    floor = np.array([0.0 if n in MUST_NOT_HARM else -np.inf for n in (*FEATURES, "none of these")])
    moment, spread = np.zeros_like(weights), np.zeros_like(weights)
    for step in range(1, steps + 1):
        scores = matrix @ weights
        top = np.full(len(samples), -np.inf)
        np.maximum.at(top, owner, scores)
        raised = np.exp(scores - top[owner])
        p = raised / np.bincount(owner, raised)[owner]
        hit = np.bincount(owner, p * right)
        aim = p * right / np.maximum(hit, 1e-9)[owner]
        slope = (matrix.T @ (p - aim) + ridge * 0.05 * weights) / len(samples)
        moment, spread = 0.9 * moment + 0.1 * slope, 0.99 * spread + 0.01 * slope**2
        rate = 0.1 * (1 - step / (steps + 1))
        weights -= rate * (moment / (1 - 0.9**step)) / (np.sqrt(spread / (1 - 0.99**step)) + 1e-8)
        weights = np.maximum(weights, floor)
        weights[list(fixed)] = list(fixed.values())
    return {name: round(float(w), 4) for name, w in zip((*FEATURES, "none of these"), weights, strict=True)}


def signs_of(document: dict, namings: list) -> list[tuple[tuple[float, ...], bool]]:
    gold = {(t["begin"], t["end"]) for t in document["toponyms"]}
    namings = ranking.with_country(namings, *ranking.rank(namings, document["text"]))
    return [(n.signs, (n.begin, n.end) in gold) for n in namings]


def learn_signs(samples: list, steps: int = 600, ridge: float = 1.0) -> dict[str, float]:
    """Return weights of a plain logistic regression."""
    x, y = np.array([s for s, _ in samples]), np.array([t for _, t in samples], dtype=float)
    weights = np.zeros(x.shape[1])
    for _ in range(steps // 20):
        p = 1 / (1 + np.exp(-x @ weights))
        hessian = (x * (p * (1 - p))[:, None]).T @ x + ridge * np.eye(x.shape[1])
        weights -= np.linalg.solve(hessian, x.T @ (p - y) + ridge * weights)
    return {name: round(float(w), 4) for name, w in zip(SIGNS, weights, strict=True)}


def learn(samples: list, repeat: int = 2) -> dict:
    """Return all weights; the document's votes are taken anew with the weights of each round."""
    for number in range(repeat):
        rows = [row for document, namings in samples for row in rows_of(document, namings, True)]
        ranking.weights()["places"].update(learn_ranker(rows, 300 if number else 400))
    for name, more in ADDED.items():
        ranking.weights()["places"][name] += more
    signs = learn_signs([s for document, namings in samples for s in signs_of(document, namings)])
    return {"places": dict(ranking.weights()["places"]), "toponyms": signs}


def write_common_words(paths: list[Path], index) -> None:
    """Write the words that stand three times or more in lower case in the texts and are names of places."""
    counts: Counter[str] = Counter()
    for path in paths:
        with path.open(encoding="utf-8") as lines:
            for line in lines:
                record = json.loads(line)
                text = record.get("text") or record.get("update") or ""
                counts.update(w.text for w in words_of(text) if w.text.islower() and w.text.isascii())
    kept = sorted(w for w, n in counts.items() if n >= 3 and index.knows(w))
    (DATA / "common_words.txt").write_text("\n".join(kept) + "\n", encoding="utf-8")
    print(f"{len(kept)} common words")


def report(samples: list) -> Counter:
    """Count right answers of the ranker and the finder on held-out documents."""
    from weekreview.ground.places.finding import find_in

    count: Counter = Counter()
    for document, _ in samples:
        gold = {(t["begin"], t["end"]): t for t in document["toponyms"] if t["lat"] is not None}
        every = {(t["begin"], t["end"]) for t in document["toponyms"]}
        name = document["corpus"]
        count[name, "gold"] += len(gold)
        for found in find_in(document["text"], GAZETTEER, frozenset()):
            count[name, "found"] += (found.begin, found.end) in every
            count[name, "said"] += 1
            target = gold.get((found.begin, found.end))
            if target and found.place:
                close = distance_km(found.place.lat, found.place.lon, target["lat"], target["lon"]) <= NEAR_KM
                count[name, "placed"] += 1
                count[name, "near"] += close
                count[name, f"sure {int(found.p_place * 10) / 10:.1f}"] += 1
                count[name, f"sure {int(found.p_place * 10) / 10:.1f} right"] += close
    return count


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("corpora", type=Path)
    parser.add_argument("--words", type=Path, nargs="*", default=[])
    parser.add_argument("--cache", type=Path, default=None)
    options = parser.parse_args()
    global GAZETTEER
    GAZETTEER = open_gazetteer(GroundOptions(cache_folder=options.cache))
    if options.words:
        write_common_words(options.words, GAZETTEER.index)
        sys.exit("common words written; run again without --words to learn from them")
    samples = [
        (d, scan(d["text"], GAZETTEER.index, [(m.begin, m.end) for m in GAZETTEER.actor_names.find(d["text"])]))
        for d in documents(options.corpora)
    ]
    total: Counter = Counter()
    start = json.dumps({"places": START, "toponyms": {}})
    for fold in range(FOLDS):
        ranking.weights().update(json.loads(start))
        ranking.weights().update(learn([s for i, s in enumerate(samples) if i % FOLDS != fold]))
        total += report([s for i, s in enumerate(samples) if i % FOLDS == fold])
    for key in sorted(total):
        print(*key, total[key])
    ranking.weights().update(json.loads(start))
    learned = learn(samples)
    (DATA / "weights.json").write_text(json.dumps(learned, indent=1, sort_keys=True) + "\n", encoding="utf-8")
    print(json.dumps(learned, indent=1))


if __name__ == "__main__":
    main()
