"""A foreign reading's numbers made whole: what the model cut, joined or left out, and what was done to those counted.

The model finds most numbers. It cuts "до" off "до пятнадцати" and "عشرين" off "خمسة وعشرين", takes "Ocho civiles" as a
target alone, and gives a number the deed of its neighbour. A number's deed is changed only where no word beside it says
what the model says.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from ..decoding import Reading
from .bounds import NumberPhrase, number_phrases
from .times import time_words
from .totals import is_risen_to
from .victims import DONE, deeds_in, noun_behind, pattern_of

Span = tuple[int, int]
HARM = frozenset(
    ("casualties", "attack", "attack_on_civilians", "air_strike", "shelling", "bombing", "suicide_bombing",
     "armed_clash", "offensive", "abduction", "arrest", "displacement", "chemical_attack", "riot",
     "protest", "sexual_violence")
)  # fmt: skip
"""Types whose claims may count people that the model left without a number."""
_LOOSE = frozenset(("other", "equipment", "personnel", "destroyed", "damaged"))
"""Kinds that say little of people, to whom no such thing is done; a word beside the number says more."""
_AGE = re.compile(r"[- ]?\w*(?:летн|річн)\w*|\s+(?:ans|años)(?!\w)|\s+عام[اًا]*\s+من العمر", re.I)
"""What makes a number somebody's age."""
_OF_PEOPLE = {"destroyed": "killed"}
"""What a word says of people that says something else of things."""
_TAKEN = ("captured", "abducted", "detained")
"""What the model calls those taken prisoner."""
_JOINT = re.compile(r",|(?<!\w)(?:и|а|та|і|й|et|y|e)(?!\w)|\sو")
_AMONG = re.compile(
    r"(?<!\w)(?:среди (?:них|которых|погибших)|в том числе|включая|"
    r"серед (?:них|яких|загиблих)|[ву] тому числі|зокрема|включно з|"
    r"dont|parmi (?:eux|elles|lesquels|lesquelles)|y compris|"
    r"entre (?:ellos|ellas|los que|las que)|incluid[oa]s?|(?:من )?بينه[من]|منه[من])\s*:?\s*$",
    re.I,
)
"""What leads a number that counts some of those whom the number before it counts."""
_STOP = re.compile(r"[;.!?]\s")
_BY_TYPE = {"displacement": "displaced", "arrest": "detained", "abduction": "abducted"}
"""What is counted where no word beside a number says it, by the claim's type."""


@dataclass(frozen=True, slots=True)
class Words:
    """A sentence with its number phrases."""

    sentence: str
    """Its text."""
    language: str
    """One of `tongues.OTHERS`."""
    phrases: Sequence[NumberPhrase]
    """Its numbers, ages left out."""


def counted_anew(reading: Reading, sentence: str, language: str) -> Reading:
    """Return the reading with whole numbers, those added that stand with its targets, each counting what was done."""
    phrases = [_risen(p, sentence, language) for p in number_phrases(sentence, language)]
    phrases = [p for p in phrases if not _AGE.match(sentence, p.end)]
    found: dict[Span, str] = {}
    for span, kind in zip(reading.roles["quantity"], reading.kinds, strict=True):
        if _AGE.search(sentence[slice(*span)]) or _AGE.match(sentence, span[1]):
            continue
        phrase = _phrase_of(span, phrases)
        whole = (phrase.begin, phrase.end) if phrase else span
        found.setdefault(whole, _deed(whole, kind, reading, Words(sentence, language, phrases)))
    targets = list(reading.roles["target"])
    if reading.type in HARM or deeds_in(sentence[slice(*reading.trigger)], language):
        for phrase in phrases:
            if (phrase.begin, phrase.end) not in found and _counts_target(phrase, targets, sentence, language):
                of = _deed((phrase.begin, phrase.end), "", reading, Words(sentence, language, phrases))
                if of:
                    found[phrase.begin, phrase.end] = of
    spans = sorted(found)
    for before, span in zip(spans, spans[1:], strict=False):
        if _AMONG.search(sentence, before[1], span[0]) and not deeds_in(sentence[span[1] :], language):
            found[span] = found[before]
    targets = [_without_number(target, found, sentence, language) for target in targets]
    times = [s for s in reading.roles["time"] if time_words(sentence[slice(*s)], language) or not _holds(s, spans)]
    roles = {**reading.roles, "quantity": spans, "target": targets, "time": times}
    return replace(reading, roles=roles, kinds=[found[span] for span in spans])


def _risen(phrase: NumberPhrase, sentence: str, language: str) -> NumberPhrase:
    """Return the number of a toll that rose to it without the "to" that looks like "up to" ("возросло до ста")."""
    if not phrase.english.startswith("up to ") or not is_risen_to(sentence, phrase.begin, language):
        return phrase
    bare = next((p for p in number_phrases(sentence[phrase.begin :].split(" ", 1)[-1], language)), None)
    if bare is None:
        return phrase
    shift = phrase.begin + len(sentence[phrase.begin :].split(" ", 1)[0]) + 1
    return replace(bare, begin=bare.begin + shift, end=bare.end + shift)


