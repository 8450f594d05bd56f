"""Dates told from another day: weekdays, "yesterday", "last week", "that night", "two days later", "a year ago"."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

from . import calendar as cal
from . import lexicon
from .absolute import stage_of
from .calendar import Days, Named
from .clocks import clock_value, part_value
from .context import Context, Found
from .counting import count_of, shift_of, unit_of, value_of
from .grammar import Reading

_FORWARD = frozenset(("later", "after", "afterwards", "afterward", "thereafter", "from", "hence"))
_SLACK_DAYS = {"M": 15, "Y": 183, "DE": 1826, "CE": 18262}
"""Half a unit: how far "four months ago" may be off."""


def weekday(reading: Reading, context: Context) -> Found | None:
    """Read "on Tuesday", "last Friday night", "next Monday"; without a word of order the latest up to publication."""
    number = lexicon.WEEKDAYS[reading["weekday"]]
    if len(reading["weekday"]) < 6 and reading.text[reading.words("weekday")[0].end - 1] != ".":
        return None
    anchor = context.day
    if anchor is None:
        return _told_weekday(reading, number, context)
    which = shift_of(reading["which"])
    day, why = cal.latest_weekday(number, anchor), "the latest such day up to"
    if which > 0:
        day, why = cal.shift_days(day, 7), "the next such day after"
    elif which < 0 and day == anchor:
        day = cal.shift_days(day, -7)
    elif not which and context.is_ahead(reading.end) and context.text.strip() != reading.phrase:
        day, why = cal.next_weekday(number, cal.shift_days(anchor, -1)), "the first such day from"
    days = Days(cal.shift_days(day, -1), day) if reading["overnight"] else Days(day, day)
    return _day(reading, days, f"{why} publication on {anchor}")


def clocked_weekday(reading: Reading, context: Context) -> Found | None:
    """Read "9 p.m. Tuesday", "noon Friday"."""
    value, found = clock_value(reading["clock"]), weekday(reading, context)
    if value is None or found is None:
        return None
    return replace(found, type="TIME", value=f"{found.value}T{value}")


def _told_weekday(reading: Reading, number: int, context: Context) -> Found:
    """Return a weekday in a narrative: the first such day from the day told last, where that is a day."""
    told = context.told
    if told is None or told.day is None or told.year < 1:
        value = f"XXXX-WXX-{number + 1}" if context.narrative and context.published_on else "XXXX-WXX"
        return Found("DATE", value, None, f"{reading.phrase!r} {context.lacking}")
    first = date(told.year, told.month, told.day)
    day = cal.next_weekday(number, cal.shift_days(first, -1))
    return _day(reading, Days(day, day), f"the first such day from {first}, named before it")


def _day(reading: Reading, days: Days, why: str) -> Found:
    """Return one day (the last of `days`), with the part of day that is named."""
    part = (reading["part"] or reading["partb"] or "").split(" ")[0]
    value = days.last.isoformat() + (part_value(part) if part in lexicon.PARTS else "")
    kind = "TIME" if part in lexicon.PARTS or reading["overnight"] else "DATE"
    return Found(kind, value, days, f"{reading.phrase!r}: {why}", names=Named.of(days.last))


def deictic(reading: Reading, context: Context) -> Found:
    """Read "yesterday", "overnight", "this morning", "last night", "the day before yesterday"."""
    words, anchor = reading.phrase.lower(), context.day
    part = next((p for p in ("morning", "afternoon", "evening", "night", "dawn") if p in words), "")
    if anchor is None:
        if "today" in words and context.narrative and context.published_on:
            return Found("DATE", "PRESENT_REF", None, f"{reading.phrase!r} {context.lacking}")
        value = "XXXX-XX-XX" + (part_value(part) if part else "")
        return Found("TIME" if part else "DATE", value, None, f"{reading.phrase!r} {context.lacking}")
    back = -1 if "yesterday" in words or re.search(r"last (?:night|evening)", words) else 0
    shift = 1 if "tomorrow" in words else back
    if re.search(r"day (?:before|after) ", words):
        shift *= 2
    day = cal.shift_days(anchor, shift)
    two = re.search(r"overnight|last night|in the night", words)
    days = Days(cal.shift_days(anchor, -1), anchor) if two else Days(day, day)
    value = day.isoformat() + (part_value(part or "night") if part or "overnight" in words else "")
    kind = "TIME" if part or "overnight" in words else "DATE"
    return Found(kind, value, days, f"{reading.phrase!r} against publication on {anchor}", names=Named.of(day))


def calendar_unit(reading: Reading, context: Context) -> Found | None:
    """Read "last week", "earlier this month", "the end of next year", "that year", "the following month"."""
    unit, which = unit_of(reading["unit"]), reading["which"]
    told = bool(re.search(r"that|same|following|previous|preceding|ensuing|subsequent|prior|before|after", which))
    told = told or which.startswith("the ") and context.narrative
    anchor = context.told if told else context.anchor
    if anchor is None:
        return Found("DATE", "XXXX", None, f"{reading.phrase!r} {context.lacking}")
    if context.day and anchor.day is None and not (anchor.month and unit == "M"):
        anchor = context.anchor if unit in ("D", "W", "WE", "M", "Q") else anchor
    count = 1 if which == "this" and unit == "WE" else shift_of(which)
    found = _unit_at(reading.phrase, unit, count, anchor, context)
    found = _staged(reading, replace(found, aside=count < 0), context)
    return context.told_of(found) if told else found


def _staged(reading: Reading, found: Found, context: Context) -> Found:
    """Return a unit cut to the stage that is named: "earlier this month" ends on publication."""
    stage, days, today = stage_of(reading), found.days, context.day
    if days is None or not stage:
        return found
    if stage in ("earlier", "later"):
        if today and days.first <= today <= days.last:
            days = Days(days.first, today) if stage == "earlier" else Days(today, days.last)
    else:
        days = cal.part_of(days, stage)
    return replace(found, days=days)


def _unit_at(phrase: str, unit: str, count: int, anchor: Named, context: Context) -> Found:
    """Return the unit `count` units after the one that holds `anchor`."""
    why = f"{phrase!r} {context.why}"
    if unit == "D":
        return _days_away(why, count, anchor, "DATE")
    if unit in ("W", "WE"):
        return _week_away(why, unit, count, anchor)
    if unit == "M":
        return _months_away(why, count, anchor)
    if unit == "Q":
        return _quarter_away(why, count, anchor)
    return _years_away(why, unit, count, anchor)


def _days_away(why: str, count: int, anchor: Named, kind: str) -> Found:
    if anchor.day is None or anchor.year < 1:
        value = (
            anchor.value + ("-XX" if anchor.month else "-XX-XX") if anchor.year > 0 or anchor.month else "XXXX-XX-XX"
        )
        return Found(kind, value, None, f"{why}: from which day is not said")
    day = cal.shift_days(date(anchor.year, anchor.month, anchor.day), count)
    return Found(kind, day.isoformat(), Days(day, day), why, names=Named.of(day))


def _week_away(why: str, unit: str, count: int, anchor: Named) -> Found:
    if anchor.day is None or anchor.year < 1:
        return Found("DATE", "XXXX-WXX", None, f"{why}: from which day is not said")
    day = date(anchor.year, anchor.month, anchor.day)
    if unit == "W":
        day = cal.shift_days(day, 7 * count)
        return Found("DATE", cal.week_value(day), cal.week_days(day), why, names=Named(day.year, day.month))
    sunday = cal.shift_days(cal.latest_weekday(6, day), 7 * max(0, count))
    days = Days(cal.shift_days(sunday, -1), sunday)
    return Found("DATE", f"{cal.week_value(sunday)}-WE", days, why, names=Named.of(sunday))


def _months_away(why: str, count: int, anchor: Named) -> Found:
    if anchor.month is None:
        return Found("DATE", f"{anchor.value}-XX", None, f"{why}: from which month is not said")
    year, number = divmod(anchor.months - 1 + count, 12)
    if not -9999 <= year <= 9999 or year == 0:
        return Found("DATE", "XXXX-XX", None, f"{why}: outside the calendar")
    named = Named(year, number + 1)
    return Found("DATE", named.value, named.days, why, names=named)


def _quarter_away(why: str, count: int, anchor: Named) -> Found:
    if anchor.month is None or anchor.year < 2:
        return Found("DATE", "XXXX-QX", None, f"{why}: from which quarter is not said")
    first = cal.shift_months(date(anchor.year, (anchor.month - 1) // 3 * 3 + 1, 1), 3 * count)
    days = Days(first, cal.shift_days(cal.shift_months(first, 3), -1))
    return Found("DATE", f"{first.year}-Q{first.month // 3 + 1}", days, why, names=Named(first.year, first.month))


def _years_away(why: str, unit: str, count: int, anchor: Named) -> Found:
    length = {"Y": 1, "DE": 10, "CE": 100}[unit]
    era = "BC" if anchor.year < 0 else ""
    if length == 1:
        year = anchor.year + count
        named = Named(year + (1 if year >= 0 > anchor.year else -1 if year <= 0 < anchor.year else 0))
        named = named if -9999 < named.year < 9999 else Named(9999)
        return Found("DATE", named.value, named.days, why, names=named)
    index = abs(anchor.year) // length + (-count if era else count)
    if index < 0 or index * length > 9900:
        return Found("DATE", "PAST_REF" if count < 0 else "FUTURE_REF", None, f"{why}: outside the calendar")
    days = None if era else cal.year_days(max(1, index * length), index * length + length - 1)
    value = f"{era}{index:0{4 - len(str(length)) + 1}d}"
    return Found("DATE", value, days, why, names=Named((-1 if era else 1) * max(1, index * length)))


def part_told(reading: Reading, context: Context) -> Found | None:
    """Read "that night", "the next morning", "early the following morning", "the same afternoon"."""
    told, part = context.told, reading["part"].split(" ")[0]
    if told is None:
        return Found("TIME", "XXXX-XX-XX" + part_value(part), None, f"{reading.phrase!r} {context.lacking}")
    found = _days_away(
        f"{reading.phrase!r} from {told.value}, named before it", shift_of(reading["which"]), told, "TIME"
    )
    return context.told_of(replace(found, value=found.value + part_value(part)))


def day_told(reading: Reading, context: Context) -> Found | None:
    """Read "the 28th of that month", "the 5th": a day of the month told last."""
    number = int(re.sub(r"\D", "", reading["day"]))
    told = context.told
    alone = not reading["unit"]
    if alone and (
        reading.before not in ("on", "by", "until", "from", "and", "to", "of")
        or reading.after[:1].isalpha()
        and reading.after not in ("and", "to", "he", "they", "the")
    ):
        return None
    if told is None or told.month is None or told.year > 0 and not cal.real_day(told.year, told.month, number):
        return None
    named = Named(told.year, told.month, number)
    why = f"{reading.phrase!r} of {told.value[:7]}, named before it"
    return context.told_of(Found("DATE", named.value, named.days, why, names=named))


def shifted(reading: Reading, context: Context) -> Found | list[tuple[str, str, Found]] | None:
    """Read "two days ago", "a week earlier", "several months later", "ten days after the battle".

    In news "ten days" of "ten days after the battle" is a length, in a narrative a date told from the one before it.
    """
    unit, (least, most) = unit_of(reading["unit"]), count_of(reading)
    word = reading["way"].split(" ")[0]
    if word in ("after", "before") and context.day and reading.after[:1].isalnum():
        length = Found("DURATION", value_of((least, most), unit), None, f"{reading.phrase!r} counts from an event")
        return [("count" if reading["count"] else "unit", "unit", length)]
    sign = 1 if word in _FORWARD else -1
    anchor = context.anchor if word in ("ago", "from", "hence") else context.told
    if word == "ago" and context.day:
        return _ago(reading, unit, (least, most), context.day)
    if least is None or least != most:
        return Found("DATE", "FUTURE_REF" if sign > 0 else "PAST_REF", None, f"{reading.phrase!r} gives no number")
    if anchor is None:
        return Found("DATE", _unknown(unit), None, f"{reading.phrase!r} {context.lacking}")
    if unit.startswith("T"):
        found = _hours_away(reading, unit, sign * least, anchor, context)
    else:
        found = replace(_unit_at(reading.phrase, unit, sign * int(least), anchor, context), aside=sign < 0)
    return found if word in ("ago", "from", "hence") else context.told_of(found)


def _hours_away(reading: Reading, unit: str, count: float, anchor: Named, context: Context) -> Found:
    days = int(abs(count) // 24) if unit == "TH" else 0
    found = _days_away(f"{reading.phrase!r} {context.why}", days if count > 0 else -days, anchor, "TIME")
    return Found("TIME", found.value if days else f"{found.value}TXX:XX", found.days, found.reason, names=found.names)


def _unknown(unit: str) -> str:
    """Return the value of a date of a unit that nothing tells."""
    return {"D": "XXXX-XX-XX", "W": "XXXX-WXX", "WE": "XXXX-WXX-WE", "M": "XXXX-XX"}.get(unit, "XXXX")


def _ago(reading: Reading, unit: str, count: tuple[float | None, float | None], anchor: date) -> Found:
    """Return a date counted back from publication, as exactly as its unit is."""
    why = f"{reading.phrase!r} counted back from publication on {anchor}"
    least, most = count
    if least is None or most is None:
        last = date(anchor.year - 1, 12, 31) if unit in ("Y", "DE", "CE") and anchor.year > 1 else anchor
        return Found("DATE", "PAST_REF", Days(None, last), f"{reading.phrase!r}: how long ago is not said", True)
    if unit == "Y" and least == most and least == int(least) and least < anchor.year:
        found = _years_away(why, "Y", -int(least), Named.of(anchor))
        return found
    first, last = back(anchor, unit, most), back(anchor, unit, least)
    slack = _SLACK_DAYS.get(unit, 0)
    days = Days(cal.shift_days(first, -slack), min(anchor, cal.shift_days(last, slack)))
    if least != most:
        return Found("DATE", "PAST_REF", days, why)
    kind = "TIME" if unit.startswith("T") else "DATE"
    return Found(kind, _value_to(unit, first), days, why, names=_named_to(unit, first))


def back(anchor: date, unit: str, count: float) -> date:
    """Return the day `count` units before `anchor`."""
    if unit.startswith("T"):
        return cal.shift_days(anchor, -int(count // 24) if unit == "TH" else 0)
    if unit in ("D", "W", "WE"):
        return cal.shift_days(anchor, -int(count * (1 if unit == "D" else 7)))
    months = {"M": 1, "Q": 3, "Y": 12, "DE": 120}.get(unit, 1200)
    return cal.shift_months(anchor, -int(months * count))


def _value_to(unit: str, day: date) -> str:
    """Return a day's value, as exactly as a unit is."""
    values = {"W": cal.week_value(day), "WE": f"{cal.week_value(day)}-WE", "M": f"{day:%Y-%m}", "Y": f"{day:%Y}",
              "Q": f"{day:%Y}-Q{(day.month + 2) // 3}", "DE": f"{day:%Y}"[:3], "CE": f"{day:%Y}"[:2]}  # fmt: skip
    return values.get(unit, day.isoformat())


def _named_to(unit: str, day: date) -> Named:
    if unit in ("D", "TH", "TM", "TS"):
        return Named.of(day)
    return Named(day.year, day.month) if unit in ("W", "WE", "M", "Q") else Named(day.year)


def some_part(reading: Reading, context: Context) -> Found:
    """Read "at dawn", "at night": of the day named in the same sentence, else of none."""
    named = context.in_sentence()
    value = part_value(reading["part"] or reading["partb"])
    if named and named.day and named.days:
        return Found("TIME", named.value + value, named.days, f"{reading.phrase!r} of {named.value}, named before it")
    return Found("TIME", f"XXXX-XX-XX{value}", None, f"{reading.phrase!r} names no day")
