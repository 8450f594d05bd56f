"""Train the weights by which event mentions are paired: `python training/train_coreference.py ECBPLUS [--out FILE]`.

Learns on the train topics of ECB+ (leaving each topic out for its own table of known pairs, so that the table is not
seen with the answers that it was made of), sweeps the threshold on topics left out of the perceptron, and writes
`reconcile/coreference/weights.json`. The development topics are only measured on. Seeds 1 to 3; five minutes.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter, defaultdict
from pathlib import Path

import numpy as np

from weekreview.evaluate.coreference import conll, load_topics
from weekreview.reconcile.coreference import Weights, chances, make_mention
from weekreview.reconcile.coreference.clusters import join_by_mean
from weekreview.reconcile.coreference.pairs import FEATURES, WEIGHTS, pair_name, rows_of, trigger_key

UNITS, ROUNDS, BATCH, RATE, DECAY, SEEDS = 20, 10, 512, 2e-3, 1e-4, (1, 2, 3)
LEAST_SEEN = 2
"""Fewest times that two wordings must have stood in one topic to be known."""


def count_pairs(topics):
    """Return (wordings -> [pairs of two events, pairs of one]) of each topic."""
    found = []
    for topic in topics:
        counts = defaultdict(lambda: [0, 0])
        gold = [topic["gold"][m["mention_id"]] for m in topic["mentions"]]
        keys = [trigger_key(make_mention(m)) for m in topic["mentions"]]
        for i in range(len(keys)):
            for j in range(i):
                counts[pair_name(keys[i], keys[j])][gold[i] == gold[j]] += 1
        found.append(counts)
    return found


def known_pairs(counts):
    """Return wordings -> log odds, smoothed towards the share of all pairs; wordings that are the same are left out."""
    total = defaultdict(lambda: [0, 0])
    for topic in counts:
        for name, (apart, one) in topic.items():
            total[name][0] += apart
            total[name][1] += one
    found = {}
    for name, (apart, one) in total.items():
        mine, theirs = name.split(" | ")
        if mine != theirs and apart + one >= LEAST_SEEN and (one or apart >= 30):
            found[name] = round(float(np.log((one + 0.2) / (apart + 1.8)) + np.log(9)), 3)
    return found


def table_of(topics, counts):
    """Return the rows and answers of all pairs of each topic, the known pairs made without that topic."""
    rows, answers = [], []
    for number, topic in enumerate(topics):
        known = known_pairs([c for n, c in enumerate(counts) if n != number])
        mentions = [make_mention(m) for m in topic["mentions"]]
        gold = np.array([topic["gold"][m["mention_id"]] for m in topic["mentions"]])
        first, second = np.triu_indices(len(mentions), 1)
        rows.append(rows_of(mentions, first, second, known))
        answers.append((gold[first] == gold[second]).astype(float))
    return rows, answers


def fit(rows, answers):
    """Return the arrays of the mean of several perceptrons, which is one perceptron, and the scale of the features."""
    fits = [fit_one(rows, answers, np.random.default_rng(seed)) for seed in SEEDS]
    hidden = np.concatenate([parts[0] for parts, _, _ in fits], axis=1)
    bias = np.concatenate([parts[1] for parts, _, _ in fits])
    out = np.concatenate([parts[2] for parts, _, _ in fits]) / len(SEEDS)
    return (hidden, bias, out, np.mean([parts[3] for parts, _, _ in fits])), *fits[0][1:]


def fit_one(rows, answers, rng):
    """Return one perceptron's arrays, fitted by Adam on log loss; answers of one event weigh twice."""
    x, y = np.concatenate(rows), np.concatenate(answers)
    mean, spread = x.mean(0), x.std(0) + 1e-6
    x = (x - mean) / spread
    shapes = [(x.shape[1], UNITS), (UNITS,), (UNITS,), ()]
    parts = [rng.normal(0, 0.3, s) if n in (0, 2) else np.zeros(s) for n, s in enumerate(shapes)]
    moments = [(np.zeros(s), np.zeros(s)) for s in shapes]
    step = 0
    for _ in range(ROUNDS):
        order = rng.permutation(len(x))
        for begin in range(0, len(x), BATCH):
            pick = order[begin : begin + BATCH]
            step += 1
            for n, slope in enumerate(slopes(x[pick], y[pick], parts)):
                first, second = moments[n]
                first = 0.9 * first + 0.1 * slope
                second = 0.999 * second + 0.001 * slope**2
                moments[n] = (first, second)
                shift = (first / (1 - 0.9**step)) / (np.sqrt(second / (1 - 0.999**step)) + 1e-8)
                parts[n] = parts[n] - RATE * (shift + DECAY * parts[n])
    return parts, mean, spread


def slopes(x, y, parts):
    """Return the gradients of the mean log loss."""
    hidden, hidden_bias, out, out_bias = parts
    inner = x @ hidden + hidden_bias
    active = np.maximum(inner, 0)
    error = (1 / (1 + np.exp(-(active @ out + out_bias))) - y) * (1 + y) / len(x)
    back = np.outer(error, out) * (inner > 0)
    return x.T @ back, back.sum(0), active.T @ error, error.sum()


def score(topics, weights, thresholds):
    """Return threshold -> scores over all topics together."""
    found, gold = defaultdict(dict), {}
    for topic in topics:
        mentions = [make_mention(m) for m in topic["mentions"]]
        table = chances(mentions, weights)
        gold |= {m.mention_id: (topic["id"], topic["gold"][m.mention_id]) for m in mentions}
        for threshold in thresholds:
            for number, group in enumerate(join_by_mean(table, threshold)):
                found[threshold] |= {mentions[n].mention_id: (topic["id"], number) for n in group}
    return {t: conll(f, gold) for t, f in found.items()}


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--out", type=Path, default=WEIGHTS)
    given = parser.parse_args()
    topics = load_topics(given.corpus, "train")
    counts = count_pairs(topics)
    rows, answers = table_of(topics, counts)
    print(f"{len(topics)} topics, {sum(map(len, rows)):,} pairs, {len(FEATURES)} features", flush=True)
    held = [n for n in range(len(topics)) if n % 4 == 0]
    kept = [n for n in range(len(topics)) if n % 4]
    parts, mean, spread = fit([rows[n] for n in kept], [answers[n] for n in kept])
    trial = Weights(*parts[:3], float(parts[3]), mean, spread, 0.5, known_pairs([counts[n] for n in kept]))
    swept = score([topics[n] for n in held], trial, [t / 100 for t in range(20, 80, 5)])
    for threshold, scores in swept.items():
        print(threshold, {k: round(v, 4) for k, v in scores.items()}, flush=True)
    best = max(swept, key=lambda t: swept[t]["CoNLL"])
    parts, mean, spread = fit(rows, answers)
    final = Weights(*parts[:3], float(parts[3]), mean, spread, best, known_pairs(counts))
    arrays = {k: np.round(getattr(final, k), 5).tolist() for k in ("hidden", "hidden_bias", "out", "mean", "spread")}
    text = json.dumps(
        {**arrays, "out_bias": round(final.out_bias, 5), "threshold": best, "pairs": final.pairs}, sort_keys=True
    )
    given.out.write_text(text + "\n", encoding="utf-8")
    dev = score(load_topics(given.corpus, "dev"), final, [best])
    print("development topics", dev, Counter(len(t["mentions"]) for t in topics).most_common(1), flush=True)


if __name__ == "__main__":
    main()
