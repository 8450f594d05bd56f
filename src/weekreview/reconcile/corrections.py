"""Corrections: what a person put right in a claim, laid over the machine's reading; and what became of each judgement.

The claim that was read stays as it is. What is derived rests on the accepted value: the reviewed one where there is one
that can be used, else the machine's.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date

from weekreview.model import Claim, ClaimState, Judgement, Moment, Place, PlaceMention, Review, TimePrecision

from .incidents.judged import claims_named, in_force

_NUMBER = re.compile(r"(\d+)(?:-(\d+)|(\+))?")
_DAYS = re.compile(r"(\d{4}-\d\d-\d\d)(?:/(\d{4}-\d\d-\d\d))?")
NOT_USED = "not used: "
"""Begins the accepted value's reason where a reviewed value could not be used."""


def corrections_of(judgements: Iterable[Judgement]) -> dict[tuple[str, str], Judgement]:
    """Return (claim id, field) -> the correction in force, the latest of each."""
    found: dict[tuple[str, str], Judgement] = {}
    for judgement in sorted(judgements, key=lambda j: (j.made_at, j.judgement_id)):
        if judgement.kind == "correct" and judgement.ended_at is None and judgement.object_id and judgement.value:
            found[(judgement.subject_id, judgement.object_id)] = judgement
    return found


def accept_corrections(
    claims: Sequence[Claim], judgements: Iterable[Judgement], roots: Mapping[str, str]
) -> tuple[tuple[Claim, ...], tuple[Review, ...]]:
    """Return the claims with what people put right, in their order, and a review for each correction of one of them.

    What is put right in a claim is put right in its copies too (`roots`: copy -> claim).
    """
    wanted = corrections_of(judgements)
    places = {m.place.place_id: m.place for c in claims for m in c.places if m.place}
    by_claim: dict[str, list[tuple[str, Judgement]]] = {}
    for (claim_id, field), judgement in sorted(wanted.items()):
        by_claim.setdefault(claim_id, []).append((field, judgement))
    accepted, reviews = [], []
    for claim in claims:
        right, root = claim, roots.get(claim.claim_id, claim.claim_id)
        own = {field for field, _ in by_claim.get(claim.claim_id, ())}
        for field, judgement in by_claim.get(root, ()) if root != claim.claim_id else ():
            if field not in own:
                right = _corrected(right, field, judgement.value or "", places) or right
        for field, judgement in by_claim.get(claim.claim_id, ()):
            machine = value_of(claim, field)
            changed = _corrected(right, field, judgement.value or "", places)
            right = changed or right
            accepted_value = value_of(right, field)
            told = (judgement.judgement_id, claim.claim_id, field, machine, judgement.value or "", accepted_value)
            reviews.append(Review(*told, (claim.claim_id,), changed is not None))
        accepted.append(right)
    return tuple(accepted), tuple(reviews)


def review_groupings(
    judgements: Iterable[Judgement], machine: Mapping[str, str], accepted: Mapping[str, str]
) -> tuple[Review, ...]:
    """Return a review for each grouping judgement in force.

    Args:
        judgements: All.
        machine: Claim id -> group, as it is without any judgement.
        accepted: Claim id -> group, as it is with them.
    """
    known = {c: (c,) for c in machine}
    reviews = []
    for judgement in sorted(in_force(judgements), key=lambda j: j.judgement_id):
        subject, other, rest = claims_named(judgement, known)
        against = (rest or other) if judgement.kind == "split" else other
        wanted = "one event" if judgement.kind in ("same", "move") else "two events"
        before, after = (_relation(subject, against, groups) for groups in (machine, accepted))
        told = (judgement.judgement_id, judgement.subject_id, "incident", before, wanted, after)
        reviews.append(Review(*told, (*subject, *against), after == wanted))
    return tuple(reviews)


def value_of(claim: Claim, field: str) -> str:
    """Return what stands in a field that can be corrected, in words; "" for nothing, and where there is none such."""
    if field in ("state", "type"):
        return str(getattr(claim, field))
    if field == "when":
        days = (claim.when.earliest_on, claim.when.latest_on) if claim.when else (None, None)
        return "/".join(dict.fromkeys(d.isoformat() for d in days if d))
    if field == "place":
        return claim.place.place_id if claim.place else ""
    if field.startswith("quantity."):
        return "; ".join(_bounds(q.low, q.high) for q in claim.quantities if q.of == field.removeprefix("quantity."))
    return ""


def _bounds(low: float | None, high: float | None) -> str:
    if low is None:
        return "?"
    return f"{low:g}+" if high is None else f"{low:g}" if high == low else f"{low:g}-{high:g}"


def _relation(mine: Iterable[str], theirs: Iterable[str], groups: Mapping[str, str]) -> str:
    """Return whether all the claims of both are in one group, or none of the two sides shares one."""
    left, right = ({groups[c] for c in ids if c in groups} for ids in (mine, theirs))
    if not left or not right:
        return "not gathered"
    return "one event" if len(left | right) == 1 else "two events" if not left & right else "partly one event"


def _corrected(claim: Claim, field: str, value: str, places: Mapping[str, Place]) -> Claim | None:
    """Return the claim with a field put right; None where the value can't be used."""
    change = _CHANGES.get(field.split(".")[0])
    return change(claim, field, value, places) if change else None


def _state(claim: Claim, field: str, value: str, places: Mapping[str, Place]) -> Claim | None:
    known = value in ClaimState.__members__.values()
    return replace(claim, state=ClaimState(value), state_reason="a person put it right") if known else None


def _type(claim: Claim, field: str, value: str, places: Mapping[str, Place]) -> Claim | None:
    return replace(claim, type=value) if re.fullmatch(r"[a-z_]+", value) else None


def _when(claim: Claim, field: str, value: str, places: Mapping[str, Place]) -> Claim | None:
    found = _DAYS.fullmatch(value)
    if not found:
        return None
    first, last = date.fromisoformat(found[1]), date.fromisoformat(found[2] or found[1])
    if last < first:
        return None
    precision = TimePrecision.DAY if first == last else TimePrecision.DAYS
    span = claim.when.span if claim.when else None
    return replace(claim, when=Moment(first, last, precision, "a person put it right", span))


def _place(claim: Claim, field: str, value: str, places: Mapping[str, Place]) -> Claim | None:
    if value not in places:
        return None
    span = claim.places[0].span if claim.places else claim.trigger
    return replace(claim, places=(PlaceMention(span, places[value], "a person put it right", 1.0),))


def _quantity(claim: Claim, field: str, value: str, places: Mapping[str, Place]) -> Claim | None:
    found, of = _NUMBER.fullmatch(value), field.removeprefix("quantity.")
    if not found or not any(q.of == of for q in claim.quantities):
        return None
    low = float(found[1])
    high = None if found[3] else float(found[2] or found[1])
    if high is not None and high < low:
        return None
    right = (
        replace(q, low=low, high=high, rule="a person put it right") if q.of == of else q for q in claim.quantities
    )
    return replace(claim, quantities=tuple(right))


_CHANGES: dict[str, Callable[[Claim, str, str, Mapping[str, Place]], Claim | None]] = {
    "state": _state,
    "type": _type,
    "when": _when,
    "place": _place,
    "quantity": _quantity,
}
"""Field -> how it is put right. `quantity.killed` and its like name what is counted."""
FIELDS = ("state", "type", "when", "place", "quantity.KIND")
"""Fields that a person may put right, as `weekreview judge` shows them."""
