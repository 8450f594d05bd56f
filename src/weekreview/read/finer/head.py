"""The head for the finer types: a small net on each word's state in the trunk, its trigger scores, and the word lists.

Trained by `training/train_finer.py`, after the model and without changing it.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import numpy as np

from ..decoding import MOST_TRIGGER_WORDS, Pieces, Trigger, softmax
from ..labels import FINER, TYPES
from .words import named_words

FILE = "finer.npz"
"""Beside the model's other files; where it is missing, words alone tell finer types."""
LEAST = 0.3
"""Least chance of a word to be part of a trigger of a finer type. Source: `training/train_finer.py`, written set."""
RIVAL = 0.6
"""What share of the chance of a trigger of the model a finer one on the same words must have, to stand instead of it.
Source: the same."""


@dataclass(frozen=True, slots=True)
class FinerTrigger:
    """A run of words that the head takes for an event of a finer type."""

    words: tuple[int, ...]
    """Numbers of its words, ascending."""
    type: str
    """One of `labels.FINER`."""
    p: float
    """Its chance, raw, in [0, 1]."""


class FinerHead:
    """The net. Plain numpy; the same input gives the same output."""

    def __init__(self, path: Path):
        """Load the net."""
        with np.load(path) as stored:
            self._layers = [(stored[f"w{n}"].astype(np.float32), stored[f"b{n}"].astype(np.float32)) for n in (0, 1)]
            self.slope, self.offset = (float(value) for value in stored["fit"])

    def chances(self, pieces: Pieces, trunk: np.ndarray, scores: np.ndarray) -> np.ndarray:
        """Return `words x (none and the finer types)`.

        Args:
            pieces: the sentence.
            trunk: `pieces x width`, states of the lower layers.
            scores: `pieces x trigger labels`, raw.
        """
        seen = features(pieces, trunk, scores)
        (w0, b0), (w1, b1) = self._layers
        return softmax(np.maximum(seen @ w0 + b0, 0.0) @ w1 + b1)


def features(pieces: Pieces, trunk: np.ndarray, scores: np.ndarray) -> np.ndarray:
    """Return what the net sees of each word: `words x (width + trigger labels + finer types)`."""
    heads = pieces.heads
    return np.hstack([trunk[heads], scores[heads], named_words(pieces)]).astype(np.float32)


def finer_triggers(pieces: Pieces, chances: np.ndarray, least: float = LEAST) -> list[FinerTrigger]:
    """Return the runs of words whose chance reaches `least`, each with its likeliest type."""
    found, run = [], []
    for n in np.flatnonzero(1.0 - chances[:, 0] >= least).tolist():
        if not pieces.is_word(pieces.words[n]):
            continue
        if run and (n > run[-1] + 1 or len(run) == MOST_TRIGGER_WORDS):
            found.append(_trigger(run, chances))
            run = []
        run.append(n)
    return [*found, _trigger(run, chances)] if run else found


def _trigger(run: list[int], chances: np.ndarray) -> FinerTrigger:
    rows = chances[run]
    kind = tuple(FINER)[int(rows[:, 1:].sum(0).argmax())]
    return FinerTrigger(tuple(run), kind, float(1.0 - rows[:, 0].min()))


def joined(pieces: Pieces, triggers: list[Trigger], finer: list[FinerTrigger]) -> list[Trigger]:
    """Return the model's triggers and those of the finer types, in order; of two on the same words the likelier."""
    found = {trigger.pieces: trigger for trigger in triggers}
    for each in finer:
        taken = tuple(i for n in each.words for i in pieces.words[n])
        rivals = [trigger for trigger in found.values() if set(trigger.pieces) & set(taken)]
        if all(each.p >= trigger.p_trigger * RIVAL for trigger in rivals):
            for trigger in rivals:
                del found[trigger.pieces]
            p = max([each.p, *(trigger.p_trigger for trigger in rivals)])
            found[taken] = Trigger(taken, p, np.ones(len(TYPES)) / len(TYPES), each.type)
    return sorted(found.values(), key=lambda trigger: trigger.pieces)
