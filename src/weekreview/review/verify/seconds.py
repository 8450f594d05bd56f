"""Second readings: what the rooms before made of a claim's words, held against the words once more.

`second_reading` runs before anything is added up: a number or a place that the words do not bear is taken back to "not
determined" and counted as a refusal, so that a misreading costs its own value and not the whole issue. The same checks
run again over the finished issue (`evidence`), where whatever fails them stops the build.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from weekreview.model import Claim, Document, PlaceMention, Quantity, Reason, Refusal

from .namings import Namesakes, why_not_named
from .readings import permits, values_in
from .tongues import language_of, permits_in

UNBORNE = "not determined: the words do not bear the place that was found for them"
"""Reason of a place that was taken back."""

PERSONS = frozenset({"killed", "injured", "detained", "abducted", "displaced", "captured"})
"""What may be done to one person who is counted without a number word."""


PUT_RIGHT = "a person put it right"
"""Rule of a quantity that a person corrected. Source: `reconcile.corrections`."""


def why_not_meant(quantity: Quantity, claim: Claim, document: Document | None = None) -> str:
    """Return why the words of a number do not mean its bounds; empty where they do, or where it has none.

    In a document in one of `tongues.LANGUAGES` the words may mean what they do in it.
    """
    if quantity.low is None and quantity.high is None:
        return ""
    told = f"{quantity.low} to {quantity.high}"
    if quantity.low is None:
        return f"{quantity.span.text!r} has a greatest value and no least"
    if quantity.rule == PUT_RIGHT:
        return ""  # a person's value stands over the words'; the review of the judgement keeps both
    if quantity.rule == "single_victim":
        named = quantity.of in PERSONS and any(m.span == quantity.span for m in claim.targets)
        alone = (quantity.low, quantity.high) == (1, 1) and all(v == 1 for v in values_in(quantity.span.text.lower()))
        return "" if named and alone else f"{quantity.span.text!r} is not one person to whom it was done: {told}"
    fits = permits(quantity.span.text, quantity.unit, quantity.low, quantity.high)
    if not fits and document is not None and (language := language_of(document, quantity.span.text)):
        fits = permits_in(quantity.span.text, language, quantity.unit, quantity.low, quantity.high)
    return "" if fits else f"{quantity.span.text!r} does not mean {told}"


def second_reading(
    claims: Iterable[Claim], documents: Mapping[str, Document], namesakes: Namesakes | None = None
) -> tuple[tuple[Claim, ...], tuple[Refusal, ...]]:
    """Return the claims, each number and place that their words do not bear set to not determined, and a refusal each.

    Args:
        claims: grounded claims; their order is kept.
        documents: the documents that hold them, by id.
        namesakes: the gazetteer's places of a name; None = places are known by sound alone.
    """
    kept, refusals = [], []
    for claim in claims:
        document = documents[claim.document_id]
        numbers, places = list(claim.quantities), list(claim.places)
        for at, quantity in enumerate(numbers):
            if why := why_not_meant(quantity, claim, document):
                numbers[at] = replace(quantity, low=None, high=None, unit=None, rule="not_determined")
                refusals.append(Refusal("verify", Reason.NUMBER_DOUBTED, claim.claim_id, why))
        for at, mention in enumerate(places):
            if why := why_not_named(mention, document, namesakes):
                places[at] = PlaceMention(mention.span, None, UNBORNE, 0.0, mention.inherited)
                refusals.append(Refusal("verify", Reason.PLACE_DOUBTED, claim.claim_id, why))
        changed = (tuple(numbers), tuple(places)) != (claim.quantities, claim.places)
        kept.append(replace(claim, quantities=tuple(numbers), places=tuple(places)) if changed else claim)
    return tuple(kept), tuple(refusals)


def claim_faults(claim: Claim, document: Document, namesakes: Namesakes | None) -> Iterator[str]:
    """Yield why a number or place of a claim does not follow from its words."""
    yield from (f"number {why}" for q in claim.quantities if (why := why_not_meant(q, claim, document)))
    yield from (f"place {why}" for m in claim.places if (why := why_not_named(m, document, namesakes)))
