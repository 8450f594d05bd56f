"""A claim's number phrases -> `Quantity`: bounds, what is counted, of whom, and over what stretch."""

from __future__ import annotations

import re

from weekreview.model import Moment, Quantity, Scope, Span, TimePrecision

from .foreign import civilians_in, glossed, is_risen_to, is_total, noun_behind
from .quantities import parse_quantity
from .settling.tolls import is_risen
from .times import is_cumulative, is_named_period
from .tongues import ENGLISH, OTHERS
from .victims import PEOPLE, civilian_of, single_victims

_NOUN_AFTER = re.compile(
    r"\s*(?:of\s+)?(?:the\s+|its\s+|their\s+)?((?:[\w'’-]+\s+){0,3}?"
    r"(?!(?:sustains|was|has|is|receives|suffers|across|towards|perhaps|this|its|hours|days|weeks|months|years)\b)"
    r"[\w'’-]+?(?:s|men|people|women|children|troops|personnel))\b"
)
_NO_NOUN = re.compile(
    r"\b(?:sustained|suffered|received|were|was|are|had|have|has|been|from|in|on|at|by|near|after|when|while|and|but|"
    r"who|which|that|to|during|killed|injured|wounded)\b"
)
"""Words that end the noun behind a number."""
_GROUND = re.compile(
    r"\b(?:villages?|towns?|cit(?:y|ies)|hamlets?|settlements?|farms?|hills?|hilltops?|heights|positions|checkpoints?|bases|"
    r"districts?|neighbou?rhoods?|quarters?|posts|crossings?|localit(?:y|ies)|areas)\b",
    re.I,
)
"""What is counted as captured where ground is taken."""
_NOT_COUNTED = frozenset(("area", "distance", "money"))
_TOTAL = re.compile(
    r"\b(?:thus far|so far|to date|until now|death toll (?:from|of|in|since)|total number of|"
    r"since (?:the )?(?:start|beginning|outbreak|launch)|since \w+ \d{4}|since (?:19|20)\d\d|"
    r"have (?:now )?died since)\b",
    re.I,
)
_ONE_OF = re.compile(
    r"^\s*of\s+(?:the|its|their|his|those|these)\s+(?:world's\s+)?(?:more|most|few|many|\w{3,}est)\b", re.I
)
"""What behind "one" makes it a comparison and no count ("one of the most difficult offensives")."""
_BRINGING = re.compile(r"\bbringing (?:the|its|their)\b", re.I)
_WHOLE_WAR = re.compile(
    r"\b(?:during|throughout|in the course of|in) (?:the|its|their) (?:[\w’'-]+ ){0,3}?"
    r"(?:war|conflict|revolution|uprising|insurgency|intifada|genocide|occupation)\b(?! zone| area)",
    re.I,
)
"""A number of people over a whole war is no incident's, unless a day is named."""


def quantities_of(
    reading, sentence: Span, text: str, moment: Moment | None, targets: list[Span], language: str | None = ENGLISH
) -> tuple[Quantity, ...]:
    """Return the quantities of one reading, offsets in `text`.

    Args:
        reading: the claim as read (`decoding.Reading`), offsets in the sentence.
        sentence: the sentence in the document.
        text: the document's text.
        moment: the claim's own time, None where the sentence names none.
        targets: the claim's targets in the document.
        language: the document's language.
    """
    if language in OTHERS:
        return _foreign_quantities(reading, sentence, moment, targets, language)
    found = []
    for (begin, end), of in zip(reading.roles["quantity"], reading.kinds, strict=True):
        span = Span(sentence.begin + begin, sentence.begin + end, text[sentence.begin + begin : sentence.begin + end])
        if span.text.lower() == "one" and _ONE_OF.match(text[span.end : sentence.end]):
            continue
        parsed = parse_quantity(span.text)
        counted = _counted(span, of, sentence, text, targets)
        if of == "other" and reading.type == "territory_gained" and counted and _GROUND.search(counted.text):
            of = "captured"
        scope = scope_of(sentence.text, begin, moment, of)
        low, high = (parsed.low, parsed.high) if parsed else (None, None)
        unit, rule = (parsed.unit, parsed.rule) if parsed else (None, "not_determined")
        found.append(Quantity(span, of, low, high, scope, unit, rule, counted, civilian_of(counted, of)))
    for target, of in single_victims(reading, sentence, text, targets):
        if all(quantity.of != of for quantity in found):
            rule, civilian = "single_victim", civilian_of(target, of)
            found.append(Quantity(target, of, 1, 1, Scope.INCIDENT, None, rule, target, civilian))
    return tuple(found)


