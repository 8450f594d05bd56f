"""One document -> its claims: sentences are read in batches, then tied to the text around them, in order."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta

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
from .certainty import STANDING, state_of
from .counts import quantities_of
from .decoding import Reading
from .labels import TYPES_BY_FAMILY
from .sentences import split_sentences
from .settling.sharing import shared_out
from .telling import bare_day, leaned, looked_forward, one_class, weighed
from .times import looks_back, resolve_time

FAMILY = {kind: family for family, kinds in TYPES_BY_FAMILY.items() for kind in kinds}
SITED = frozenset(("battle", "remote", "harm", "unrest", "force"))
"""Families whose events happen at a place, so that they may take over the place named before in their passage."""
UNHEARD = frozenset((PassageKind.HEADLINE, PassageKind.CAPTION))
"""Passages whose speakers nobody goes back to."""
REPORT_DAYS = 7
"""A report that names no day tells of the week that ends on its publication. Our convention, marked as inherited."""


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


def claims_of(document: Document, sentences: list[Sentence], readings: list[list[Reading]]) -> Iterator[Claim]:
    """Yield the claims of a document in the order of its text.

    Args:
        document: the report.
        sentences: its sentences, in order.
        readings: each sentence's readings, already cut at the threshold.
    """
    voices, frame, passage, lead = Voices.of(document.text, document.passages), Frame(), None, None
    for sentence, found in zip(sentences, readings, strict=True):
        if sentence.passage != passage:
            lead = _lead_of(passage, sentence.passage, frame, lead)
            passage, frame = sentence.passage, Frame(moment=lead)
        found = shared_out(sorted(found, key=lambda r: r.trigger), sentence.span.text)
        made = [_claim(document, sentence, reading, voices) for reading in found]
        made = [replace(claim, when=leaned(claim.when, frame.moment)) for claim in made]
        made = [_framed(claim, frame, document.published.on) for claim in one_class(made)]
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


def _claim(document: Document, sentence: Sentence, reading: Reading, voices: Voices) -> Claim:
    """Return one reading as a claim, with its own sentence's places and time only."""
    text, span = document.text, sentence.span
    roles = {role: [_shift(span, s, text) for s in spans] for role, spans in reading.roles.items()}
    trigger = _shift(span, reading.trigger, text)
    moment = _own_moment(roles["time"], span, document.published.on)
    own = roles["speaker"][0] if roles["speaker"] else None
    speaker = voices.speaker_of(own, sentence.number, trigger.begin, span)
    at = reading.trigger[0]
    state, why = state_of(reading.modality, reading.type, moment, span.text, at, document.published.on)
    if speaker and speaker.inherited and state is ClaimState.ASSERTED:
        state, why = ClaimState.REPORTED, speaker.reason
    if own and speaker is None and state is ClaimState.ASSERTED:
        state, why = ClaimState.REPORTED, f"said by {own.text!r}, who is named nowhere before"
    moment = looked_forward(moment, state, document.published.on)
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
        quantities=quantities_of(reading, span, text, moment, roles["target"]),
        speaker=speaker,
        cue=roles["cue"][0] if roles["cue"] else None,
        publisher=document.publisher,
        state_reason=why,
    )


def _claim_id(document_id: str, trigger: Span, kind: str) -> str:
    made_of = f"{document_id} {trigger.begin} {trigger.end} {kind}"
    return "c" + hashlib.sha256(made_of.encode()).hexdigest()[:16]


def _own_moment(spans: list[Span], sentence: Span, published_on: date | None) -> Moment | None:
    """Return the most exact moment that the claim's time spans name, None where it has none."""
    moments = [replace(resolve_time(_with_year(s, sentence), published_on), span=s) for s in spans]
    if not moments:
        return None
    order = list(TimePrecision)
    looking = [m for m in moments if m.span and looks_back(m.span.text)]
    return (looking or sorted(moments, key=lambda m: order.index(m.precision)))[0]


def _with_year(span: Span, sentence: Span) -> str:
    """Return the time span's words, with the year where the annotated span stopped just before it (", 2016")."""
    tail = re.match(r",?\s+((?:19|20)\d\d)\b", sentence.text[span.end - sentence.begin :])
    words = bare_day(span.text)
    return f"{words} {tail.group(1)}" if tail and not re.search(r"\d{4}", words) else words


def _framed(claim: Claim, frame: Frame, published_on: date | None) -> Claim:
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
    return replace(claim, when=_report_moment(claim, published_on))


def _report_moment(claim: Claim, published_on: date | None) -> Moment:
    """Return the time that a claim has only from its report's date."""
    none = TimePrecision.NOT_DETERMINED
    if published_on is None:
        return Moment(None, None, none, "the sentence names no time and the date of publication is not determined")
    if claim.state is ClaimState.PLANNED:
        return Moment(published_on, None, TimePrecision.OPEN, "planned, no time named: from publication on", None, True)
    if claim.state is ClaimState.HISTORICAL:
        return Moment(None, None, none, "history, no time named")
    if claim.type in STANDING:
        return Moment(
            published_on, published_on, TimePrecision.DAY, f"told as holding on publication, {published_on}", None, True
        )
    first = published_on - timedelta(days=REPORT_DAYS - 1)
    why = f"no time named: the {REPORT_DAYS} days that end on publication, {published_on}"
    return Moment(first, published_on, TimePrecision.WEEK, why, None, True)


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
