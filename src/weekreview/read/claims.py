"""One document -> its claims: sentences are read in batches, then tied to the text around them, in order."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, replace

from weekreview.model import (
    Claim,
    ClaimState,
    Document,
    Mention,
    Moment,
    Passage,
    PassageKind,
    PlaceMention,
    Span,
    TimePrecision,
    span_of,
)

from .attribution import Voices
from .certainty import state_of
from .counts import quantities_of
from .decoding import Reading
from .foreign import glossed
from .labels import FAMILY
from .sentences import split_sentences
from .settling.dating import own_moment, report_moment
from .settling.sharing import shared_out
from .telling import leaned, one_class, weighed
from .tongues import ENGLISH

SITED = frozenset(("battle", "remote", "harm", "unrest", "force"))
"""Families whose events happen at a place, so that they may take over the place named before in their passage."""
UNHEARD = frozenset((PassageKind.HEADLINE, PassageKind.CAPTION))
"""Passages whose speakers nobody goes back to."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence of a document, with its passage and its number in the document."""

    span: Span
    """Where it stands in the document."""
    passage: Passage
    """The passage that holds it."""
    number: int
    """Place among the document's sentences, from 0."""


@dataclass
class Frame:
    """What an earlier sentence of the passage set: a place and a time that later ones may take over."""

    places: tuple[PlaceMention, ...] = ()
    """What later sentences may take over; empty = nothing yet."""
    moment: Moment | None = None
    """The same for the time."""


def sentences_of(document: Document) -> list[Sentence]:
    """Return the document's sentences in order; a passage's sentences never reach into the next."""
    found = []
    for passage in document.passages:
        for begin, end in split_sentences(document.text, passage.begin, passage.end):
            found.append(Sentence(span_of(document.text, begin, end), passage, len(found)))
    return found


def claims_of(
    document: Document, sentences: list[Sentence], readings: list[list[Reading]], language: str = ENGLISH
) -> Iterator[Claim]:
    """Yield the claims of a document in the order of its text.

    Args:
        document: the report.
        sentences: its sentences, in order.
        readings: each sentence's readings, already cut at the threshold.
        language: the language that the document is read in.
    """
    voices, frame, passage, lead = Voices.of(document.text, document.passages), Frame(), None, None
    for sentence, found in zip(sentences, readings, strict=True):
        if sentence.passage != passage:
            lead = _lead_of(passage, sentence.passage, frame, lead)
            passage, frame = sentence.passage, Frame(moment=lead)
        found = shared_out(sorted(found, key=lambda r: r.trigger), sentence.span.text)
        made = [_claim(document, sentence, reading, voices, language) for reading in found]
        made = [_leaned(claim, frame.moment, language) for claim in made]
        made = [_framed(claim, frame, document) for claim in one_class(made)]
        yield from map(weighed, made)
        spoken = [_shift(sentence.span, s, document.text) for r in found for s in r.roles["speaker"][:1]]
        if sentence.passage.kind not in UNHEARD:
            voices.hear(sentence.span, spoken, sentence.number)
        _update(frame, made)


def _lead_of(last: Passage | None, passage: Passage, frame: Frame, lead: Moment | None) -> Moment | None:
    """Return the time that a passage begins with: a list's items take over the time of what stands right before it."""
    if passage.kind is not PassageKind.LIST_ITEM or last is None:
        return None
    return lead if last.kind is PassageKind.LIST_ITEM else frame.moment


def _shift(sentence: Span, span: tuple[int, int], text: str) -> Span:
    return span_of(text, sentence.begin + span[0], sentence.begin + span[1])


def _claim(document: Document, sentence: Sentence, reading: Reading, voices: Voices, language: str) -> Claim:
    """Return one reading as a claim, with its own sentence's places and time only."""
    text, span = document.text, sentence.span
    roles = {role: [_shift(span, s, text) for s in spans] for role, spans in reading.roles.items()}
    trigger = _shift(span, reading.trigger, text)
    moment = own_moment(roles["time"], span, document, language=language)
    own = roles["speaker"][0] if roles["speaker"] else None
    speaker = voices.speaker_of(own, sentence.number, trigger.begin, span)
    at = reading.trigger[0]
    state, why = state_of(
        reading.modality, reading.type, glossed(moment, language), span.text, at, document.published.on
    )
    if speaker and speaker.inherited and state is ClaimState.ASSERTED:
        state, why = ClaimState.REPORTED, speaker.reason
    if own and speaker is None and state is ClaimState.ASSERTED:
        state, why = ClaimState.REPORTED, f"said by {own.text!r}, who is named nowhere before"
    moment = own_moment(roles["time"], span, document, state, language)
    return Claim(
        claim_id=_claim_id(document.document_id, trigger, reading.type),
        document_id=document.document_id,
        type=reading.type,
        family=FAMILY[reading.type],
        state=state,
        p=reading.p,
        evidence=span,
        trigger=trigger,
        passage=str(sentence.passage.kind),
        actors=tuple(Mention(s) for s in roles["actor"]),
        targets=tuple(Mention(s) for s in roles["target"]),
        weapons=tuple(Mention(s) for s in roles["weapon"]),
        places=tuple(PlaceMention(s) for s in roles["place"]),
        when=moment,
        quantities=quantities_of(reading, span, text, moment, roles["target"], language),
        speaker=speaker,
        cue=roles["cue"][0] if roles["cue"] else None,
        publisher=document.publisher,
        state_reason=why,
    )


def _leaned(claim: Claim, base: Moment | None, language: str) -> Claim:
    told = glossed(claim.when, language)
    when = leaned(told, base)
    return claim if when is told else replace(claim, when=replace(when, span=claim.when.span))


def _claim_id(document_id: str, trigger: Span, kind: str) -> str:
    made_of = f"{document_id} {trigger.begin} {trigger.end} {kind}"
    return "c" + hashlib.sha256(made_of.encode()).hexdigest()[:16]


def _framed(claim: Claim, frame: Frame, document: Document) -> Claim:
    """Return the claim with what its passage or its report gives where its sentence gives nothing."""
    if frame.places and claim.family in SITED and not any(_is_named(p) for p in claim.places):
        claim = replace(claim, places=(*claim.places, *(replace(p, inherited=True) for p in frame.places)))
    if claim.when is not None:
        return claim
    happened = claim.state in (ClaimState.ASSERTED, ClaimState.REPORTED)
    if frame.moment is not None and happened:
        return replace(
            claim,
            when=replace(frame.moment, inherited=True, reason=f"from earlier in the passage: {frame.moment.reason}"),
        )
    return replace(claim, when=report_moment(claim, document))


def _is_named(place: PlaceMention) -> bool:
    """Return True where the words hold a name ("south of Hama"), not a bare noun ("portions", "the city")."""
    return any(c.isupper() for c in place.span.text)


def _update(frame: Frame, made: list[Claim]) -> None:
    """Let a sentence's claims set the passage's place and time."""
    for claim in made:
        if claim.state is ClaimState.HISTORICAL:
            continue
        own = tuple(p for p in claim.places if not p.inherited and _is_named(p))
        if own and claim.family in SITED:
            frame.places = own[:1]
        known = claim.when and claim.when.precision is not TimePrecision.NOT_DETERMINED
        if known and claim.when.span and not claim.when.inherited and claim.happened:
            frame.moment = claim.when
