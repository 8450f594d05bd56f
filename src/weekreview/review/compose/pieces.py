"""The smallest parts of a line: text, numbers, dates, names; and how lines are joined."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from weekreview.model import Basis, Claim, Document, Line, Piece, PieceKind


def text(words: str) -> Piece:
    """Return a piece of our own connecting words."""
    return Piece(words)


def format_number(value: float) -> str:
    """Return `value` with thousands apart and no needless decimals: 1200.0 is "1,200", 2.5 is "2.5"."""
    return f"{value:,.0f}" if value == int(value) else f"{value:,.3f}".rstrip("0")


def number(value: float, basis: Basis, claims: tuple[str, ...], subject: str = "") -> Piece:
    """Return a number that follows from `claims` by `basis`."""
    return Piece(format_number(value), PieceKind.NUMBER, basis, claims, subject)


def count(size: int, collection: str, claims: tuple[str, ...] = ()) -> Piece:
    """Return a count of a named collection of our own records; `verify` counts it again."""
    return Piece(format_number(size), PieceKind.COUNT, Basis.COUNT_OF, claims, collection)


def plural(size: int, noun: str, nouns: str | None = None) -> str:
    """Return the noun that agrees with `size`, after a space."""
    return f" {noun}" if size == 1 else f" {nouns or noun + 's'}"


def day(on: date, basis: Basis, claims: tuple[str, ...] = (), with_year: bool = False) -> Piece:
    """Return a day as "19 October", with the year where asked."""
    words = f"{on.day} {on:%B %Y}" if with_year else f"{on.day} {on:%B}"
    return Piece(words, PieceKind.DATE, basis, claims, on.isoformat())


def days(first_on: date, last_on: date, basis: Basis, claims: tuple[str, ...] = (), joint: str = " to ") -> Line:
    """Return a stretch of days with no more said than needed: "17 to 23 October 2015"."""
    if first_on == last_on:
        return (day(first_on, basis, claims, with_year=True),)
    if (first_on.year, first_on.month) == (last_on.year, last_on.month):
        first = Piece(str(first_on.day), PieceKind.DATE, basis, claims, first_on.isoformat())
    else:
        first = day(first_on, basis, claims, with_year=first_on.year != last_on.year)
    return first, text(joint), day(last_on, basis, claims, with_year=True)


def document_field(document: Document, name: str) -> Piece | None:
    """Return the document's `publisher`, `title` or `name` as a piece; None where it has none."""
    value = getattr(document, name)
    return Piece(value, PieceKind.NAME, Basis.FIELD, (), f"{document.document_id}:{name}") if value else None


def publisher_of(claim: Claim, document: Document | None) -> Piece | None:
    """Return the outlet of a claim; None where it is not determined."""
    if not document or not document.publisher:
        return None
    return Piece(
        document.publisher, PieceKind.NAME, Basis.FIELD, (claim.claim_id,), f"{document.document_id}:publisher"
    )


def join(lines: Sequence[Line], last: str = " and ") -> Line:
    """Return the lines as a list in a sentence: "a, b and c"."""
    joined: list[Piece] = []
    for position, line in enumerate(lines):
        if position:
            joined.append(text(last if position == len(lines) - 1 else ", "))
        joined.extend(line)
    return tuple(joined)


def separate(lines: Sequence[Line], separator: str = " · ") -> Line:
    """Return the lines that are not empty with `separator` between them."""
    joined: list[Piece] = []
    for line in lines:
        if line:
            joined += [text(separator), *line] if joined else line
    return tuple(joined)


def capitalised(line: Line) -> Line:
    """Return the line with its first letter in upper case."""
    if not line:
        return line
    first, *rest = line
    if not first.text:
        return capitalised(tuple(rest))
    if first.text in "“‘(":
        return (first, *capitalised(tuple(rest)))
    words = first.text[0].upper() + first.text[1:]
    return (Piece(words, first.kind, first.basis, first.claims, first.subject), *rest)


def claims_cited(*lines: Line) -> tuple[str, ...]:
    """Return the ids of the claims that the lines cite, each once, in order."""
    return tuple(dict.fromkeys(c for line in lines for piece in line for c in piece.claims))


def words_of(line: Line) -> str:
    """Return the line as plain text."""
    return "".join(piece.text for piece in line)
