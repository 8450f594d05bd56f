"""Which numbers a sentence tells, what is a part of what, and one style of numerals in each sentence."""

from __future__ import annotations

import re

from weekreview.model import Basis, Claim, Line, Piece, PieceKind, Quantity

from ..wordings import EXACT_WORDS, NUMBER_WORDS, PRONOUNS, REMAINDERS
from .names import shown_words
from .phrases import quantity_line
from .pieces import number, text

PART_AFTER = re.compile(r"^\s*(?:of (?:them|whom|those)|were among|among them)", re.IGNORECASE)
PART_BEFORE = re.compile(r"(?:including|among (?:them|whom)|of whom)(?: at least| about| some)?\s*$", re.IGNORECASE)
"""What stands after or before a number that is a part of an earlier one."""


def is_told(quantity: Quantity) -> bool:
    """Return False for the remainder of a whole ("most", "one of them"): it says nothing without its sentence."""
    if quantity.unit:
        return quantity.unit != "share"
    words = quantity.span.text
    return quantity.low is not None and not REMAINDERS.match(words) and not re.search(r"\bof them$", words.strip())


def is_part(quantity: Quantity, whole: Quantity, claim: Claim) -> bool:
    """Return True where the sentence counts `quantity` inside `whole` ("nine people, five of them civilians")."""
    if quantity.of != whole.of or quantity.span.begin < whole.span.begin or (whole.low or 0) < (quantity.low or 0):
        return False
    sentence, base = claim.evidence.text, claim.evidence.begin
    before, after = sentence[: quantity.span.begin - base], sentence[quantity.span.end - base :]
    tail = " of" if quantity.span.text.lower().endswith(" of") else ""
    return bool(PART_AFTER.match(tail + after) or PART_BEFORE.search(before) or " of them" in quantity.span.text)


def part_phrase(claim: Claim, quantity: Quantity) -> Line:
    """Return a part of a number told before: "five of them civilians"."""
    counted = " ".join(quantity.counted.text.split()) if quantity.counted else ""
    known = counted and counted.lower() not in {*PRONOUNS, *NUMBER_WORDS}
    noun = (text(" "), *shown_words(counted, claim)) if known else (text(f" {quantity.of}"),)
    return *quantity_line(claim, quantity), text(" of them"), *noun


def one_style(line: Line, claim: Claim) -> Line:
    """Return the line with figures for all its exact numbers where any of them is a figure; else as it is."""
    numbers = [p for p in line if p.kind is PieceKind.NUMBER]
    if not any(p.text[:1].isdigit() for p in numbers):
        return line
    return tuple(_as_figure(p, claim) if p in numbers else p for p in line)


def _as_figure(piece: Piece, claim: Claim) -> Piece:
    value = EXACT_WORDS.get(piece.text.lower())
    known = any(q.low == q.high == value and str(q.span.begin) == piece.subject for q in claim.quantities)
    if value is None or not known or piece.basis is not Basis.VERBATIM:
        return piece
    return number(value, Basis.LOW, piece.claims, piece.subject)