def _holds(span: Span, numbers: Sequence[Span]) -> bool:
    return any(begin < span[1] and span[0] < end for begin, end in numbers)


def _phrase_of(span: Span, phrases: Sequence[NumberPhrase]) -> NumberPhrase | None:
    """Return the number phrase of the sentence that a span cuts or holds."""
    return next((p for p in phrases if p.begin < span[1] and span[0] < p.end), None)


def _counts_target(phrase: NumberPhrase, targets: Sequence[Span], sentence: str, language: str) -> bool:
    """Return True where a number counts one of the targets, or people where the claim has no target at all."""
    noun = _noun_of(phrase, sentence, language)
    if noun is None:
        return False
    held = any(begin < noun[1] and noun[0] < end for begin, end in targets)
    return (held or (not targets and not phrase.article)) and not phrase.english.startswith("not a")


def _noun_of(phrase: NumberPhrase, sentence: str, language: str) -> Span | None:
    """Return the people's noun that a number counts: the one behind it, or the number itself ("قتيلان", two dead)."""
    words = sentence[phrase.begin : phrase.end]
    if any(pattern_of(language, kind).fullmatch(words) for kind in ("civilian", "fighter", "person")):
        return phrase.begin, phrase.end
    return noun_behind(sentence, phrase.end, len(sentence), language)


def _deed(span: Span, kind: str, reading: Reading, words: Words) -> str:
    """Return what was done to those whom a number counts, `kind` unless the words beside it say otherwise.

    Only who was killed, hurt or taken prisoner is told against the model, where it says that something else was done to
    people, or says little. Prisoners are counted as the claim's type has them, as in English.
    """
    noun = _people(span, words)
    may_yield = kind in (*DONE, "") or (kind in _LOOSE and (noun is not None or kind != "personnel"))
    if not may_yield:
        return kind
    own = _deeds(words, *span)[-1:] or (_deeds(words, *noun)[-1:] if noun and kind not in _LOOSE else [])
    if own and own[0] in ("killed", "injured"):
        return own[0]
    beside = _beside(span, noun[1] if noun else span[1], words)
    if kind in _LOOSE and noun is None:
        return "destroyed" if "destroyed" in beside and not _JOINT.search(_reach(span, words)) else kind
    taken = _BY_TYPE.get(reading.type, "abducted")
    beside = [_OF_PEOPLE.get(of, of) for of in beside]
    if kind in DONE and (kind in beside or ("captured" in beside and kind in _TAKEN)):
        return kind
    told = [of for of in beside if of in ("killed", "injured", "captured") or kind in _LOOSE]
    if not kind:
        far = _deeds(words, 0, span[0])[-1:]
        told = beside or [_OF_PEOPLE.get(of, of) for of in far] or [_BY_TYPE.get(reading.type, "")]
    if not told:
        return kind
    return taken if told[0] == "captured" else told[0]


def _deeds(words: Words, begin: int, end: int) -> list[str]:
    return [of for *_, of in deeds_in(words.sentence[begin:end], words.language)]


def _people(span: Span, words: Words) -> Span | None:
    """Return the people's noun behind a number, before the next number; None where it counts none."""
    behind = min((p.begin for p in words.phrases if p.begin >= span[1]), default=len(words.sentence))
    return noun_behind(words.sentence, span[1], behind, words.language)


def _beside(span: Span, end: int, words: Words) -> list[str]:
    """Return what the nearest word before a number, and the nearest behind it and its noun, say was done.

    The words looked at stand between the number before it and the number behind it, in its own part of the sentence;
    one before it counts only without an "and" or a comma between.
    """
    sentence = words.sentence
    numbers = [p for p in words.phrases if not p.article and (p.begin, p.end) != span]
    first = max((p.end for p in numbers if p.end <= span[0]), default=0)
    last = min((p.begin for p in numbers if p.begin >= end), default=len(sentence))
    first = max((m.end() for m in _STOP.finditer(sentence, first, span[0])), default=first)
    stop = _STOP.search(sentence, end, last)
    before = deeds_in(sentence[first : span[0]], words.language)[-1:]
    before = [of for _, at, of in before if not _JOINT.search(sentence[first + at : span[0]])]
    behind = sentence[end : stop.start() if stop else last]
    named = pattern_of(words.language, "person")
    after = [
        of
        for b, e, of in deeds_in(behind, words.language)
        if not named.fullmatch(behind[b:e]) or words.language in ("fr", "es")
    ]
    return before + after[:1]


def _reach(span: Span, words: Words) -> str:
    """Return what stands between a number and the first word behind it that says that something was destroyed."""
    behind = words.sentence[span[1] :]
    return next((behind[:at] for at, _, of in deeds_in(behind, words.language) if of == "destroyed"), "")


def _without_number(target: Span, numbers: dict[Span, str], sentence: str, language: str) -> Span:
    """Return a target without the number that it begins with ("Ocho civiles" -> "civiles")."""
    for begin, end in numbers:
        noun = noun_behind(sentence, end, target[1], language) if begin <= target[0] < end < target[1] else None
        if noun:
            gap = re.match(r"\s+(?:(?:de|d['’]|des)\s*(?=\w))?", sentence[end : target[1]])
            return (end + gap.end(), target[1]) if gap else target
    return target
