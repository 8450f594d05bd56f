"""Calendar arithmetic for time expressions: intervals of days, dates as exactly as a text names them, nearest years."""

from __future__ import annotations

import calendar
from dataclasses import dataclass
from datetime import date, timedelta

SEASON_MONTHS = {"SP": 4, "SU": 7, "FA": 10, "WI": 1}
"""The middle month of each northern season, by its code in TIMEX3 values."""
FIRST_DAY, LAST_DAY = date(1, 1, 1), date(9999, 12, 31)


@dataclass(frozen=True, slots=True)
class Days:
    """An interval of days, both ends included; None is an end that is not known."""

    first: date | None
    """First day, included; None where it is not known."""
    last: date | None
    """Last day, included; None where it is not known."""

    @property
    def length(self) -> int | None:
        """Return the number of days, or None where an end is open."""
        return (self.last - self.first).days + 1 if self.first and self.last else None


@dataclass(frozen=True, slots=True)
class Named:
    """A date as exactly as a text names it."""

    year: int
    """Years before Christ are negative: -490 is 490 BC."""
    month: int | None = None
    """1 to 12, None where no month is named."""
    day: int | None = None
    """Day of the month, None where none is named."""

    @property
    def value(self) -> str:
        """Return the TIMEX3 value ("1941-06", "BC0490")."""
        year = f"BC{-self.year:04d}" if self.year < 0 else f"{self.year:04d}"
        return "-".join([year, *(f"{part:02d}" for part in (self.month, self.day) if part)])

    @property
    def days(self) -> Days | None:
        """Return its days; None before Christ, where no day of ours can stand."""
        if self.year < 1:
            return None
        if self.month is None:
            return year_days(self.year)
        if self.day is None:
            return month_days(self.year, self.month)
        day = date(self.year, self.month, self.day)
        return Days(day, day)

    @property
    def months(self) -> int:
        """Return the number of its month, counted over all years."""
        return self.year * 12 + (self.month or 1)

    @classmethod
    def of(cls, day: date) -> Named:
        """Return a day as named to the day."""
        return cls(day.year, day.month, day.day)


def month_days(year: int, month: int) -> Days:
    """Return the days of a month."""
    return Days(date(year, month, 1), date(year, month, calendar.monthrange(year, month)[1]))


def year_days(year: int, last_year: int | None = None) -> Days:
    """Return the days of a year, or of the years to `last_year`."""
    return Days(date(year, 1, 1), date(last_year or year, 12, 31))


def week_days(day: date) -> Days:
    """Return the ISO week (Monday to Sunday) around `day`."""
    first = shift_days(day, -day.weekday())
    return Days(first, shift_days(first, 6))


def week_value(day: date) -> str:
    """Return the TIMEX3 value of the ISO week around `day`."""
    year, week, _ = day.isocalendar()
    return f"{year}-W{week:02d}"


def shift_days(day: date, count: int) -> date:
    """Return the day `count` later (earlier where negative), held inside the years 1 to 9999."""
    try:
        return day + timedelta(days=count)
    except OverflowError:
        return LAST_DAY if count > 0 else FIRST_DAY


def shift_months(day: date, months: int) -> date:
    """Return the day `months` later (earlier where negative), held inside the month and the years 1 to 9999."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    if not 1 <= year <= 9999:
        return LAST_DAY if months > 0 else FIRST_DAY
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def real_day(year: int, month: int, day: int) -> date | None:
    """Return the day, or None where there is no such day."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def nearest_year(month: int, day: int, anchor: date) -> int | None:
    """Return the year that brings month and day nearest to `anchor`; None where no such day exists.

    A report speaks mostly of days just past, so each day ahead counts four times: within ten weeks ahead the coming
    one is meant, beyond that the last one.
    """
    options = []
    for year in (anchor.year - 1, anchor.year, anchor.year + 1):
        found = real_day(year, month, day)
        if found is not None:
            distance = (found - anchor).days
            options.append((distance * 4 if distance > 0 else -distance, year))
    return min(options)[1] if options else None


def year_after(last: Named, month: int) -> int:
    """Return the year of a month that is told after `last`: the nearest one, of two equally near the later.

    A date named to the year only gives its own year.
    """
    if last.month is None:
        return last.year
    ahead = (month - last.month) % 12
    return (last.months + (ahead if ahead <= 6 else ahead - 12) - 1) // 12


def latest_weekday(weekday: int, anchor: date) -> date:
    """Return the latest such weekday on or before `anchor`."""
    return shift_days(anchor, -((anchor.weekday() - weekday) % 7))


def next_weekday(weekday: int, anchor: date) -> date:
    """Return the first such weekday after `anchor`."""
    return shift_days(anchor, (weekday - anchor.weekday() - 1) % 7 + 1)


def part_of(days: Days, stage: str) -> Days:
    """Return the part of a month or year that a word of stage names: a third ("early", "mid", "late") or a half.

    Thirds of a month end on the 10th and the 20th, thirds of a year are four months. Of a week that these days do not
    cut it is all.
    """
    if days.first is None or days.last is None:
        return days
    whole_year = (days.last - days.first).days > 300
    second = days.first.replace(month=5) if whole_year else days.first.replace(day=11)
    third = days.first.replace(month=9) if whole_year else days.first.replace(day=21)
    part = days
    if stage in ("early", "beginning", "start", "outset"):
        part = Days(days.first, shift_days(second, -1))
    if stage in ("late", "end", "close"):
        part = Days(third, days.last)
    if stage in ("mid", "middle"):
        part = Days(second, shift_days(third, -1))
    return part if part.first <= part.last else days
