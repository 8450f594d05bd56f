"""Branches on the claim reader's trunk: one graph of some upper layers and a head for each further task.

The words' vectors are the claim reader's own (`triggers.onnx`, of which no layer is computed); the trunk is the one
that the branches were trained on (`trunk.onnx`), so that the claim reader can be taught anew without them.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import onnxruntime
from tokenizers import Tokenizer

from weekreview.errors import UsageError

FILES = ("triggers.onnx", "trunk.onnx", "tokenizer.json", "heads.onnx", "heads.json")
FIRST_PIECE, LAST_PIECE = 101, 102
"""Marks of begin and end in the vocabulary of the encoder (BERT, uncased)."""
NEVER = -1e4
"""Score of a span that goes on from nothing, or from one of another kind."""
BATCH = 8
"""Windows of one run."""


@dataclass(frozen=True, slots=True)
class Chain:
    """What a task's labels think of one another."""

    labels: tuple[str, ...]
    """In the order of the head."""
    following: np.ndarray
    """`labels x labels`, score of the second right behind the first."""
    first: np.ndarray
    """Score of each on the first word."""
    last: np.ndarray
    """Score of each on the last word."""


class Heads:
    """The loaded branches. The same input gives the same output, whatever was asked before."""

    def __init__(self, folder: Path):
        """Load the branches in `folder`.

        Raises:
            UsageError: a file of the model is missing.
        """
        missing = [name for name in FILES if not (folder / name).is_file()]
        if missing:
            raise UsageError(f"the reader's heads in {folder} lack {', '.join(missing)}; install the package again")
        self.settings = json.loads((folder / "heads.json").read_text(encoding="utf-8"))
        self.tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
        self.tokenizer.no_padding()
        self.tokenizer.no_truncation()
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = options.inter_op_num_threads = 1
        options.add_session_config_entry("session.intra_op.allow_spinning", "0")
        options.log_severity_level = 3
        providers = ["CPUExecutionProvider"]
        self._words = onnxruntime.InferenceSession(str(folder / "triggers.onnx"), options, providers=providers)
        self._trunk = onnxruntime.InferenceSession(str(folder / "trunk.onnx"), options, providers=providers)
        self._branch = onnxruntime.InferenceSession(str(folder / "heads.onnx"), options, providers=providers)
        self._path_only = onnxruntime.RunOptions()
        self._path_only.only_execute_path_to_fetches = True

    def chain(self, task: str) -> Chain:
        """Return the labels of a task that labels words."""
        kept = self.settings["chains"][task]
        labels = tuple(kept["labels"])
        following, first, last = (np.array(kept[name]) for name in ("following", "first", "last"))
        goes_on = np.array([label.startswith("I-") for label in labels])
        fits = np.array([[one[2:] == two[2:] for two in labels] for one in labels])
        return Chain(labels, np.where(goes_on & ~fits, NEVER, following), np.where(goes_on, NEVER, first), last)

    def labels(self, task: str) -> tuple[str, ...]:
        """Return the classes of a task that puts a text into one of them."""
        return tuple(self.settings["classes"][task])

    def scores(self, task: str, windows: Sequence[Sequence[int]]) -> Iterator[np.ndarray]:
        """Yield each window's scores, in order: `pieces x labels`, or `classes` for a task of whole texts.

        Args:
            task: name of an output of the graph.
            windows: pieces without the marks of begin and end.
        """
        found: list[np.ndarray | None] = [None] * len(windows)
        order = sorted(range(len(windows)), key=lambda n: (len(windows[n]), n))
        for start in range(0, len(order), BATCH):
            group = order[start : start + BATCH]
            ids, mask = _padded([windows[n] for n in group])
            words = self._words.run(["embedded"], {"ids": ids, "mask": mask}, self._path_only)[0]
            trunk = self._trunk.run(None, {"embedded": words, "mask": mask})[0]
            out = self._branch.run([task], {"trunk": trunk, "mask": mask}, self._path_only)[0]
            for row, n in enumerate(group):
                found[n] = out[row, 1 : 1 + len(windows[n])] if out.ndim > 2 else out[row]
        yield from found


def _padded(windows: list[Sequence[int]]) -> tuple[np.ndarray, np.ndarray]:
    """Return ids with both marks, and mask, each `windows x longest`."""
    width = max(len(w) for w in windows) + 2
    ids, mask = np.zeros((len(windows), width), np.int64), np.zeros((len(windows), width), np.int64)
    for n, window in enumerate(windows):
        ids[n, : len(window) + 2] = [FIRST_PIECE, *window, LAST_PIECE]
        mask[n, : len(window) + 2] = 1
    return ids, mask


def trunk_digest(folder: Path) -> str:
    """Return 16 hex digits of the trunk's graph, which a branch must have been trained on."""
    return hashlib.sha256((folder / "trunk.onnx").read_bytes()).hexdigest()[:16]
