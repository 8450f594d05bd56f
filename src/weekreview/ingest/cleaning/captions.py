"""Captions: the words under a picture, told from prose, headings and list items; a copy is kept once.

In a page's markup a caption says so itself. In plain text the surest sign is that a line stands twice in a row: scraped
pages give a picture's alternative text and its caption, once with straight and once with curly quotes. A picture credit
is the other sign. Where a text shows by such signs that it holds captions, two weaker ones count as well: the first
passage under the headline that is much shorter than the text's paragraphs, and an unfinished line between paragraphs.
Without a sure sign nothing is called a caption: wire copy is full of one-sentence paragraphs.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from statistics import median

from weekreview.model import PassageKind, Reason

from ..drafts import Dropped, Piece
from .furniture import first_words
from .lines import is_finished, key

MOST_WORDS = 60
"""Longest caption. Source: agencies' style asks for one or two sentences; longer repeats are repeated paragraphs."""
LEAD_SHARE = 2 / 3
"""A lead picture's caption is at most this share of the median paragraph, in words. Source: our choice, by reading."""
HEADING_WORDS = 10
"""Longest sub-heading. Source: our choice; headline style guides ask for 6 to 10."""
LEAST_REPEATED = 40
"""Fewest words of a paragraph whose copy further down is dropped. Source: our choice; a short line ("Near X, one strike
hit a depot.") may truly come again for another day."""
LEAST_PREFIX = 4
"""Fewest words of a caption cut off by an ellipsis that must agree with its whole copy."""

_CREDIT = re.compile(
    r"\b(?:photo|image|picture|photograph|video|credit|screen ?grab|handout|file photo|archive)s?\s?"
    r"(?::|/|©|credit\b|courtesy\b|by [A-Z])"
    r"|\((?:photo|file|image|picture|handout|archive|screen ?grab)\b[^)]*\)\.?$"
    r"|[\[(/|]\s?(?:AFP|AP|Reuters|EPA|Getty(?: Images)?|Xinhua|TASS|Sputnik|Anadolu)"
    r"(?:\s?/[^)\]]*|\s+[Pp]hoto)[\])]?\.?$"
    r"|^(?:in this (?:photo|image|picture|video)|this (?:photo|image|satellite image|handout)|file photo|pictured)\b",
    re.I,
)


def has_credit(text: str) -> bool:
    """Return True where `text` is short and names a picture or its maker as a caption does."""
    return len(text.split()) <= MOST_WORDS and bool(_CREDIT.search(text))


def is_copy(first: str, second: str) -> bool:
    """Return True where both are the same words, or one is the other cut off by an ellipsis."""
    a, b = key(first), key(second)
    if a == b:
        return bool(a)
    short, text, long = (a, first, b) if len(a) < len(b) else (b, second, a)
    cut = text.rstrip().endswith(("...", "…")) and len(short.split()) >= LEAST_PREFIX
    return cut and long.startswith(short)


def settle_captions(pieces: Sequence[Piece], plain: bool) -> tuple[list[Piece], list[Dropped]]:
    """Return the pieces with captions marked and copies gone, and the copies dropped.

    With `plain` the pieces come from a text without markup and captions are looked for; else only marked ones count.
    """
    kept, dropped = _mark_repeated(pieces) if plain else (list(pieces), [])
    if plain:
        kept = _mark_weaker(kept)
    once, again = _drop_copies(kept)
    return once, dropped + again


def _mark_repeated(pieces: Sequence[Piece]) -> tuple[list[Piece], list[Dropped]]:
    """Mark lines that stand twice in a row, and lines with a credit; drop the second copy (the cut one, where one
    is)."""
    kept: list[Piece] = []
    dropped: list[Dropped] = []
    for piece in pieces:
        before = kept[-1] if kept else None
        if before and _is_pair(before, piece):
            whole, copy = (before, piece) if len(key(before.text)) >= len(key(piece.text)) else (piece, before)
            headline = before.kind is PassageKind.HEADLINE
            kept[-1] = before if headline else Piece(_kind_of_pair(whole), whole.text)
            dropped.append(Dropped(_reason_of_copy(kept[-1]), first_words(copy.text)))
        elif piece.kind is PassageKind.PARAGRAPH and has_credit(piece.text):
            kept.append(replace(piece, kind=PassageKind.CAPTION))
        else:
            kept.append(piece)
    return kept, dropped


