"""Other languages than English: triggers whose stem names one type, and words that the gravest types need.

A small model that has seen few sentences of a language finds an event and often gives it a neighbour's type. A stem
stands here where it names its type by itself. Source: the field's own usage; each stem of Russian and Arabic was
held against the annotated and written training sentences of its language, and left out where fewer than 85 in a hundred
of the triggers that begin with it are of the type (Russian "захват", "уничтож", "обстрел", Arabic "هجوم", "سيطر").
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache
from pathlib import Path

from ..decoding import Reading

TABLE = Path(__file__).with_suffix(".tsv")
"""Type, language, and beginnings of words in small letters."""
GRAVE = {
    "chemical_attack": (
        "attack",
        "хим|хлор|зарин|отрав|газ|токсич|хім|chimi|chlor|sarin|gaz|toxi|quími|cloro|gas|"
        "كيم|كلور|سارين|غاز|سام",
    ),
    "suicide_bombing": (
        "bombing",
        "смертни|самоубий|самогуб|подорвал[аи]? себя|suicid|kamikaze|"
        "انتحار|فجر نفسه|حزام ناسف|مفخخ",
    ),
    "sexual_violence": (
        "attack_on_civilians",
        "насил|ґвалт|сексу|viol|sexu|abus|"
        "اغتص|جنس|سبي|سبايا",
    ),
}  # fmt: skip
"""A grave type -> what is said where its sentence holds no word of the kind, and those words."""
_GRAVE = {kind: (lesser, re.compile(words, re.I)) for kind, (lesser, words) in GRAVE.items()}
DENIALS = "опроверг|отриц|отверг|спрост|запереч|démen|nié|nie |nient|desmin|desment|nega|niega|نف[ىتيو]|ينف|تنف|كذب"
_DENIAL = re.compile(rf"\b(?:و|ف)?(?:{DENIALS})", re.I)
"""A cue that is itself a verb of denying. By hand."""
_WORD = re.compile(r"[^\W\d_]+")
_CLITIC = re.compile(r"(?:وال|بال|فال|كال|لل|ال|و|ف|ب|ل|س)(?=\w{3})")
"""What Arabic writes in one with the word behind it."""


def stemmed(reading: Reading, sentence: str, language: str) -> Reading:
    """Return the reading with the type that its trigger's stem names, and no grave one without its word."""
    types = {
        kind for word in _WORD.findall(sentence[slice(*reading.trigger)].lower()) for kind in _types(word, language)
    }
    kind = types.pop() if len(types) == 1 else reading.type
    lesser, words = _GRAVE.get(kind, (kind, None))
    if words is not None and not words.search(sentence):
        kind = lesser
    modality = _modality(reading, sentence)
    return (
        replace(reading, type=kind, modality=modality)
        if (kind, modality) != (reading.type, reading.modality)
        else reading
    )


def _modality(reading: Reading, sentence: str) -> str:
    """Return the modality: what is on somebody's word is no fact, and what a denying word leads is denied."""
    cues = [sentence[slice(*span)] for span in reading.roles["cue"]]
    if any(_DENIAL.match(cue) for cue in cues) and reading.modality in ("asserted", "reported"):
        return "denied"
    return "reported" if reading.modality == "asserted" and (cues or reading.roles["speaker"]) else reading.modality


def _types(word: str, language: str) -> set[str]:
    """Return the types that a word names by its stem; in Arabic with and without what is written before it."""
    forms = {word}
    if language == "ar" and (clitic := _CLITIC.match(word)):
        forms.add(word[clitic.end() :])
    return {kind for stem, kind in _stems(language) if any(form.startswith(stem) for form in forms)}


@cache
def _stems(language: str) -> tuple[tuple[str, str], ...]:
    """Return (stem, type) of a language."""
    rows = (line.split("\t") for line in TABLE.read_text(encoding="utf-8").splitlines()[1:])
    return tuple((stem, kind) for kind, of, stems in rows if of == language for stem in stems.split())
