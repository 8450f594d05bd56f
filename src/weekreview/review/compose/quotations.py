"""Sentences of reports, verbatim: whole, or cut at words and never inside what was read from them."""

from __future__ import annotations

from weekreview.model import Basis, Claim, Line, Piece, PieceKind, Segment, Span

from ..index import Index
from .attributions import before_quote, publisher_line
from .pieces import capitalised, text

TRIGGER = "trigger"
"""Subject of the piece of a quotation that names the event: the page sets it apart."""
LONGEST_QUOTE = 300
"""Characters of a quoted sentence. A longer one is cut around its trigger, at words."""


def spans_of(claim: Claim) -> list[tuple[Span, str]]:
    """Return what was read from the claim's sentence, with its role, in order; those outside the sentence left out."""
    spans = [(claim.trigger, "trigger")]
    spans += [(q.span, "number") for q in claim.quantities]
    spans += [(m.span, "place") for m in claim.places]
    spans += [(m.span, "") for m in (*claim.actors, *claim.targets, *claim.weapons)]
    if claim.when and claim.when.span:
        spans.append((claim.when.span, "time"))
    if claim.speaker and claim.speaker.span:
        spans.append((claim.speaker.span, ""))
    return sorted((s for s in spans if claim.evidence.holds(s[0])), key=lambda s: (s[0].begin, -s[0].end))


def clip(claim: Claim, most: int = LONGEST_QUOTE) -> tuple[int, int]:
    """Return where to cut the claim's sentence so that it has about `most` characters, as offsets into it.

    The cut keeps the trigger and every span that fits, falls between words, and never inside a span.
    """
    sentence, base = claim.evidence.text, claim.evidence.begin
    if len(sentence) <= most:
        return 0, len(sentence)
    begin, end = claim.trigger.begin - base, claim.trigger.end - base
    room = most - (end - begin)
    begin, end = max(0, begin - room // 2), min(len(sentence), end + room // 2)
    for span, _ in spans_of(claim):
        first, last = span.begin - base, span.end - base
        if first < begin < last:
            begin = first
        if first < end < last:
            end = last
    while begin > 0 and not sentence[begin - 1].isspace():
        begin -= 1
    while end < len(sentence) and not sentence[end].isspace():
        end += 1
    return begin, end


def quoted(claim: Claim) -> Line:
    """Return the claim's sentence in quotation marks, the words that name the event as a piece of their own."""
    begin, end = clip(claim)
    sentence, base = claim.evidence.text, claim.evidence.begin
    first, last = claim.trigger.begin - base, claim.trigger.end - base
    parts = ((sentence[begin:first], ""), (sentence[first:last], TRIGGER), (sentence[last:end], ""))
    pieces = [
        Piece(" ".join(f".{part}.".split())[1:-1], PieceKind.QUOTE, Basis.VERBATIM, (claim.claim_id,), subject)
        for part, subject in parts
        if part
    ]
    return text("“" + ("… " if begin else "")), *pieces, text((" …" if end < len(sentence) else "") + "”")


def quotation(claim: Claim, index: Index) -> Line:
    """Return the claim's sentence, verbatim, led by who says so; by the outlet alone where it names the speaker."""
    spoken = claim.speaker and claim.speaker.span and claim.evidence.holds(claim.speaker.span)
    lead = (*publisher_line(claim, index), text(": ")) if spoken else before_quote(claim, index)
    return *capitalised(lead), *quoted(claim)


def segments_of(claim: Claim) -> tuple[Segment, ...]:
    """Return the whole sentence with its trigger, numbers, places and times marked. Overlaps go to the first."""
    sentence, base = claim.evidence.text, claim.evidence.begin
    segments, last = [], 0
    for span, role in spans_of(claim):
        begin, end = span.begin - base, span.end - base
        if not role or begin < last:
            continue
        if begin > last:
            segments.append(Segment(sentence[last:begin]))
        segments.append(Segment(sentence[begin:end], role))
        last = end
    if last < len(sentence):
        segments.append(Segment(sentence[last:]))
    return tuple(segments)
