"""Pairs of event mentions as rows of numbers, and the chance that the two are of one event.

A small perceptron with one hidden layer, its weights made by `training/train_coreference.py`; numpy alone runs it.
Source: features after Barhom et al. (2019) and the lemma baselines that they compare with; weights learned on the train
topics of ECB+ (Cybulska and Vossen, 2014), threshold swept there by leaving topics out.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from math import sqrt
from os.path import commonprefix
from pathlib import Path

import numpy as np
from rapidfuzz import fuzz

from .clusters import join_by_mean
from .mentions import EventMention, Reports

WEIGHTS = Path(__file__).parent / "weights.json"
FEATURES = (
    "same trigger",
    "shared stems",
    "alike letters",
    "shared start",
    "known pair",
    "known apart",
    "trigger rarity",
    "context",
    "near",
    "names",
    "other names",
    "numbers",
    "other numbers",
    "times",
    "other times",
    "reports",
    "reports joined loosely",
    "reports joined closely",
    "names of the reports",
    "one report",
    "one sentence",
    "mine in theirs",
    "theirs in mine",
    "same and reports",
    "same and joined",
    "same and context",
    "known and reports",
    "rarity and same",
    "one report and same",
)
"""Names of the columns."""


JOINED = {"reports joined loosely": 0.08, "reports joined closely": 0.16}
"""Name of a feature -> least mean likeness of reports that are taken to tell one story."""


@dataclass(frozen=True, slots=True)
class Weights:
    """What training made."""

    hidden: np.ndarray
    """Features x units."""
    hidden_bias: np.ndarray
    """Units."""
    out: np.ndarray
    """Units."""
    out_bias: float
    """One number."""
    mean: np.ndarray
    """Of each feature."""
    spread: np.ndarray
    """Standard deviation of each feature."""
    threshold: float
    """Least mean chance between two groups that are joined."""
    pairs: Mapping[str, float]
    """"stem stem" of two triggers -> log odds that such mentions are of one event."""


@cache
def load_weights(path: Path = WEIGHTS) -> Weights:
    """Return the packaged weights."""
    found = json.loads(path.read_text(encoding="utf-8"))
    arrays = {k: np.array(found[k], dtype=float) for k in ("hidden", "hidden_bias", "out", "mean", "spread")}
    return Weights(**arrays, out_bias=found["out_bias"], threshold=found["threshold"], pairs=found["pairs"])


def chances(mentions: Sequence[EventMention], weights: Weights) -> np.ndarray:
    """Return N x N chances that two mentions are of one event; symmetric, 1 on the diagonal."""
    first, second = np.triu_indices(len(mentions), 1)
    rows = rows_of(mentions, first, second, weights.pairs)
    scaled = (rows - weights.mean) / weights.spread
    active = np.maximum(scaled @ weights.hidden + weights.hidden_bias, 0.0)
    p = 1.0 / (1.0 + np.exp(-(active @ weights.out + weights.out_bias)))
    table = np.eye(len(mentions))
    table[first, second] = table[second, first] = p
    return table


def rows_of(
    mentions: Sequence[EventMention], first: np.ndarray, second: np.ndarray, known: Mapping[str, float]
) -> np.ndarray:
    """Return the features of the pairs (first[i], second[i]), one row a pair."""
    reports = Reports(mentions)
    kinds = {name: _likeness([getattr(m, name) for m in mentions], reports) for name in ("context", "near", "names")}
    triggers = _by_trigger(mentions, known)
    documents = sorted(reports.vectors)
    at = np.array([documents.index(m.document_id) for m in mentions])
    between = _likeness([reports.vectors[d] for d in documents], reports)
    columns = {name: table[first, second] for name, table in {**kinds, **triggers}.items()}
    columns["reports"] = between[at[first], at[second]]
    for name, least in JOINED.items():
        home = {n: k for k, group in enumerate(join_by_mean(between, least)) for n in group}
        homes = np.array([home[n] for n in range(len(documents))])
        columns[name] = (homes[at[first]] == homes[at[second]]).astype(float)
    named: dict[str, set[str]] = {d: set() for d in documents}
    for mention in mentions:
        named[mention.document_id] |= mention.names
    columns["names of the reports"] = _likeness([named[d] for d in documents], reports)[at[first], at[second]]
    columns["one report"] = (at[first] == at[second]).astype(float)
    columns |= _set_columns(mentions, first, second)
    rarity = np.array([min((reports.rarity(s) for s in m.stems), default=0.0) for m in mentions])
    columns["trigger rarity"] = np.minimum(rarity[first], rarity[second])
    same = columns["same trigger"]
    columns["same and reports"] = same * columns["reports"]
    columns["same and joined"] = same * columns["reports joined closely"]
    columns["same and context"] = same * columns["context"]
    columns["known and reports"] = columns["known pair"] * columns["reports"]
    columns["rarity and same"] = same * columns["trigger rarity"]
    columns["one report and same"] = same * columns["one report"]
    return np.stack([columns[name] for name in FEATURES], axis=1)


def pair_name(one: str, other: str) -> str:
    """Return two triggers' stems in order, as the table of known pairs names them."""
    return " | ".join(sorted((one, other)))


