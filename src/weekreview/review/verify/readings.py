"""A second reading of number phrases, by code of its own: what bounds the words of a claim permit.

The reader gives each number its bounds; here they are found again from the words alone, by tables that are declared a
second time, so that a bound that was changed or misread after all does not stand on the page. It is told from the
reader's in that it asks less of a phrase's grammar and gives all pairs of bounds that the words may mean.

Source of the bounds: the table published in `docs/method/read.md`. `tests/unit/review/test_readings.py` holds both
tables against one another.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from functools import lru_cache
from itertools import product
from math import ceil, floor

Pair = tuple[float, float | None]
"""Least and greatest value, both included; None = no upper bound."""

SMALL = {
    word: n
    for n, word in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
        "seventeen eighteen nineteen".split()
    )
} | {word: 10 * n for n, word in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split(), 2)}
"""Number words that are added to what stands before them."""

TIMES = {
    "dozen": 12, "hundred": 100, "thousand": 10**3, "k": 10**3, "lakh": 10**5, "lakhs": 10**5, "million": 10**6,
    "m": 10**6, "mn": 10**6, "crore": 10**7, "crores": 10**7, "billion": 10**9, "bn": 10**9, "trillion": 10**12,
}  # fmt: skip
"""Words that multiply what stands before them."""

PLURALS: dict[str, Pair] = {
    "tens of millions": (20_000_000, 99_999_999), "hundreds of thousands": (200_000, 999_999),
    "tens of thousands": (20_000, 99_999), "millions": (2_000_000, 9_999_999), "thousands": (2_000, 9_999),
    "hundreds": (200, 999), "scores": (40, 199), "dozens": (24, 99), "tens": (20, 99),
}  # fmt: skip
"""Plurals: two of them at least, up to where the next begins."""

FEW = {"several": 3, "a few": 3, "few": 3, "some few": 3, "a handful": 3, "handful": 3}
"""Words for three to nine, alone or of what stands behind them."""
MANY = {"many": 3, "numerous": 3, "countless": 3, "number": 3, "numbers": 3}
"""Words for three and more."""
TOPS = {"dozen": 99, "hundred": 999, "thousand": 9_999, "million": 9_999_999}
"""Greatest value of a few dozens, hundreds ..."""
OPEN = "multiple repeated various some number series string group".split()
"""Words for two and more."""
FIXED: dict[str, float] = {
    **dict.fromkeys("couple pair both twin dual double duo twice".split(), 2),
    **dict.fromkeys("triple trio thrice".split(), 3),
    **dict.fromkeys("none no nobody".split(), 0), "not a single": 0,
    **dict.fromkeys("once a an another lone sole single".split(), 1), "the only": 1,
}  # fmt: skip
"""Words for one value."""
HALVES: dict[str, float] = {"half a dozen": 6, "half dozen": 6, "half a million": 500_000}
"""Halves of a group."""
SHARES: dict[str, Pair] = {
    "half": (1 / 2, 1 / 2), "third": (1 / 3, 1 / 3), "thirds": (2 / 3, 2 / 3), "quarter": (1 / 4, 1 / 4),
    "quarters": (3 / 4, 3 / 4), "a fifth": (1 / 5, 1 / 5), "one fifth": (1 / 5, 1 / 5), "fifths": (2 / 5, 2 / 5),
    "tenth": (1 / 10, 1 / 10), "most": (1 / 2, 1), "majority": (1 / 2, 1), "bulk": (1 / 2, 1), "all": (9 / 10, 1),
}  # fmt: skip
"""Parts of a whole."""
UNITS = {
    "km2": {r"mile": 2.58999, r"hectare": 0.01, r"acre": 0.00404686},
    "km": {r"mile": 1.609344, r"met|m\b": 0.001, r"feet|foot": 0.0003048},
    "kg": {r"gram": 0.001, r"short": 907.18474, r"ton": 1000.0},
}
"""What one of a unit is in the unit of the record, by the words of it; without one of these, the same."""

HEDGES = {
    "least": r"at least|no (?:fewer|less) than|not less than|minimum of|upwards? of|or more\b|\bplus\b|\+",
    "more": r"more than|\bover\b|above|in excess of|exceeding|greater than",
    "most": r"up to|as (?:many|much|high|far) as|no more than|not more than|at most|maximum of|or (?:fewer|less)\b",
    "under": r"(?<!no )(?<!not )(?:fewer|less) than|\bunder\b|below",
    "nearly": r"nearly|almost|close to|approaching|hardly|barely",
    "about": r"about|around|approximate|roughly|some\b|estimated|circa|\bca\b|\bc\.|~|or so\b",
}
"""Words around a number that move its bounds."""
MARGIN = 0.1
"""What "about" leaves open on either side and "nearly" below. Convention, as the reader's."""

_FIGURE = r"\d{1,3}(?:[, \u00a0]\d{3})+(?:\.\d+)?(?!\d)|\d+(?:\.\d+)?"
_TOKEN = re.compile(rf"(?P<figure>{_FIGURE})|(?P<word>[a-z]+)|(?P<mark>[^\s\w])")
_BEFORE = r"\s*(?:(?:the|a|an)\s)?(?=[\d$€£]|(?:us\$)|" + "|".join(rf"{word}\b" for word in (*SMALL, *TIMES)) + ")"
"""What stands between a hedge and the number that it is about."""
_BEHIND = r"or (?:more|fewer|less|so)\b|\bplus\b|\+"
"""Hedges behind their number."""
_BARE = re.compile(r"(?:^|\b(?:an?|the) )$")
"""What stands before "dozen" or "hundred" where it is one of them."""
_NEAR = 1e-4
"""Bounds are stored to four decimals."""


