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
_ANOTHER_TIME = re.compile(
    r"\b(?:of|in|since|after)\s+(?:\w+\s+)?(?:19|20)\d\d,?\s+(?:when|where|in which|which|that)\b[^.;]*$"
)
"""A year behind a trigger, and what is told of it ("the massacre of 2016, when 15 people died")."""
_APART = re.compile(r"\d|\b(?:two|three|four|five|six|seven|eight|nine|ten|dozens?|hundreds|several|some|many)\b", re.I)
_DEATH = re.compile(
    r"\b(?:kill\w*|dead\w*|die[ds]?|dying|deaths?|tolls?|massacr\w*|slay\w*|slain|slew|execut\w*|murder\w*|"
    r"shot(?! down)|"
    r"gunned|martyr\w*|lives|life|bod(?:y|ies)|casualt\w*|victims?|slaughter\w*|behead\w*|fatal\w*|perish\w*|loss\w*|"
    r"lost|assassinat\w*|drown\w*|hang(?:ed|ing)|lynch\w*|eliminat\w*|neutrali[sz]\w*|corpses?|graves?|burn\w*|"
    r"suicid\w*|blew|blown|crush\w*|liquidat\w*|claimed|beaten|hacked|stabb\w*|poison\w*|genocide|extermin\w*|wiped|sank|"
    r"explo\w*|bomb\w*|succumb\w*|ceased|found)\b",
    re.I,
)
"""Words without one of which nobody is counted as dead. Source: 305 of 306 such numbers of the annotated training
sentences have one; "ceased" and "found" were added by hand."""
_DOWNS = re.compile(r"\b(?:shot|shoot\w*|brought|bring\w*) down\b|\bdown(?:ed|ing)\b|\bintercept\w*", re.I)
_HEDGES = (
    r"(?:(?:at least|about|around|some|nearly|almost|over|more than|up to|another|an? further|as many as)\s+)?(?:a\s+)?"
)
_WOUNDING = re.compile(rf"\b(?:wound|injur)(?:ing|ed|es|s)\s+{_HEDGES}$", re.I)
_KILLING = re.compile(rf"\bkill(?:ing|ed|s)\s+{_HEDGES}$", re.I)
_SOME_OF = re.compile(r"\s+of\s+(?:those|them|the\s+[\w-]+)\s*(?:(?:who|that)\s+(?:had\s+been|were|was)\s*)?$", re.I)
"""Between a number and a participle: so many of those seized met something else ("11 of those arrested were freed")."""
REACH = 60
"""Characters from a verb to the number that it governs, at most; our convention."""


def numbered(reading: Reading, sentence: str) -> Reading:
    """Return the reading with each number counted as its own verb says, and without numbers of those who speak.

    "Hit four units and destroyed three posts" destroys three; "60 killed and injured" says of neither how many.
    """
    speaking = [s for s in reading.roles["quantity"] if _speaks(s, reading, sentence)]
    reading = without(reading, "quantity", speaking)
    reading = without(
        reading, "quantity", [s for s in reading.roles["quantity"] if _is_of_another(s, reading, sentence)]
    )
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


def _is_of_another(span: tuple[int, int], reading: Reading, sentence: str) -> bool:
    """Return True where a number is of another year's event, or of some of those to whom this one was done before."""
    end = reading.trigger[1]
    if _SOME_OF.fullmatch(sentence[span[1] : reading.trigger[0]]):
        return True
    found = _ANOTHER_TIME.search(sentence[end : span[0]]) if end <= span[0] else None
    return bool(found) and not any(end + found.start() <= begin < span[0] for begin, _ in reading.roles["time"])


def _kind(span: tuple[int, int], kind: str, sentence: str) -> str:
    if kind in ("killed", "injured"):
        both = _BOTH.search(sentence)
        near = both and (0 <= both.start() - span[1] <= REACH or 0 <= span[0] - both.end() <= REACH)
        between = sentence[span[1] : both.start()] if near and both.start() >= span[1] else ""
        return "other" if near and not _APART.search(between) else _harmed_how(span, kind, sentence)
    if kind not in _HARMED:
        return kind
    before = [m for m in _VERB.finditer(sentence, 0, span[0]) if span[0] - m.end() <= REACH]
    if not before or re.search(r"[;.]\s", sentence[before[-1].end() : span[0]]):
        return kind
    return before[-1].lastgroup or kind


def _harmed_how(span: tuple[int, int], kind: str, sentence: str) -> str:
    """Return whether killed or injured by the verb right before the number; nobody is dead without a word of death."""
    before = sentence[: span[0]]
    if _WOUNDING.search(before):
        return "injured"
    if _KILLING.search(before):
        return "killed"
    if kind == "killed" and not _DEATH.search(sentence):
        return "destroyed" if _DOWNS.search(sentence) else "other"
    return kind