def trigger_key(mention: EventMention) -> str:
    """Return the stems of a trigger in order."""
    return " ".join(sorted(mention.stems))


def _likeness(words: Sequence, reports: Reports) -> np.ndarray:
    """Return N x N cosines of sets of words weighted by their rarity; 0 where one is empty."""
    names = sorted({w for said in words for w in said})
    column = {w: n for n, w in enumerate(names)}
    table = np.zeros((len(words), max(len(names), 1)), dtype=np.float32)
    for row, said in enumerate(words):
        for word in said:
            table[row, column[word]] = reports.rarity(word)
    table /= np.maximum(np.linalg.norm(table, axis=1, keepdims=True), 1e-9)
    return table @ table.T


def _by_trigger(mentions: Sequence[EventMention], known: Mapping[str, float]) -> dict[str, np.ndarray]:
    """Return N x N tables of what two triggers say by themselves, worked out once for each two wordings."""
    keys = [f"{trigger_key(m)}\x1f{m.trigger}" for m in mentions]
    wordings = sorted(set(keys))
    at = np.array([wordings.index(k) for k in keys])
    size = len(wordings)
    tables = {
        n: np.zeros((size, size))
        for n in ("same trigger", "shared stems", "alike letters", "shared start", "known pair", "known apart")
    }
    split = [w.split("\x1f") for w in wordings]
    for i, (stems, words) in enumerate(split):
        for j, (others, theirs) in enumerate(split):
            mine, yours = set(stems.split()), set(others.split())
            tables["same trigger"][i, j] = stems == others
            tables["shared stems"][i, j] = len(mine & yours) / sqrt(max(len(mine) * len(yours), 1))
            tables["alike letters"][i, j] = fuzz.ratio(words, theirs) / 100
            tables["shared start"][i, j] = len(commonprefix([words, theirs])) / max(len(words), len(theirs), 1)
            odds = known.get(pair_name(stems, others))
            tables["known pair"][i, j] = odds if odds is not None and odds > 0 else 0.0
            tables["known apart"][i, j] = odds if odds is not None and odds < 0 else 0.0
    return {name: table[np.ix_(at, at)] for name, table in tables.items()}


def _set_columns(mentions: Sequence[EventMention], first: np.ndarray, second: np.ndarray) -> dict[str, np.ndarray]:
    columns = {
        n: np.zeros(len(first))
        for n in (
            "other names",
            "numbers",
            "other numbers",
            "times",
            "other times",
            "one sentence",
            "mine in theirs",
            "theirs in mine",
        )
    }
    for n, (i, j) in enumerate(zip(first, second, strict=True)):
        one, other = mentions[i], mentions[j]
        columns["other names"][n] = bool(one.names and other.names and not one.names & other.names)
        for name, mine, theirs in (("numbers", one.numbers, other.numbers), ("times", one.times, other.times)):
            if mine and theirs:
                columns[name if mine & theirs else f"other {name}"][n] = 1.0
        columns["one sentence"][n] = one.sentence == other.sentence and one.document_id == other.document_id
        columns["mine in theirs"][n] = bool(one.stems & other.context)
        columns["theirs in mine"][n] = bool(other.stems & one.context)
    return columns
