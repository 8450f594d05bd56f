"""Annotated articles (who says what) -> windows with seven labels: outside; source, cue, content begun or going on."""

from __future__ import annotations

import json
import random
from pathlib import Path

from tokenizers import Tokenizer
from windows import IGNORED, Window, packed, sentences_of

PARTS = ("source", "cue", "content")
LABELS = ("O", *(f"{mark}-{part}" for part in PARTS for mark in "BI"))


class Article:
    """One annotated copy of an article, cut into sentences of pieces with labels."""

    def __init__(self, record: dict, tokenizer: Tokenizer):
        self.id, self.text = record["id"], record["text"]
        self.spans = [(b, e, part) for a in record["attributions"] for part in PARTS for b, e in a[part]]
        self.bounds = sentences_of(self.text)
        self.pieces = [_coded(self.text[b:e], b, tokenizer) for b, e in self.bounds]
        self.lengths = [len(ids) for ids, _ in self.pieces]

    def windows(self, most: int, first: int = 0) -> list[Window]:
        """Return windows of whole sentences, at most `most` pieces each."""
        return [self._window(a, b) for a, b in packed(self.lengths, most, first)]

    def _window(self, begin: int, end: int) -> Window:
        ids, words = [101], [None]
        for sentence_ids, sentence_words in self.pieces[begin:end]:
            ids += sentence_ids
            words += sentence_words
        return Window([*ids, 102][:510], [*_labels(words, self.spans), IGNORED][:510], "attribution")


def _coded(sentence: str, at: int, tokenizer: Tokenizer):
    """Return the pieces' ids, and for each that begins a word the word's offsets (None for others)."""
    coded = tokenizer.encode(sentence, add_special_tokens=False)
    words, ends = [], {}
    for word, (_, end) in zip(coded.word_ids, coded.offsets, strict=True):
        ends[word] = end
    for n, (word, (begin, _)) in enumerate(zip(coded.word_ids, coded.offsets, strict=True)):
        new = n == 0 or coded.word_ids[n - 1] != word
        words.append((begin + at, ends[word] + at) if new else None)
    return coded.ids, words


def _labels(words, spans) -> list[int]:
    """Return one label a piece; a word belongs to the span that holds its middle."""
    labels = [IGNORED if w is None else 0 for w in words]
    middles = [(w[0] + w[1]) / 2 if w else None for w in words]
    for begin, end, part in spans:
        inside = [n for n, m in enumerate(middles) if m is not None and begin <= m < end]
        for n in inside:
            labels[n] = LABELS.index(f"{'B' if n == inside[0] else 'I'}-{part}")
    return labels


def read_articles(path: Path, tokenizer: Tokenizer) -> list[Article]:
    """Return the articles of a file of JSON lines."""
    return [Article(json.loads(line), tokenizer) for line in path.read_text(encoding="utf-8").split("\n") if line]


def epoch(articles: list[Article], rng: random.Random) -> list[Window]:
    """Return one epoch's windows, of lengths drawn anew: from single sentences to whole paragraphs."""
    return [w for a in articles for w in a.windows(rng.choice((1, 40, 80, 120, 120, 160)))]
