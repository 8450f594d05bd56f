"""Scores of the claim model -> triggers and arguments, as character offsets. Plain numpy, no model here.

A sentence is a row of word pieces; only the piece that begins a word carries labels. Trigger labels are
`0` outside, `1 + 2k` a trigger of type k begins, `2 + 2k` it goes on; role labels `0, 1, 2` the same for one role.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from .labels import MODALITIES, QUANTITY_OF, ROLES, TYPES

MOST_TRIGGER_WORDS = 4
SPAN_THRESHOLD, SPAN_EDGE = 0.6, 0.2
"""Least chance of a span's surest word, and of each word in it. Source: swept on the development sentences; argument F1
with the first at 0.5, 0.6, 0.7 and the second at 0.2: 0.631, 0.634, 0.631; with the second at 0.6 (no edge of its own),
0.5, 0.4, 0.3, 0.2, 0.1: 0.618, 0.624, 0.627, 0.631, 0.634, 0.632."""
NUMBER_EDGE = 0.5
"""Least chance of each word of a number, whose words are few and whose hedge a rule adds. Source: swept on the
development sentences; at 0.6, 0.55, 0.5 of the numbers found 0.875, 0.857, 0.841 are annotated ones, and 0.755, 0.760,
0.770 of the annotated are found with the right bounds and kind; with an edge of 0.2 bounds are wrong in 2 %."""
_EDGES = np.array([[NUMBER_EDGE if role == "quantity" else SPAN_EDGE] for role in ROLES])
_SURE = np.array([NUMBER_EDGE if role == "quantity" else SPAN_THRESHOLD for role in ROLES])
_WHOLE = re.compile(r"\d+(?:[.,]\d+)+|\w+(?:[-‐‑]\w+)+|\w+['’](?!s\b)\w+")
_MADE = re.compile(
    r"[-‐‑](?:led|backed|supplied|held|controlled|made|run|ruled|based|allied|affiliated|linked|dominated|sponsored|aligned|"
    r"trained|armed|occupied|era|born|owned|funded|supported|brokered|mediated|besieged|administered|loyal|majority)$",
    re.I,
)
"""Behind a name these make a description ("US-backed rebels"), so the name alone may be the span."""


@dataclass(frozen=True)
class Pieces:
    """One sentence as the tokenizer cut it. Not slotted, since its words are worked out once and kept."""

    ids: list[int]
    """Piece numbers of the vocabulary."""
    offsets: list[tuple[int, int]]
    """Half-open character offsets; empty ones are marks of the tokenizer."""
    first: list[bool]
    """True where a word begins."""
    text: str = ""
    """The sentence."""

    @cached_property
    def words(self) -> list[list[int]]:
        """The pieces of each word, in order."""
        found: list[list[int]] = []
        for i, ((begin, end), first) in enumerate(zip(self.offsets, self.first, strict=True)):
            if end <= begin:
                continue
            if first:
                found.append([i])
            elif found:
                found[-1].append(i)
        return found

    @cached_property
    def heads(self) -> np.ndarray:
        """The first piece of each word."""
        return np.array([word[0] for word in self.words], dtype=np.intp)

    @cached_property
    def whole(self) -> list[tuple[int, int]]:
        """Half-open offsets of the numbers and joined names that a span may not cut."""
        return [m.span() for m in _WHOLE.finditer(self.text) if not _MADE.search(m[0])]

    def is_word(self, word: list[int]) -> bool:
        """Return False for a word of punctuation alone."""
        stretch = self.text[self.offsets[word[0]][0] : self.offsets[word[-1]][1]]
        return not self.text or any(c.isalnum() for c in stretch)


@dataclass(frozen=True, slots=True)
class Trigger:
    """A candidate trigger: its pieces, and what the first pass thinks of it."""

    pieces: tuple[int, ...]
    """Numbers of its pieces, ascending."""
    p_trigger: float
    """Chance that it is a trigger at all, in [0, 1]."""
    p_type: np.ndarray
    """One probability a type, without "outside"."""
    finer: str | None = None
    """One of `labels.FINER`, where the head for these tells it; the type is then this, whatever the model says."""


@dataclass(frozen=True, slots=True)
class Reading:
    """One claim as read from one sentence, spans in characters of the sentence."""

    trigger: tuple[int, int]
    """Offsets of the trigger."""
    type: str
    """One of `labels.TYPES` or `labels.FINER`."""
    p: float
    """Chance that the claim is as read, in [0, 1]; calibrated by the encoder."""
    roles: dict[str, list[tuple[int, int]]]
    """Spans of each role of `labels.ROLES`, in order of standing."""
    kinds: list[str]
    """What each of `roles["quantity"]` counts, beside it."""
    modality: str
    """One of `labels.MODALITIES`."""
    p_modality: float
    """Its chance, in [0, 1]."""


def whole_words(pieces: Pieces, spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return the spans widened to whole words where they cut a number or a joined name ("1,140", "Deir ez-Zor").

    Spans that come to touch the same word become one; descriptions like "US-backed" are left cut.
    """
    if not pieces.whole:
        return spans
    wide: list[tuple[int, int]] = []
    for begin, end in spans:
        for b, e in pieces.whole:
            if b < end and begin < e:
                begin, end = min(begin, b), max(end, e)
        if wide and begin < wide[-1][1]:
            before = wide.pop()
            begin, end = before[0], max(end, before[1])
        wide.append((begin, end))
    return wide


