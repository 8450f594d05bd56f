"""The head for the finer types: a small net on each word's state in the trunk, its trigger scores, and the word lists.

Trained by `training/train_finer.py`, after the model and without changing it.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import numpy as np
import onnxruntime

from ..decoding import MOST_TRIGGER_WORDS, Pieces, Trigger
from ..labels import FINER, TYPES
from .words import YIELDS, is_look_alike, named_words

FILE = "finer.onnx"
"""Beside the model's other files; where it is missing, words alone tell finer types."""
LEAST = 0.4
"""Least chance of a word to be part of a trigger of a finer type. Source: of 0.3, 0.4 and 0.5 on the set
written for them: F1 0.745, 0.744, 0.728, and 0.731, 0.769, 0.791 of what is told is right."""
PASSED_OVER = 0.9
"""Chance of no trigger of the model from which a word is looked at only where the lists name it."""
ONE_EVENT_WORDS = 5
"""Most words between two runs of one type that tell of one event. By hand."""
RIVAL = 0.6
"""What share of the chance of a trigger of the model a finer one on the same words must have, to stand instead of it.
Source: the same; at 0.8 F1 is 0.712."""

SURE, SURE_TYPE = 0.7, 0.6
"""A finer trigger of a lesser chance than this does not stand instead of one of the model whose type is surer than
that and does not give way to its own. Source: on the set written for them F1 is 0.772 with the rule, 0.769 without."""


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
    """The net, run on the caller's thread: numpy's products would wake a thread a processor for each sentence."""

    def __init__(self, path: Path):
        """Load the net, and the logistic fit of its `p`."""
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = options.inter_op_num_threads = 1
        options.log_severity_level = 3
        self._net = onnxruntime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])
        told = self._net.get_modelmeta().custom_metadata_map
        self.slope, self.offset = float(told["slope"]), float(told["offset"])

    def chances(self, pieces: Pieces, trunk: np.ndarray, scores: np.ndarray, outside: np.ndarray) -> np.ndarray:
        """Return `words x (none and the finer types)`. Words that the model and the lists pass over are not looked at.

        Args:
            pieces: the sentence.
            trunk: `pieces x width`, states of the lower layers.
            scores: `pieces x trigger labels`, raw.
            outside: each piece's chance to be part of no trigger of the model.
        """
        named = named_words(pieces)
        found = np.zeros((len(named), 1 + named.shape[1]), np.float32)
        found[:, 0] = 1.0
        looked = np.flatnonzero((outside[pieces.heads] < PASSED_OVER) | named.any(axis=1))
        if len(looked):
            found[looked] = self._net.run(None, {"seen": features(pieces, trunk, scores, named, looked)})[0]
        return found


def features(pieces: Pieces, trunk: np.ndarray, scores: np.ndarray, named: np.ndarray, words) -> np.ndarray:
    """Return what the net sees of some words: `words x (width + trigger labels + finer types)`."""
    heads = pieces.heads[words]
    return np.hstack([trunk[heads], scores[heads], named[words]])


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
        if all(_gives_way(trigger, each) for trigger in rivals):
            for trigger in rivals:
                del found[trigger.pieces]
            p = max([each.p, *(trigger.p_trigger for trigger in rivals)])
            found[taken] = Trigger(taken, p, np.ones(len(TYPES)) / len(TYPES), each.type)
    return sorted(found.values(), key=lambda trigger: trigger.pieces)


def _gives_way(rival: Trigger, finer: FinerTrigger) -> bool:
    """Return True where the model's trigger may be the finer one: not plainly likelier, nor surely of another type."""
    if finer.p < rival.p_trigger * RIVAL:
        return False
    likeliest = int(rival.p_type.argmax())
    unsure = finer.p >= SURE or float(rival.p_type[likeliest]) < SURE_TYPE
    return unsure or TYPES[likeliest] in YIELDS[finer.type]
