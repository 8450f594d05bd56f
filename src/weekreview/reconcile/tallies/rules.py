"""Rules: low, best and high from the figures that origins give of one thing.

`low` is the least that any origin leaves open and `high` the greatest, so a disagreement widens the bounds and nothing
is averaged away. `best` is given by the declared rule:

- `origins_majority`: the value that most independent origins leave open; where they are even, the latest report's;
- `latest`: the latest report's value;
- `most_conservative`: the least.

A toll that rises is no disagreement: a figure overtaken by a later report that says so ("rose to", "more") keeps its
claim and the low bound, but has no vote and disputes nothing.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from math import floor

from ..origins import Independence
from .figures import Figure

NARROW = 1.5
"""Bounds whose high is at most this many times their low were made from one rounded number, and their middle is that
number; the middle of wider ones ("hundreds of") is a number that nobody said, so there the low stands. House rule."""

UPDATE_DAYS = 2
"""Days after which a toll that is said to have risen may rise again; sooner, two such tolls differ. House value."""

ROUND = 10
"""Papers round a toll to tens. House rule."""

RISING = frozenset({"killed", "injured", "displaced", "detained", "abducted"})
"""Figures that grow as victims are found, so that a later and greater one is a follow-up."""


@dataclass(frozen=True, slots=True)
class Bounds:
    """A settled figure."""

    low: float
    """Least, included."""
    best: float
    """By the rule."""
    high: float | None
    """Greatest, included; None = no upper bound."""
    disputed: bool
    """True where two sides' bounds do not overlap."""


def settle(figures: Sequence[Figure], rule: str, independence: Independence) -> Bounds:
    """Return the bounds that the figures of one thing come to; `figures` is not empty."""
    told = latest_of_each(figures)
    current = [f for f in told if not any(overtakes(later, f) for later in told)]
    voices = _voices(current, independence)
    low = min(f.low for f in told)
    high = None if any(f.high is None for f in current) else max(f.high for f in told if f.high is not None)
    best = {"origins_majority": _majority, "latest": _latest, "most_conservative": _least}[rule](current, voices)
    disputed = any(
        voices[i] != voices[j] and _disjoint(a, b) for i, a in enumerate(current) for j, b in enumerate(current)
    )
    return Bounds(low, best, high, disputed)


def overtakes(later: Figure, earlier: Figure) -> bool:
    """Return True where `later` says that the toll of one thing rose, which `earlier` gave before it, or that day.

    Of people alone, and never of a party's claim against others: that one is a dispute, whatever its day.
    """
    if not later.rises or later.of not in RISING or later.column != earlier.column or later.low <= earlier.low:
        return False
    if not (later.published_on and earlier.published_on):
        return False
    gap = (later.published_on - earlier.published_on).days
    return gap >= (UPDATE_DAYS if earlier.rises else 0) and (earlier.high is None or later.low > earlier.high)


def may_be_update(one: Figure, other: Figure, since: Mapping[tuple[str, float], date]) -> bool:
    """Return True where the greater count of people came out after the smaller one did last: a toll may have risen.

    Who gives the smaller one again beside the greater stands by it, and then the two disagree.
    """
    smaller, greater = sorted((one, other), key=lambda f: f.low)
    began = since.get((greater.origin_id, greater.low))
    return bool(greater.of in RISING and smaller.published_on and began and smaller.published_on < began)


def first_told(figures: Sequence[Figure]) -> dict[tuple[str, float], date]:
    """Return (origin, low) -> the day on which that figure was first printed."""
    found: dict[tuple[str, float], date] = {}
    for figure in figures:
        if figure.published_on:
            key = (figure.origin_id, figure.low)
            found[key] = min(found.get(key, figure.published_on), figure.published_on)
    return found


def latest_of_each(figures: Sequence[Figure]) -> list[Figure]:
    """Return each origin's latest figure: a toll that it raised or lowered itself is no disagreement.

    Of several in one report the largest: it is the whole, the others are its parts.
    """
    current: dict[str, Figure] = {}
    for figure in sorted(figures, key=_age):
        current[figure.origin_id] = figure
    return [current[o] for o in sorted(current)]


def _age(figure: Figure) -> tuple:
    top = figure.high if figure.high is not None else float("inf")
    return (figure.published_on or date.min, figure.low, top, figure.claim_id)


def _voices(figures: Sequence[Figure], independence: Independence) -> list[int]:
    """Return for each figure the number of the side that it speaks for."""
    voices: list[int] = []
    for n, figure in enumerate(figures):
        same = (m for m in range(n) if independence.of_one_side(figures[m].origin_id, figure.origin_id, figure.last_on))
        voices.append(next((voices[m] for m in same), n))
    return voices


def _majority(figures: Sequence[Figure], voices: Sequence[int]) -> float:
    points = sorted({f.low for f in figures} | {f.high for f in figures if f.high is not None})
    exact = {f.low for f in figures if f.low == f.high}
    ranked = []
    for point in points:
        there = [n for n, f in enumerate(figures) if _leaves_open(f, point) or (point in exact and _rounds(f, point))]
        votes = len({voices[n] for n in there})
        ranked.append(
            ((votes, max((figures[n].published_on or date.min for n in there), default=date.min), -point), there)
        )
    (_, _, point), there = max(ranked)
    return -point if -point in exact else _middle([figures[n] for n in there])


def _leaves_open(figure: Figure, point: float) -> bool:
    return figure.low <= point and (figure.high is None or point <= figure.high)


def _rounds(figure: Figure, point: float) -> bool:
    """Return True where the figure is a round number, said to be about that, to which the point is rounded.

    Papers write "about 30" of 34; the bounds that the words are read by are narrower than that below fifty.
    """
    if figure.high is None or not figure.low < figure.high <= NARROW * figure.low:
        return False
    middle = (figure.low + figure.high) / 2
    return middle % ROUND == 0 and abs(point - middle) <= ROUND / 2


def _latest(figures: Sequence[Figure], voices: Sequence[int]) -> float:
    return _middle([max(figures, key=_age)])


def _least(figures: Sequence[Figure], voices: Sequence[int]) -> float:
    return min(f.low for f in figures)


def _middle(figures: Sequence[Figure]) -> float:
    """Return the value for bounds that all overlap: an exact one, the middle of narrow ones, else the low."""
    low = max(f.low for f in figures)
    highs = [f.high for f in figures if f.high is not None]
    if not highs:
        return low
    high = min(highs)
    if high > NARROW * low:
        return low
    middle = (low + high) / 2
    return float(floor(middle)) if low <= floor(middle) else middle


def _disjoint(one: Figure, other: Figure) -> bool:
    top, top2 = one.high, other.high
    return (top is not None and top < other.low) or (top2 is not None and top2 < one.low)
