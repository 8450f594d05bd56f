"""Small documents with claims, written by hand."""

from __future__ import annotations

import re
from datetime import date

from weekreview.ground import Gazetteer, ground
from weekreview.model import (
    Claim,
    ClaimState,
    Document,
    Mention,
    Passage,
    PassageKind,
    PlaceMention,
    Published,
    Speaker,
    span_of,
)


def make_document(
    text: str, day: date | None = None, publisher: str | None = None, title: str | None = None
) -> Document:
    """Return a document with one passage a line."""
    passages = tuple(Passage(PassageKind.PARAGRAPH, m.start(), m.end()) for m in re.finditer(r"[^\n]+", text))
    published = Published(day, None, "day" if day else "not_determined")
    return Document("d0", "0" * 64, "made.txt", text, passages, title, publisher, published)


def make_claim(
    document: Document, sentence: str, *, actors=(), targets=(), weapons=(), places=(), speaker: str | None = None
) -> Claim:
    """Return a claim about the first sentence that reads so; its first word is its trigger."""
    begin = document.text.index(sentence)

    def span(words: str):
        at = document.text.index(words, begin)
        return span_of(document.text, at, at + len(words))

    return Claim(
        "c0", document.document_id, "attack", "battle", ClaimState.REPORTED, 0.9,
        span_of(document.text, begin, begin + len(sentence)), span_of(document.text, begin, begin + 1),
        actors=tuple(Mention(span(w)) for w in actors), targets=tuple(Mention(span(w)) for w in targets),
        weapons=tuple(Mention(span(w)) for w in weapons), places=tuple(PlaceMention(span(w)) for w in places),
        speaker=Speaker(speaker, span(speaker)) if speaker else None, publisher=document.publisher,
    )  # fmt: skip


def ground_one(
    gazetteer: Gazetteer, text: str, sentence: str | None = None, *, day=None, publisher=None, title=None, **parts
):
    """Return the one claim of a text, grounded, with the refusals."""
    document = make_document(text, day, publisher, title)
    claims, refusals = ground([make_claim(document, sentence or text, **parts)], document, gazetteer)
    return claims[0], refusals
