"""The event type of a snippet: one of ACLED's sub-types and one of PLOVER's roots.

The branch's scores and declared cues decide together: `cues.tsv` gives words that speak for a sub-type or against it,
with what each weighs (in the branch's own units, logits) and why. The branch alone is weak where few snippets were
written; words alone are blind where none of them stands.
"""

from __future__ import annotations

import csv
import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np

from .branches import Heads

ACLED, PLOVER = "acled", "plover"
MOST_PIECES = 200
CUES = Path(__file__).parent / "cues.tsv"


@dataclass(frozen=True, slots=True)
class Cue:
    """Words that speak for a sub-type, or against it."""

    event_type: str
    """The sub-type."""
    weight: float
    """What is added to its score; negative = against it."""
    pattern: re.Pattern[str]
    """The words."""


@dataclass(frozen=True, slots=True)
class Event:
    """What a snippet tells of."""

    event_type: str
    """ACLED's sub-type, as CASE 2021 task 2 abbreviates it ("AIR_STRIKE")."""
    plover: str
    """PLOVER's root ("ASSAULT"), as the plv data names them."""
    p: float
    """Probability of `event_type`, in [0, 1]; not calibrated."""


@cache
def cues() -> tuple[Cue, ...]:
    """Return the table of cues."""
    with CUES.open(encoding="utf-8", newline="") as lines:
        rows = csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)
        return tuple(Cue(r["event_type"], float(r["weight"]), re.compile(r["pattern"], re.I)) for r in rows)


def event_of(text: str, heads: Heads) -> Event:
    """Return the likeliest event of a snippet of one or a few sentences."""
    pieces = heads.tokenizer.encode(text, add_special_tokens=False).ids[:MOST_PIECES]
    kinds = heads.labels(ACLED)
    acled = _softmax(next(heads.scores(ACLED, [pieces])).astype(np.float64) + cued(text, kinds))
    plover = next(heads.scores(PLOVER, [pieces]))
    best = int(acled.argmax())
    return Event(kinds[best], heads.labels(PLOVER)[int(plover.argmax())], round(float(acled[best]), 4))


def cued(text: str, kinds: tuple[str, ...]) -> np.ndarray:
    """Return what the cues in a text add to each kind's score."""
    added = np.zeros(len(kinds))
    for cue in cues():
        if cue.pattern.search(text):
            added[kinds.index(cue.event_type)] += cue.weight
    return added


def _softmax(scores: np.ndarray) -> np.ndarray:
    """Return scores as probabilities."""
    grown = np.exp(scores - scores.max())
    return grown / grown.sum()
