"""Who says what in an article: spans of sources, cues and contents, tied together into attributions."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from weekreview.read.sentences import split_sentences

from .branches import Heads
from .chains import best_chain

TASK = "attribution"
VIEWS = (1, 36, 90, 120)
"""Most pieces of the windows of whole sentences that an article is cut into, once for each; 1 is each sentence alone. A
word's scores are the mean over the views. Source: on PolNeAR's development articles content F1 0.600, 0.615, 0.626 and
0.609 for each by itself, 0.659 for their mean; sentences on either side of a window's own did not help."""
MOST_PIECES = 480
"""Of one window; a sentence beyond them is cut."""
Span = tuple[int, int]
_PARAGRAPH = re.compile(r"\n\s*\n")


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
    """Return the spans of each part. None reaches over a paragraph: none does in the annotated articles."""
    sentences = [_cut(text, begin, end, heads) for begin, end in bounds]
    words = [(begin, end) for s in sentences for _, begin, end in s.words]
    seen = _scores_of(sentences, heads)
    chain = heads.chain(TASK)
    found: dict[str, list[Span]] = {"source": [], "cue": [], "content": []}
    for first, last in _paragraphs(words, text):
        best = best_chain(seen[first:last], chain.following, chain.first, chain.last)
        labelled = [(*word, chain.labels[n]) for word, n in zip(words[first:last], best, strict=True)]
        for part, spans in _joined(labelled).items():
            found[part] += spans
    return found


def _scores_of(sentences: list[_Sentence], heads: Heads) -> np.ndarray:
    """Return `words x labels`, the mean over the views of what each says of a word; no view's are nothing's."""
    starts = np.cumsum([0, *(len(s.words) for s in sentences)])
    labels = heads.chain(TASK).labels
    total, views = np.zeros((starts[-1], len(labels))), np.zeros((starts[-1], 1))
    for most in VIEWS:
        plans = list(_windows([len(s.ids) for s in sentences], most))
        windows = [[i for s in sentences[begin:end] for i in s.ids][:MOST_PIECES] for begin, end in plans]
        for (begin, end), scores in zip(plans, heads.scores(TASK, windows), strict=True):
            at = [piece for piece in _firsts(sentences[begin:end]) if piece < len(scores)]
            total[starts[begin] : starts[begin] + len(at)] += scores[at]
            views[starts[begin] : starts[begin] + len(at)] += 1
    total[:, labels.index("O")] += views[:, 0] == 0
    return total / np.maximum(views, 1)


def _paragraphs(words: list[Span], text: str) -> Iterator[Span]:
    """Yield the half-open ranges of words between blank lines."""
    cuts = [n for n in range(1, len(words)) if _PARAGRAPH.search(text, words[n - 1][1], words[n][0])]
    yield from zip([0, *cuts], [*cuts, len(words)], strict=True)


def _cut(text: str, begin: int, end: int, heads: Heads) -> _Sentence:
    coded = heads.tokenizer.encode(text[begin:end], add_special_tokens=False)
    words: list[tuple[int, int, int]] = []
    for n, (word, (b, e)) in enumerate(zip(coded.word_ids, coded.offsets, strict=True)):
        if n and coded.word_ids[n - 1] == word:
            words[-1] = (*words[-1][:2], e + begin)
        else:
            words.append((n, b + begin, e + begin))
    return _Sentence(coded.ids, words)


def _windows(lengths: list[int], most: int) -> Iterator[Span]:
    """Yield half-open ranges of sentences whose pieces together are at most `most`; one too long stands alone."""
    begin = 0
    while begin < len(lengths):
        end, total = begin + 1, lengths[begin]
        while end < len(lengths) and total + lengths[end] <= most:
            total += lengths[end]
            end += 1
        yield begin, end
        begin = end


def _firsts(sentences: list[_Sentence]) -> Iterator[int]:
    """Yield for each word of a window's sentences the place of its first piece in the window."""
    at = 0
    for sentence in sentences:
        yield from (at + piece for piece, _, _ in sentence.words)
        at += len(sentence.ids)


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
