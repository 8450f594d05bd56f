"""times: text -> its time expressions, as TIMEX3 values and as intervals of days with a precision and a reason.

    find_times(text, published_on) -> every expression of a text, in order
    resolve_time(phrase, published_on) -> the `Moment` of one claim's time phrase

Conventions (also in `docs/method/read.md`): a weekday is the latest such day on or before publication; "the past week"
is the seven days that end on it; "last week" the ISO week before; "overnight" the day before and the day itself; a day
without a year takes the nearest one, and with no publication date its year is not determined. In narratives partial
dates lean on the date named before them (`context.py`). No year is invented.
"""

from __future__ import annotations

from .context import Found
from .finding import TimeExpression, find_times
from .phrases import (
    days_before,
    is_cumulative,
    is_named_period,
    looks_back,
    moment_of,
    precision_of,
    resolve_time,
    width_of,
)

__all__ = [
    "Found", "TimeExpression", "days_before", "find_times", "is_cumulative", "is_named_period", "looks_back",
    "moment_of", "precision_of", "resolve_time", "width_of",
]  # fmt: skip
