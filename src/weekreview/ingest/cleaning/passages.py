"""Passages: the pieces of a report put in order, told apart, and joined to one text with offsets."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from weekreview.model import Passage, PassageKind, Reason

from ..drafts import Dropped, Piece
from .captions import MOST_WORDS, has_credit, is_copy, settle_captions
from .datelines import split_datelines
from .furniture import drop_furniture, first_words
from .lines import Line, is_finished, key, tidy

TITLE_WORDS = 30
"""Longest headline. Source: our choice; the longest of news style are about 20."""
TITLE_SEARCHED = 3
"""Among how many first passages a known title is looked for."""
BETWEEN = "\n\n"
"""What stands between two passages of a document's text."""


def pieces_of_lines(lines: Sequence[Line]) -> list[Piece]:
    """Return paragraphs, list items and, where a line stands twice on top of itself, captions."""
    twice = {n for n, pair in enumerate(pairwise(lines)) if _is_doubled(*pair)}
    return [Piece(_kind(line, number, twice), line.text) for number, line in enumerate(lines)]


def _is_doubled(line: Line, following: Line) -> bool:
    return line.block == following.block and not line.item and is_copy(line.text, following.text)


def _kind(line: Line, number: int, twice: set[int]) -> PassageKind:
    if line.item:
        return PassageKind.LIST_ITEM
    short = len(line.text.split()) <= MOST_WORDS
    return PassageKind.CAPTION if short and not twice.isdisjoint((number, number - 1)) else PassageKind.PARAGRAPH


def settle(pieces: Sequence[Piece], title: str | None, plain: bool) -> tuple[list[Piece], list[Dropped], str | None]:
    """Return the report's passages in order, what was dropped, and its title.

    Furniture goes, the headline comes first, captions stand once, datelines stand for themselves. `plain` says that the
    pieces come from a text without markup, where headline, captions and sub-headings are to be found by their looks.
    """
    kept, furniture = drop_furniture(pieces)
    headed, again, title = _head(kept, tidy(title) if title else None, plain)
    once, copies = settle_captions(split_datelines(headed), plain)
    return once, furniture + again + copies, title


def _head(pieces: list[Piece], title: str | None, plain: bool) -> tuple[list[Piece], list[Dropped], str | None]:
    """Put the headline first, where there is one, and drop its copies among the first passages."""
    if title is None and plain:
        title = _title_among(pieces)
    if not title or not key(title):
        return pieces, [], None
    top, rest = pieces[:TITLE_SEARCHED], pieces[TITLE_SEARCHED:]
    copies = [piece for piece in top if is_copy(piece.text, title)]
    others = [piece for piece in top if piece not in copies]
    dropped = [Dropped(Reason.REPEATED_PASSAGE, first_words(copy.text)) for copy in copies[1:]]
    return [Piece(PassageKind.HEADLINE, title), *others, *rest], dropped, title


def _title_among(pieces: list[Piece]) -> str | None:
    """Return the first line where it looks like a headline: short, unfinished, no credit, with more below it."""
    if len(pieces) < 2 or pieces[0].kind is not PassageKind.PARAGRAPH:
        return None
    first = pieces[0].text
    looks = (
        len(first.split()) <= TITLE_WORDS and (first.endswith("?") or not is_finished(first)) and not has_credit(first)
    )
    dateline = split_datelines(pieces[:1])[0].kind is PassageKind.DATELINE
    return first if looks and not dateline else None


def join(pieces: Sequence[Piece]) -> tuple[str, tuple[Passage, ...]]:
    """Return the text of the pieces joined by blank lines, and their passages with offsets in it."""
    passages = []
    begin = 0
    for piece in pieces:
        passages.append(Passage(piece.kind, begin, begin + len(piece.text)))
        begin += len(piece.text) + len(BETWEEN)
    return BETWEEN.join(piece.text for piece in pieces), tuple(passages)
