"""Spans brought to their words: no article or preposition hangs on them, and what names nothing is dropped."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from ..decoding import Reading
from .clauses import without

Span = tuple[int, int]

_LOOSE = r"of|at|in|on|from|to|with|and|or|by|for|near|into|the|an?|that|which|who|as|but|than|over|between|under"
_TAIL = re.compile(rf"(?:[\s,;:'’]+(?:{_LOOSE}))+$", re.I)
_OPEN_END, _CLOSED_HEAD = re.compile(r"[\s,;:\"“”(]+$"), re.compile(r"[\s,;:’\"“”)]+")
_ARTICLE = re.compile(r"^(?:the|an?)\s+(?=\w)", re.I)
_HEAD = re.compile(r"^(?:(?:of|and|or|by|that|which|the|an?)\s+)+(?=\w)", re.I)
_NOTHING = re.compile(
    rf"(?:(?:{_LOOSE}|out|away|off|up|down|back|several|some|most|many|few|all|both|each|other|others|rest|such|own|s|t|"
    r"again|also|there|then|now|still|already|together|ahead|forward|this|these|those|here|including|only|later)\b\W*)+$",
    re.I,
)
_NO_PLACE = re.compile(
    r"(?:encirclement|retreat|custody|control|power|force|flight|foot|pick-?ups?|trucks?|cars?|buses|bus|hand|hands|"
    r"(?:east|west|north|south)wards?|(?:north|south)(?:east|west)wards?|"
    r"(?:some |about |around |nearly )?\d[\d,.]*(?: ?(?:km|kilomet(?:re|er)s?|met(?:re|er)s?|miles?))?(?: away)?)$",
    re.I,
)
_READS_ON = re.compile(r"\s(?:of|in|around|at|near|outside|from)(?:\s+(?:the|an?))?$", re.I)
_DATELINE = re.compile(r"(?:[A-Z]\w+\.? \d{1,2},? \d{4}|\d{1,2} [A-Z]\w+ \d{4})\s*[-–—]\s")
_AFTER_LINE = re.compile(r"\s*[-–—]\s")
_ON_WEEKDAY = re.compile(r"\b[Oo]n (?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b")
_PEOPLE = re.compile(
    r"\s(?:(?:regular|special|security|armed|border|air)\s)?(?:army|forces?|troops|soldiers|military|government|police|"
    r"navy|air force|guards?|jets|war ?planes|planes|aircraft|rebels|fighters|militants|officials|authorities)\b"
)
"""The noun that a nation's adjective was cut off from ("Syrian" of "Syrian army")."""
_ADJECTIVE = re.compile(
    r"(?:[A-Z][\w’'-]+(?:ian|ish|ese|ean|an|i)|French|Dutch|Greek|Czech|Kurd|US|U\.S\.|UK|British)$"
)
_TIMES = frozenset(("now", "then", "later", "already", "still"))
_FOR_WHERE = re.compile(r"(?:^|(?<=\s))[a-z][\w-]*(?P<gap>\s+for\s+)")
"""Whence and whither in one span ("town for the Turkish border"). Source: no place of the annotated training sentences
holds "for" but in the name of a body ("Centre for Media"), whose words have capitals."""
NAMED = ("actor", "target", "place", "weapon")
"""Roles whose spans must name something."""


def trimmed(reading: Reading, sentence: str) -> Reading:
    """Return the reading with its spans brought to their words; those that name nothing are dropped.

    Places keep the preposition that says how they lie ("near", "around"); a place of a vehicle or a posture is none.
    """
    for role in NAMED:
        spans = joined(_uncounted(reading, role), sentence)
        if role == "place":
            spans = [part for span in spans for part in _parted(span, sentence)]
        spans = [trim(s, sentence, role) for s in spans]
        kept = sorted({s for s in spans if _names(sentence[slice(*s)], role)})
        if kept != reading.roles[role]:
            reading = replace(reading, roles={**reading.roles, role: kept})
    reading = _undated(reading, sentence)
    empty = [s for s in reading.roles["time"] if not _is_time(sentence[slice(*s)])]
    return without(reading, "time", empty)


def _parted(span: Span, sentence: str) -> tuple[Span, ...]:
    """Return a place's span, cut in two where it says whence and whither."""
    found = _FOR_WHERE.search(sentence[slice(*span)])
    if not found:
        return (span,)
    return (span[0], span[0] + found.start("gap")), (span[0] + found.end("gap"), span[1])


def _uncounted(reading: Reading, role: str) -> list[Span]:
    """Return a role's spans without those that are part of a number phrase ("couple" of "a couple of")."""
    numbers = reading.roles["quantity"]
    return [s for s in reading.roles[role] if not any(b <= s[0] and s[1] <= e for b, e in numbers)]


def joined(spans: Sequence[Span], sentence: str) -> list[Span]:
    """Return the spans, one that ends on "of" or "in the" joined to the next where that reads on directly."""
    found: list[Span] = []
    for span in spans:
        between = sentence[found[-1][1] : span[0]] if found else ""
        if found and _READS_ON.search(sentence[slice(*found[-1])]) and re.fullmatch(r"\s(?:\w+\s){0,2}", between):
            found[-1] = (found[-1][0], span[1])
        else:
            found.append(span)
    return found


def trim(span: Span, sentence: str, role: str) -> Span:
    """Return a span without loose words at its ends and with the noun it was cut off from; empty where none is left."""
    begin, end = span
    cut_off = _PEOPLE.match(sentence, end) if role != "place" and _ADJECTIVE.search(sentence[begin:end]) else None
    text = sentence[begin : cut_off.end() if cut_off else end]
    while text:
        tail = _TAIL.search(text) or _OPEN_END.search(text)
        if tail is None:
            break
        text = text[: tail.start()]
    while text:
        head = _CLOSED_HEAD.match(text) or (_ARTICLE if role == "place" else _HEAD).match(text)
        if head is None or head.end() == 0:
            break
        begin, text = begin + head.end(), text[head.end() :]
    return begin, begin + len(text)


def _undated(reading: Reading, sentence: str) -> Reading:
    """Return the reading without the dateline as its time, with the one weekday that its sentence names instead."""
    lines = [
        s
        for s in reading.roles["time"]
        if s[0] == 0 and _DATELINE.match(sentence) and _AFTER_LINE.match(sentence, s[1])
    ]
    if not lines:
        return reading
    reading = without(reading, "time", lines)
    days = [m.span() for m in _ON_WEEKDAY.finditer(sentence)]
    if reading.roles["time"] or len(days) != 1:
        return reading
    return replace(reading, roles={**reading.roles, "time": days})


def _names(text: str, role: str) -> bool:
    if not any(c.isalnum() for c in text) or _NOTHING.match(text):
        return False
    return not (role == "place" and _NO_PLACE.match(text))


def _is_time(text: str) -> bool:
    return any(c.isalnum() for c in text) and (text.lower() in _TIMES or not _NOTHING.match(text))
