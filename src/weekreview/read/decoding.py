"""Scores of the claim model -> triggers and arguments, as character offsets. Plain numpy, no model here.

A sentence is a row of word pieces; only the piece that begins a word carries labels. Trigger labels are
`0` outside, `1 + 2k` a trigger of type k begins, `2 + 2k` it goes on; role labels `0, 1, 2` the same for one role.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from .labels import MODALITIES, QUANTITY_OF, ROLES, TYPES

MOST_TRIGGER_WORDS = 4


@dataclass(frozen=True, slots=True)
class Pieces:
    """One sentence as the tokenizer cut it.

    `ids` are piece numbers; `offsets` their half-open character offsets; `first` is True where a word begins.
    """

    ids: list[int]
    offsets: list[tuple[int, int]]
    first: list[bool]

    def words(self) -> list[list[int]]:
        """Return the pieces of each word, in order."""
        found: list[list[int]] = []
        for i, ((begin, end), first) in enumerate(zip(self.offsets, self.first, strict=True)):
            if end <= begin:
                continue
            if first:
                found.append([i])
            elif found:
                found[-1].append(i)
        return found


@dataclass(frozen=True, slots=True)
class Trigger:
    """A candidate trigger: its pieces, and what the first pass thinks of it.

    `p_type` has one probability a type, without "outside"; `p_trigger` is the chance that it is a trigger at all.
    """

    pieces: tuple[int, ...]
    p_trigger: float
    p_type: np.ndarray


@dataclass(frozen=True, slots=True)
class Reading:
    """One claim as read from one sentence, spans in characters of the sentence.

    `roles` maps a role of `labels.ROLES` to its spans, in order of standing; `kinds` runs beside `roles["quantity"]`.
    """

    trigger: tuple[int, int]
    type: str
    p: float
    roles: dict[str, list[tuple[int, int]]]
    kinds: list[str]
    modality: str
    p_modality: float


def softmax(scores: np.ndarray) -> np.ndarray:
    """Return probabilities over the last axis."""
    shifted = np.exp(scores - scores.max(-1, keepdims=True))
    return shifted / shifted.sum(-1, keepdims=True)


def find_triggers(pieces: Pieces, scores: np.ndarray, threshold: float) -> list[Trigger]:
    """Return the runs of words whose chance of being a trigger reaches `threshold`.

    Args:
        pieces: the sentence.
        scores: `pieces x trigger labels`, raw.
        threshold: least `1 - p(outside)` of a word.
    """
    p = softmax(scores)
    found, run = [], []
    for word in [*pieces.words(), None]:
        inside = word is not None and 1.0 - p[word[0], 0] >= threshold
        starts = inside and run and p[word[0], 1::2].sum() > p[word[0], 2::2].sum()
        if run and (not inside or starts or len(run) == MOST_TRIGGER_WORDS):
            found.append(_trigger(run, p))
            run = []
        if inside:
            run.append(word)
    return found


def _trigger(words: list[list[int]], p: np.ndarray) -> Trigger:
    heads = [w[0] for w in words]
    by_type = p[heads, 1::2] + p[heads, 2::2]
    return Trigger(
        tuple(i for w in words for i in w),
        float((1.0 - p[heads, 0]).max()),
        by_type.mean(0) / max(by_type.mean(0).sum(), 1e-9),
    )


def read_claim(pieces: Pieces, trigger: Trigger, scores: dict[str, np.ndarray]) -> Reading:
    """Return the claim of one trigger.

    Args:
        pieces: the sentence.
        trigger: the trigger that the scores were computed for.
        scores: `roles` (`pieces x roles x 3`), `kinds` (`pieces x kinds`), `type` (types and "no claim"), `modality`.
    """
    p_type = softmax(scores["type"])
    no_claim = float(p_type[-1])
    joint = np.sqrt(p_type[:-1] * trigger.p_type + 1e-12)
    joint = joint / joint.sum()
    best = int(joint.argmax())
    p_modality = softmax(scores["modality"])
    p_roles = softmax(scores["roles"])
    spans = {role: _spans(pieces, p_roles[:, n]) for n, role in enumerate(ROLES)}
    kinds = [_kind(pieces, span, scores["kinds"]) for span in spans["quantity"]]
    begin, end = pieces.offsets[trigger.pieces[0]][0], pieces.offsets[trigger.pieces[-1]][1]
    p = float(np.sqrt(trigger.p_trigger * (1.0 - no_claim)))
    mode = int(p_modality.argmax())
    return Reading((begin, end), TYPES[best], p, spans, kinds, MODALITIES[mode], float(p_modality[mode]))


def _spans(pieces: Pieces, p: np.ndarray) -> list[tuple[int, int]]:
    """Return one role's spans: words whose likeliest label is not "outside", cut where one begins."""
    found: list[list[int]] = []
    open_ = False
    for word in pieces.words():
        label = int(p[word[0]].argmax())
        begin, end = pieces.offsets[word[0]][0], pieces.offsets[word[-1]][1]
        if label == 0:
            open_ = False
        elif label == 1 or not open_:
            found.append([begin, end])
            open_ = True
        else:
            found[-1][1] = end
    return [(b, e) for b, e in found]


def _kind(pieces: Pieces, span: tuple[int, int], scores: np.ndarray) -> str:
    inside = [w[0] for w in pieces.words() if span[0] <= pieces.offsets[w[0]][0] < span[1]]
    return QUANTITY_OF[int(softmax(scores[inside]).mean(0).argmax())]
