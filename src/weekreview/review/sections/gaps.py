"""What could not be determined: places and dates, with the reason that the room before gave, counted."""

from __future__ import annotations

import re
from collections import defaultdict

from weekreview.model import Basis, Claim, Gap, Line, Piece, PieceKind, TimePrecision

from ..compose.pieces import count, plural, text
from ..index import Index


def gaps_of(index: Index, most: int) -> tuple[Gap, ...]:
    """Return the gaps: places first, then dates, those of most claims first."""
    places = place_gaps(index)
    shown = places if len(places) <= most else [*places[: most - 1], places[-1]]
    return (*shown, *date_gaps(index)[:most])


def place_gaps(index: Index) -> list[Gap]:
    """Return a row for each location phrase that no place could be given to."""
    groups: dict[tuple[str, str], list[Claim]] = defaultdict(list)
    for claim in index.material.claims:
        for mention in claim.places:
            if mention.place is None:
                groups[" ".join(mention.span.text.split()), mention.reason].append(claim)
    named = [key for key in _ordered(groups) if re.search(r"\b[A-Z]", key[0])]
    rest = [claim for key in groups if key not in named for claim in groups[key]]
    return [_place_gap(words, reason, groups[words, reason]) for words, reason in named] + _rest(rest)


def _rest(claims: list[Claim]) -> list[Gap]:
    """Return one row that counts the claims whose words for a place hold no name; none where there is no such claim."""
    ids = _ids(claims)
    line, why = (text("Other words"),), (text("no name stands in them"),)
    return [Gap("place", line, why, _count("place:rest", ids), ids)] if ids else []


def _place_gap(words: str, reason: str, claims: list[Claim]) -> Gap:
    ids = _ids(claims)
    piece = Piece(words, PieceKind.PLACE, Basis.VERBATIM, ids[:1])
    return Gap(
        "place", (text("“"), piece, text("”")), _reason(reason, ids), _count(f"place:{words}:{reason}", ids), ids
    )


def date_gaps(index: Index) -> list[Gap]:
    """Return a row for each reason why claims have no date."""
    groups: dict[tuple[str, str], list[Claim]] = defaultdict(list)
    for claim in index.material.claims:
        when = claim.when
        if when is None:
            groups["", ""].append(claim)
        elif when.precision is TimePrecision.NOT_DETERMINED:
            groups[" ".join(when.span.text.split()) if when.span else "", when.reason].append(claim)
    return [_date_gap(words, reason, groups[words, reason]) for words, reason in _ordered(groups)]


def _date_gap(words: str, reason: str, claims: list[Claim]) -> Gap:
    ids = _ids(claims)
    line: Line = (text("No time expression"),)
    if words:
        line = text("“"), Piece(words, PieceKind.DATE, Basis.VERBATIM, ids[:1]), text("”")
    why = _reason(reason, ids) if reason else (text("the report gives no hint"),)
    return Gap("date", line, why, _count(f"date:{words}:{reason}", ids), ids)


def _ordered(groups: dict[tuple[str, str], list[Claim]]) -> list[tuple[str, str]]:
    return sorted(groups, key=lambda key: (-len(_ids(groups[key])), key))


def _ids(claims: list[Claim]) -> tuple[str, ...]:
    return tuple(sorted({c.claim_id for c in claims}))


def _reason(reason: str, ids: tuple[str, ...]) -> Line:
    return (Piece(reason, PieceKind.GIVEN, Basis.REASON, ids),)


def _count(name: str, ids: tuple[str, ...]) -> Line:
    return count(len(ids), f"gap:{name}", ids), text(plural(len(ids), "claim"))
