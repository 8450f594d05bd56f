"""Claims that can't both be so, side by side with both sentences. Neither is dropped."""

from __future__ import annotations

from weekreview.model import Basis, Claim, Contradiction, ContradictionKind, Line, Pair, Quantity, Scope, Side

from ..compose.attributions import publisher_line, speaker_of
from ..compose.phrases import place_name, quantity_line
from ..compose.pieces import capitalised, join, number, text
from ..compose.quotations import segments_of
from ..index import Index

DISAGREEMENTS = {
    ContradictionKind.COUNT: "The reports disagree on how many",
    ContradictionKind.ACTOR: "The reports disagree on who did it",
    ContradictionKind.TARGET: "The reports disagree on whom or what it was done to",
    ContradictionKind.PLACE: "The reports disagree on where",
    ContradictionKind.TIME: "The reports disagree on when",
    ContradictionKind.EXISTENCE: "The reports disagree on whether it happened",
    ContradictionKind.CONTROL: "The reports disagree on who holds it",
    ContradictionKind.STATUS: "The reports disagree on whether it stands",
}


def pairs_of(index: Index, most: int) -> tuple[Pair, ...]:
    """Return the contradictions whose claims are both at hand, in a stable order."""
    found = sorted(index.material.contradictions, key=lambda c: (c.kind, c.claims))
    pairs = [pair_of(c, index) for c in found if len(index.claims_of(c.claims)) == 2]
    return tuple(pairs[:most])


def pair_of(contradiction: Contradiction, index: Index) -> Pair:
    """Return one contradiction as a pair of sentences."""
    first, second = index.claims_of(contradiction.claims)
    return Pair(
        contradiction.kind, heading_of(contradiction, first, second, index), (_side(first, index), _side(second, index))
    )


def heading_of(contradiction: Contradiction, first: Claim, second: Claim, index: Index) -> Line:
    """Return what the two disagree about, with both numbers where it is a count, and the place where they share one."""
    line: Line = (text(DISAGREEMENTS[contradiction.kind]),)
    if contradiction.addends and (sum_line := _sum_line(first, second, contradiction.addends, index)):
        return sum_line
    if contradiction.kind is ContradictionKind.COUNT:
        pair = next(
            (
                (a, b)
                for a in first.quantities
                for b in second.quantities
                if a.of == b.of and (a.low, a.high) != (b.low, b.high)
            ),
            None,
        )
        if pair:
            both = *quantity_line(first, pair[0]), text(" or "), *quantity_line(second, pair[1])
            line = text(f"The reports disagree on how many ({pair[0].of}): "), *both
    place = first.place or second.place
    if place:
        owner = first if first.place else second
        line = *line, text(", "), *place_name(place, (owner.claim_id,))
    return line


def _sum_line(first: Claim, second: Claim, addends: tuple[str, ...], index: Index) -> Line:
    """Return a report's figure against its parts and what they come to; nothing where a part is not at hand."""
    whole = second if first.claim_id in addends else first
    parts = index.claims_of(addends)
    kinds = [q.of for q in whole.quantities if all(_exact(part, q.of) for part in parts)]
    if not kinds or len(parts) != len(addends):
        return ()
    of = kinds[0]
    listed = [quantity_line(part, quantity) for part in parts for quantity in _exact(part, of)]
    total = sum(quantity.low or 0.0 for part in parts for quantity in _exact(part, of))
    return (
        text(f"A report’s figures do not add up ({of}): "),
        *quantity_line(whole, next(q for q in whole.quantities if q.of == of)),
        text(" against "),
        *join(listed),
        text(", which come to "),
        number(total, Basis.SUM, addends, of),
    )


def _exact(claim: Claim, of: str) -> list[Quantity]:
    return [q for q in claim.quantities if q.of == of and q.low == q.high and q.scope is not Scope.CUMULATIVE]


def _side(claim: Claim, index: Index) -> Side:
    speaker = speaker_of(claim, index)
    publisher = publisher_line(claim, index)
    line = (*speaker.line, text(", in "), *publisher) if speaker else publisher
    return Side(claim.claim_id, capitalised(line), segments_of(claim))
