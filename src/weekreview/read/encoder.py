"""The claim model at run time: two ONNX graphs and a tokenizer in `weights/`, run by onnxruntime.

The first graph reads a batch of sentences; the second reads, off the same trunk, each trigger's arguments.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
import unicodedata
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import numpy as np
import onnxruntime
from tokenizers import Tokenizer

from weekreview.errors import ContractError, UsageError

from . import finer
from .decoding import Pieces, Reading, Trigger, chances_of, find_triggers, read_claim, softmax
from .labels import FINER

FILES = ("triggers.onnx", "arguments.onnx", "tokenizer.json", "labels.json")
WORDS = "words.npz"
"""Where it is there, the vectors of word pieces in 4 bits; the first graph is then given these, not their numbers."""
FIRST_OUTPUTS = ("trunk", "scores")
"""What is asked of the first graph; it also gives `embedded`, for the trunk of the heads."""
OUTPUTS = ("roles", "kinds", "type", "modality")
"""What the second graph gives, in its order."""
MOST_PIECES = 256
BATCH = 8
"""Source: of 1 to 32, the fastest on sentences of about 25 words; larger ones pad more."""
THREADS = 2
"""Batches read side by side. Each is one thread's from begin to end, so the sums are the same as with one, and no
processor time goes into sharing out small products: 10 % of it with two threads a product."""
SLOW_FUSION = "SkipLayerNormFusion"
"""A joining of two steps that onnxruntime 1.32 runs slower than the two apart. Source: 0.98 s against 0.87 s for the
first graph over 320 sentences, best of four."""
_PLAIN_BLANKS = re.compile(r"[\u00a0\u2007\u202f\u200b\u2009]")


@dataclass(frozen=True, slots=True)
class ModelSettings:
    """What training fixed beside the weights: thresholds and the fit that makes `p` mean what it says."""

    word_threshold: float
    """Least chance of a word to be part of a trigger."""
    keep: float
    """Least calibrated `p` of a claim that is kept by default."""
    slope: float
    """Of the logistic fit of `p` on dev."""
    offset: float
    """Of the same fit."""


class ClaimEncoder:
    """Reads claims off sentences. One process, at most THREADS threads; the same input gives the same output."""

    def __init__(self, folder: Path):
        """Load the model in `folder`.

        Raises:
            UsageError: a file of the model is missing.
            ContractError: its labels are not the ones that this version knows.
        """
        missing = [name for name in FILES if not (folder / name).is_file()]
        if missing:
            raise UsageError(f"the reader's model in {folder} lacks {', '.join(missing)}; install the package again")
        self.labels = json.loads((folder / "labels.json").read_text(encoding="utf-8"))
        check_labels(self.labels)
        self.settings = ModelSettings(**self.labels["settings"])
        self.version = self.labels["version"]
        self._tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
        self._tokenizer.no_padding()
        self._tokenizer.enable_truncation(MOST_PIECES)
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads, options.inter_op_num_threads = 1, 1
        options.add_session_config_entry("session.intra_op.allow_spinning", "0")
        options.log_severity_level = 3
        self._words = unpacked(folder / WORDS) if (folder / WORDS).is_file() else None
        self._finer = finer.FinerHead(folder / finer.FILE) if (folder / finer.FILE).is_file() else None
        self._triggers = _session(folder / "triggers.onnx", options)
        self._arguments = _session(folder / "arguments.onnx", options)

    def cut(self, sentence: str) -> Pieces:
        """Return the sentence as word pieces."""
        coded = self._tokenizer.encode(_PLAIN_BLANKS.sub(" ", sentence))
        offsets = bare_offsets(sentence, coded.offsets)
        return Pieces(coded.ids, offsets, word_starts(sentence, offsets), sentence)

    def read_sentences(self, sentences: Sequence[str]) -> list[list[Reading]]:
        """Return each sentence's readings, with calibrated `p`, none dropped yet. Batches are by length."""
        cut = [self.cut(s) for s in sentences]
        found: list[list[Reading]] = [[] for _ in sentences]
        order = sorted(range(len(cut)), key=lambda i: (len(cut[i].ids), i))
        groups = [order[start : start + BATCH] for start in range(0, len(order), BATCH)]
        for group, batch in zip(groups, self._side_by_side([[cut[i] for i in group] for group in groups]), strict=True):
            for i, reading in batch:
                found[group[i]].append(reading)
        return found

    def _side_by_side(self, batches: list[list[Pieces]]) -> Iterator[list[tuple[int, Reading]]]:
        """Yield each batch's readings in order, at most THREADS batches being read at a time."""
        if len(batches) < 2 or THREADS < 2 or (os.cpu_count() or 1) < 2:
            yield from map(self._read_batch, batches)
            return
        with ThreadPoolExecutor(THREADS) as threads:
            yield from threads.map(self._read_batch, batches)

    def trigger_scores(self, batch: Sequence[Pieces]) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
        """Return states of the lower layers, trigger scores and mask, `sentences x longest (x width or labels)`."""
        ids, mask = padded(batch)
        given = {"ids": ids} if self._words is None else {"words": self._words[ids]}
        return (*self._triggers.run(FIRST_OUTPUTS, {**given, "mask": mask}), mask)

    def argument_scores(self, trunk: np.ndarray, mask: np.ndarray, marked: np.ndarray) -> list[np.ndarray]:
        """Return the scores of OUTPUTS, one row a trigger.

        Args:
            trunk: each row's states of the lower layers.
            mask: `rows x longest`, 1 where a piece stands.
            marked: `rows x longest`, 1 on the trigger's pieces.
        """
        return self._arguments.run(None, {"trunk": trunk, "mask": mask, "marked": marked})

    def _read_batch(self, batch: list[Pieces]) -> list[tuple[int, Reading]]:
        trunk, scores, mask = self.trigger_scores(batch)
        chances = softmax(scores)
        rows = [
            (n, trigger)
            for n, pieces in enumerate(batch)
            for trigger in self._found(pieces, chances[n], trunk[n], scores[n])
        ]
        read: list[tuple[int, Reading]] = []
        for start in range(0, len(rows), BATCH):
            part = rows[start : start + BATCH]
            owners = [n for n, _ in part]
            marked = np.zeros((len(part), mask.shape[1]), np.float32)
            for row, (_, trigger) in enumerate(part):
                marked[row, list(trigger.pieces)] = 1.0
            scores = self.argument_scores(trunk[owners], mask[owners], marked)
            found = chances_of(dict(zip(OUTPUTS, scores, strict=True)))
            for row, (n, trigger) in enumerate(part):
                own = {name: values[row] for name, values in found.items()}
                read.append((n, self._calibrated(read_claim(batch[n], trigger, own))))
        return read

    def _found(self, pieces: Pieces, chances: np.ndarray, trunk: np.ndarray, scores: np.ndarray) -> list[Trigger]:
        """Return a sentence's triggers of the model's types and of the finer ones, in order."""
        found = find_triggers(pieces, chances, self.settings.word_threshold)
        if self._finer is None:
            return found
        told = self._finer.chances(pieces, trunk, scores, chances[:, 0])
        return finer.joined(pieces, found, finer.finer_triggers(pieces, told))

    def _calibrated(self, reading: Reading) -> Reading:
        raw = min(max(reading.p, 1e-6), 1 - 1e-6)
        fitted = self._finer if self._finer is not None and reading.type in FINER else self.settings
        logit = fitted.slope * np.log(raw / (1 - raw)) + fitted.offset
        p = round(float(1 / (1 + np.exp(-logit))), 4)
        return Reading(
            reading.trigger, reading.type, p, reading.roles, reading.kinds, reading.modality, reading.p_modality
        )


