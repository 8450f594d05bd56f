"""States and their organs as phrases word them: "Syrian military sources", "army of Sudan", "Ankara"."""

from __future__ import annotations

import re
from functools import lru_cache

from ..gazetteer.folding import plain
from ..gazetteer.lands import demonyms, land_names, lands
from .states import organ_words

WORD = re.compile(r"[^\W\d_](?:[\w.]|[-’'](?=\w))*")
"""A word of a phrase."""


BACKED = re.compile(
    r"\b[\w.’']+(?:-[\w.’']+)?-(?:backed|led|allied|aligned|supported|supplied|held|controlled|occupied|based|run|"
    r"funded|trained|made|"
    r"affiliated|linked|dominated|owned|sponsored|appointed)\b\s*|\b(?:pro|anti|ex|non(?!-combatant))-[\w’']+\s*",
    re.I,
)
BEHIND = re.compile(
    r"(?:\s(?:in|at|near|from|outside|around|inside)\s(?:the\s)?(?=[A-Z])|,\s(?=[A-Z])|\s(?:named|called|identified|known|who)\s).*$"
)
"""What stands behind the head of a phrase: a place, a name beside it, what the person is called."""
PLACED = re.compile(r"\s(?:in|at|near|from|outside|around|inside)\s(?:the\s)?(?:\w+ern\s)?(?=[A-Z]).*$")
"""Where the men of a phrase are or come from."""
LOYAL = re.compile(
    r"\b(?:forces|fighters|troops|soldiers|militia\w*|units|brigades?|men|loyalists) (?:still )?loyal to\b", re.I
)
ENVOY = re.compile(
    r"^(?:its |the |an? )?(?:ambassadors?|envoys?|embassy|consuls?|consulate|diplomats?) (?:to|in|for)\s"
)
"""A state's men in another state, which is the one named."""
FOES_OF = re.compile(r"\banti-(?:government|regime|state|coup|[A-Z])")
"""A side that is told by whom it is against."""
BORDERING = re.compile(
    r"^(?P<head>[^A-Z]*?)\s(?:from the (?:border|frontier)|near|on|along|at|in|inside|massed on|across)\s"
    r"(?:.*\s)?(?=[A-Z]).*$"
)
"""Men of whom it is said where they stand, and not whose they are."""
JOINED = re.compile(r"\s(?:and|or|&)\s|,\s|/")
"""Actors side by side."""


@lru_cache(maxsize=4096)
def country_in(phrase: str) -> tuple[str, str, str] | None:
    """Return (country, the words that name it, how: name, adjective or seat) of the first country in a phrase."""
    words = list(WORD.finditer(phrase))
    for number, word in enumerate(words):
        if not word[0][0].isupper():
            continue
        for length in (4, 3, 2, 1):
            if number + length > len(words):
                continue
            stretch = re.sub(r"['’]s?$", "", phrase[word.start() : words[number + length - 1].end()])
            key = plain(stretch)
            if key in land_names():
                return land_names()[key], stretch, "name"
            isos = demonyms().get(key, ())
            if len(isos) == 1:
                return isos[0], stretch, "adjective"
            if key in _seats():
                return _seats()[key], stretch, "seat"
    return None


@lru_cache(maxsize=1)
def _seats() -> dict[str, str]:
    return {plain(seat): land.iso for land in lands().values() for seat in land.seats}


def find_organ(key: str) -> str | None:
    """Return the suffix of the organ that the longest telling words of a plain phrase name, the last of equals."""
    word = organ_word(key)
    return organ_words()[word] if word else None


_POLICED = frozenset("military border riot".split())
"""Words that make police another body's."""


@lru_cache(maxsize=4096)
def organ_word(key: str) -> str:
    """Return the words that name an organ in a plain phrase; empty for none."""
    words = [w for w in key.split() if w not in ("the", "of")] if " of " not in key else key.split()
    if "police" in words and not set(words) & _POLICED:
        return "police"  # police commandos and police officers are police before they are anything else
    for length in (5, 4, 3, 2, 1):
        for start in range(len(words) - length, -1, -1):
            if " ".join(words[start : start + length]) in organ_words():
                return " ".join(words[start : start + length])
    return ""
