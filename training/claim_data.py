"""Annotated sentences -> tensors: word pieces, trigger labels, and one row of role labels a trigger."""

from __future__ import annotations

import json
import random
import re
from dataclasses import dataclass, field
from pathlib import Path

import torch
from tokenizers import Tokenizer

from weekreview.read.encoder import bare_offsets, word_starts
from weekreview.read.labels import FINER, MODALITIES, QUANTITY_OF, ROLES, TYPES

IGNORED = -100
MOST_PIECES = 256


def locate(text: str, phrase: str | list[int]) -> tuple[int, int] | None:
    """Return the offsets of `phrase`, which may end in `@n` for its n-th occurrence, or be offsets already."""
    if not isinstance(phrase, str):
        return phrase[0], phrase[1]
    match = re.fullmatch(r"(.*?)@(\d+)", phrase, re.S)
    wanted, nth = (match.group(1), int(match.group(2))) if match and phrase not in text else (phrase, 1)
    begin = -1
    for _ in range(nth):
        begin = text.find(wanted, begin + 1)
        if begin < 0 or not wanted:
            return None
    return begin, begin + len(wanted)


@dataclass
class Row:
    """One trigger of a sentence: which pieces it marks, and the labels of everything that hangs on it."""

    marked: list[int]
    roles: list[list[int]]  # pieces x roles, 0 outside, 1 begins, 2 goes on
    kinds: list[int]  # pieces, index into QUANTITY_OF or IGNORED
    type: int
    modality: int


@dataclass
class Sentence:
    """One annotated sentence as pieces, trigger labels and rows."""

    id: str
    text: str
    ids: list[int]
    offsets: list[tuple[int, int]]
    first: list[bool]  # the piece begins a word
    triggers: list[int]
    rows: list[Row] = field(default_factory=list)
    weight: float = 1.0


def load_tokenizer(folder: Path) -> Tokenizer:
    """Return the folder's tokenizer, without padding, cut at MOST_PIECES."""
    tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
    tokenizer.no_padding()
    tokenizer.enable_truncation(MOST_PIECES)
    return tokenizer


def read_sentences(path: Path, tokenizer: Tokenizer, weight: float = 1.0) -> list[Sentence]:
    """Return every sentence of an annotated JSON-lines file."""
    lines = path.read_text(encoding="utf-8").splitlines()
    return [prepare(json.loads(line), tokenizer, weight) for line in lines if line.strip()]


def prepare(record: dict, tokenizer: Tokenizer, weight: float = 1.0) -> Sentence:
    """Return one record as pieces and labels."""
    text = record["text"]
    coded = tokenizer.encode(text)
    offsets = bare_offsets(text, coded.offsets)
    first = word_starts(text, offsets)
    triggers = [0 if f else IGNORED for f in first]
    sentence = Sentence(record["id"], text, coded.ids, offsets, first, triggers, [], weight)
    for claim in record["claims"]:
        span = locate(text, claim["trigger"])
        kind = TYPES.index("other" if claim["type"] in FINER else claim["type"])
        pieces = _pieces(sentence, span)
        if not pieces:
            continue
        for n, piece in enumerate(p for p in pieces if first[p]):
            triggers[piece] = 1 + 2 * kind + (n > 0)
        sentence.rows.append(_row(sentence, claim, pieces, kind))
    return sentence


def _pieces(sentence: Sentence, span: tuple[int, int] | None) -> list[int]:
    if span is None:
        return []
    return [i for i, (b, e) in enumerate(sentence.offsets) if b < span[1] and e > span[0] and e > b]


def _row(sentence: Sentence, claim: dict, marked: list[int], kind: int) -> Row:
    roles = [[0 if f else IGNORED] * len(ROLES) for f in sentence.first]
    kinds = [IGNORED] * len(sentence.ids)

    def write(role, phrase):
        pieces = [p for p in _pieces(sentence, locate(sentence.text, phrase)) if sentence.first[p]]
        for n, piece in enumerate(pieces):
            roles[piece][ROLES.index(role)] = 2 if n else 1
        return pieces

    for role in ("actor", "target", "place", "time", "weapon"):
        for phrase in claim[role]:
            write(role, phrase)
    for role in ("speaker", "cue"):
        if claim[role]:
            write(role, claim[role])
    for quantity in claim["quantities"]:
        for piece in write("quantity", quantity.get("text") or [quantity["begin"], quantity["end"]]):
            kinds[piece] = QUANTITY_OF.index(quantity["of"])
    return Row(marked, roles, kinds, kind, MODALITIES.index(claim["modality"]))


def batches(sentences: list[Sentence], size: int, rng: random.Random) -> list[list[Sentence]]:
    """Return shuffled batches of sentences of like length."""
    order = sorted(sentences, key=lambda s: (len(s.ids) + rng.random() * 6, s.id))
    groups = [order[i : i + size] for i in range(0, len(order), size)]
    rng.shuffle(groups)
    return groups


def pad(lists: list[list], filler, width: int) -> list[list]:
    """Return the lists, each filled to `width`."""
    return [x + [filler] * (width - len(x)) for x in lists]


def collate(batch: list[Sentence]) -> dict[str, torch.Tensor]:
    """Return the batch's tensors; `owner` tells each row's sentence."""
    width = max(len(s.ids) for s in batch)
    rows = [(n, r) for n, s in enumerate(batch) for r in s.rows]
    blank = [IGNORED] * len(ROLES)
    out = {
        "ids": torch.tensor(pad([s.ids for s in batch], 1, width)),
        "mask": torch.tensor(pad([[1] * len(s.ids) for s in batch], 0, width)),
        "triggers": torch.tensor(pad([s.triggers for s in batch], IGNORED, width)),
        "weights": torch.tensor([s.weight for s in batch]),
    }
    if rows:
        out["owner"] = torch.tensor([n for n, _ in rows])
        out["marked"] = torch.tensor([[int(i in set(r.marked)) for i in range(width)] for _, r in rows])
        out["roles"] = torch.tensor(pad([r.roles for _, r in rows], blank, width))
        out["kinds"] = torch.tensor(pad([r.kinds for _, r in rows], IGNORED, width))
        out["type"] = torch.tensor([r.type for _, r in rows])
        out["modality"] = torch.tensor([r.modality for _, r in rows])
    return out
