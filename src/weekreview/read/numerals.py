"""Plain numbers in figures and words: "1,140", "1.2 million", "twenty-one", "two dozen", "45 lakh"."""

from __future__ import annotations

import re

ONES = {word: n for n, word in enumerate(
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen".split())}  # fmt: skip
TENS = {word: 10 * n for n, word in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split(), 2)}
SMALL = ONES | TENS
GROUPS = {"dozen": 12, "hundred": 100}
SCALES = {"thousand": 1_000, "k": 1_000, "lakh": 10**5, "lakhs": 10**5, "million": 10**6, "m": 10**6, "mn": 10**6,
          "crore": 10**7, "crores": 10**7, "billion": 10**9, "bn": 10**9, "trillion": 10**12}  # fmt: skip
"""Words that multiply what stands before them."""
FIGURE = r"\d{1,3}(?:[, \u00a0]\d{3})+(?:\.\d+)?(?!\d)|\d+(?:\.\d+)?"
_TOKEN = re.compile(rf"(?P<figure>{FIGURE})|[a-z]+|[^\s\w]")
_NOT_DIGITS = re.compile(r"[, \u00a0]")
_HALF = re.compile(r" and a half\b")


def number_of(words: str) -> float | None:
    """Return the value of plain figures or number words, or None where a word is no part of a number.

    A number that cannot go on from the one before it ("five six") is no number.
    """
    words = re.sub(r"(?<!\d)-|-(?!\d)", " ", words)
    half = _HALF.search(words)
    if half:
        return _with_half(words, half)
    total, group, last, seen = 0.0, 0.0, 10**15, False
    for match in _TOKEN.finditer(words):
        token = match[0]
        if token in ("and", ","):
            if not seen:
                return None
        elif match["figure"] and not group:
            group, last, seen = float(_NOT_DIGITS.sub("", token)), 0, True
        elif token in ("a", "an") and not seen:
            group, last, seen = 1.0, 0, True
        elif token in SMALL and SMALL[token] < _room(last):
            group, last, seen = group + SMALL[token], SMALL[token], True
        elif token in GROUPS and seen:
            group, last = max(group, 1.0) * GROUPS[token], 100
        elif token in SCALES and seen and group:
            total, group, last = total + group * SCALES[token], 0.0, SCALES[token]
        else:
            return None
    return None if not seen or words in ("a", "an") else total + group


def _room(last: int) -> int:
    """Return below what the next word must be to go on: units after tens, anything below a hundred after a hundred."""
    return 10 if 20 <= last < 100 else 100 if last >= 100 else 0


def _with_half(words: str, half: re.Match) -> float | None:
    """Return "two and a half million", "four and a half"."""
    scale = words[half.end() :].strip()
    before = number_of(words[: half.start()])
    if before is None or (scale and scale not in SCALES | GROUPS):
        return None
    return (before + 0.5) * (SCALES | GROUPS).get(scale, 1)