def scope_of(sentence: str, at: int, moment: Moment | None, of: str) -> Scope:
    """Return what stretch the number at `at` of a sentence spans: cumulative words, a named period, else the incident.

    What stands before "bringing the total to" is not of the total.
    """
    words = moment.span.text if moment and moment.span else ""
    if is_risen(sentence, at) and not re.search(r"\bsince\b", sentence):
        return Scope.INCIDENT
    bringing = _BRINGING.search(sentence)
    if is_cumulative(words) or (at >= bringing.start() if bringing else _TOTAL.search(sentence)):
        return Scope.CUMULATIVE
    if of in PEOPLE and not (moment and moment.precision is TimePrecision.DAY) and _WHOLE_WAR.search(sentence):
        return Scope.CUMULATIVE
    if is_named_period(moment, words):
        return Scope.PERIOD
    return Scope.NOT_DETERMINED if of in (*_NOT_COUNTED, "other") else Scope.INCIDENT


def _foreign_quantities(
    reading, sentence: Span, moment: Moment | None, targets: list[Span], language: str
) -> tuple[Quantity, ...]:
    """Return the quantities of a reading in one of `tongues.OTHERS`, by the tables of `foreign`."""
    found, told = [], glossed(moment, language)
    for (begin, end), of in zip(reading.roles["quantity"], reading.kinds, strict=True):
        span = Span(sentence.begin + begin, sentence.begin + end, sentence.text[begin:end])
        parsed = parse_quantity(span.text, language)
        near = [t for t in targets if -1 <= t.begin - span.end <= 12 or t.holds(span)]
        near = near or [t for t in targets if t.end + 1 == span.begin and language == "ar"]  # "صحفيين اثنين"
        counted = min(near, key=lambda t: (not t.holds(span), abs(t.begin - span.end), t.begin)) if near else None
        noun = None if near or of in _NOT_COUNTED else noun_behind(sentence.text, end, len(sentence.text), language)
        if noun:
            counted = Span(sentence.begin + noun[0], sentence.begin + noun[1], sentence.text[slice(*noun)])
        words = counted.text if counted else span.text
        civilian = civilians_in(words, language) if of in PEOPLE else None
        scope = scope_of("", 0, told, of)
        if is_total(sentence.text, language) and not is_risen_to(sentence.text, begin, language):
            scope = Scope.CUMULATIVE
        low, high, unit, rule = (parsed.low, parsed.high, parsed.unit, parsed.rule) if parsed else _UNKNOWN
        found.append(Quantity(span, of, low, high, scope, unit, rule, counted, civilian))
    return tuple(found)


_UNKNOWN = (None, None, None, "not_determined")
"""Bounds, unit and rule of a number that no table knows."""


def _counted(span: Span, of: str, sentence: Span, text: str, targets: list[Span]) -> Span | None:
    """Return whom or what a number counts: the target that follows it closely, or the noun behind it."""
    near = [t for t in targets if -1 <= t.begin - span.end <= 12 or t.holds(span)]
    if near:
        return min(near, key=lambda t: (not t.holds(span), abs(t.begin - span.end), t.begin))
    match = None if of in _NOT_COUNTED else _NOUN_AFTER.match(text, span.end, sentence.end)
    if match is None or _NO_NOUN.search(match.group(1)):
        return None
    return Span(match.start(1), match.end(1), match.group(1))
