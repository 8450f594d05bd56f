"""Number phrases -> bounds, by one declared table. "At least 38" has no upper bound; "hundreds of" is 200 to 999.

Source of the vague words' bounds: the least and greatest number that the phrase can mean in plain English, published as
Every Casualty's standards ask (2020, "publish the rule"). ACLED codes "dozens" as 12 and "hundreds" as 100, the least
number only; we keep both ends. Margins of "about" (10 % either side) and "nearly" (10 % below) are our convention.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from math import ceil, floor

from .foreign import quantity_words
from .numerals import FIGURE, GROUPS, SCALES, SMALL, number_of
from .tongues import ENGLISH, OTHERS
from .units import take_unit

VAGUE: dict[str, tuple[float, float | None]] = {
    "tens of millions": (20_000_000, 99_999_999), "hundreds of thousands": (200_000, 999_999),
    "tens of thousands": (20_000, 99_999), "millions": (2_000_000, 9_999_999), "thousands": (2_000, 9_999),
    "hundreds": (200, 999), "scores": (40, 199), "dozens": (24, 99), "tens": (20, 99),
    "a few": (3, 9), "few": (3, 9), "several": (3, 9), "a handful": (3, 9), "handful": (3, 9),
    "a couple": (2, 2), "couple": (2, 2), "a pair": (2, 2), "pair": (2, 2), "both": (2, 2), "twin": (2, 2),
    "dual": (2, 2), "double": (2, 2), "triple": (3, 3), "duo": (2, 2), "a duo": (2, 2),
    "trio": (3, 3), "a trio": (3, 3),
    "once": (1, 1), "twice": (2, 2), "thrice": (3, 3),
    "half a dozen": (6, 6), "half-dozen": (6, 6), "half a million": (500_000, 500_000), "a dozen": (12, 12),
    "dozen": (12, 12), "multiple": (2, None), "repeated": (2, None), "various": (2, None), "some": (2, None),
    "a number": (2, None), "number": (2, None), "a series": (2, None), "series": (2, None), "a string": (2, None),
    "a group": (2, None), "many": (3, None), "numerous": (3, None), "countless": (3, None), "none": (0, 0),
    "no": (0, 0), "nobody": (0, 0), "not a single": (0, 0), "a single": (1, 1), "single": (1, 1), "a": (1, 1),
    "an": (1, 1), "another": (1, 1), "lone": (1, 1), "a lone": (1, 1), "the only": (1, 1), "sole": (1, 1),
}  # fmt: skip
"""Phrases without a figure, with their least and greatest meaning; a series, a number, some: two and more."""

_FEW = {"several": 3, "a few": 3, "few": 3, "some few": 3, "many": 3}
_GROUPS = {"dozen": (12, 99), "hundred": (100, 999), "thousand": (1_000, 9_999), "million": (10**6, 9_999_999)}
VAGUE |= {
    f"{few} {group}{s}": (least * size, None if few == "many" else most)
    for few, least in _FEW.items() for group, (size, most) in _GROUPS.items() for s in ("", "s")
}  # fmt: skip
"""Three of them, up to the top of their plural; "many" has no top."""
VAGUE |= {
    f"{article}{size}{number}": (3, None)
    for article in ("", "a ") for size in ("large ", "great ", "substantial ", "significant ", "considerable ", "good ")
    for number in ("number", "numbers")
}  # fmt: skip

SHARES: dict[str, tuple[float, float]] = {
    "half": (1 / 2, 1 / 2), "a third": (1 / 3, 1 / 3), "one third": (1 / 3, 1 / 3), "two thirds": (2 / 3, 2 / 3),
    "a quarter": (1 / 4, 1 / 4), "one quarter": (1 / 4, 1 / 4), "three quarters": (3 / 4, 3 / 4),
    "a fifth": (1 / 5, 1 / 5), "one fifth": (1 / 5, 1 / 5), "two fifths": (2 / 5, 2 / 5), "a tenth": (1 / 10, 1 / 10),
    "one tenth": (1 / 10, 1 / 10), "most": (1 / 2, 1), "majority": (1 / 2, 1), "a majority": (1 / 2, 1),
    "big majority": (1 / 2, 1), "vast majority": (1 / 2, 1), "the bulk": (1 / 2, 1), "almost all": (9 / 10, 1),
    "nearly all": (9 / 10, 1),
}  # fmt: skip
"""Parts of a whole, between 0 and 1; "most" is more than half of it."""

HEDGES = (
    ("at_least", r"at least|no fewer than|no less than|not less than|a minimum of|minimum of|upwards? of"),
    ("more_than", r"(?:well |just |slightly |far )?(?:more than|over|above|in excess of)|exceeding|greater than"),
    (
        "up_to",
        r"up to|as many as|no more than|not more than|at most|a maximum of|maximum of|as much as|as high as|as far as",
    ),
    ("fewer_than", r"(?:just |well )?(?:fewer than|less than|under|below)"),
    ("nearly", r"nearly|almost|close to|approaching|hardly|barely"),
    (
        "about",
        r"about|around|approximately|roughly|some|an estimated|estimated|circa|ca\.?(?=\s)|c\.(?=\s)|~|an approximate",
    ),
)
"""Name of the rule -> the words before a number that stand for it."""
_HEDGE = re.compile(
    "(?:the |an? )?(?:" + "|".join(f"(?P<{name}>{words})" for name, words in HEDGES) + r")(?!\w)\s*(?=\S)"
)
_BEHIND = re.compile(
    r"(?P<inner>.+?)(?: (?P<about>or so)| (?P<up_to>or fewer|or less)| ?(?P<at_least>or more|plus|\+|at least))$"
)
_RANGE = re.compile(r"(?:between |from )?(.+?)\s*(?:-|–|—|\bto\b|\band\b|\bor\b)\s*(.+)", re.S)
_IF_NOT = re.compile(r"(.+?),? (?:if not|or even|perhaps even) (.+?),?(?: of)?$")
_SIDE_BY_SIDE = re.compile(rf"({FIGURE}|[a-z]+) ({FIGURE}|[a-z]+)$")
_ARTICLES = frozenset(("a", "an", "another", "single", "a single", "the only", "sole"))
_LEADS = re.compile(
    r"(?:(?:the|all|these|those|its|their|other|and|a further|further|another|an additional|additional|extra|"
    r"the other|a total of|total of|total|only|just|exactly|precisely|as few as|first|last|an?(?=\s[\d$€£]))\s+)+(?=\S)"
)
_TAIL = re.compile(r"(?:(?<=\w) of)?(?: (?:the|its|their|his|all|other|more|others))*$")
_MOST_TAIL_WORDS = 3
_NUMERIC = re.compile(
    r"\d|\b(?:"
    + "|".join(sorted({phrase.split()[-1] for phrase in (*VAGUE, *SHARES)} | {*SMALL, *GROUPS, *SCALES} - {"m", "k"}))
    + r")\b"
)
"""A phrase without one of these holds no number."""


@dataclass(frozen=True, slots=True)
class ParsedQuantity:
    """What a number phrase means."""

    low: float
    """Least value, included."""
    high: float | None
    """Greatest value, included; None without an upper bound."""
    unit: str | None
    """Unit of a measure ("km2", "USD", "share"), None for a count."""
    rule: str
    """Name of the row of the tables that gave the bounds."""


@dataclass(frozen=True, slots=True)
class _Bounds:
    """Bounds before their unit is applied."""

    low: float
    high: float | None
    rule: str


@lru_cache(maxsize=4096)
def parse_quantity(text: str, language: str | None = ENGLISH) -> ParsedQuantity | None:
    """Return the bounds that a number phrase means, or None where it holds no number.

    Words of lead ("all", "a further") and a noun behind the number ("34 strikes") are allowed. An ordinal ("the third
    attack") is no number of things. A phrase in one of `tongues.OTHERS` means what its English words mean.
    """
    if language in OTHERS:
        text = quantity_words(text, language)
    words = " ".join(text.lower().replace("’", "'").split()).strip(" .,;:()")
    if not _NUMERIC.search(words):
        return None
    for _ in range(_MOST_TAIL_WORDS + 1):
        found = _parse(words) or _parse(_LEADS.sub("", words, count=1))
        if found or " " not in words:
            return found
        words = words.rsplit(" ", 1)[0]
    return None


def _parse(words: str) -> ParsedQuantity | None:
    """Return what a whole phrase means, None where a word of it is not understood."""
    share = _share(words)
    if share:
        return share
    number, unit, factor = take_unit(words.removesuffix("-strong"))
    found = _bounds(number, unit is not None)
    if found is None:
        return None
    high = None if found.high is None else _tidy(found.high * factor)
    return ParsedQuantity(_tidy(found.low * factor), high, unit, found.rule)


def _share(words: str) -> ParsedQuantity | None:
    """Return a part of a whole ("half of", "almost half", "most")."""
    plain = _TAIL.sub("", words.replace("-", " "))
    hedge = None if plain in SHARES else _HEDGE.match(plain)
    share = SHARES.get(plain[hedge.end() :] if hedge else plain.removeprefix("the "))
    if share is None:
        return None
    rule = "exact" if share[0] == share[1] else "vague"
    found = _hedged(hedge.lastgroup, _Bounds(*share, rule), measured=True) if hedge else _Bounds(*share, rule)
    return ParsedQuantity(_tidy(found.low), None if found.high is None else _tidy(found.high), "share", found.rule)


def _tidy(value: float) -> float:
    rounded = round(value, 4)
    return int(rounded) if rounded == int(rounded) else rounded


def _bounds(words: str, measured: bool) -> _Bounds | None:
    """Return the bounds of a phrase without its unit; `measured` where it has one and need not be whole."""
    hedge = _HEDGE.match(words)
    if hedge:
        inner = _bounds(words[hedge.end() :], measured)
        if inner:
            return _hedged(hedge.lastgroup, inner, measured)
    behind = _BEHIND.match(words)
    if behind:
        inner = _bounds(behind["inner"], measured)
        return _hedged(behind.lastgroup, inner, measured) if inner else None
    vague = VAGUE.get(words) or VAGUE.get(_TAIL.sub("", words).removeprefix("the "))
    if vague:
        return _Bounds(*vague, "vague")
    value = number_of(words)
    if value is not None:
        return _Bounds(value, value, "exact")
    return _range(words, measured)


def _hedged(rule: str, inner: _Bounds, measured: bool) -> _Bounds:
    """Return bounds under a hedge; whole numbers stay whole unless they are measured."""
    low, high = inner.low, inner.high
    top = low if high is None else high
    step = 0 if measured or low != int(low) else 1
    if rule == "at_least":
        return _Bounds(low, None, rule)
    if rule == "more_than":
        return _Bounds(low + (step if low == high else 0), None, rule)
    if rule == "up_to":
        return _Bounds(min(step, top), top, rule)
    if rule == "fewer_than":
        return _Bounds(min(step, max(0, top - step)), max(0, top - step), rule)
    if inner.rule == "vague" and high != low:
        return _Bounds(low, high, "vague")
    least = ceil(round(low * 0.9, 6)) if step else low * 0.9
    if rule == "nearly":
        return _Bounds(least, top, rule)
    return _Bounds(least, floor(round(top * 1.1, 6)) if step else top * 1.1, rule)


def _range(words: str, measured: bool) -> _Bounds | None:
    """Return both ends of "30-40", "between two and four", "hundreds, if not thousands", "five six"."""
    match = _IF_NOT.match(words) or _RANGE.fullmatch(words) or _beside(words)
    if match and match[1] in _ARTICLES:  # "another 11" is eleven more, not one to eleven
        return None
    if not match:
        return None
    left, right = _end(match[1], measured), _end(match[2], measured)
    if not left or not right:
        return None
    low, high = left.low, right.high
    scale = next((size for name, size in SCALES.items() if len(name) > 2 and match[2].endswith(name)), None)
    if scale and low < scale and not any(name in match[1] for name in SCALES if len(name) > 2):
        low *= scale
    if high is not None and low > high:
        return None
    return _Bounds(low, high, "range")


def _beside(words: str) -> re.Match | None:
    """Return two plain numbers side by side ("five six"); "another 60" and "a 60" are one."""
    match = _SIDE_BY_SIDE.match(words)
    return match if match and number_of(match[1]) is not None and number_of(match[2]) is not None else None


def _end(words: str, measured: bool) -> _Bounds | None:
    """Return one end of a range, without a unit of its own."""
    return _bounds(take_unit(words)[0], measured)
