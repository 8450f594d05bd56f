"""Number phrases -> bounds, by one declared table. "At least 38" has no upper bound; "hundreds of" is 200 to 999.

Source of the vague words' bounds: the least and greatest number that the phrase can mean in plain English, published as
Every Casualty's standards ask (2020, "publish the rule"). ACLED codes "dozens" as 12 and "hundreds" as 100, the least
number only; we keep both ends. Margins of "about" (10 % either side) and "nearly" (10 % below) are our convention.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

UNITS = {w: n for n, w in enumerate(
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen".split())}  # fmt: skip
TENS = {w: 10 * n for n, w in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split(), 2)}
SCALES = {"hundred": 100, "thousand": 1_000, "k": 1_000, "million": 10**6, "m": 10**6, "mn": 10**6,
          "billion": 10**9, "bn": 10**9, "trillion": 10**12}  # fmt: skip
VAGUE = {
    "tens of millions": (20_000_000, 99_999_999), "hundreds of thousands": (200_000, 999_999),
    "tens of thousands": (20_000, 99_999), "millions": (2_000_000, 9_999_999), "thousands": (2_000, 9_999),
    "hundreds": (200, 999), "scores": (40, 199), "dozens": (24, 99), "tens": (20, 99),
    "several thousand": (3_000, 9_999), "a few thousand": (3_000, 9_999), "several hundred": (300, 999),
    "a few hundred": (300, 999), "few hundred": (300, 999), "several dozen": (36, 99), "a few dozen": (36, 99),
    "several dozens": (36, 99), "a few": (3, 9), "few": (3, 9), "several": (3, 9), "a handful": (3, 9),
    "handful": (3, 9), "a couple": (2, 2), "couple": (2, 2), "a pair": (2, 2), "pair": (2, 2), "both": (2, 2),
    "half a dozen": (6, 6), "half-dozen": (6, 6), "half a million": (500_000, 500_000), "a dozen": (12, 12),
    "dozen": (12, 12), "multiple": (2, None), "a number": (2, None), "many": (3, None), "numerous": (3, None),
    "countless": (3, None), "none": (0, 0), "no": (0, 0), "nobody": (0, 0), "a single": (1, 1), "single": (1, 1),
    "a": (1, 1), "an": (1, 1), "another": (1, 1), "lone": (1, 1), "the only": (1, 1),
}  # fmt: skip
"""Phrases without a figure, with their least and greatest meaning."""

HEDGES = (
    (
        "at_least",
        r"(?:at least|no fewer than|no less than|not less than|a minimum of|minimum of|upwards? of|in excess of n)",
    ),
    ("more_than", r"(?:more than|over|above|exceeding|in excess of|greater than|well over|just over)"),
    ("up_to", r"(?:up to|as many as|no more than|not more than|at most|a maximum of|maximum of|as much as|as high as)"),
    ("fewer_than", r"(?:fewer than|less than|under|below|just under)"),
    ("nearly", r"(?:nearly|almost|close to|approaching)"),
    (
        "about",
        r"(?:about|around|approximately|roughly|some|an estimated|estimated|circa|ca\.?|c\.|~|or so|an approximate)",
    ),
)
_CURRENCY = {"$": "USD", "€": "EUR", "£": "GBP", "₽": "RUB"}
_UNITS = (
    ("km2", r"(?:square kilomet(?:er|re)s?|sq\.? ?km|km2|km²)", 1.0), ("km2", r"square miles?", 2.58999),
    ("km2", r"hectares?", 0.01), ("km", r"(?:kilomet(?:er|re)s?|km|kms)", 1.0), ("km", r"miles?", 1.609344),
    ("km", r"(?:met(?:er|re)s?|m)", 0.001), ("percent", r"(?:percent|per cent|%)", 1.0),
    ("USD", r"(?:US )?dollars?", 1.0), ("EUR", r"euros?", 1.0),
)  # fmt: skip
_FIGURE = r"\d{1,3}(?:[, ]\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?"
_WORDS = "|".join([*UNITS, *TENS, *SCALES, "dozen", "and", "a", "an", "half"])
_RANGE = re.compile(r"^(?:between|from)?\s*(.+?)\s*(?:-|–|—|\bto\b|\band\b|\bor\b)\s*(.+)$", re.I)


@dataclass(frozen=True, slots=True)
class ParsedQuantity:
    """The bounds of a number phrase, both included; `high` is None without an upper bound. Its unit and its rule."""

    low: float
    high: float | None
    unit: str | None
    rule: str


_LEADS = re.compile(
    r"^(?:(?:the|all|these|those|its|their|other|and|a further|further|another|an additional|additional|extra|"
    r"the other|a total of|total of|total|only|just|exactly|precisely|as few as|first|last)\s+)+(?=\S)"
)
_SHARES = {"half": 1 / 2, "a third": 1 / 3, "one third": 1 / 3, "two thirds": 2 / 3, "a quarter": 1 / 4,
           "one quarter": 1 / 4, "three quarters": 3 / 4, "a fifth": 1 / 5, "two fifths": 2 / 5}  # fmt: skip


def parse_quantity(text: str) -> ParsedQuantity | None:
    """Return the bounds that a number phrase means, or None where it holds no number.

    Words of lead ("all", "a further") and a noun behind the number ("34 strikes") are allowed.
    """
    words = re.sub(r"\s+", " ", text.strip())
    found = _parse(words) or _parse(_LEADS.sub("", words.lower()))
    for _ in range(3):
        if found or " " not in words:
            break
        words = words.rsplit(" ", 1)[0]
        found = _parse(words) or _parse(_LEADS.sub("", words.lower()))
    return found


def _parse(text: str) -> ParsedQuantity | None:
    words = re.sub(r"\s+", " ", text.strip().lower().replace("’", "'").replace("\u00a0", " ")).strip(" .,;:()")
    share = _SHARES.get(re.sub(r"(?: of)?(?: (?:the|its|their|all))?$", "", words.replace("-", " ")))
    if share:
        return ParsedQuantity(_tidy(share), _tidy(share), "share", "exact")
    words, unit, factor = _take_unit(re.sub(r"-strong$", "", words))
    found = _bounds(words)
    if found is None:
        return None
    low, high, rule = found
    return ParsedQuantity(_tidy(low * factor), None if high is None else _tidy(high * factor), unit, rule)


def _tidy(value: float) -> float:
    rounded = round(value, 4)
    return int(rounded) if rounded == int(rounded) else rounded


def _take_unit(words: str) -> tuple[str, str | None, float]:
    for sign, unit in _CURRENCY.items():
        if sign in words:
            return words.replace("us" + sign, sign).replace(sign, "").strip(), unit, 1.0
    for unit, pattern, factor in _UNITS:
        ends = rf"\s?{pattern}$" if unit == "percent" else rf"(?<=[\d\s]){pattern}\b.*$|(?<=\d){pattern}$"
        cut = re.search(ends, words)
        if cut and re.fullmatch(rf"\s*{pattern}(?:\b.*)?", words[cut.start() :]):
            return words[: cut.start()].strip(), unit, factor
    return words, None, 1.0


def _bounds(words: str) -> tuple[float, float | None, str] | None:
    for rule, pattern in HEDGES:
        cut = re.match(rf"(?:the |an? )?{pattern}\s*(?=\S)", words)
        if cut:
            inner = _bounds(words[cut.end() :])
            return _hedged(rule, inner) if inner else None
    if words.endswith((" or so", " or more", "+", " plus", " at least", " or fewer", " or less")):
        return _hedged_behind(words)
    vague = _vague(words)
    if vague:
        return *vague, "vague"
    value = number_of(words)
    if value is not None:
        return value, value, "exact"
    return _range(words)


def _hedged_behind(words: str) -> tuple[float, float | None, str] | None:
    cut = re.search(r"(?: or so| or more| or fewer| or less| plus|\+| at least)$", words)
    inner = _bounds(words[: cut.start()])
    rule = {" or so": "about", " or fewer": "up_to", " or less": "up_to"}.get(cut.group(0), "at_least")
    return _hedged(rule, inner) if inner else None


def _hedged(rule: str, inner: tuple[float, float | None, str]) -> tuple[float, float | None, str]:
    low, high, _ = inner
    top = high if high is not None else low
    step = 1 if low == int(low) else 0
    if rule == "at_least":
        return low, None, rule
    if rule == "more_than":
        return low + (step if low == high else 0), None, rule
    if rule == "up_to":
        return min(1, top), top, rule
    if rule == "fewer_than":
        return min(1, max(0, top - step)), max(0, top - step), rule
    if rule == "nearly":
        return -int(-low * 0.9 // 1) if step else low * 0.9, top, rule
    if inner[2] == "vague":
        return low, high, "vague"
    return -int(-low * 0.9 // 1) if step else low * 0.9, int(top * 1.1) if step else top * 1.1, rule


def _vague(words: str) -> tuple[float, float | None] | None:
    plain = re.sub(r"^(?:the|these|those|its|their|and)\s+", "", words)
    plain = re.sub(r"\s+of(?:\s+(?:the|its|their|other))?$", "", plain)
    return VAGUE.get(plain)


def _range(words: str) -> tuple[float, float | None, str] | None:
    match = _RANGE.match(words)
    if not match:
        return None
    left, right = (_bounds(part) for part in match.groups())
    if not left or not right:
        return None
    low, high = left[0], right[1]
    scale = next((s for s in SCALES if match.group(2).endswith(s) and len(s) > 2), None)
    if scale and low < SCALES[scale] and not match.group(1).endswith(scale):
        low *= SCALES[scale]
    if high is not None and low > high:
        return None
    return low, high, "range"


def number_of(words: str) -> float | None:
    """Return the value of plain figures or number words ("1.2 million", "twenty-one", "two dozen"), or None."""
    total, group, seen = 0.0, 0.0, False
    for token in re.findall(rf"{_FIGURE}|[a-z]+|[^\s\w]", words.replace("-", " ")):
        if token in ("and", ","):
            continue
        if token in ("a", "an") and not seen:
            group, seen = 1.0, True
        elif re.fullmatch(_FIGURE, token) and not group:
            group, seen = float(re.sub(r"[, ]", "", token)), True
        elif token in UNITS or token in TENS:
            group, seen = group + UNITS.get(token, TENS.get(token, 0)), True
        elif token in ("dozen", "hundred") and seen:
            group = max(group, 1.0) * (12 if token == "dozen" else 100)
        elif token in SCALES and seen:
            total, group = total + max(group, 1.0) * SCALES[token], 0.0
        else:
            return None
    return None if not seen or words in ("a", "an") else total + group
