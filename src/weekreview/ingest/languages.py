"""Languages: ISO 639-1 code of a text, offline, or None where the text is too short to tell."""

from __future__ import annotations

from functools import cache

from py3langid.langid import MODEL_FILE, LanguageIdentifier

LEAST_LETTERS = 80
"""Fewest letters to tell by. Source: py3langid is meant for sentences, not names; about fifteen English words."""
LEAST_P = 0.9
"""Least normalised probability. Source: our choice; a mixed or garbled text stays not determined."""


def language_of(text: str) -> str | None:
    """Return the language of `text`, or None where it is too short or not clear."""
    if sum(map(str.isalpha, text[:4000])) < LEAST_LETTERS:
        return None
    code, p = _identifier().classify(text[:4000])
    return str(code) if p >= LEAST_P else None


@cache
def _identifier() -> LanguageIdentifier:
    identifier = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    identifier.set_languages([code for code in identifier.nb_classes if len(code) == 2])
    return identifier
