"""Learn the weights of the place ranker and of the toponym finder from LGL, GeoVirus and made-up reports of wars.

    python training/train_places.py CORPORA_FOLDER [--words TEXT.jsonl ...]

Writes `weights.json` and `finder_words.json` in `src/weekreview/ground/data` (and, with --words, `common_words.txt`:
words of these texts that stand in lower case and also name some place). Deterministic: what is drawn has a fixed seed,
and folds go by the number of the document. Prints figures on documents that were not learned from: in three-fold
cross-validation, and learned from one corpus alone and measured on the other. The weights that are written are learned
from all.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from pathlib import Path

import numpy as np
from held_out import held_out
from learning import learn_choice, learn_finder
from war_places import write_reports

from weekreview.evaluate import write_table
from weekreview.ground import GroundOptions, open_gazetteer
from weekreview.ground.gazetteer.distances import distance_km
from weekreview.ground.places import ranking
from weekreview.ground.places.context import Context, gather
from weekreview.ground.places.namings import words_of
from weekreview.ground.places.ranking import FEATURES
from weekreview.ground.places.scanning import scan
from weekreview.ground.places.signs import SIGNS, word_weights

RIGHT_KM = 60.0
DATA = Path(__file__).parent.parent / "src" / "weekreview" / "ground" / "data"
MUST_NOT_HARM = {name for name in FEATURES if name in ranking.SAID}
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
    "continent": 1.0,
    "named with where it lies elsewhere": 2.0,
    "of the kind of its list": 1.0,
    "in the country of its list": 1.0,
    "namesake of a country or state": 0.0,
    "largest of its name": 0.5,
    "several names of its division": 0.5,
    "only one of its name": 0.5,
    "only one of its name in a country named": 1.0,
}
"""Declared weights that learning starts from."""


DECLARED = {"name without its last word": -0.5, "country hinted at": 1.0}
"""Weights that are not learned: none of the data has hints, nor enough names that papers cut short."""

MADE = 1500
"""Made-up reports of wars to learn from beside the corpora (`war_places`)."""


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
            right = [near(e, target, max(RIGHT_KM, e.radius_m / 2000)) for e, _ in naming.candidates]
            matrix = np.zeros((len(rows) + 1, len(FEATURES) + 1))
            matrix[:-1, :-1] = rows
            matrix[-1, -1] = 1.0
            found.append((matrix, np.array([*right, not any(right)])))
    return found


def learn_ranker(samples: list, steps: int = 400) -> dict[str, float]:
    """Return the weights of the ranker that make the right candidates most likely."""
    names = (*FEATURES, "none of these")
    start = np.array([ranking.weights()["places"][n] for n in names])
    fixed = {i: DECLARED[n] for i, n in enumerate(names) if n in DECLARED}
    floor = np.array([0.0 if n in MUST_NOT_HARM else -np.inf for n in names])
    weights = learn_choice(samples, start, fixed, floor, steps)
    return {name: round(float(w), 4) for name, w in zip(names, weights, strict=True)}


def learn_signs(samples: list) -> tuple[dict[str, float], dict[str, float]]:
    """Return the weights of the finder: of its signs, and of the words around a name."""
    signs, words, is_place = [], [], []
    for document, namings in samples:
        gold = {(t["begin"], t["end"]) for t in document["toponyms"]}
        for naming in ranking.with_country(namings, *ranking.rank(namings, document["text"])):
            signs.append(naming.signs)
            words.append(naming.words)
            is_place.append((naming.begin, naming.end) in gold)
    weights, by_word = learn_finder(np.array(signs), words, np.array(is_place, dtype=float))
    return {name: round(float(w), 4) for name, w in zip(SIGNS, weights, strict=True)}, by_word


def learn(samples: list, repeat: int = 2) -> None:
    """Set all weights; the document's votes are taken anew with the weights of each round."""
    ranking.weights().update(json.loads(json.dumps({"places": START, "toponyms": {}})))
    word_weights().clear()
    for number in range(repeat):
        rows = [row for document, namings in samples for row in rows_of(document, namings, True)]
        ranking.weights()["places"].update(learn_ranker(rows, 300 if number else 400))
    real = [(document, namings) for document, namings in samples if document["corpus"] != "made"]
    signs, by_word = learn_signs(real)
    ranking.weights()["toponyms"].update(signs)
    word_weights().update(by_word)


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


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("corpora", type=Path)
    parser.add_argument("--words", type=Path, nargs="*", default=[])
    parser.add_argument("--cache", type=Path, default=None)
    parser.add_argument("--results", type=Path, default=None, help="page to write the held-out figures to")
    options = parser.parse_args()
    gazetteer = open_gazetteer(GroundOptions(cache_folder=options.cache))
    if options.words:
        write_common_words(options.words, gazetteer.index)
        sys.exit("common words written; run again without --words to learn from them")

    def scanned(records) -> list:
        taken = [[(m.begin, m.end) for m in gazetteer.actor_names.find(d["text"])] for d in records]
        return [(d, scan(d["text"], gazetteer.index, t)) for d, t in zip(records, taken, strict=True)]

    samples, made = scanned(documents(options.corpora)), scanned(list(write_reports(MADE)))
    table = held_out(samples, made, learn, gazetteer)
    print(table)
    if options.results:
        write_table(options.results, "held-out toponyms", table)
    learn(samples + made)
    (DATA / "weights.json").write_text(json.dumps(ranking.weights(), indent=1, sort_keys=True) + "\n", encoding="utf-8")
    lines = json.dumps(word_weights(), indent=0, sort_keys=True, ensure_ascii=False)
    (DATA / "finder_words.json").write_text(lines + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
