"""Calendar arithmetic for time expressions: names of days and months, intervals, and the nearest year."""

from __future__ import annotations

import calendar
from dataclasses import dataclass
from datetime import date, timedelta

MONTHS = {m: n for n, names in enumerate(
    ("january jan", "february feb", "march mar", "april apr", "may", "june jun", "july jul", "august aug",
     "september sep sept", "october oct", "november nov", "december dec"), 1) for m in names.split()}  # fmt: skip
WEEKDAYS = {d: n for n, names in enumerate(
    ("monday mon", "tuesday tue tues", "wednesday wed", "thursday thu thur thurs", "friday fri", "saturday sat",
     "sunday sun")) for d in names.split()}  # fmt: skip
COUNTS = {w: n for n, w in enumerate(
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen".split()
)}  # fmt: skip
COUNTS |= {"a": 1, "an": 1, "couple of": 2, "a couple of": 2, "twenty": 20, "thirty": 30, "forty": 40, "dozen": 12}
VAGUE_COUNTS = {"several": (3, 9), "a few": (3, 9), "few": (3, 9), "many": (3, 30), "some": (2, 9)}
ORDINALS = {w: n for n, w in enumerate("first second third fourth fifth sixth seventh eighth ninth tenth".split(), 1)}


@dataclass(frozen=True, slots=True)
class Days:
    """An interval of days, both ends included; None is an end that is not known."""

    first: date | None
    last: date | None

    @property
    def length(self) -> int | None:
        """Return the number of days, or None where an end is open."""
        return (self.last - self.first).days + 1 if self.first and self.last else None


def month_days(year: int, month: int) -> Days:
    """Return the days of a month."""
    return Days(date(year, month, 1), date(year, month, calendar.monthrange(year, month)[1]))


def year_days(year: int, last_year: int | None = None) -> Days:
    """Return the days of a year, or of the years to `last_year`."""
    return Days(date(year, 1, 1), date(last_year or year, 12, 31))


def week_days(day: date) -> Days:
    """Return the ISO week (Monday to Sunday) around `day`."""
    first = day - timedelta(days=day.weekday())
    return Days(first, first + timedelta(days=6))


def shift_months(day: date, months: int) -> date:
    """Return the day `months` later (earlier where negative), held inside the month."""
    index = day.year * 12 + day.month - 1 + months
    year, month = divmod(index, 12)
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def nearest_year(month: int, day: int, anchor: date) -> int | None:
    """Return the year that brings month and day nearest to `anchor`; None where no such day exists.

    A report speaks mostly of days just past, so each day ahead counts four times: within ten weeks ahead the coming
    one is meant, beyond that the last one.
    """
    options = []
    for year in (anchor.year - 1, anchor.year, anchor.year + 1):
        try:
            distance = (date(year, month, day) - anchor).days
        except ValueError:
            continue
        options.append((distance * 4 if distance > 0 else -distance, year))
    return min(options)[1] if options else None


def latest_weekday(weekday: int, anchor: date) -> date:
    """Return the latest such weekday on or before `anchor`."""
    return anchor - timedelta(days=(anchor.weekday() - weekday) % 7)


def real_day(year: int, month: int, day: int) -> date | None:
    """Return the day, or None where there is no such day."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def number(word: str) -> int | None:
    """Return the value of a small number in figures or words."""
    word = word.lower().strip()
    return int(word) if word.isdigit() else COUNTS.get(word)
