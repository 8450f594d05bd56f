"""A foreign reading's numbers made whole: what the model cut, joined or left out, and what was done to those counted.

The model finds most numbers. It cuts "до" off "до пятнадцати" and "عشرين" off "خمسة وعشرين", takes "Ocho civiles" as a
target alone, and gives a number the deed of its neighbour. A number's deed is changed only where no word beside it says
what the model says.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from ..decoding import Reading
from .bounds import NumberPhrase, number_phrases
from .victims import DONE, deeds_in, noun_behind, pattern_of

Span = tuple[int, int]
HARM = frozenset(
    ("casualties", "attack", "attack_on_civilians", "air_strike", "shelling", "bombing", "suicide_bombing",
     "armed_clash", "offensive", "abduction", "arrest", "displacement", "chemical_attack", "riot",
     "protest", "sexual_violence")
)  # fmt: skip
"""Types whose claims may count people that the model left without a number."""
_STOP = re.compile(r"[;.!?]\s")
_BY_TYPE = {"displacement": "displaced", "arrest": "detained", "abduction": "abducted"}
"""What is counted where no word beside a number says it, by the claim's type."""


def counted_anew(reading: Reading, sentence: str, language: str) -> Reading:
    """Return the reading with whole numbers, those added that stand with its targets, each counting what was done."""
    phrases = number_phrases(sentence, language)
    found: dict[Span, str] = {}
    for span, kind in zip(reading.roles["quantity"], reading.kinds, strict=True):
        phrase = _phrase_of(span, phrases)
        whole = (phrase.begin, phrase.end) if phrase else span
        found.setdefault(whole, kind if kind not in DONE else _deed(whole, kind, reading, sentence, language, phrases))
    targets = list(reading.roles["target"])
    if reading.type in HARM:
        for phrase in phrases:
            if (phrase.begin, phrase.end) not in found and _counts_target(phrase, targets, sentence, language):
                of = _deed((phrase.begin, phrase.end), "", reading, sentence, language, phrases)
                if of:
                    found[phrase.begin, phrase.end] = of
    targets = [_without_number(target, found, sentence, language) for target in targets]
    spans = sorted(found)
    roles = {**reading.roles, "quantity": spans, "target": targets}
    return replace(reading, roles=roles, kinds=[found[span] for span in spans])


def _phrase_of(span: Span, phrases: Sequence[NumberPhrase]) -> NumberPhrase | None:
    """Return the number phrase of the sentence that a span cuts or holds."""
    return next((p for p in phrases if p.begin < span[1] and span[0] < p.end), None)


def _counts_target(phrase: NumberPhrase, targets: Sequence[Span], sentence: str, language: str) -> bool:
    """Return True where a number counts one of the targets, or people where the claim has no target at all."""
    noun = _noun_of(phrase, sentence, language)
    if noun is None:
        return False
    held = any(begin < noun[1] and noun[0] < end for begin, end in targets)
    return held or (not targets and not phrase.article)


def _noun_of(phrase: NumberPhrase, sentence: str, language: str) -> Span | None:
    """Return the people's noun that a number counts: the one behind it, or the number itself ("قتيلان", two dead)."""
    words = sentence[phrase.begin : phrase.end]
    if any(pattern_of(language, kind).fullmatch(words) for kind in ("civilian", "fighter", "person")):
        return phrase.begin, phrase.end
    return noun_behind(sentence, phrase.end, len(sentence), language)


def _deed(
    span: Span, kind: str, reading: Reading, sentence: str, language: str, phrases: Sequence[NumberPhrase]
) -> str:
    """Return what was done to those whom a number counts, `kind` unless the words beside it say otherwise.

    The words looked at stand between the number before it and the number behind it, in its own part of the sentence.
    """
    behind = min((p.begin for p in phrases if p.begin >= span[1]), default=len(sentence))
    noun = noun_behind(sentence, span[1], behind, language)
    own = [
        of
        for *_, of in deeds_in(sentence[slice(*span)], language) or deeds_in(sentence[slice(*noun or (0, 0))], language)
    ]
    if own and own[-1] in ("killed", "injured"):
        return own[-1]
    numbers = [p for p in phrases if not p.article and (p.begin, p.end) != span]
    first = max((p.end for p in numbers if p.end <= span[0]), default=0)
    last = min((p.begin for p in numbers if p.begin >= span[1]), default=len(sentence))
    first = max((m.end() for m in _STOP.finditer(sentence, first, span[0])), default=first)
    stop = _STOP.search(sentence, span[1], last)
    before = [of for *_, of in deeds_in(sentence[first : span[0]], language)][-1:]
    after = [of for *_, of in deeds_in(sentence[span[1] : stop.start() if stop else last], language)][:1]
    if kind and (kind in before + after or not before + after):
        return kind
    said = (before + after) or [of for *_, of in deeds_in(sentence[: span[0]], language)][-1:]
    said = said or [_BY_TYPE[reading.type]] * (reading.type in _BY_TYPE)
    if said == ["captured"] and reading.type == "arrest":
        return kind or "detained"
    return said[0] if said else kind


def _without_number(target: Span, numbers: dict[Span, str], sentence: str, language: str) -> Span:
    """Return a target without the number that it begins with ("Ocho civiles" -> "civiles")."""
    for begin, end in numbers:
        noun = noun_behind(sentence, end, target[1], language) if begin <= target[0] < end < target[1] else None
        if noun:
            gap = re.match(r"\s+(?:(?:de|d['’]|des)\s*(?=\w))?", sentence[end : target[1]])
            return (end + gap.end(), target[1]) if gap else target
    return target