def permits(words: str, unit: str | None, low: float, high: float | None) -> bool:
    """Return True where a number phrase may mean `low` to `high`, of `unit`."""
    return any(_near(low, a) and _near(high, b) for a, b in meanings(words, unit))


@lru_cache(maxsize=4096)
def meanings(words: str, unit: str | None = None) -> frozenset[Pair]:
    """Return all bounds that a number phrase may mean; `unit` as the record gives it, None for a count."""
    text = " ".join(words.lower().replace("’", "'").replace("-", " - ").split())
    if unit == "share":
        bare = {pair for word, pair in SHARES.items() if re.search(rf"\b{word}\b", text)}
    else:
        bare = {*((v, v) for v in values_in(text, scaled=unit != "km")), *_groups(text)} or set(_words(text))
    ranged = bare | set(_ranges(bare, text))
    hedges = [name for name, form in HEDGES.items() if re.search(form, text)]
    close = [name for name in hedges if re.search(rf"(?:{HEDGES[name]}){_BEFORE}|{_BEHIND}", text)]
    bounds = {pair for name in hedges for one in ranged for pair in _hedged(name, one, unit is not None)}
    bounds |= {pair for pair in ranged if not close or (close == ["about"] and pair[0] != pair[1])}
    factors = {1.0, *(f for form, f in UNITS.get(unit or "", {}).items() if re.search(form, text))}
    return frozenset((low * f, None if high is None else high * f) for (low, high), f in product(bounds, factors))


def values_in(text: str, scaled: bool = True) -> list[float]:
    """Return the plain numbers of a lower-case text, in order: figures and number words, each as far as it goes on.

    `scaled` False takes "m" and "k" for metres and kilometres, not for millions and thousands.
    """
    found: list[float] = []
    total = group = 0.0
    room, open_number = 0.0, False

    def close() -> None:
        nonlocal total, group, room, open_number
        if open_number:
            found.append(total + group)
        total = group = room = 0.0
        open_number = False

    for match in _TOKEN.finditer(text):
        token = match[0]
        if match["figure"]:
            close()
            group, room, open_number = float(re.sub(r"[, \u00a0]", "", token)), 0.0, True
        elif token in SMALL:
            if not (open_number and 0 < SMALL[token] < room):
                close()
            group, open_number = group + SMALL[token], True
            room = 10.0 if SMALL[token] >= 20 else 0.0
        elif token in TIMES and (scaled or len(token) > 1) and (open_number or _BARE.search(text[: match.start()])):
            group = max(group, 1.0) * TIMES[token]
            open_number, room = True, 100.0
            if TIMES[token] >= 10**3:
                total, group, room = total + group, 0.0, float(TIMES[token])
        elif token not in ("and", "-", ","):
            close()
    close()
    return found


def _groups(text: str) -> Iterator[Pair]:
    """Yield the bounds of "hundreds", "several dozen", "half a million", "two and a half million"."""
    bare = " ".join(text.replace(" - ", " ").split())
    for phrase, pair in PLURALS.items():
        if re.search(rf"(?<!of )\b{phrase}\b", bare):
            yield pair
    for word, least in (FEW | MANY).items():
        for size in (s for s in TOPS if re.search(rf"\b{word} {s}s?\b", bare)):
            yield least * TIMES[size], (TOPS[size] if word in FEW else None)
    yield from ((v, v) for phrase, v in HALVES.items() if re.search(rf"\b{phrase}\b", bare))
    half = re.search(r"(\S+) and a half(?: ([a-z]+))?", bare)
    if half:
        yield from ((v, v) for n in values_in(half[1]) for v in [(n + 0.5) * TIMES.get(half[2] or "", 1)])
    elif "half" in bare and not any(phrase in bare for phrase in HALVES):
        yield 0.5, 0.5


def _words(text: str) -> Iterator[Pair]:
    """Yield the bounds of each word for a number, where nothing else in the phrase is one."""
    for word, least in (FEW | MANY).items():
        if re.search(rf"\b{word}\b", text):
            yield least, (9 if word in FEW else None)
    yield from ((2, None) for word in OPEN if re.search(rf"\b{word}\b", text))
    yield from ((v, v) for word, v in FIXED.items() if re.search(rf"\b{word}\b", text))


def _ranges(known: Collection[Pair], text: str) -> Iterator[Pair]:
    """Yield from each lesser to each greater one; "2 to 3 million" is of millions at both ends."""
    scales = [1.0, *(float(size) for word, size in TIMES.items() if re.search(rf"\b{word}\b", text))]
    for (low, _), (_, high), scale in product(known, known, scales):
        if high is None or low * scale < high:
            yield low * scale, high


def _hedged(name: str, bare: Pair, measured: bool) -> Iterator[Pair]:
    """Yield what a hedge makes of bounds; whole numbers stay whole unless they are measured."""
    low, high = bare
    top = low if high is None else high
    whole = low == int(low) and not measured
    step = 1 if whole else 0
    if name == "least":
        yield low, None
    elif name == "more":
        yield low + (step if low == high else 0), None
    elif name == "most":
        yield min(step, top), top
    elif name == "under":
        yield min(step, max(0, top - step)), max(0, top - step)
    else:
        least = ceil(round(low * (1 - MARGIN), 6)) if whole else low * (1 - MARGIN)
        most = floor(round(top * (1 + MARGIN), 6)) if whole else top * (1 + MARGIN)
        yield least, (top if name == "nearly" else most)
        if low != high:
            yield low, high


def _near(a: float | None, b: float | None) -> bool:
    return a is b is None or (a is not None and b is not None and abs(a - b) <= max(_NEAR, 1e-9 * abs(b)))
