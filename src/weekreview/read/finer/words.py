"""The finer types by the trigger's own words: `words.tsv`.

The model's heads know the types of the guidelines. Most of what it calls `other` is one of five things that people look
for by name: somebody set free, an emergency measure, an attack on computers or signals, a change in an office,
an inquiry. The words decide only among what the model took for an event, and only where it took a type that gives way.

Source: the gaps that the README of the claim data lists. Words: the field's own usage.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path

import numpy as np

from ..decoding import Pieces, Reading
from ..labels import FINER
from ..tongues import ENGLISH

TABLE = Path(__file__).with_suffix(".tsv")
"""Type, language, and what its triggers begin with, as a regular expression; several rows of one type are all tried."""
YIELDS = {
    "release": frozenset(("other", "arrest", "abduction", "agreement", "negotiation", "cooperation", "aid")),
    "emergency_measure": frozenset(("other", "sanction", "siege", "agreement", "deployment", "demand")),
    "cyber_attack": frozenset(("other", "attack", "accusation", "airspace_incident", "destruction", "sanction")),
    "office_change": frozenset(("other", "sanction", "split", "alignment", "withdrawal", "arrest", "deployment")),
    "investigation": frozenset(("other", "negotiation", "cooperation", "accusation", "deployment")),
}
"""Type -> those of the model that give way to it where its words stand."""
_NOT_FREED = re.compile(
    r"\W+(?:\S+\s+){0,4}?(?:statements?|videos?|photo\w*|pictures?|images?|footage|reports?|results?|names?|details?|"
    r"figures|data|maps?|lists?|documents?|recordings?|communiqu\w+|funds?|money|aid|assistance|tear|gas|water|"
    r"blockade|bod(?:y|ies)|remains|corpses?|"
    r"lands?|towns?|villages?|cit(?:y|ies)|areas?|districts?|territor\w+|roads?|hills?|positions?)\b",
    re.I,
)
"""What is put out, paid, let off or taken rather than set free."""
_PUT_DOWN = re.compile(
    r"\W+(?:\S+\s+){0,3}?(?:claims?|reports?|allegations?|accusations?|charges?|calls?|idea)\b", re.I
)
"""What is dismissed without being an office."""
_NO_OFFICE = re.compile(
    r"(?:fir(?:ed|ing)|nam(?:ed|es|ing)|remov\w+|replac\w+|elect\w*|promot\w*|install\w*|reliev\w+|suspend\w+|purg\w+|"
    r"dismiss\w*|toppl\w+)",
    re.I,
)
"""Triggers that tell of an office only where one is named near by."""
_OFFICE = re.compile(
    r"\b(?:\w*ministers?|presidents?|chiefs?|heads?|commanders?|governors?|mayors?|generals?|officials?|officers?|cabinet|"
    r"government|leaders?|leadership|premiers?|prime|spokes\w+|judges?|director\w*|chair\w*|ambassadors?|envoys?|deput\w+|"
    r"emirs?|parliament|council|posts?|office|secretar\w+|dictator|chancellor|prosecutors?|staff|successor|"
    r"king|administrators?|brigadiers?|colonels?|admirals?|lawmakers?|senators?|ranks?|command)\b",
    re.I,
)
_LOOK_ALIKES = {
    "cyber_attack": r"hack\w* (?:(?:him|her|them|a|the) (?:\w+ )?)?"
    r"(?:to (?:death|pieces)|off|apart|down|through|with)\b",
    "office_change": r"sworn (?:enem|testimon|statement|affidavit|account)|"
    r"resign\w* (?:\w+self |themselves )?to (?!st|qu)|"
    r"appoint\w+ (?:time|hour|day|place|with)\b|fir(?:ed|ing) (?:up)?on\b|fir(?:ed|ing) (?:at|into|off|back|from)\b|"
    r"nam(?:ed|es|ing) (?:the |its |their )?(?:dead|victims?|killed|wounded|suspects?|attackers?)\b",
    "investigation": r"prob(?:ed|ing) (?:attack|raid|assault|the (?:front|line|defen|outpost|position))",
}
"""What begins like a trigger of a finer type and is another thing altogether."""
_LOOKS = {kind: re.compile(words, re.I) for kind, words in _LOOK_ALIKES.items()}
_CHANGES = re.compile(
    r"(?:lift|eas|relax|end|extend|renew|prolong|impos|declar|scrap|abolish|cancel|revok|tighten|suspend|reimpos|repeal|"
    r"proclaim|introduc|lapse|expir)\w*\b",
    re.I,
)
"""What is done to a measure; the measure itself is then the target."""
_ENDS = re.compile(r"(?:lift|eas|relax|end|scrap|abolish|cancel|revok|repeal|lapse|expir)\w*\b", re.I)
_DENIAL = re.compile(
    r"\b(?:not|never|no|den(?:y|ies|ied|ying)|nor|neither|n['’]t|refus\w*|false|untrue|"
    r"reject\w*|refut\w*|dismiss\w*|fail\w*|unable|without)\b",
    re.I,
)
NEAR = 80
"""Signs on both sides of a trigger in which an office is looked for. By hand."""
_RELEASED_KINDS = frozenset(("detained", "abducted", "captured"))


def all_refined(readings: Sequence[Reading], sentence: str, language: str) -> list[Reading]:
    """Return a sentence's readings with their finer types; a measure and what is done to it are one event."""
    found = [refined(reading, sentence, language) for reading in readings]
    if language != ENGLISH:
        return found
    found = [_measured(reading, sentence) for reading in found]
    done = [r for r in found if r.type == "emergency_measure" and _CHANGES.match(sentence, r.trigger[0])]
    dropped = {id(r): held for r in found for held in done if r.type == held.type and _is_target(r.trigger, held)}
    surest = {id(held): max(r.p for r in found if r is held or dropped.get(id(r)) is held) for held in done}
    kept = [r for r in found if id(r) not in dropped]
    return [replace(r, p=surest[id(r)]) if id(r) in surest else r for r in kept]


