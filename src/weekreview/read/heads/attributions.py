"""Who says what in an article: spans of sources, cues and contents, tied together into attributions."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from weekreview.read.sentences import split_sentences

from .branches import Heads
from .chains import best_chain

TASK = "attribution"
OWN_PIECES, CONTEXT_PIECES, MOST_PIECES = 96, 32, 480
"""A window holds whole sentences of its own, up to the first, and sentences on either side, up to the second; one
sentence beyond the third is cut. Source: windows of 40 to 160 pieces were trained on."""
Span = tuple[int, int]
_QUOTES = re.compile(r"[\"“”«»]|''|``")


@dataclass(frozen=True, slots=True)
class Attribution:
    """One act of saying. Spans are half-open offsets in the text; one part may be in several pieces, or missing."""

    source: tuple[Span, ...]
    """Who says it."""
    cue: tuple[Span, ...]
    """The words that say so."""
    content: tuple[Span, ...]
    """What is said."""


@dataclass(frozen=True, slots=True)
class _Sentence:
    """A sentence as pieces."""

    ids: list[int]
    """Pieces of the vocabulary."""
    words: list[tuple[int, int, int]]
    """Number of the first piece, begin and end of each word."""


def attributions_of(text: str, heads: Heads) -> list[Attribution]:
    """Return the attributions of a text, in the order of their cues."""
    bounds = list(split_sentences(text))
    return linked(_spans_of(text, bounds, heads), text, bounds)


def _spans_of(text: str, bounds: list[Span], heads: Heads) -> dict[str, list[Span]]:
    """Return the spans of each part."""
    sentences = [_cut(text, begin, end, heads) for begin, end in bounds]
    plans = list(_windows([len(s.ids) for s in sentences]))
    windows = [[i for s in sentences[first:last] for i in s.ids][:MOST_PIECES] for first, _, _, last in plans]
    chain = heads.chain(TASK)
    labelled: list[tuple[int, int, str]] = []
    for plan, scores in zip(plans, heads.scores(TASK, windows), strict=True):
        words = list(_words_in(sentences, plan, len(scores)))
        best = best_chain(scores[[w[0] for w in words]], chain.following, chain.first, chain.last)
        labelled += [(w[1], w[2], chain.labels[n]) for w, n in zip(words, best, strict=True) if w[3]]
    return _joined(labelled)


def _cut(text: str, begin: int, end: int, heads: Heads) -> _Sentence:
    coded = heads.tokenizer.encode(text[begin:end], add_special_tokens=False)
    words: list[tuple[int, int, int]] = []
    for n, (word, (b, e)) in enumerate(zip(coded.word_ids, coded.offsets, strict=True)):
        if n and coded.word_ids[n - 1] == word:
            words[-1] = (*words[-1][:2], e + begin)
        else:
            words.append((n, b + begin, e + begin))
    return _Sentence(coded.ids, words)


def _windows(lengths: list[int]) -> Iterator[tuple[int, int, int, int]]:
    """Yield for each window its first sentence, its first and last own ones, and its last (half-open)."""
    begin = 0
    while begin < len(lengths):
        end, total = begin + 1, lengths[begin]
        while end < len(lengths) and total + lengths[end] <= OWN_PIECES:
            total += lengths[end]
            end += 1
        first, last = begin, end
        while first and sum(lengths[first - 1 : begin]) <= CONTEXT_PIECES:
            first -= 1
        while last < len(lengths) and sum(lengths[end : last + 1]) <= CONTEXT_PIECES:
            last += 1
        yield first, begin, end, last
        begin = end


def _words_in(sentences: list[_Sentence], plan, most: int) -> Iterator[tuple[int, int, int, bool]]:
    """Yield each word of a window: its piece in the window, begin, end, and whether it is the window's own."""
    first, begin, end, last = plan
    at = 0
    for n in range(first, last):
        for piece, b, e in sentences[n].words:
            if at + piece < most:
                yield at + piece, b, e, begin <= n < end
        at += len(sentences[n].ids)


def _joined(labelled: list[tuple[int, int, str]]) -> dict[str, list[Span]]:
    """Return the spans of a row of labelled words; one that goes on from nothing begins."""
    found: dict[str, list[Span]] = {"source": [], "cue": [], "content": []}
    before = ""
    for begin, end, label in labelled:
        mark, _, part = label.partition("-")
        if part and mark == "I" and before == part:
            found[part][-1] = (found[part][-1][0], end)
        elif part:
            found[part].append((begin, end))
        before = part
    return found


def linked(spans: dict[str, list[Span]], text: str, bounds: list[Span]) -> list[Attribution]:
    """Return one attribution a cue, with the source and the contents that stand nearest to it.

    A source without a cue makes one of its own; a content in a sentence without a cue goes to the cue before it.
    """
    cues = [(cue,) for cue in spans["cue"]]
    sources: dict[int, list[Span]] = {n: [] for n in range(len(cues))}
    contents: dict[int, list[Span]] = {n: [] for n in range(len(cues))}
    lone: list[Attribution] = []
    for source in spans["source"]:
        n = _nearest(source, spans["cue"], bounds, text)
        if n is None or _sentence_of(source, bounds) != _sentence_of(spans["cue"][n], bounds):
            lone.append(Attribution((source,), (), ()))
        else:
            sources[n].append(source)
    for content in spans["content"]:
        n = _nearest(content, spans["cue"], bounds, text)
        if n is None:
            lone.append(Attribution((), (), (content,)))
        else:
            contents[n].append(content)
    for n, cue in enumerate(spans["cue"]):
        if not sources[n] and n and _sentence_of(cue, bounds) == _sentence_of(spans["cue"][n - 1], bounds):
            sources[n] = sources[n - 1][-1:]
    made = [Attribution(tuple(sources[n][:1]), cue, tuple(contents[n])) for n, cue in enumerate(cues)]
    return sorted(made + lone, key=lambda a: min(a.cue + a.source + a.content))


def _sentence_of(span: Span, bounds: list[Span]) -> int:
    """Return the number of the sentence that holds a span's first character."""
    return next((n for n, (begin, end) in enumerate(bounds) if begin <= span[0] < end), -1)


def _nearest(span: Span, cues: list[Span], bounds: list[Span], text: str) -> int | None:
    """Return the number of the cue nearest to a span: one in the same sentence, else the last before."""
    here = _sentence_of(span, bounds)
    same = [n for n, cue in enumerate(cues) if _sentence_of(cue, bounds) == here]
    if same:
        return min(same, key=lambda n: _gap(span, cues[n]))
    before = [n for n, cue in enumerate(cues) if cue[1] <= span[0]]
    return before[-1] if before else None


def _gap(one: Span, other: Span) -> int:
    """Return the number of characters between two spans."""
    return max(one[0] - other[1], other[0] - one[1], 0)
