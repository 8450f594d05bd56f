"""The ground of it all: every cited claim stands in its document's text, at its offsets, with what was read from it."""

from __future__ import annotations

from collections.abc import Iterator

from weekreview.model import Claim, Document, Segment, Span

from ..index import Index
from .seconds import claim_faults
from .walks import Checked


def evidence_faults(checked: Checked) -> Iterator[str]:
    """Yield a fault for each cited claim that is unknown or does not stand where it says it does."""
    issue, index = checked.issue, checked.index
    cited = {claim for _, piece in checked.pieces for claim in piece.claims}
    cited |= {c for _, piece in checked.pieces if (t := index.tallies.get(piece.subject)) for c in t.claims}
    cited |= {note.claim_id for note in issue.notes} | {side.claim_id for pair in issue.pairs for side in pair.sides}
    for claim_id in sorted(cited):
        claim = index.claims.get(claim_id)
        if claim is None:
            yield f"claim {claim_id} is cited but is none of the claims read"
        elif (document := index.document_of(claim)) is None:
            yield f"claim {claim_id} stands in document {claim.document_id}, which was not read"
        else:
            yield from _claim_faults(claim, document)
            for why in claim_faults(claim, document, index.material.namesakes):
                yield f"claim {claim_id}: {why}"
    for note in issue.notes:
        yield from _segment_faults(f"note {note.number}", note.claim_id, note.segments, index)
    for pair in issue.pairs:
        for side in pair.sides:
            yield from _segment_faults(f"contradiction of {side.claim_id}", side.claim_id, side.segments, index)


def _claim_faults(claim: Claim, document: Document) -> Iterator[str]:
    for role, span in _spans(claim):
        stored = document.text[span.begin : span.end]
        if stored != span.text:
            yield (
                f"claim {claim.claim_id}: its {role} {span.text[:60]!r} does not stand at {span.begin}-{span.end} of "
                f"{document.name}, where the text says {stored[:60]!r}"
            )
    for quantity in claim.quantities:
        if not claim.evidence.holds(quantity.span):
            yield f"claim {claim.claim_id}: number {quantity.span.text!r} lies outside its sentence"
    for mention in claim.places:
        if not mention.inherited and not claim.evidence.holds(mention.span):
            yield f"claim {claim.claim_id}: place {mention.span.text!r} lies outside its sentence and is not inherited"


def _spans(claim: Claim) -> Iterator[tuple[str, Span]]:
    yield "sentence", claim.evidence
    yield "trigger", claim.trigger
    for role, mentions in (("actor", claim.actors), ("target", claim.targets), ("weapon", claim.weapons)):
        yield from ((role, m.span) for m in mentions)
    yield from (("place", m.span) for m in claim.places)
    yield from (("number", q.span) for q in claim.quantities)
    yield from (("counted", q.counted) for q in claim.quantities if q.counted)
    if claim.when and claim.when.span:
        yield "time", claim.when.span
    if claim.speaker and claim.speaker.span:
        yield "speaker", claim.speaker.span


def _segment_faults(where: str, claim_id: str, segments: tuple[Segment, ...], index: Index) -> Iterator[str]:
    claim = index.claims.get(claim_id)
    shown = "".join(segment.text for segment in segments)
    if claim and shown != claim.evidence.text:
        yield f"{where} shows {shown[:80]!r}, but the sentence of claim {claim_id} is {claim.evidence.text[:80]!r}"
