"""What the numbers of a reading count: the verb before a number decides, and speakers are no victims."""

from __future__ import annotations

import re
from dataclasses import replace

from ..decoding import Reading
from .clauses import without

_VERB = re.compile(
    r"\b(?:(?P<other>hit|hits|hitting|struck|strik(?:es|ing)(?=\s+\w+)|target(?:s|ed|ing)|attack(?:s|ed|ing)|engag(?:es|ed|ing)|"
    r"suppress(?:es|ed|ing)|cut|cuts|cutting)|(?P<damaged>damag(?:es|ed|ing))|"
    r"(?P<destroyed>destroy(?:s|ed|ing)|demolish(?:es|ed|ing)|raz(?:es|ed|ing)|wreck(?:s|ed|ing)|burn(?:s|ed|ing|t)))\b",
    re.I,
)
_HARMED = frozenset(("destroyed", "damaged"))
"""Kinds that the verb may change; what is killed, captured or counted as sorties is not touched."""
_WITNESSED = re.compile(r"\b(?:according to|quoting|citing|told by)\s+(?:(?:the|at least|some)\s+)?$", re.I)
_BOTH = re.compile(
    r"\b(?:killed|dead|deaths|fatalities)\s+(?:and|or|and/or)\s+(?:\w+ly\s+)?(?:injured|wounded|hurt|injuries)\b|"
    r"\b(?:injured|wounded)\s+(?:and|or|and/or)\s+(?:killed|dead)\b",
    re.I,
)
_ACTS = re.compile(
    r"\s+(?:[\w-]+\s+){0,2}?(?:(?P<other>sorties|flights|missions)|(?P<strikes>(?:air ?)?strikes|raids))\b", re.I
)
"""What is flown or carried out is counted as that, whatever it destroyed."""
_APART = re.compile(r"\d|\b(?:two|three|four|five|six|seven|eight|nine|ten|dozens?|hundreds|several|some|many)\b", re.I)
REACH = 60
"""Characters from a verb to the number that it governs, at most; our convention."""


def numbered(reading: Reading, sentence: str) -> Reading:
    """Return the reading with each number counted as its own verb says, and without numbers of those who speak.

    "Hit four units and destroyed three posts" destroys three; "60 killed and injured" says of neither how many.
    """
    speaking = [s for s in reading.roles["quantity"] if _speaks(s, reading, sentence)]
    reading = without(reading, "quantity", speaking)
    kinds = [_kind(s, k, sentence) for s, k in zip(reading.roles["quantity"], reading.kinds, strict=True)]
    return reading if kinds == reading.kinds else replace(reading, kinds=kinds)


def acted(reading: Reading, sentence: str) -> Reading:
    """Return the reading with sorties and strikes counted as such, whatever they destroyed."""
    kinds = []
    for span, kind in zip(reading.roles["quantity"], reading.kinds, strict=True):
        acts = _ACTS.match(sentence, span[1]) if kind in _HARMED else None
        kinds.append((acts and acts.lastgroup) or kind)
    return reading if kinds == reading.kinds else replace(reading, kinds=kinds)


def _speaks(span: tuple[int, int], reading: Reading, sentence: str) -> bool:
    if _WITNESSED.search(sentence[: span[0]]):
        return True
    return any(b <= span[0] < e or re.fullmatch(r"\s+", sentence[span[1] : b]) for b, e in reading.roles["speaker"])


def _kind(span: tuple[int, int], kind: str, sentence: str) -> str:
    if kind in ("killed", "injured"):
        both = _BOTH.search(sentence)
        near = both and (0 <= both.start() - span[1] <= REACH or 0 <= span[0] - both.end() <= REACH)
        between = sentence[span[1] : both.start()] if near and both.start() >= span[1] else ""
        return "other" if near and not _APART.search(between) else kind
    if kind not in _HARMED:
        return kind
    before = [m for m in _VERB.finditer(sentence, 0, span[0]) if span[0] - m.end() <= REACH]
    if not before or re.search(r"[;.]\s", sentence[before[-1].end() : span[0]]):
        return kind
    return before[-1].lastgroup or kind