def softmax(scores: np.ndarray) -> np.ndarray:
    """Return probabilities over the last axis."""
    shifted = np.exp(scores - scores.max(-1, keepdims=True))
    shifted /= shifted.sum(-1, keepdims=True)
    return shifted


def chances_of(scores: Mapping[str, np.ndarray]) -> dict[str, np.ndarray]:
    """Return what `read_claim` asks for, of the argument branch's raw scores, for one trigger or a batch of them."""
    found = {name: softmax(scores[name]) for name in ("kinds", "type", "modality")}
    return {"roles": 1.0 - softmax(scores["roles"])[..., 0], **found}


def find_triggers(pieces: Pieces, chances: np.ndarray, threshold: float) -> list[Trigger]:
    """Return the runs of words whose chance of being a trigger reaches `threshold`.

    Args:
        pieces: the sentence.
        chances: `pieces x trigger labels`, the first of them "outside".
        threshold: least `1 - p(outside)` of a word.
    """
    p, words = chances[pieces.heads], pieces.words
    found: list[Trigger] = []
    run: list[int] = []
    for n in np.flatnonzero(1.0 - p[:, 0] >= threshold).tolist():
        if not pieces.is_word(words[n]):
            continue
        apart = run and (n > run[-1] + 1 or p[n, 1::2].sum() > p[n, 2::2].sum() or len(run) == MOST_TRIGGER_WORDS)
        if apart:
            found.append(_trigger(pieces, run, p))
            run = []
        run.append(n)
    return [*found, _trigger(pieces, run, p)] if run else found


def _trigger(pieces: Pieces, run: list[int], p: np.ndarray) -> Trigger:
    """Return the words `run` as a trigger; `p` is `words x labels`."""
    rows = p[run]
    by_type = (rows[:, 1::2] + rows[:, 2::2]).mean(0)
    return Trigger(
        tuple(i for n in run for i in pieces.words[n]),
        float(1.0 - rows[:, 0].min()),
        by_type / max(by_type.sum(), 1e-9),
    )


def read_claim(pieces: Pieces, trigger: Trigger, chances: Mapping[str, np.ndarray]) -> Reading:
    """Return the claim of one trigger.

    Args:
        pieces: the sentence.
        trigger: the trigger that the chances were computed for.
        chances: `roles` (`pieces x roles`, to be part of it), `kinds` (`pieces x kinds`), `type` (types and "no
            claim"), `modality`; see `chances_of`.
    """
    p_type = chances["type"]
    no_claim = float(p_type[-1])
    joint = np.sqrt(p_type[:-1] * trigger.p_type + 1e-12)
    joint = joint / joint.sum()
    kind = trigger.finer or TYPES[int(joint.argmax())]
    p_modality = chances["modality"]
    found = _spans(pieces, chances["roles"][pieces.heads])
    spans = {role: whole_words(pieces, each) for role, each in zip(ROLES, found, strict=True)}
    kinds = [_kind(pieces, span, chances["kinds"]) for span in spans["quantity"]]
    named = (pieces.offsets[trigger.pieces[0]][0], pieces.offsets[trigger.pieces[-1]][1])
    begin, end = whole_words(pieces, [named])[0]
    p = float(np.sqrt(trigger.p_trigger * (1.0 - no_claim)))
    mode = int(p_modality.argmax())
    return Reading((begin, end), kind, p, spans, kinds, MODALITIES[mode], float(p_modality[mode]))


def _spans(pieces: Pieces, chances: np.ndarray) -> list[list[tuple[int, int]]]:
    """Return each role's spans: runs of words that all reach SPAN_EDGE, one of them SPAN_THRESHOLD.

    The words of a number all reach NUMBER_EDGE.
    Two spans of one role never touch in the data (a comma or "and" stands between), so words side by side are one span.

    Args:
        pieces: the sentence.
        chances: `words x roles`, of a word to be part of the role.
    """
    words, offsets = pieces.words, pieces.offsets
    runs: list[list[list[int]]] = [[] for _ in ROLES]
    sure = (chances >= _SURE).tolist()
    for role, word in np.argwhere(chances.T >= _EDGES).tolist():
        found = runs[role]
        if found and found[-1][1] == word - 1:
            found[-1][1] = word
            found[-1][2] |= sure[word][role]
        else:
            found.append([word, word, sure[word][role]])
    return [[(offsets[words[a][0]][0], offsets[words[b][-1]][1]) for a, b, kept in found if kept] for found in runs]


def _kind(pieces: Pieces, span: tuple[int, int], chances: np.ndarray) -> str:
    inside = [w[0] for w in pieces.words if span[0] <= pieces.offsets[w[0]][0] < span[1]]
    return QUANTITY_OF[int(chances[inside].mean(0).argmax())]
