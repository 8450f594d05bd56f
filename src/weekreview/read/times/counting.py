"""Numbers and order of units: "last", "a couple of", "half a", "two and a half", "several"."""

from __future__ import annotations

import re

from . import lexicon
from .grammar import Reading

_BACK = re.compile(r"last|previous|preceding|prior|past|before")
_FORTH = re.compile(r"next|following|ensuing|subsequent|coming|after")


def shift_of(word: str | None) -> int:
    """Return how many units a word of order goes: "last" -1, "this" 0, "next" 1."""
    if not word:
        return 0
    return -1 if _BACK.search(word) else 1 if _FORTH.search(word) else 0


def unit_of(word: str) -> str:
    """Return the TIMEX3 letters of a unit, singular or plural."""
    singular = {"centuries": "century"}.get(word, word.rstrip("s"))
    return lexicon.UNITS[singular]


def count_of(reading: Reading) -> tuple[float | None, float | None]:
    """Return the least and the greatest number of a reading's `count`.

    Without one it is one unit ("a year-ago level"), or not said ("weeks ago"): (None, None).
    """
    words = [word for word in (reading["count"] or "").split() if word != "-"]
    if not words:
        return (None, None) if (reading["unit"] or "s").endswith("s") else (1, 1)
    fuzzy = next((lexicon.FUZZY[word] for word in words if word in lexicon.FUZZY), None)
    if fuzzy:
        return fuzzy
    number = number_of(words)
    return (number, number)


def number_of(words: list[str]) -> float:
    """Return the value of number words and figures: "twenty one", "a dozen", "two and a half", "1,460"."""
    total, half = 0.0, 0.5 if "half" in words else 0.0
    if half and set(words) <= {"a", "an", "half"}:
        return half
    for word in words:
        if word[0].isdigit():
            total += float(word.replace(",", ""))
        elif word in ("one", "a", "an"):
            total += 0 if word != "one" and total else 1
        elif word in ("hundred", "thousand", "dozen"):
            total = max(total, 1) * {"hundred": 100, "thousand": 1000, "dozen": 12}[word]
        else:
            total += lexicon.NUMBERS.get(word, 0)
    return total + half


def value_of(count: tuple[float | None, float | None], unit: str) -> str:
    """Return a TIMEX3 duration: "P3D", "PT24H", "PXW"; a half as P2.5Y, or P6M for half a year."""
    least, most = count
    if least is None or least != most:
        number = "X"
    elif least == 0.5 and unit in ("Y", "TH", "CE", "DE"):
        return {"Y": "P6M", "TH": "PT30M", "CE": "P50Y", "DE": "P5Y"}[unit]
    else:
        number = f"{least:g}" if least < 1e6 else str(int(least))
    return f"PT{number}{unit[1:]}" if unit.startswith("T") else f"P{number}{unit}"
