"""Who says what, over several sentences: pronouns, bare nouns of saying, and quotations that run on.

A speaker found in the sentence itself is taken as it is, unless its words only point back ("he", "the ministry", "the
spokesman"): then it is the latest of those named before who agrees. A claim in a quotation without a speaker of its own
is on the word of the quotation's speaker, whether named behind it, before it, or by the sentence before. A plain
sentence after an attributed one is the publisher's own voice: no rule can know, and giving a publisher's words to a
party does more harm than the reverse.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from weekreview.model import Passage, Span, Speaker, span_of

from .voices import Quotation, Subject, antecedent, is_anaphor, named, quotations_of, short_for, subject_of
from .voices.anaphors import PRONOUN
from .voices.words import SAYING

REACH = 2
"""Sentences over which somebody is taken to speak in a quotation beside which nobody is named. Our convention."""
_CLOSES = re.compile(
    rf",\s+(?P<who>he|she|they|it|(?:the|an?)\s+(?:[\w'’-]+\s+){{0,4}}?[\w'’-]+|(?:[A-Z][\w'’.-]+\s+){{0,4}}[A-Z][\w'’-]+)\s+"
    rf"(?:{SAYING})(?:\s+(?:on \w+|too|also|reporters|journalists|us|by phone))?\s*[.]?\s*$"
)


@dataclass
class Voices:
    """What has been heard so far in one report."""

    text: str = ""
    """The report."""
    quotations: list[Quotation] = field(default_factory=list)
    """Its quotations, in order."""
    heard: list[Subject] = field(default_factory=list)
    """Those named so far who may speak, in order; of one sentence its subject first, then its speakers."""

    @classmethod
    def of(cls, text: str, passages: Sequence[Passage]) -> Voices:
        """Return the voices of a report of which nothing was heard yet."""
        return cls(text, quotations_of(text, passages))

    def speaker_of(self, own: Span | None, number: int, at: int | None = None, sentence: Span | None = None):
        """Return the `Speaker` of a claim, None for the publisher's own voice.

        Args:
            own: what its sentence names as its speaker; None = nobody.
            number: of its sentence.
            at: first character of its trigger in the report; None = inside no quotation.
            sentence: its sentence; None = not given.
        """
        quotation = self._around(at) if at is not None else None
        if own is None and quotation:
            return self._quoted(quotation, number, sentence)
        own = own or (self._closing(sentence, at) if sentence and at is not None else None)
        if own is None:
            return None
        if not is_anaphor(own.text, self._is_definite(own)):
            whole = short_for(own.text, self._before(own)) if self._is_definite(own) else None
            return _inherited(whole, f"{own.text!r} is short for it") if whole else Speaker(own.text, own)
        goes_back_to = antecedent(own.text, self._before(own), number)
        if goes_back_to:
            return _inherited(goes_back_to, f"{own.text!r} goes back to it")
        if not PRONOUN.match(own.text.strip()):
            return Speaker(own.text, own, reason="goes back to nobody named before")
        return None

    def hear(self, sentence: Span, speakers: Sequence[Span], number: int) -> None:
        """Take note of one sentence: whom it is about, and who speaks in it."""
        subject = subject_of(sentence, number)
        told = [named(s.text, s.begin, True, number) for s in [*speakers, *self._named_beside(sentence)]]
        for candidate in [subject, *told]:
            if candidate is not None and self._is_new(candidate, number):
                self.heard.append(candidate)

    def _is_new(self, candidate: Subject, number: int) -> bool:
        """Return True for somebody who is not a part of one already heard, nor goes back to one."""
        span = candidate.span
        if any(s.whole and s.whole.begin <= span.begin and span.end <= s.whole.end for s in self.heard):
            return False
        points_back = is_anaphor(span.text, self._is_definite(span))
        return not points_back or (
            not PRONOUN.match(span.text) and not antecedent(span.text, self._before(span), number)
        )

    def _closing(self, sentence: Span, at: int) -> Span | None:
        """Return who speaks at the end of a sentence without quotation marks ("..., he went on")."""
        found = _CLOSES.search(sentence.text, at - sentence.begin)
        return (
            span_of(self.text, sentence.begin + found.start("who"), sentence.begin + found.end("who"))
            if found
            else None
        )

    def _named_beside(self, sentence: Span) -> list[Span]:
        """Return who is named beside the quotations that end or begin in a sentence."""
        places = [q.who for q in self.quotations if q.who and sentence.begin <= q.who[0] < sentence.end]
        return [span_of(self.text, *who) for who in places]

    def _is_definite(self, span: Span) -> bool:
        """Return True where "the" stands right before a span."""
        return bool(re.search(r"\bthe\s$", self.text[max(0, span.begin - 5) : span.begin], re.I))

    def _before(self, span: Span) -> list[Subject]:
        """Return those heard before a span."""
        return [s for s in self.heard if s.span.end <= span.begin]

    def _around(self, at: int) -> Quotation | None:
        """Return the quotation that holds a character."""
        return next((q for q in self.quotations if q.begin <= at < q.end), None)

    def _quoted(self, quotation: Quotation, number: int, sentence: Span | None) -> Speaker | None:
        """Return the speaker of a quotation."""
        index = self.quotations.index(quotation)
        while self.quotations[index].goes_on and index:
            index -= 1
        first = self.quotations[index]
        if first.who is None:
            before = [s for s in self.heard if s.span.end <= first.begin and number - s.number <= REACH]
            return _inherited(before[-1], "named right before the quotation") if before else None
        span = span_of(self.text, *first.who)
        here = bool(sentence and sentence.begin <= span.begin < sentence.end)
        told = named(span.text, span.begin, True, number)
        if is_anaphor(span.text, self._is_definite(span)):
            back = antecedent(span.text, self._before(span), number)
            if back or PRONOUN.match(span.text):
                return _inherited(back, f"quoted; {span.text!r} goes back to it") if back else None
        return Speaker(
            told.span.text if told else span.text,
            told.span if told else span,
            inherited=not here,
            reason="its words are a quotation",
        )


def _inherited(subject: Subject, reason: str) -> Speaker:
    return Speaker(subject.span.text, subject.span, inherited=True, reason=reason)
