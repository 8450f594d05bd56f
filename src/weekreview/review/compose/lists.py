"""Several places of one claim: "in Homs, Hama and Idlib", all of them and not the first alone."""

from __future__ import annotations

import re

from weekreview.model import Claim, Line, PlaceMention, Precision

from .pieces import text

_BETWEEN = re.compile(
    r"(?:\s(?:province|governorate|region|city|oblast))?(?:,?\s(?:and|or)\s|,\s)(?:in\s|the\s)*", re.I
)
"""What stands between two places that are told of side by side."""


def listed_places(claim: Claim) -> tuple[PlaceMention, ...]:
    """Return the places that the claim's own sentence lists side by side, in its order; empty where it lists none.

    A larger place that only says where a smaller one lies ("Manbij, Aleppo province") makes no list, since a comma
    alone joins it: some two of a list are joined by "and" or "or".
    """
    named = [m for m in claim.places if m.place and not m.inherited and _in_evidence(m, claim)]
    named.sort(key=lambda m: m.span.begin)
    for start in range(len(named)):
        run, joined = [named[start]], False
        for mention in named[start + 1 :]:
            gap = _gap(run[-1], mention, claim)
            if not _BETWEEN.fullmatch(gap) or not _alike(run[-1], mention):
                break
            joined = joined or bool(re.search(r"\b(?:and|or)\b", gap))
            run.append(mention)
        if joined:
            return tuple(run)
    return ()


def side_by_side(lines: list[Line]) -> Line:
    """Return lines as a list in words: "A, B and C"."""
    joined: list = list(lines[0])
    for position, line in enumerate(lines[1:], 2):
        joined += [text(" and " if position == len(lines) else ", "), *line]
    return tuple(joined)


def _in_evidence(mention: PlaceMention, claim: Claim) -> bool:
    return claim.evidence.begin <= mention.span.begin and mention.span.end <= claim.evidence.end


def _gap(one: PlaceMention, other: PlaceMention, claim: Claim) -> str:
    return claim.evidence.text[one.span.end - claim.evidence.begin : other.span.begin - claim.evidence.begin]


def _alike(one: PlaceMention, other: PlaceMention) -> bool:
    """Return True for two places of like size, neither a way or a side of another ("near A and B" is one phrase)."""
    wide = (Precision.COUNTRY, Precision.PROVINCE)
    if one.place is None or other.place is None or one.place.place_id == other.place.place_id:
        return False
    return (one.place.precision in wide) == (other.place.precision in wide) and "#" not in one.place.place_id
