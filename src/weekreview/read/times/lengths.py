"""Lengths of time, what recurs, and words that name no day: durations, sets, "now", "recently", "so far"."""

from __future__ import annotations

import re
from datetime import date

from . import calendar as cal
from . import lexicon
from .calendar import Days
from .context import Context, Found
from .counting import count_of, unit_of, value_of
from .grammar import Reading
from .relative import back

_LENGTH_WORDS = frozenset(
    "for in within of after than about nearly almost over under only just last lasted lasting took take takes spent "
    "every to by , another is was".split()
)
"""Words before "a day" that make it a length and not a rate."""
_RECENT_DAYS = {"D": 9, "W": 63, "M": 270, "Y": 3287}
"""How far back "in recent days", "... weeks" reaches: nine units, the most that "a few" means."""


def duration(reading: Reading, context: Context) -> Found | None:
    """Read "three days", "nearly four years", "six-month", "half a year": a length, no place in the calendar."""
    unit = unit_of(reading["unit"])
    if reading["count"] in ("a", "an") and not reading["hedge"] and _is_rate(reading):
        return Found("SET", value_of((1, 1), unit), None, f"{reading.phrase!r} says how often")
    if reading["count"] in ("a", "an", "many", "some") and reading["dash"]:
        return None
    return Found("DURATION", value_of(count_of(reading), unit), None, f"{reading.phrase!r} is a length, not a day")


def _is_rate(reading: Reading) -> bool:
    """Return True for "$5 a day", "thirty kilometers a day": a noun or a number stands right before it."""
    before = reading.before
    if not before or not before[0].isalnum() or before in _LENGTH_WORDS:
        return False
    return (
        before[0].isdigit()
        or before in ("times", "once", "twice", "million", "billion", "people", "men")
        or (before.endswith("s") and before not in ("was", "is", "has", "takes", "lasts", "this", "perhaps", "as"))
    )


def one_and_a_half(reading: Reading, context: Context) -> Found:
    """Read "a year and a half"."""
    value = value_of((1.5, 1.5), unit_of(reading["unit"]))
    return Found("DURATION", value, None, f"{reading.phrase!r} is a length, not a day")


def bare_units(reading: Reading, context: Context) -> Found | None:
    """Read "for weeks", "years of war": a length that is not said."""
    unit = unit_of(reading["unit"])
    if reading.before in ("-", "per", "most", "all", "both", "seven", "these", "those", "two"):
        return None
    return Found("DURATION", value_of((None, None), unit), None, f"{reading.phrase!r} is a length, not a day")


def age(reading: Reading, context: Context) -> Found:
    """Read "45-year-old", "22.8 years old": a length since birth."""
    return Found(
        "DURATION", value_of(count_of(reading), unit_of(reading["unit"])), None, f"{reading.phrase!r} is an age"
    )


def past_stretch(reading: Reading, context: Context) -> Found:
    """Read "over the past week", "the last 24 hours", "the previous three months": up to publication."""
    unit, count = unit_of(reading["unit"]), count_of(reading)
    count = (1, 1) if reading["count"] is None and not reading["unit"].endswith("s") else count
    value, anchor = value_of(count, unit), context.day
    if anchor is None or reading["which"] in ("previous", "preceding", "prior", "next", "following", "coming", "first"):
        why = context.lacking if anchor is None else "leans on a day that is not read"
        return Found("DURATION", value, None, f"{reading.phrase!r} {why}")
    if count[1] is None:
        last = date(anchor.year - 1, 12, 31) if unit in ("Y", "DE", "CE") and anchor.year > 1 else anchor
        return Found("DURATION", value, Days(None, last), f"{reading.phrase!r}: how long is not said")
    days = Days(_first_of(anchor, unit, count[1]), anchor)
    return Found("DURATION", value, days, f"{reading.phrase!r} ends on publication, {anchor}")


def _first_of(anchor: date, unit: str, count: float) -> date:
    """Return the first day of the `count` units that end on `anchor`; 24 hours reach into the day before."""
    if unit == "TH":
        return cal.shift_days(anchor, -max(1, -(-int(count) // 24)))
    if unit == "D" and count <= 1:
        return cal.shift_days(anchor, -1)
    return anchor if unit.startswith("T") else cal.shift_days(back(anchor, unit, count), 1)


def every(reading: Reading, context: Context) -> Found:
    """Read "daily", "every two weeks", "each Friday", "per month", "twice a week": what recurs."""
    why = f"{reading.phrase!r} says how often"
    if reading["adverb"]:
        return Found("SET", lexicon.ADVERBS[reading["adverb"]], None, why)
    if reading["weekday"]:
        return Found("SET", f"XXXX-WXX-{lexicon.WEEKDAYS[reading['weekday']] + 1}", None, why)
    if reading["part"]:
        return Found("SET", f"XXXX-XX-XXT{lexicon.PARTS[reading['part']]}", None, why)
    if reading["month"]:
        return Found("SET", f"XXXX-{lexicon.MONTHS[reading['month']]:02d}", None, why)
    if reading["season"]:
        return Found("SET", f"XXXX-{lexicon.SEASONS[reading['season']]}", None, why)
    count = count_of(reading) if reading["count"] else (1, 1)
    return Found("SET", value_of((2, 2) if reading["other"] else count, unit_of(reading["unit"])), None, why)


def now(reading: Reading, context: Context) -> Found:
    """Read "now", "currently", "at present"."""
    day = context.day
    return Found("DATE", "PRESENT_REF", Days(day, day) if day else None, f"{reading.phrase!r} names no day")


def past(reading: Reading, context: Context) -> Found:
    """Read "recently", "so far", "the past": up to publication."""
    day = context.day
    return Found("DATE", "PAST_REF", Days(None, day) if day else None, f"{reading.phrase!r} names no day")


def recent(reading: Reading, context: Context) -> Found:
    """Read "in recent weeks": at most nine of them."""
    unit, day = unit_of(reading["unit"]), context.day
    days = Days(cal.shift_days(day, -_RECENT_DAYS.get(unit, 3287)), day) if day else None
    return Found("DATE", "PAST_REF", days, f"{reading.phrase!r}: how many is not said")


def future(reading: Reading, context: Context) -> Found:
    """Read "the future", "the coming weeks": from publication on."""
    return Found("DATE", "FUTURE_REF", None, f"{reading.phrase!r} names no day")


def earlier_years(reading: Reading, context: Context) -> Found:
    """Read "in previous years": up to the end of the year before publication."""
    day = context.day
    last = date(day.year - 1, 12, 31) if day and day.year > 1 else None
    return Found(
        "DATE", "PAST_REF", Days(None, last) if last else None, f"{reading.phrase!r}: earlier years, no day given"
    )


def nth_day(reading: Reading, context: Context) -> Found:
    """Read "the third day", "day three of": counted from a beginning that the words do not date."""
    told = context.told if context.narrative else None
    value = f"{told.value[:-3] if told.day else told.value}-XX" if told and told.month and told.year else "XXXX-XX-XX"
    why = f"{reading.phrase!r} counts from a beginning that the words do not date"
    return Found("DATE", value, None, why)


def nothing_named(phrase: str) -> str:
    """Return why a phrase without a time expression is not determined."""
    if re.search(r"\buntil further notice\b", phrase, re.I):
        return f"{phrase!r} names no day: its end is left open"
    if re.search(r"\bday (?:\w+|\d+) of\b", phrase, re.I):
        return f"{phrase!r} counts from a beginning that the words do not date"
    return f"no rule reads {phrase!r} as a time"
