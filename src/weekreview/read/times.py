"""Time expressions -> intervals with a precision and a reason, against the day of publication.

Conventions (also in `docs/method/read.md`): a weekday is the latest such day on or before publication; "the past
week" is the seven days that end on it; "last week" the ISO week before; "overnight" the day before and the day itself;
a day without a year takes the nearest one, and with no publication date its year is not determined.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from weekreview.model import Moment, Span, TimePrecision

from . import time_rules
from .time_rules import Found


@dataclass(frozen=True, slots=True)
class TimeExpression:
    """One time expression of a text: half-open offsets, TIMEX3 type and value, and the days that it means."""

    begin: int
    end: int
    found: Found


def find_times(text: str, published_on: date | None) -> Iterator[TimeExpression]:
    """Yield the time expressions of `text` in order; they do not overlap, and the longest reading wins.

    A partial date ("on 3 March", "that year") leans on the date named before it where publication is not known.
    """
    anchor, at = published_on, 0
    for match, rule in _matches(text):
        if match.start() < at:
            continue
        found = rule(match, anchor)
        if found is None:
            continue
        at = match.end()
        yield TimeExpression(match.start(), match.end(), found)


def _matches(text: str) -> list[tuple[re.Match, Callable]]:
    hits = [(m, rule, n) for n, (pattern, rule) in enumerate(time_rules.RULES) for m in pattern.finditer(text)]
    return [(m, rule) for m, rule, n in sorted(hits, key=lambda h: (h[0].start(), -h[0].end(), h[2]))]


def precision_of(found: Found) -> TimePrecision:
    """Return how exactly the days of an expression are known."""
    if found.days is None:
        return TimePrecision.NOT_DETERMINED
    length = found.days.length
    if length is None or found.open:
        return TimePrecision.OPEN if found.days.first or found.days.last else TimePrecision.NOT_DETERMINED
    for most, precision in ((1, TimePrecision.DAY), (6, TimePrecision.DAYS), (7, TimePrecision.WEEK)):
        if length <= most:
            return precision
    return TimePrecision.MONTH if length <= 92 else TimePrecision.YEAR


def moment_of(found: Found, span: Span | None = None) -> Moment:
    """Return an expression's days as a `Moment`."""
    days = found.days
    return Moment(days.first if days else None, days.last if days else None, precision_of(found), found.reason, span)


def resolve_time(phrase: str, published_on: date | None) -> Moment:
    """Return the moment that one phrase names; not determined where none of its words names a time.

    Of several expressions ("early on Thursday, 3 March") the most exact one decides.
    """
    options = [e.found for e in find_times(phrase, published_on)]
    known = [f for f in options if f.days is not None]
    if not known:
        reason = options[0].reason if options else f"no rule reads {phrase!r} as a time"
        return Moment(None, None, TimePrecision.NOT_DETERMINED, reason)
    best = min(known, key=lambda f: (f.days.length is None, f.days.length or 0))
    return moment_of(best)


def looks_back(phrase: str) -> bool:
    """Return True where a phrase speaks of earlier years without naming days ("in previous years", "decades ago")."""
    return bool(time_rules.BACKGROUND.search(phrase))


def is_cumulative(phrase: str) -> bool:
    """Return True where a phrase spans all since some beginning ("thus far", "since October", "to date")."""
    return bool(time_rules.CUMULATIVE.search(phrase))


def is_named_period(moment: Moment | None, phrase: str) -> bool:
    """Return True where a phrase names a stretch of more than a day ("over the past week", "in March")."""
    if moment is None or moment.precision in (TimePrecision.DAY, TimePrecision.NOT_DETERMINED):
        return False
    return bool(time_rules.PERIOD.search(phrase)) or moment.precision in (TimePrecision.MONTH, TimePrecision.YEAR)


def days_before(day: date, count: int) -> date:
    """Return the day `count` days before `day`."""
    return day - timedelta(days=count)
