"""Entities and event types: small annotated sets -> examples of a second branch, each as the trunk's states once."""

from __future__ import annotations

import json
import random
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from tokenizers import Tokenizer
from windows import IGNORED, Trunk

from weekreview.read.labels import TYPES

MOST_PIECES = 200
ACLED_OF_TYPE = {
    "armed_clash": "ARMED_CLASH", "air_strike": "AIR_STRIKE", "shelling": "ART_MISS_ATTACK", "bombing": "REM_EXPLOS",
    "suicide_bombing": "SUIC_BOMB", "chemical_attack": "CHEM_WEAP", "attack_on_civilians": "ATTACK",
    "sexual_violence": "SEX_VIOL", "abduction": "ABDUCT_DISSAP", "destruction": "PROPERTY_DISTRUCT",
    "riot": "VIOL_DEMONSTR", "protest": "PEACE_PROTEST", "arrest": "ARREST", "weapons_seized": "DISR_WEAP",
    "agreement": "AGREEMENT", "alignment": "CHANGE_TO_GROUP_ACT", "split": "CHANGE_TO_GROUP_ACT",
}  # fmt: skip
"""Claim types that answer one sub-type whoever acts; the others (an attack, ground taken) would teach a guess."""


@dataclass
class Example:
    """One text: its trunk states (half precision), task, and labels (one a piece, or one class)."""

    states: torch.Tensor
    task: str
    labels: torch.Tensor
    weight: float = 1.0


def whole(text: str, kind: int, task: str, weight: float, trunk: Trunk, tokenizer: Tokenizer) -> Example:
    """Return a text of one class."""
    ids = [101, *tokenizer.encode(text, add_special_tokens=False).ids[:MOST_PIECES], 102]
    return Example(_states(ids, trunk), task, torch.tensor(kind), weight)


def tagged(record: dict, labels: list[str], trunk: Trunk, tokenizer: Tokenizer) -> Example:
    """Return a tokenised sentence with a label a token."""
    coded = tokenizer.encode(record["tokens"], is_pretokenized=True, add_special_tokens=False)
    words = coded.word_ids
    first = [n == 0 or words[n - 1] != w for n, w in enumerate(words)]
    marks = [labels.index(record["tags"][w]) if f else IGNORED for w, f in zip(words, first, strict=True)]
    ids = [101, *coded.ids, 102][:400]
    return Example(_states(ids, trunk), "entities", torch.tensor([IGNORED, *marks, IGNORED][:400]))


def _states(ids: list[int], trunk: Trunk) -> torch.Tensor:
    row = np.array([ids])
    return trunk.states(row, np.ones_like(row))[0].to(torch.float16)


def read_tagged(path: Path) -> list[dict]:
    """Return the records of a file of JSON lines."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").split("\n") if line]


def read_roots(path: Path) -> list[tuple[str, str]]:
    """Return (sentence, PLOVER root) of the plv data."""
    return [(r["sentence"], r["gold_root"]) for r in read_tagged(path)]


def read_snippets(paths: list[Path]) -> list[tuple[str, str]]:
    """Return (text, ACLED sub-type) of files of written snippets."""
    rows = [line.split("\t") for path in paths for line in path.read_text(encoding="utf-8").split("\n") if line]
    return [(text, kind) for kind, text in rows]


def read_claim_types(paths: list[Path], rng: random.Random, most: int) -> list[tuple[str, str]]:
    """Return (sentence, sub-type) of annotated claims: sentences all of whose claims answer one sub-type.

    At most `most` of one sub-type, so that what is frequent there does not drown the rest.
    """
    by_kind: dict[str, list[str]] = {}
    for path in paths:
        for line in path.read_text(encoding="utf-8").split("\n"):
            record = json.loads(line) if line else {"claims": []}
            kinds = {ACLED_OF_TYPE.get(c["type"]) for c in record["claims"] if c["type"] in TYPES}
            if len(kinds) == 1 and None not in kinds:
                by_kind.setdefault(kinds.pop(), []).append(record["text"])
    return [(t, kind) for kind in sorted(by_kind) for t in rng.sample(by_kind[kind], min(most, len(by_kind[kind])))]
