"""Number phrases made whole: the number that a broken phrase hangs on, its unit, what it counts by its neighbours."""

from __future__ import annotations

import re
from dataclasses import replace

from ..decoding import Reading
from ..quantities import HEDGES, parse_quantity
from ..units import UNITS

Span = tuple[int, int]
_NUMBER = r"(?:[$€£]|US\$|(?:USD|EUR|GBP|PKR|INR|Rs\.?)\s?)?\d[\d.,]*\d|\d"
_SCALE = r"(?:\s(?:hundred|thousand|million|billion|trillion))?"
_RIGHT = re.compile(rf"\s+(?:(?:to|than|of|at|as)\s+)?(?:{_NUMBER}){_SCALE}")
_HEDGE = r"(?:(?:about|around|some|nearly|almost|over|under|more than|less than|at least|up to|approximately)\s+)?"
_LEFT = re.compile(rf"{_HEDGE}(?:{_NUMBER})\s+$", re.I)
_HEDGED = re.compile(rf"(?<![\w-])(?:the |an? )?(?:{'|'.join(words for _, words in HEDGES)})\s+(?:US\s?)?", re.I)
"""A hedge right before a number is part of it, also where the number's span begins inside it. Source: all of 242 such
hedges in the annotated training sentences."""
_LONGEST_HEDGE = 30
_UNIT = re.compile(r"[\s-]?(?:" + "|".join(words for _, words, _ in UNITS) + r")(?![\w%])", re.I)
_MEASURES = frozenset(("area", "distance", "money", "other"))
_PHRASAL = re.compile(
    r"\b(?:hand|take|turn|fly|win|bring|pass)(?:s|ed|ing)?\s+$|\b(?:took|taken|flew|brought)\s+$", re.I
)
"""Verbs whose "over" is no "more than"."""
_BEING = r"(?:\s+[\w'’-]+){0,4}?\s+(?:(?:were|was|have been|had been|are|is)\s+)?(?:\w+ly\s+)?"
_KILLED = re.compile(rf"{_BEING}(?:killed|dead|died)\b(?!\s+(?:and|or)\s+(?:\w+ly\s+)?(?:injured|wounded|hurt))", re.I)
_INJURED = re.compile(rf"{_BEING}(?:injured|wounded|hurt)\b", re.I)
_LOOSE = frozenset(("other", "equipment", "personnel"))
"""Kinds that say little; a word right behind the number, or the trigger, says more."""
_DOWNED = re.compile(
    r"\b(?:shot|shoot|shooting|brought) down\b|\bdowned\b|\bset (?:ablaze|on fire|fire)\b|\btorched\b", re.I
)


def measured(reading: Reading, sentence: str) -> Reading:
    """Return the reading with each number phrase made whole, and counting what its neighbours say."""
    spans = [_whole(span, kind, sentence) for span, kind in _numbers(reading)]
    kinds = [_kind(span, kind, reading, sentence) for span, (_, kind) in zip(spans, _numbers(reading), strict=True)]
    kept = [(span, kind) for span, kind in zip(spans, kinds, strict=True) if not _idle(span, spans, sentence)]
    kept = list(dict.fromkeys(kept))
    if [span for span, _ in kept] == reading.roles["quantity"] and [kind for _, kind in kept] == reading.kinds:
        return reading
    roles = {**reading.roles, "quantity": [span for span, _ in kept]}
    return replace(reading, roles=roles, kinds=[kind for _, kind in kept])


def _idle(span: Span, spans: list[Span], sentence: str) -> bool:
    """Return True for a unit without its number, and for a part of another number phrase."""
    if any(other != span and other[0] <= span[0] and span[1] <= other[1] for other in spans):
        return True
    return bool(_UNIT.fullmatch(" " + sentence[slice(*span)].strip(" ()")))


def _numbers(reading: Reading) -> list[tuple[Span, str]]:
    return list(zip(reading.roles["quantity"], reading.kinds, strict=True))


def _whole(span: Span, kind: str, sentence: str) -> Span:
    """Return a number phrase with the number or the unit beside it that belongs to it."""
    begin, end = span
    if sentence[begin:end].lower().startswith("over ") and _PHRASAL.search(sentence[:begin]):
        begin += len("over ")
    if parse_quantity(sentence[begin:end]) is None:
        right, left = _RIGHT.match(sentence, end), _LEFT.search(sentence[:begin])
        if right and parse_quantity(sentence[begin : right.end()]):
            end = right.end()
        elif left and parse_quantity(sentence[left.start() : end]):
            begin = left.start()
    begin = _hedged(begin, end, sentence)
    unit = _UNIT.match(sentence, end) if kind in _MEASURES and sentence[end - 1 : end].isalnum() else None
    if unit and not _has_unit(sentence[begin:end]) and _has_unit(sentence[begin : unit.end()]):
        end = unit.end()
    return begin, end


def _hedged(begin: int, end: int, sentence: str) -> int:
    """Return where a number phrase begins with the hedge that stands before it or that it cuts ("than 20")."""
    for hedge in _HEDGED.finditer(sentence, max(0, begin - _LONGEST_HEDGE), end):
        if not hedge.start() < begin <= hedge.end():
            continue
        phrasal = hedge[0].lower().startswith("over") and _PHRASAL.search(sentence[: hedge.start()])
        if not phrasal and parse_quantity(sentence[hedge.start() : end]):
            return hedge.start()
    return begin


def _has_unit(phrase: str) -> bool:
    parsed = parse_quantity(phrase)
    return parsed is not None and parsed.unit is not None


def _kind(span: Span, kind: str, reading: Reading, sentence: str) -> str:
    """Return what a number counts."""
    parsed = parse_quantity(sentence[slice(*span)])
    if parsed and parsed.unit in ("km", "km2") and kind != "money":
        return "distance" if parsed.unit == "km" else "area"
    if kind not in _LOOSE:
        return kind
    for harmed, pattern in (("killed", _KILLED), ("injured", _INJURED)):
        found = pattern.match(sentence, span[1])
        if found and not re.search(r"\b(?:and|or|who|which|that|by|when|after)\b", found[0]):
            return harmed
    if kind != "personnel" and (reading.type == "destruction" or _DOWNED.search(sentence[slice(*reading.trigger)])):
        return "destroyed" if not (parsed and parsed.unit) else kind
    return kind
