"""Texts -> windows of word pieces with a label a word, and the shipped trunk's states for them.

The trunk is run as it is shipped, 8-bit weights and all, so that the branch learns on exactly what it will be given.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import onnxruntime
import torch
from tokenizers import Tokenizer

from weekreview.read.sentences import split_sentences

IGNORED = -100


@dataclass
class Window:
    """A stretch of text as pieces; `labels` has one number a piece, IGNORED where the piece begins no word."""

    ids: list[int]
    labels: list[int]
    task: str


class Trunk:
    """The packaged trunk of the heads, on the words of the claim reader."""

    def __init__(self, weights: Path):
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = options.inter_op_num_threads = 1
        options.add_session_config_entry("session.intra_op.allow_spinning", "0")
        options.log_severity_level = 3
        self._words, self._trunk = (
            onnxruntime.InferenceSession(str(weights / name), options) for name in ("triggers.onnx", "trunk.onnx")
        )
        self._path_only = onnxruntime.RunOptions()
        self._path_only.only_execute_path_to_fetches = True

    def states(self, ids: np.ndarray, mask: np.ndarray) -> torch.Tensor:
        """Return `windows x pieces x width`."""
        words = self._words.run(["embedded"], {"ids": ids, "mask": mask}, self._path_only)[0]
        return torch.from_numpy(self._trunk.run(None, {"embedded": words, "mask": mask})[0])


def load_tokenizer(weights: Path) -> Tokenizer:
    """Return the reader's tokenizer, neither padding nor cutting."""
    tokenizer = Tokenizer.from_file(str(weights / "tokenizer.json"))
    tokenizer.no_padding()
    tokenizer.no_truncation()
    return tokenizer


def sentences_of(text: str) -> list[tuple[int, int]]:
    """Return the offsets of a text's sentences."""
    return list(split_sentences(text))


def packed(lengths: list[int], most: int, first: int = 0) -> Iterator[tuple[int, int]]:
    """Yield half-open ranges of sentences whose pieces together are at most `most` (one too long stands alone)."""
    begin, total = first, 0
    for n in range(first, len(lengths)):
        if total and total + lengths[n] > most:
            yield begin, n
            begin, total = n, 0
        total += lengths[n]
    if begin < len(lengths):
        yield begin, len(lengths)


def batches(windows: list[Window], pieces: int, rng: random.Random) -> list[list[Window]]:
    """Return shuffled batches of windows of like length, each of about `pieces` pieces."""
    order = sorted(windows, key=lambda w: len(w.ids) + rng.random() * 8)
    groups, group = [], []
    for window in order:
        if group and (len(group) + 1) * len(window.ids) > pieces:
            groups.append(group)
            group = []
        group.append(window)
    groups.append(group)
    rng.shuffle(groups)
    return groups


def collate(batch: list[Window]) -> tuple[np.ndarray, np.ndarray, torch.Tensor]:
    """Return ids, mask and labels, each `windows x longest`."""
    width = max(len(w.ids) for w in batch)
    ids, mask = np.zeros((len(batch), width), np.int64), np.zeros((len(batch), width), np.int64)
    labels = torch.full((len(batch), width), IGNORED)
    for n, window in enumerate(batch):
        size = len(window.ids)
        ids[n, :size], mask[n, :size] = window.ids, 1
        labels[n, :size] = torch.tensor(window.labels)
    return ids, mask, labels
