"""Weeks that a text names by a month or a day: "the first week of February", "the week of 8 February"."""

from __future__ import annotations

from datetime import date

from . import absolute, lexicon
from . import calendar as cal
from .calendar import Days, Named
from .context import Context, Found
from .grammar import Reading


def week_of_month(reading: Reading, context: Context) -> Found | None:
    """Read "the first week of February" as its first seven days, "the last week" as its last seven."""
    whole = absolute.month(reading, context)
    if whole is None or whole.days is None:
        return whole
    nth = reading["nth"]
    if nth == "last":
        days = Days(cal.shift_days(whole.days.last, -6), whole.days.last)
    else:
        first = cal.shift_days(whole.days.first, 7 * (lexicon.ORDINALS[nth] - 1))
        days = Days(first, min(cal.shift_days(first, 6), whole.days.last))
    if days.first > whole.days.last:
        return None
    return Found("DATE", cal.week_value(days.first), days, whole.reason, names=whole.names)


def week_of_day(reading: Reading, context: Context) -> Found | None:
    """Read "the week of 8 February" as the ISO week around that day."""
    found = absolute.day_of_month(reading, context)
    if found is None or found.names is None or found.days is None:
        return found
    day = date(found.names.year, found.names.month, found.names.day)
    return Found("DATE", cal.week_value(day), cal.week_days(day), found.reason, names=Named(day.year, day.month))
