"""The head for the finer types: a small net on each word's state in the trunk, its trigger scores, and the word lists.

Trained by `training/train_finer.py`, after the model and without changing it.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import numpy as np

from ..decoding import MOST_TRIGGER_WORDS, Pieces, Trigger, softmax
from ..labels import FINER, TYPES
from .words import is_look_alike, named_words

FILE = "finer.npz"
"""Beside the model's other files; where it is missing, words alone tell finer types."""
LEAST = 0.4
"""Least chance of a word to be part of a trigger of a finer type. Source: of 0.3, 0.4 and 0.5 on the set
written for them: F1 0.745, 0.744, 0.728, and 0.731, 0.769, 0.791 of what is told is right."""
ONE_EVENT_WORDS = 5
"""Most words between two runs of one type that tell of one event. By hand."""
RIVAL = 0.6
"""What share of the chance of a trigger of the model a finer one on the same words must have, to stand instead of it.
Source: the same; at 0.8 F1 is 0.712."""


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
    """Return the runs of words whose chance reaches `least`, each with its likeliest type, one for each event.

    Two runs of one type in one stretch of few words ("reimpose the curfew") tell of one event: the likelier stands.
    """
    found, run = [], []
    for n in np.flatnonzero(1.0 - chances[:, 0] >= least).tolist():
        if not pieces.is_word(pieces.words[n]):
            continue
        if run and (n > run[-1] + 1 or len(run) == MOST_TRIGGER_WORDS):
            found.append(_trigger(run, chances))
            run = []
        run.append(n)
    found += [_trigger(run, chances)] if run else []
    found = [f for f in found if not is_look_alike(f.type, pieces.text, pieces.offsets[pieces.heads[f.words[0]]][0])]
    return [f for f in found if not any(f.p < other.p and _same_event(pieces, f, other) for other in found)]


def _same_event(pieces: Pieces, one: FinerTrigger, other: FinerTrigger) -> bool:
    """Return True where two runs of one type stand close together, with no "and" or sign between them."""
    first, last = sorted((one, other), key=lambda run: run.words)
    between = range(first.words[-1] + 1, last.words[0])
    if one.type != other.type or len(between) > ONE_EVENT_WORDS:
        return False
    words = [pieces.text[slice(*pieces.offsets[pieces.heads[n]])].lower() for n in between]
    return all(word[:1].isalnum() and word not in ("and", "but", "or", "while", "after", "before") for word in words)


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
