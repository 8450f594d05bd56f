"""Numbers: the words of a quantity, one of its bounds, or a tally that adds up."""

from __future__ import annotations

from weekreview.model import Basis, Claim, Issue, Piece, Quantity, Tally

from ..compose.pieces import format_number
from ..index import Index
from ..maps import format_km

MOST_SUMS = 50_000
"""Different sums that are tried before a figure is only held between the least bound and the sum of all."""


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
    quantity = found[1]
    bound = quantity.low if piece.basis is Basis.LOW else quantity.high
    if bound is None or format_number(bound) != piece.text:
        return f"{piece.basis.value} of {quantity.span.text!r} is {bound}"
    return ""


def is_of_tally(piece: Piece, issue: Issue, index: Index) -> str:
    """Return why a number is not the tally's, or the tally does not follow from its claims."""
    tally = index.tallies.get(piece.subject)
    if tally is None or not set(piece.claims) <= set(tally.claims):
        return f"no tally {piece.subject!r} rests on the cited claims"
    value = {Basis.TALLY_LOW: tally.low, Basis.TALLY_BEST: tally.best, Basis.TALLY_HIGH: tally.high}[piece.basis]
    if value is None or format_number(value) != piece.text:
        return f"{piece.basis.value} of tally {tally.tally_id} is {value}"
    return why_tally_fails(tally, index)


def why_tally_fails(tally: Tally, index: Index) -> str:
    """Return why a tally does not follow from its addends and they from its claims; empty where it does."""
    bounds = _bounds(tally, index)
    if tally.addends:
        lows = [low for _, low, _ in tally.addends]
        highs = [high for _, _, high in tally.addends]
        high = None if None in highs else sum(h for h in highs if h is not None)
        if not _near(sum(lows), tally.low) or not _near(high, tally.high):
            return f"the addends give {sum(lows)} to {high}, the tally says {tally.low} to {tally.high}"
        values = [v for _, low, high in tally.addends for v in (low, high) if v is not None]
        missing = [v for v in values if not _adds_up(v, bounds)]
        return f"the claims of the tally do not come to its addend {missing[0]}" if missing else ""
    middles = [(q.low + q.high) / 2 for q in _counted(tally, index) if q.low is not None and q.high is not None]
    for value, allowed in ((tally.low, bounds), (tally.high, bounds), (tally.best, [*bounds, *middles])):
        if value is not None and not any(_near(value, b) for b in allowed):
            return f"no claim of the tally gives {value}"
    return ""


def _counted(tally: Tally, index: Index) -> list[Quantity]:
    return [q for c in index.claims_of(tally.claims) for q in c.quantities if q.of == tally.of]


def _bounds(tally: Tally, index: Index) -> list[float]:
    """Return all bounds of what the tally counts, as its claims give them; sorted."""
    return sorted(bound for q in _counted(tally, index) for bound in (q.low, q.high) if bound is not None)


def _adds_up(value: float, bounds: list[float]) -> bool:
    """Return True where some of the bounds come to `value`: a whole may be raised to the sum of its parts."""
    sums = {0.0}
    for bound in bounds:
        sums |= {s + bound for s in sums if s + bound <= value + 1e-6}
        if len(sums) > MOST_SUMS:
            return min(bounds) <= value <= sum(bounds)
    return any(_near(value, s) for s in sums if s)


def _near(a: float | None, b: float | None) -> bool:
    return a is b is None or (a is not None and b is not None and abs(a - b) < 1e-6 * max(1.0, abs(a)))


def is_radius(piece: Piece, issue: Issue, index: Index) -> str:
    """Return why a distance is not the radius of the mark that it stands in."""
    mark = next((m for m in issue.marks if m.place_id == piece.subject), None)
    if mark is None:
        return f"no mark on the map is of place {piece.subject!r}"
    shown = format_km(mark.radius_m)
    return "" if shown == piece.text else f"the mark's radius is {shown} km"
