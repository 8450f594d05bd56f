"""Numbers: the words of a quantity, one of its bounds, or a tally that adds up."""

from __future__ import annotations

from weekreview.model import Basis, Claim, Issue, Piece, Quantity, Scope

from ..compose.pieces import format_number
from ..index import Index
from ..maps import format_km
from .seconds import why_not_meant
from .sums import why_tally_fails


def collapsed(text: str) -> str:
    """Return `text` in lower case with single spaces."""
    return " ".join(text.casefold().split())


def _quantity(piece: Piece, index: Index) -> tuple[Claim, Quantity] | None:
    """Return the quantity that a number names by its claim and its offset."""
    for claim in index.claims_of(piece.claims):
        for quantity in claim.quantities:
            if str(quantity.span.begin) == piece.subject:
                return claim, quantity
    return None


def is_verbatim(piece: Piece, issue: Issue, index: Index) -> str:
    """Return why a number is not the words of the quantity it cites."""
    found = _quantity(piece, index)
    if found is None:
        return f"no number of the cited claims {list(piece.claims)} begins at {piece.subject or 'nowhere'}"
    words = found[1].span.text
    return "" if collapsed(words) == collapsed(piece.text) else f"the evidence says {words!r}"


def is_bound(piece: Piece, issue: Issue, index: Index) -> str:
    """Return why a number is not the bound of the quantity it cites."""
    found = _quantity(piece, index)
    if found is None:
        return f"no number of the cited claims {list(piece.claims)} begins at {piece.subject or 'nowhere'}"
    claim, quantity = found
    bound = quantity.low if piece.basis is Basis.LOW else quantity.high
    if bound is None or format_number(bound) != piece.text:
        return f"{piece.basis.value} of {quantity.span.text!r} is {bound}"
    return why_not_meant(quantity, claim, index.documents.get(claim.document_id))


def is_sum(piece: Piece, issue: Issue, index: Index) -> str:
    """Return why a number is not the sum of the cited claims' exact figures of one kind."""
    cited = [q for claim in index.claims_of(piece.claims) for q in claim.quantities if q.of == piece.subject]
    total = sum(q.low or 0.0 for q in cited if q.low == q.high and q.scope is not Scope.CUMULATIVE)
    return "" if cited and format_number(total) == piece.text else f"the cited {piece.subject} come to {total:g}"


def is_of_tally(piece: Piece, issue: Issue, index: Index) -> str:
    """Return why a number is not the tally's, or the tally does not follow from its claims."""
    tally = index.tallies.get(piece.subject)
    if tally is None or not set(piece.claims) <= set(tally.claims):
        return f"no tally {piece.subject!r} rests on the cited claims"
    value = {Basis.TALLY_LOW: tally.low, Basis.TALLY_BEST: tally.best, Basis.TALLY_HIGH: tally.high}[piece.basis]
    if value is None or format_number(value) != piece.text:
        return f"{piece.basis.value} of tally {tally.tally_id} is {value}"
    return why_tally_fails(tally, index)


def is_radius(piece: Piece, issue: Issue, index: Index) -> str:
    """Return why a distance is not the radius of the mark that it stands in."""
    mark = next((m for m in issue.marks if m.place_id == piece.subject), None)
    if mark is None:
        return f"no mark on the map is of place {piece.subject!r}"
    shown = format_km(mark.radius_m)
    return "" if shown == piece.text else f"the mark's radius is {shown} km"
