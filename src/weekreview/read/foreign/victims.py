"""Whom a number counts in another language: civilians or fighters, and what the words beside it say was done to them.

Source of the words: those of `victims.py` for English, in the forms that reports have them; Arabic words also with the
article and with what is written before them. Who is neither by them stays not determined.
"""

from __future__ import annotations

import re
from functools import cache

from .tables import patterns

DONE = ("killed", "injured", "captured", "detained", "abducted", "displaced")
"""What is counted where those counted are people to whom something was done."""
CLITIC = r"(?:[وفبلك]{0,2}(?:ال)?|لل)"
"""What Arabic writes in one with a word."""
_NOUNS = ("civilian", "fighter", "person")
_BETWEEN = r"(?:\s+(?!\d)[^\s.,;:()«»\"]+){0,2}?"
"""Words between a number and its noun: adjectives, "of", "other"."""


@cache
def pattern_of(language: str, kind: str) -> re.Pattern:
    """Return the pattern of a language's words of one kind."""
    lead = CLITIC if language == "ar" else ""
    return re.compile(rf"(?<!\w){lead}(?:{patterns('victims', language).get(kind, '(?!)')})(?!\w)", re.I)


@cache
def _done_pattern(language: str) -> re.Pattern:
    lead = CLITIC if language == "ar" else ""
    options = "|".join(f"(?P<{of}>{patterns('victims', language)[of]})" for of in (*DONE, "destroyed"))
    return re.compile(rf"(?<!\w){lead}(?:{options})(?!\w)", re.I)


def civilians_in(words: str, language: str) -> bool | None:
    """Return True where words name civilians, False where fighters, None where neither, both, or groups of people."""
    if pattern_of(language, "group").search(words):
        return None
    civil = bool(pattern_of(language, "civilian").search(words))
    armed = bool(pattern_of(language, "fighter").search(words))
    return None if civil == armed else civil


@cache
def _noun_pattern(language: str) -> re.Pattern:
    lead = CLITIC if language == "ar" else ""
    nouns = "|".join(patterns("victims", language)[kind] for kind in _NOUNS)
    return re.compile(
        rf"(?:\s+(?:de|d['’]|des|d['’]entre|من))?{_BETWEEN}[\s'’]+(?P<noun>{lead}(?:{nouns})(?!\w))", re.I
    )


def noun_behind(text: str, at: int, end: int, language: str) -> tuple[int, int] | None:
    """Return the offsets of the people's noun that a number ending at `at` counts, None where none stands behind it."""
    found = _noun_pattern(language).match(text, at, end)
    if found is None or deeds_in(text[at : found.start("noun")], language):
        return None
    return found.span("noun")


def deeds_in(text: str, language: str) -> list[tuple[int, int, str]]:
    """Return the words that say what was done to somebody, with their offsets and what it was, in order."""
    return [(*found.span(), found.lastgroup or "") for found in _done_pattern(language).finditer(text)]
