"""Furniture: what stands on a page beside the report, dropped passage by passage, each with its reason."""

from __future__ import annotations

import re
from collections.abc import Sequence

from weekreview.model import Reason

from ..drafts import Dropped, Piece
from .wordings import COMMENTS_OPEN, FORM_OPENS, RULES

FORM_WORDS = 24
"""Most words of a passage below a comment form that still counts as part of it; a longer one ends the form. Source: our
choice; the longest of the common forms' own sentences has 20."""
FIRST_WORDS = 12
"""How many words of a dropped passage its refusal shows."""
_CRUMBS = re.compile(r"\s*[|»›>·•]\s*")


def first_words(text: str) -> str:
    """Return the first words of `text`, with an ellipsis where more follow."""
    words = text.split()
    return " ".join(words[:FIRST_WORDS]) + (" …" if len(words) > FIRST_WORDS else "")


def reason_against(text: str) -> Reason | None:
    """Return why the passage `text` is no part of a report, or None where nothing speaks against it."""
    words = len(text.split())
    for rule in RULES:
        if words <= rule.most_words and rule.pattern.match(text):
            return rule.reason
    return Reason.NAVIGATION if _is_trail(text) else None


def _is_trail(text: str) -> bool:
    """Return True for a row of at least three short labels without figures ("Home | World | Middle East")."""
    labels = [label for label in _CRUMBS.split(text) if label]
    short = all(len(label.split()) <= 4 and not re.search(r"\d", label) for label in labels)
    return len(labels) >= 3 and short and not text.endswith((".", "!", "?"))


def drop_furniture(pieces: Sequence[Piece]) -> tuple[list[Piece], list[Dropped]]:
    """Return the pieces that belong to the report, and what was dropped, each in order.

    Below a comment form short passages are part of it, until one of more than `FORM_WORDS` words; below a heading that
    counts comments everything is readers' words, to the end.
    """
    kept: list[Piece] = []
    dropped: list[Dropped] = []
    zone = ""
    for piece in pieces:
        zone = _zone(zone, piece.text, bool(kept))
        reason = reason_against(piece.text) or (Reason.COMMENT_FORM if zone else None)
        if reason:
            dropped.append(Dropped(reason, first_words(piece.text)))
        else:
            kept.append(piece)
    return kept, dropped


def _zone(zone: str, text: str, begun: bool) -> str:
    """Return "comments", "form" or "" for where `text` stands, given the zone before it."""
    if zone == "comments" or (begun and COMMENTS_OPEN.match(text)):
        return "comments"
    short = len(text.split()) <= FORM_WORDS
    if begun and short and FORM_OPENS.match(text):
        return "form"
    return zone if zone == "form" and short else ""
