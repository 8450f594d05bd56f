"""One time phrase of a claim -> its `Moment`, and what kinds of phrases look back, total up or name a period."""

from __future__ import annotations

import re
from datetime import date, timedelta
from functools import lru_cache

from weekreview.model import Moment, Span, TimePrecision

from .context import Found, context_of
from .finding import find_times, opened
from .lengths import nothing_named

_LOOKS_BACK = re.compile(
    r"\b(?:in|over|during) (?:the )?(?:previous|past|earlier|preceding|recent) (?:years|decades|centuries)"
    r"|\b(?:years|decades|centuries|generations) (?:ago|earlier|before)|\bhistorically\b|\b(?:previous|earlier) years\b"
    r"|\bin (?:earlier|previous|past) (?:wars?|conflicts?)"
    r"|\bin the (?:\d{4}s|nineties|eighties|seventies|sixties)",
    re.I,
)
_CUMULATIVE = re.compile(
    r"\b(?:thus far|so far|to date|until now|up to now|since|as of|altogether|overall|in all|cumulative(?:ly)?|"
    r"bringing the (?:total|toll|number)|(?:the|a|overall|death) total|total (?:number )?of|from the start|all told)\b",
    re.I,
)
_UNIT = r"(?:hours?|days?|nights|weeks?|weekend|fortnight|months?|years?|decades?)"
_PERIOD = re.compile(
    rf"\b(?:(?:past|last|previous|preceding|recent|these|coming|next|this|the)\s+(?:[\w-]+\s+){{0,2}}?{_UNIT}"
    r"|(?:over|during|within|between|throughout|from\b.*\b(?:to|until|till|through)|\d+-hour)\b"
    r"|(?:\d|day|january|february|march|april|may|june|july|august|september|october|november|december)\s*"
    r"(?:-|–|to|and|through)\s*(?:on\s+)?(?:\w+\.?\s+)?(?:\d|\w+day\b))",
    re.I,
)
_LEAD = re.compile(r"\s*(?:ever )?(since|until|till|after|before)\b", re.I)
_PRECISIONS = ((1, TimePrecision.DAY), (6, TimePrecision.DAYS), (7, TimePrecision.WEEK), (92, TimePrecision.MONTH))
"""Most days -> the precision of so many."""


def precision_of(found: Found) -> TimePrecision:
    """Return how exactly the days of an expression are known."""
    if found.days is None:
        return TimePrecision.NOT_DETERMINED
    length = found.days.length
    if length is None or found.open:
        return TimePrecision.OPEN if found.days.first or found.days.last else TimePrecision.NOT_DETERMINED
    return width_of(length)


def width_of(days: int) -> TimePrecision:
    """Return the precision of a stretch of so many days, both ends included."""
    return next((precision for most, precision in _PRECISIONS if days <= most), TimePrecision.YEAR)


def moment_of(found: Found, span: Span | None = None) -> Moment:
    """Return an expression's days as a `Moment`."""
    days = found.days
    return Moment(days.first if days else None, days.last if days else None, precision_of(found), found.reason, span)


@lru_cache(maxsize=4096)
def resolve_time(phrase: str, published_on: date | None) -> Moment:
    """Return the moment that one phrase names; not determined where none of its words names a time.

    Of several expressions ("early on Thursday, 3 March") the most exact one decides. "Since the truce took effect on 3
    March" is open from that day, as "since 3 March" is.
    """
    options = [expression.found for expression in find_times(phrase, published_on)]
    known = [found for found in options if found.days is not None]
    if not known:
        reason = options[0].reason if options else nothing_named(phrase)
        return Moment(None, None, TimePrecision.NOT_DETERMINED, reason)
    best = min(known, key=lambda found: (found.days.length is None, found.days.length or 0))
    lead = _LEAD.match(phrase)
    if lead and not any(found.open for found in known):
        best = opened(best, lead[1].lower(), context_of(phrase, published_on))
    return moment_of(best)


def looks_back(phrase: str) -> bool:
    """Return True where a phrase speaks of earlier years without naming days ("in previous years", "decades ago")."""
    return bool(_LOOKS_BACK.search(phrase))


def is_cumulative(phrase: str) -> bool:
    """Return True where a phrase spans all since some beginning ("thus far", "since October", "to date")."""
    return bool(_CUMULATIVE.search(phrase))


def is_named_period(moment: Moment | None, phrase: str) -> bool:
    """Return True where a phrase names a stretch of more than a day ("over the past week", "in March")."""
    if moment is None or moment.precision in (TimePrecision.DAY, TimePrecision.NOT_DETERMINED):
        return False
    return bool(_PERIOD.search(phrase)) or moment.precision in (TimePrecision.MONTH, TimePrecision.YEAR)


def days_before(day: date, count: int) -> date:
    """Return the day `count` days before `day`."""
    return day - timedelta(days=count)
