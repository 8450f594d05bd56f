"""States and their organs as phrases word them: "Syrian military sources", "army of Sudan", "Ankara"."""

from __future__ import annotations

import re
from functools import lru_cache

from ..gazetteer.folding import plain
from ..gazetteer.lands import demonyms, land_names, lands
from .states import organ_words

WORD = re.compile(r"[^\W\d_](?:[\w.]|[-’'](?=\w))*")
"""A word of a phrase."""


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


def organ_word(key: str) -> str:
    """Return the words that name an organ in a plain phrase; empty for none."""
    words = [w for w in key.split() if w not in ("the", "of")] if " of " not in key else key.split()
    for length in (5, 4, 3, 2, 1):
        for start in range(len(words) - length, -1, -1):
            if " ".join(words[start : start + length]) in organ_words():
                return " ".join(words[start : start + length])
    return ""