def bare_offsets(text: str, offsets: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return the pieces' offsets without the blanks that some tokenizers count to the piece behind them."""
    return [_bare(text, b, e) if b < e and text[b].isspace() else (b, e) for b, e in offsets]


def _bare(text: str, begin: int, end: int) -> tuple[int, int]:
    while begin < end and text[begin].isspace():
        begin += 1
    return begin, end


def word_starts(text: str, offsets: Sequence[tuple[int, int]]) -> list[bool]:
    """Return which pieces begin a word: behind a blank, and wherever letters or digits meet other signs.

    Combining marks belong to their letter, every other sign is a word of its own. Works for any tokenizer.
    """
    lettered = _is_lettered
    return [e > b and (b == 0 or not (lettered(text[b - 1]) and lettered(text[b]))) for b, e in offsets]


@lru_cache(maxsize=4096)
def _is_lettered(sign: str) -> bool:
    return unicodedata.category(sign)[0] in "LNM"


def unpacked(path: Path) -> np.ndarray:
    """Return word vectors, `pieces x width`, of packed ones: two numbers a byte, 32 to a scale."""
    with np.load(path) as stored:
        packed, scales = stored["packed"], stored["scales"].astype(np.float32)
    blocks = packed.reshape(*scales.shape, -1)
    levels = np.concatenate([blocks & 15, blocks >> 4], axis=2).astype(np.float32) - 8
    return (levels * scales[..., None]).reshape(len(packed), -1)


def padded(batch: list[Pieces]) -> tuple[np.ndarray, np.ndarray]:
    """Return the pieces' ids and mask, each `sentences x longest`, padded with 0."""
    width = max(len(p.ids) for p in batch)
    ids, mask = np.zeros((len(batch), width), np.int64), np.zeros((len(batch), width), np.int64)
    for n, pieces in enumerate(batch):
        ids[n, : len(pieces.ids)], mask[n, : len(pieces.ids)] = pieces.ids, 1
    return ids, mask


def check_labels(labels: dict) -> None:
    """Raise ContractError unless the model's labels are the ones in `labels.py`, in the same order."""
    from . import labels as ours

    for name in ("TYPES", "MODALITIES", "ROLES", "QUANTITY_OF"):
        if tuple(labels.get(name, ())) != tuple(getattr(ours, name)):
            raise ContractError(f"the reader's model has other {name} than this version; train or install it again")


def model_digest(folder: Path) -> str:
    """Return 16 hex digits of the model's files, to tell one model from another."""
    digest = hashlib.sha256()
    for path in sorted(folder / name for name in (*FILES, WORDS, finer.FILE) if (folder / name).is_file()):
        digest.update(path.read_bytes())
    return digest.hexdigest()[:16]


def _session(path: Path, options: onnxruntime.SessionOptions) -> onnxruntime.InferenceSession:
    return onnxruntime.InferenceSession(
        str(path), options, providers=["CPUExecutionProvider"], disabled_optimizers=[SLOW_FUSION]
    )
