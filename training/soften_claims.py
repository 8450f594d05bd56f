"""Sentences without labels -> what several readers together say of them, for `distil_claims.py` to learn from.

    python training/soften_claims.py --shared ../shared --reader FOLDER --reader FOLDER --out LABELS.pkl [--most 26000]

Sentences come from corpora of which no sentence is in the claim data; one that shares six words in a row with that
data, annotated or development, is left out. The file is no part of the repository, since the texts are not ours.
"""

from __future__ import annotations

import argparse
import json
import pickle
import random
import re
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np

from weekreview.read.decoding import find_triggers, softmax
from weekreview.read.encoder import ClaimEncoder
from weekreview.read.sentences import split_sentences

SHARES = {"muc": 14000, "crime": 3000, "india": 3000, "plv": 1050, "politics": 3000, "local": 2000}
"""Most sentences of each corpus: reports of incidents first."""
SAME_WORDS = 6
BATCH = 16
WORD_THRESHOLD = 0.3
LEAST_WORDS, MOST_WORDS = 6, 70


def texts_of(shared: Path) -> Iterator[tuple[str, str]]:
    """Yield (corpus, text) of every text that sentences are drawn from."""
    places = (
        ("muc", "incidents/muc4-train.jsonl", "doctext"),
        ("crime", "event_types/insightCrime-train.jsonl", "text"),
        ("india", "event_types/IndiaPoliceEvents_sents-train.jsonl", "text"),
        ("plv", "event_types/plv-train.jsonl", "sentence"),
        ("politics", "attribution/polnear-train.jsonl", "text"),
        ("local", "toponyms/lgl.jsonl", "text"),
    )
    for corpus, name, key in places:
        for line in (shared / "corpora" / name).read_text(encoding="utf-8").split("\n"):
            if line.strip():
                yield corpus, re.sub(r"\s+", " ", json.loads(line)[key]).strip()


def sentences_of(corpus: str, text: str) -> list[str]:
    """Return a text's sentences; MUC-4 is in small letters, so a full stop and a blank is all that ends one there."""
    if corpus == "muc":
        return [f"{s.strip(' .')}." for s in re.split(r"(?<=[a-z0-9\")])\. (?=[a-z\"\[])", text)]
    return [text] if corpus in ("plv", "india") else [text[b:e] for b, e in split_sentences(text)]


def runs_of(text: str) -> set[tuple[str, ...]]:
    """Return all SAME_WORDS words in a row of a text."""
    words = re.findall(r"\w+", text.lower())
    return {tuple(words[i : i + SAME_WORDS]) for i in range(len(words) - SAME_WORDS + 1)}


def drawn(shared: Path, rng: random.Random) -> list[str]:
    """Return the sentences to label, in a seeded order."""
    known: set[tuple[str, ...]] = set()
    for name in ("train", "dev"):
        for line in (shared / "claims" / f"{name}.jsonl").read_text(encoding="utf-8").splitlines():
            known |= runs_of(json.loads(line)["text"])
    by_corpus: dict[str, dict[str, None]] = {corpus: {} for corpus in SHARES}
    for corpus, text in texts_of(shared):
        by_corpus[corpus] |= dict.fromkeys(sentences_of(corpus, text))
    chosen: dict[str, None] = {}
    for corpus, sentences in by_corpus.items():
        fit = [s for s in sentences if LEAST_WORDS <= len(s.split()) <= MOST_WORDS and not runs_of(s) & known]
        chosen |= dict.fromkeys(rng.sample(fit, min(len(fit), SHARES[corpus])))
    order = list(chosen)
    rng.shuffle(order)
    return order


class Panel:
    """Several readers whose chances are averaged word by word; they may cut words into pieces differently."""

    def __init__(self, folders: Sequence[Path]):
        self.readers = [ClaimEncoder(folder) for folder in folders]

    def labels(self, texts: Sequence[str]) -> list[tuple[np.ndarray, list]]:
        """Return for each text `words x trigger labels`, and a row a trigger: words, roles, kinds, type, modality."""
        out: list = [None] * len(texts)
        order = sorted(range(len(texts)), key=lambda i: len(texts[i]))
        for start in range(0, len(order), BATCH):
            group = order[start : start + BATCH]
            for i, told in zip(group, self._batch([texts[i] for i in group]), strict=True):
                out[i] = told
        return out

    def _batch(self, texts: Sequence[str]) -> list[tuple[np.ndarray, list]]:
        cuts = [[r.cut(t) for t in texts] for r in self.readers]
        firsts = [r.trigger_scores(cut) for r, cut in zip(self.readers, cuts, strict=True)]
        told = []
        for n in range(len(texts)):
            words = min(len(cut[n].words) for cut in cuts)
            each = [softmax(f[1][n][cut[n].heads[:words]]) for f, cut in zip(firsts, cuts, strict=True)]
            p, pieces = np.mean(each, 0), cuts[0][n]
            chances = np.tile(np.eye(1, p.shape[1])[0], (len(pieces.ids), 1))
            chances[pieces.heads[:words]] = p
            rows = []
            for trigger in find_triggers(pieces, chances, WORD_THRESHOLD):
                marked = [k for k, word in enumerate(pieces.words) if set(word) & set(trigger.pieces)]
                rows.append((marked, *self._row([c[n] for c in cuts], [f[0][n] for f in firsts], marked, words)))
            told.append((p.astype(np.float16), rows))
        return told

    def _row(self, pieces, trunks, marked: list[int], words: int) -> Iterator[np.ndarray]:
        """Yield the mean roles, kinds, type and modality of one trigger."""
        found = []
        for reader, own, trunk in zip(self.readers, pieces, trunks, strict=True):
            size = len(own.ids)
            mark = np.zeros((1, size), np.float32)
            mark[0, [p for k in marked for p in own.words[k]]] = 1.0
            roles, kinds, kind, modality = reader.argument_scores(
                trunk[None, :size], np.ones((1, size), np.int64), mark
            )
            heads = own.heads[:words]
            found.append([softmax(x) for x in (roles[0][heads], kinds[0][heads], kind[0], modality[0])])
        for parts in zip(*found, strict=True):
            yield np.mean(parts, 0).astype(np.float16)


def main() -> None:
    """Draw, label, write."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--shared", type=Path, required=True)
    parser.add_argument("--reader", type=Path, action="append", required=True, help="folder of a reader's weights")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--most", type=int, default=26000)
    parser.add_argument("--seed", type=int, default=7)
    options = parser.parse_args()
    texts = drawn(options.shared, random.Random(options.seed))[: options.most]
    options.out.write_bytes(pickle.dumps((texts, Panel(options.reader).labels(texts))))
    print(f"{len(texts)} sentences")


if __name__ == "__main__":
    main()
