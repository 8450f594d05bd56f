"""Entities of a tokenised sentence: one label a token, begun (B-) or going on (I-)."""

from __future__ import annotations

from collections.abc import Sequence

from .branches import Heads
from .chains import best_chain

TASK = "entities"
MOST_PIECES = 480
"""Pieces of a sentence that are read; tokens beyond them are labelled as outside."""
OUTSIDE = "O"


def tags_of(tokens: Sequence[str], heads: Heads) -> list[str]:
    """Return one label a token, of the kinds of re3d (Organisation, Person, Location, Temporal, Weapon ...)."""
    if not tokens:
        return []
    coded = heads.tokenizer.encode(list(tokens), is_pretokenized=True, add_special_tokens=False)
    owners = coded.word_ids[:MOST_PIECES]
    firsts = [n for n, word in enumerate(owners) if n == 0 or owners[n - 1] != word]
    tags = [OUTSIDE] * len(tokens)
    if not firsts:
        return tags
    chain = heads.chain(TASK)
    scores = next(heads.scores(TASK, [coded.ids[:MOST_PIECES]]))
    best = best_chain(scores[firsts], chain.following, chain.first, chain.last)
    for n, label in zip(firsts, best, strict=True):
        tags[owners[n]] = chain.labels[label]
    return tags