def _is_target(trigger: tuple[int, int], reading: Reading) -> bool:
    return any(begin <= trigger[0] and trigger[1] <= end for begin, end in reading.roles["target"])


def _measured(reading: Reading, sentence: str) -> Reading:
    """Return what is done to an emergency measure as one; that it is lifted denies nothing."""
    trigger = sentence[slice(*reading.trigger)]
    measures = [pattern for kind, pattern in _patterns(ENGLISH) if kind == "emergency_measure"]
    aimed = any(pattern.search(sentence, *span) for pattern in measures for span in reading.roles["target"])
    if reading.type in YIELDS["emergency_measure"] and aimed and _CHANGES.match(trigger):
        reading = replace(reading, type="emergency_measure")
    lifted = reading.type == "emergency_measure" and reading.modality == "denied" and _ENDS.match(trigger)
    if not lifted or _DENIAL.search(sentence):
        return reading
    said = reading.roles["speaker"] or reading.roles["cue"]
    return replace(reading, modality="reported" if said else "asserted")


def refined(reading: Reading, sentence: str, language: str) -> Reading:
    """Return the reading with its finer type where its trigger names one; those set free are not counted as seized."""
    kind = finer_type(reading.type, sentence, reading.trigger, language) or reading.type
    freed = kind == "release" and not _RELEASED_KINDS.isdisjoint(reading.kinds)
    if kind == reading.type and not freed:
        return reading
    kinds = ["other" if freed and of in _RELEASED_KINDS else of for of in reading.kinds]
    return replace(reading, type=kind, kinds=kinds)


def finer_type(type_: str, sentence: str, trigger: tuple[int, int], language: str) -> str | None:
    """Return the finer type that a trigger of a type names, None where there is none."""
    begin, end = trigger
    starts = [m.start() for m in re.finditer(r"(?<!\w)\w", sentence[:end]) if m.start() >= begin]
    for kind, pattern in _patterns(language):
        if type_ in YIELDS[kind] and any(_is_named(kind, pattern, sentence, start, language) for start in starts):
            return kind
    return None


def _is_named(kind: str, pattern: re.Pattern, sentence: str, begin: int, language: str) -> bool:
    found = pattern.match(sentence, begin)
    return bool(found) and (language != ENGLISH or _fits(kind, sentence, found.span()))


def _fits(kind: str, sentence: str, found: tuple[int, int]) -> bool:
    """Return False for the look-alikes: "released a video", "dismissed the claim", "fired" without an office."""
    begin, end = found
    if kind in _LOOKS and _LOOKS[kind].match(sentence, begin):
        return False
    if kind == "release":
        return not _NOT_FREED.match(sentence, end)
    if kind != "office_change":
        return True
    if _PUT_DOWN.match(sentence, end):
        return False
    return not _NO_OFFICE.match(sentence, begin) or bool(_OFFICE.search(sentence, max(0, begin - NEAR), end + NEAR))


def is_look_alike(kind: str, sentence: str, begin: int) -> bool:
    """Return True where what begins at `begin` of an English sentence only looks like the type."""
    named = any(
        of == kind and (m := p.match(sentence, begin)) and not _fits(kind, sentence, m.span())
        for of, p in _patterns(ENGLISH)
    )
    return named or bool(kind in _LOOKS and _LOOKS[kind].match(sentence, begin))


def named_words(pieces: Pieces) -> np.ndarray:
    """Return which words of an English sentence stand in a name of a finer type, `words x finer types`, 0 or 1."""
    named = np.zeros((len(pieces.words), len(FINER)), np.float32)
    if not _any_of(ENGLISH).search(pieces.text.lower()):
        return named
    for kind, pattern in _patterns(ENGLISH):
        for found in _anywhere(pattern).finditer(pieces.text):
            if _fits(kind, pieces.text, found.span()):
                begins = [pieces.offsets[head][0] for head in pieces.heads]
                inside = [found.start() <= begin < found.end() for begin in begins]
                named[inside, tuple(FINER).index(kind)] = 1.0
    return named


@cache
def _any_of(language: str) -> re.Pattern:
    """Return what finds any trigger in small letters: one search, a fifth of the time of all patterns one by one."""
    return re.compile(rf"(?<!\w)(?:{'|'.join(pattern.pattern for _, pattern in _patterns(language))})")


@cache
def _anywhere(pattern: re.Pattern) -> re.Pattern:
    """Return the pattern wherever a word begins."""
    return re.compile(rf"(?<!\w)(?:{pattern.pattern})", re.I)


@cache
def _patterns(language: str) -> tuple[tuple[str, re.Pattern], ...]:
    """Return (type, pattern) of a language, in the order of the table."""
    rows = [line.split("\t") for line in TABLE.read_text(encoding="utf-8").splitlines()[1:]]
    return tuple((kind, re.compile(words, re.I)) for kind, of, words in rows if of == language and kind in FINER)
