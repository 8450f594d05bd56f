"""`claims.jsonl`: every claim with its evidence; `actors.jsonl`: the actors that claims name, each once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from weekreview.model import Actor, Claim, EventCodes, Mention, Moment, PlaceMention, Precision, Quantity, Speaker

from .places import place_row
from .values import Row, bare_span, day, number, probability, span

NOWHERE: Row = {
    **dict.fromkeys(("place_id", "name", "lat", "lon", "radius_m")),
    "precision": Precision.NOT_DETERMINED.value,
}
"""The columns of a place that is not determined."""


def claim_rows(
    claims: Iterable[Claim], place_of_document: Mapping[str, int], coarsen_km: float | None = None
) -> Iterator[Row]:
    """Yield a row a claim: by document in the order of `documents.jsonl`, then by where its trigger stands."""
    last = len(place_of_document)

    def order(claim: Claim) -> tuple:
        place = place_of_document.get(claim.document_id, last)
        return (place, claim.document_id, claim.trigger.begin, claim.trigger.end, claim.claim_id)

    for claim in sorted(claims, key=order):
        yield claim_row(claim, coarsen_km)


def actor_rows(actors: Iterable[Actor]) -> Iterator[Row]:
    """Yield a row an actor, by id. What states and organisations have declared it to be is theirs, with days."""
    for actor in sorted(actors, key=lambda a: a.actor_id):
        yield {
            "actor_id": actor.actor_id,
            "name": actor.name,
            "kind": actor.kind.value,
            "country": actor.country,
            "designations": [
                {"label": d.label, "said_by": d.said_by, "from": day(d.begins_on), "until": day(d.ends_on)}
                for d in actor.designations
            ],
        }


def claim_row(claim: Claim, coarsen_km: float | None = None) -> Row:
    """Return the row of one claim."""
    return {
        "claim_id": claim.claim_id,
        "document_id": claim.document_id,
        "type": claim.type,
        "family": claim.family,
        "state": claim.state.value,
        "p": probability(claim.p),
        "evidence": span(claim.evidence),
        "trigger": span(claim.trigger),
        "actors": [_mention(mention) for mention in claim.actors],
        "targets": [_mention(mention) for mention in claim.targets],
        "weapons": [_mention(mention) for mention in claim.weapons],
        "places": [_place(mention, coarsen_km) for mention in claim.places],
        "when": _when(claim.when),
        "quantities": [_quantity(quantity) for quantity in claim.quantities],
        "speaker": _speaker(claim.speaker),
        "cue": span(claim.cue),
        "publisher": claim.publisher,
        "origin_id": claim.origin_id,
        "party": claim.party,
        "passage": claim.passage,
        "state_reason": claim.state_reason,
        "codes": _codes(claim.codes),
    }


def _codes(codes: EventCodes | None) -> Row | None:
    if codes is None:
        return None
    acled = {"acled_event_type": codes.acled_event_type, "acled_sub_event_type": codes.acled_sub_event_type}
    plover = {"plover_category": codes.plover_category, "plover_mode": codes.plover_mode}
    return {**acled, **plover, "cameo_root": codes.cameo_root, "reason": codes.reason}


def _mention(mention: Mention) -> Row:
    tied = {"actor_id": mention.actor_id, "reason": mention.reason, "inherited": mention.inherited}
    return {**bare_span(mention.span), **tied}


def _place(mention: PlaceMention, coarsen_km: float | None) -> Row:
    how = {"reason": mention.reason, "p": probability(mention.p), "inherited": mention.inherited}
    return {**bare_span(mention.span), **(place_row(mention.place, coarsen_km) or NOWHERE), **how}


def _when(moment: Moment | None) -> Row | None:
    if moment is None:
        return None
    days = {"earliest_on": day(moment.earliest_on), "latest_on": day(moment.latest_on)}
    how = {"precision": moment.precision.value, "reason": moment.reason, "inherited": moment.inherited}
    return {**bare_span(moment.span), **days, **how}


def _quantity(quantity: Quantity) -> Row:
    return {
        **bare_span(quantity.span),
        "of": quantity.of,
        "low": number(quantity.low),
        "high": number(quantity.high),
        "scope": quantity.scope.value,
        "unit": quantity.unit,
        "rule": quantity.rule,
        "counted": span(quantity.counted),
        "civilian": quantity.civilian,
    }


def _speaker(speaker: Speaker | None) -> Row | None:
    if speaker is None:
        return None
    where = {"begin": speaker.span.begin if speaker.span else None, "end": speaker.span.end if speaker.span else None}
    how = {"inherited": speaker.inherited, "reason": speaker.reason}
    return {"text": speaker.text, "actor_id": speaker.actor_id, **where, **how}
