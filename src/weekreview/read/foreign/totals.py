"""Words in another language by which a number is a total of some stretch, or a toll that rose to it.

Source: the words of `counts.py` and `settling/tolls.py` for English, in the forms that reports have them.
"""

from __future__ import annotations

import re
from functools import cache

from .tables import patterns


@cache
def _pattern(language: str, kind: str) -> re.Pattern:
    words = patterns("totals", language)[kind]
    return re.compile(rf"(?<!\w)(?:{words})" + (r"\Z" if kind == "risen" else r"(?!\w)"), re.I)


def is_total(sentence: str, language: str) -> bool:
    """Return True where a sentence counts all since some beginning."""
    return bool(_pattern(language, "total").search(sentence))


def is_risen_to(sentence: str, at: int, language: str) -> bool:
    """Return True where the number at `at` is a toll that rose to it."""
    return bool(_pattern(language, "risen").search(sentence[:at]))
