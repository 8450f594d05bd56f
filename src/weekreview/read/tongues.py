"""Which language a text is in, as far as the reader must know it: one it reads, and with which model.

English has a model of its own; Arabic, Russian, Ukrainian, French and Spanish share the multilingual one. A document
says its language (`ingest` tells it by py3langid); a single sentence is told by its script, and in Latin script by
its commonest small words.
"""

from __future__ import annotations

import re
import unicodedata

ENGLISH = "en"
OTHERS = ("ar", "ru", "uk", "fr", "es")
"""Languages that the multilingual model was trained and measured on."""
LEAST_LEAD = 2
"""How many more small words of French or Spanish than of English a sentence needs, to be taken for either. A name
("Los Angeles", "La Paz") brings one."""
UNREAD_SCRIPT = 0.5
"""Share of letters of one foreign script above which a text is in it."""

_SMALL = {
    "en": "the of and to in was were is are has have had by for with that this from on at as it he his its said",
    "fr": "le la les des du un une et est sont dans par pour que qui sur avec ont été au aux ses selon pas plus deux",
    "es": "el la los las del un una y es son en por para que con su sus fue fueron han según al se lo más dos",
}
_WORDS = {language: frozenset(words.split()) for language, words in _SMALL.items()}
_UKRAINIAN = re.compile(r"[іїєґІЇЄҐ]")
_RUSSIAN = re.compile(r"[ыэёъЫЭЁЪ]")


def tongue_of(text: str, declared: str | None = None) -> str | None:
    """Return the language of `text`: `declared` where given, else as its script and small words tell.

    None where its script is one that no model reads.
    """
    if text.isascii() or not (script := _foreign_script(text)):
        return declared[:2].lower() if declared else _latin(text)
    if script == "ARABIC":
        return declared[:2].lower() if declared else "ar"
    if script == "CYRILLIC":
        told = declared[:2].lower() if declared else None
        return told if told not in (None, ENGLISH) else _cyrillic(text)
    return None


def _foreign_script(text: str) -> str | None:
    """Return the script other than Latin that more than UNREAD_SCRIPT of the letters are in, None where Latin is."""
    letters = [c for c in text if c.isalpha()]
    foreign = [c for c in letters if ord(c) > 0x24F]
    if not letters or len(foreign) <= UNREAD_SCRIPT * len(letters):
        return None
    return unicodedata.name(foreign[len(foreign) // 2], "UNKNOWN").split()[0]


def _cyrillic(text: str) -> str:
    return "uk" if len(_UKRAINIAN.findall(text)) > len(_RUSSIAN.findall(text)) else "ru"


def _latin(text: str) -> str:
    words = re.findall(r"\w+", text.lower())
    counts = {language: sum(w in small for w in words) for language, small in _WORDS.items()}
    best = max(("fr", "es"), key=lambda language: counts[language])
    return best if counts[best] >= counts[ENGLISH] + LEAST_LEAD else ENGLISH
