"""The event type of a snippet: one of ACLED's sub-types and one of PLOVER's roots."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from .branches import Heads

ACLED, PLOVER = "acled", "plover"
MOST_PIECES = 200


@dataclass(frozen=True, slots=True)
class Event:
    """What a snippet tells of."""

    event_type: str
    """ACLED's sub-type, as CASE 2021 task 2 abbreviates it ("AIR_STRIKE")."""
    plover: str
    """PLOVER's root ("ASSAULT"), as the plv data names them."""
    p: float
    """Probability of `event_type`, in [0, 1]; not calibrated on other data than its own."""


def event_of(text: str, heads: Heads) -> Event:
    """Return the likeliest event of a snippet of one or a few sentences."""
    pieces = heads.tokenizer.encode(text, add_special_tokens=False).ids[:MOST_PIECES]
    acled = _softmax(next(heads.scores(ACLED, [pieces])))
    plover = next(heads.scores(PLOVER, [pieces]))
    best = int(acled.argmax())
    return Event(heads.labels(ACLED)[best], heads.labels(PLOVER)[int(plover.argmax())], round(float(acled[best]), 4))


def _softmax(scores: np.ndarray) -> np.ndarray:
    """Return scores as probabilities."""
    grown = np.exp(scores - scores.max())
    return grown / grown.sum()