def _is_pair(before: Piece, piece: Piece) -> bool:
    items = PassageKind.LIST_ITEM in (before.kind, piece.kind)
    return not items and is_copy(before.text, piece.text)


def _kind_of_pair(piece: Piece) -> PassageKind:
    return PassageKind.CAPTION if len(piece.text.split()) <= MOST_WORDS else PassageKind.PARAGRAPH


def _reason_of_copy(piece: Piece) -> Reason:
    return Reason.REPEATED_CAPTION if piece.kind is PassageKind.CAPTION else Reason.REPEATED_PASSAGE


def _mark_weaker(pieces: list[Piece]) -> list[Piece]:
    """Mark the lead caption and unfinished lines where the text shows that it holds captions, else sub-headings."""
    shows = any(piece.kind is PassageKind.CAPTION for piece in pieces)
    lengths = [len(p.text.split()) for p in pieces if p.kind is PassageKind.PARAGRAPH and is_finished(p.text)]
    marked = []
    for index, piece in enumerate(pieces):
        if shows and _is_lead(pieces, index) and len(piece.text.split()) <= LEAD_SHARE * median(lengths or [0]):
            piece = replace(piece, kind=PassageKind.CAPTION)
        elif _stands_unfinished(pieces, index):
            piece = replace(piece, kind=_kind_of_unfinished(piece, shows))
        marked.append(piece)
    return marked


def _is_lead(pieces: list[Piece], index: int) -> bool:
    after_headline = index == 1 and pieces[0].kind is PassageKind.HEADLINE
    return after_headline and len(pieces) > 2 and pieces[1].kind is PassageKind.PARAGRAPH


def _stands_unfinished(pieces: list[Piece], index: int) -> bool:
    """Return True for a line without final punctuation that something follows."""
    piece = pieces[index]
    plain = piece.kind is PassageKind.PARAGRAPH and not is_finished(piece.text)
    return plain and index + 1 < len(pieces) and len(piece.text.split()) <= MOST_WORDS


def _kind_of_unfinished(piece: Piece, shows: bool) -> PassageKind:
    words = piece.text.split()
    titled = sum(word[:1].isupper() for word in words) >= 0.6 * len(words)
    if shows and len(words) > 3 and not titled:
        return PassageKind.CAPTION
    return PassageKind.HEADLINE if len(words) <= HEADING_WORDS else PassageKind.PARAGRAPH


def _drop_copies(pieces: Sequence[Piece]) -> tuple[list[Piece], list[Dropped]]:
    """Drop what says again what a caption said, and headlines and long paragraphs that stand twice."""
    kept: list[Piece] = []
    dropped: list[Dropped] = []
    seen: dict[str, PassageKind] = {}
    for piece in pieces:
        reason = _reason_against_copy(piece, seen.get(key(piece.text)))
        if reason:
            dropped.append(Dropped(reason, first_words(piece.text)))
        else:
            kept.append(piece)
            seen.setdefault(key(piece.text), piece.kind)
    return kept, dropped


def _reason_against_copy(piece: Piece, before: PassageKind | None) -> Reason | None:
    """Return why `piece`, whose words stood before as `before`, is dropped. List items may say the same of other
    days."""
    if before is None or piece.kind is PassageKind.LIST_ITEM:
        return None
    if PassageKind.CAPTION in (before, piece.kind):
        return Reason.REPEATED_CAPTION
    long = len(piece.text.split()) >= LEAST_REPEATED
    return Reason.REPEATED_PASSAGE if long and before is not PassageKind.LIST_ITEM else None
