"""What time expressions mean: for each kind of expression its days and its TIMEX3 value.

Source of types and values: TimeML 1.2.1 (TIMEX3). A reading returns None where its pattern matched by accident.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta

from . import calendar as cal
from .calendar import Days


@dataclass(frozen=True, slots=True)
class Found:
    """What a time expression means: TIMEX3 `type` and `value`, its `days` (None = not determined) and why.

    `open` is True where it names only a beginning ("since October").
    """

    type: str
    value: str
    days: Days | None
    reason: str
    open: bool = False


def _plain(word: str) -> str:
    return word.lower().strip(". ")


def _month(match: re.Match, name: str = "month") -> int:
    return cal.MONTHS[_plain(match[name])]


def _span(match: re.Match, anchor: date | None, month: int, days: tuple[int, int], year: str | None) -> Found | None:
    """Return the days of one month, in the year that is written or nearest to `anchor`."""
    first, last = days
    known = int(year) if year else (cal.nearest_year(month, first, anchor) if anchor else None)
    if known is None:
        value = f"XXXX-{month:02d}-{first:02d}"
        return Found("DATE", value, None, f"{match[0]!r} names no year and the date of publication is not determined")
    begin, end = cal.real_day(known, month, first), cal.real_day(known, month, last)
    if begin is None or end is None or begin > end:
        return None
    why = "the year is written" if year else f"year nearest to publication on {anchor}"
    return Found("DATE", begin.isoformat(), Days(begin, end), f"{match[0]!r}: {why}")


def day_of_month(match: re.Match, anchor: date | None) -> Found | None:
    """Read "3 March 2015", "March 3", "On Jan. 8", "11-13 Dec."."""
    parts = match.groupdict()
    first = int(parts["day"])
    return _span(match, anchor, _month(match), (first, int(parts.get("day2") or first)), parts.get("year"))


def day_range_over_months(match: re.Match, anchor: date | None) -> Found | None:
    """Read "from 28 February to 3 March 2016"."""
    begin = _span(match, anchor, _month(match), (int(match["day"]),) * 2, match["year"])
    end = _span(match, anchor, _month(match, "month2"), (int(match["day2"]),) * 2, match["year"])
    if not (begin and end and begin.days and end.days) or begin.days.first > end.days.last:
        return None
    return Found("DATE", begin.value, Days(begin.days.first, end.days.last), f"{match[0]!r}: both days are named")


def iso_day(match: re.Match, anchor: date | None) -> Found | None:
    """Read "2016-02-14"."""
    day = cal.real_day(int(match["year"]), int(match["m"]), int(match["d"]))
    return Found("DATE", day.isoformat(), Days(day, day), f"{match[0]!r} is a whole date") if day else None


def month(match: re.Match, anchor: date | None) -> Found | None:
    """Read "March 2016", "last July", "early in October", "in March"."""
    parts, number = match.groupdict(), _month(match)
    which = _plain(parts.get("which") or "")
    if _plain(match["month"]) in ("may", "mar") and not (parts.get("year") or parts.get("lead") or which):
        return None
    if match["month"][0].islower():
        return None
    year = int(parts["year"]) if parts.get("year") else _year_of_month(number, which, anchor)
    if year is None:
        return Found(
            "DATE", f"XXXX-{number:02d}", None, f"{match[0]!r} names no year and publication is not determined"
        )
    days = _part_of(cal.month_days(year, number), _plain(parts.get("stage") or ""))
    return Found("DATE", f"{year}-{number:02d}", days, f"{match[0]!r}: month of {year}")


def _year_of_month(number: int, which: str, anchor: date | None) -> int | None:
    if anchor is None:
        return None
    if which in ("last", "this past", "past"):
        return anchor.year if number < anchor.month else anchor.year - 1
    if which in ("next", "coming"):
        return anchor.year if number > anchor.month else anchor.year + 1
    return anchor.year if number <= anchor.month else anchor.year - 1


def _part_of(days: Days, stage: str) -> Days:
    """Return the third of a month (to the 10th, to the 20th) or year (four months) that "early", "mid", "late" name."""
    first, last = days.first, days.last
    whole_year = (last - first).days > 300
    begins = first.replace(month=5) if whole_year else first.replace(day=10)
    ends = last.replace(month=8, day=31) if whole_year else first.replace(day=20)
    if stage.startswith(("early", "beginning", "start", "the beginning")):
        return Days(first, begins - timedelta(days=1) if whole_year else begins)
    if stage.startswith(("late", "end", "the end")):
        return Days(ends + timedelta(days=1), last)
    if stage.startswith(("mid", "middle")):
        return Days(begins, ends)
    return days


def year(match: re.Match, anchor: date | None) -> Found | None:
    """Read "2013", "in late 2015", "2014-15", "from 2012 to 2014"."""
    parts = match.groupdict()
    first = int(parts["year"])
    last = parts.get("year2")
    end = int(last) if last and len(last) == 4 else (first // 100 * 100 + int(last) if last else first)
    if end < first:
        return None
    days = _part_of(cal.year_days(first, end), _plain(parts.get("stage") or ""))
    return Found("DATE", str(first), days, f"{match[0]!r} names the year")


def decade(match: re.Match, anchor: date | None) -> Found | None:
    """Read "the 1990s"."""
    first = int(match["decade"])
    return Found("DATE", str(first // 10), cal.year_days(first, first + 9), f"{match[0]!r} names the decade")


def weekday(match: re.Match, anchor: date | None) -> Found | None:
    """Read "on Tuesday", "last Friday night", "next Monday"."""
    parts = match.groupdict()
    if anchor is None:
        return Found("DATE", "XXXX-WXX", None, f"{match[0]!r} needs a date of publication, which is not determined")
    target = cal.WEEKDAYS[_plain(match["weekday"])]
    which = _plain(parts.get("which") or "")
    day = cal.latest_weekday(target, anchor)
    if which in ("next", "this coming", "coming"):
        day += timedelta(days=7)
    elif which == "last" and day == anchor:
        day -= timedelta(days=7)
    part = _plain(parts.get("part") or "")
    kind, value = ("TIME", f"{day}{_timex_part(part)}") if part else ("DATE", day.isoformat())
    return Found(kind, value, Days(day, day), f"{match[0]!r}: the latest such day up to publication on {anchor}")


def _timex_part(part: str) -> str:
    codes = {"morning": "TMO", "early morning": "TMO", "afternoon": "TAF", "evening": "TEV", "night": "TNI",
             "dawn": "TMO", "noon": "T12:00", "midday": "T12:00", "midnight": "T24:00", "daybreak": "TMO",
             "early hours": "TMO"}  # fmt: skip
    return codes.get(part, "")


def weekday_range(match: re.Match, anchor: date | None) -> Found | None:
    """Read "from Monday to Wednesday", "between Friday and Sunday"."""
    if anchor is None:
        return Found("DATE", "XXXX-WXX", None, f"{match[0]!r} needs a date of publication, which is not determined")
    last = cal.latest_weekday(cal.WEEKDAYS[_plain(match["weekday2"])], anchor)
    first = cal.latest_weekday(cal.WEEKDAYS[_plain(match["weekday"])], last)
    return Found("DATE", first.isoformat(), Days(first, last), f"{match[0]!r}: the latest such days up to {anchor}")


def relative_day(match: re.Match, anchor: date | None) -> Found | None:
    """Read "yesterday", "overnight", "this morning", "last night", "tomorrow"."""
    word = _plain(match[0])
    if anchor is None:
        return Found("DATE", "XXXX-XX-XX", None, f"{match[0]!r} needs a date of publication, which is not determined")
    shift = (
        -1 if "yesterday" in word or "last night" in word or "last evening" in word else 1 if "tomorrow" in word else 0
    )
    day = anchor + timedelta(days=shift)
    days = Days(day, day)
    if "overnight" in word or "last night" in word or "in the night" in word:
        days = Days(anchor - timedelta(days=1), anchor)
    part = next((p for p in ("morning", "afternoon", "evening", "night", "dawn") if p in word), "")
    kind = "TIME" if part or "overnight" in word else "DATE"
    value = f"{day}{_timex_part('night' if 'overnight' in word else part)}"
    return Found(kind, value, days, f"{match[0]!r} against publication on {anchor}")


def past_stretch(match: re.Match, anchor: date | None) -> Found | None:
    """Read "over the past week", "in the last 24 hours", "the previous three months"."""
    unit, word = _plain(match["unit"]).rstrip("s"), match.groupdict().get("count")
    most = _most(word)
    if anchor is None:
        return Found("DURATION", _duration(word, unit), None, f"{match[0]!r} needs a date of publication")
    first = _back(anchor, unit, most)
    return Found("DURATION", _duration(word, unit), Days(first, anchor), f"{match[0]!r} ends on publication, {anchor}")


def _most(word: str | None) -> int:
    word = _plain(word or "one")
    return cal.VAGUE_COUNTS[word][1] if word in cal.VAGUE_COUNTS else cal.number(word) or 1


def _back(anchor: date, unit: str, count: int) -> date:
    """Return the first day of the `count` units that end on `anchor`."""
    if unit in ("hour", "minute"):
        return anchor - timedelta(days=max(1, -(-count // 24)) if unit == "hour" else 0)
    if unit in ("day", "night"):
        return anchor - timedelta(days=count - 1 if count > 1 else 1)
    if unit in ("week", "weekend"):
        return anchor - timedelta(days=7 * count - 1)
    months = {"month": 1, "year": 12, "decade": 120}.get(unit, 1200)
    return max(cal.shift_months(anchor, -min(months * count, 12 * (anchor.year - 1))), date(1, 1, 1)) + timedelta(
        days=1
    )


def _duration(word: str | None, unit: str) -> str:
    code = {"hour": "TxH", "minute": "TxM", "day": "xD", "night": "xD", "week": "xW", "weekend": "xWE", "month": "xM",
            "year": "xY", "decade": "xDE"}.get(unit, "xCE")  # fmt: skip
    plain = _plain(word or "one")
    return "P" + code.replace("x", "X" if plain in cal.VAGUE_COUNTS else str(cal.number(plain) or 1))


def calendar_unit(match: re.Match, anchor: date | None) -> Found | None:
    """Read "this week", "last month", "next year", "earlier this month"."""
    which, unit = _plain(match["which"]), _plain(match["unit"]).rstrip("s")
    if anchor is None:
        return Found("DATE", "XXXX", None, f"{match[0]!r} needs a date of publication, which is not determined")
    shift = {"last": -1, "next": 1, "this": 0, "the": 0}[which]
    days, value = _unit_days(anchor, unit, shift)
    stage = (match.groupdict().get("stage") or "").lower()
    if shift == 0 and stage == "earlier":
        days = Days(days.first, anchor)
    if shift == 0 and stage == "later":
        days = Days(anchor, days.last)
    return Found("DATE", value, days, f"{match[0]!r} against publication on {anchor}")


def _unit_days(anchor: date, unit: str, shift: int) -> tuple[Days, str]:
    if unit == "week":
        days = cal.week_days(anchor + timedelta(days=7 * shift))
        year_number, week, _ = days.first.isocalendar()
        return days, f"{year_number}-W{week:02d}"
    if unit == "weekend":
        sunday = cal.latest_weekday(6, anchor) + timedelta(days=7 * max(0, shift))
        return Days(sunday - timedelta(days=1), sunday), f"{sunday.isocalendar()[0]}-W{sunday.isocalendar()[1]:02d}-WE"
    if unit == "month":
        middle = cal.shift_months(anchor.replace(day=1), shift)
        return cal.month_days(middle.year, middle.month), f"{middle.year}-{middle.month:02d}"
    return cal.year_days(anchor.year + shift), str(anchor.year + shift)


def ago(match: re.Match, anchor: date | None) -> Found | None:
    """Read "two days ago", "a week earlier", "several months ago"."""
    unit, word = _plain(match["unit"]).rstrip("s"), _plain(match["count"])
    if anchor is None:
        return Found("DATE", "XXXX", None, f"{match[0]!r} needs a date of publication, which is not determined")
    least, most = cal.VAGUE_COUNTS.get(word, (cal.number(word) or 1,) * 2)
    first, last = _earlier(anchor, unit, most), _earlier(anchor, unit, least)
    if unit == "year" and least == most:
        days = cal.year_days(anchor.year - least)
        return Found("DATE", str(days.first.year), days, f"{match[0]!r} counted back from publication on {anchor}")
    if unit in ("month", "year", "decade") or word in cal.VAGUE_COUNTS:
        slack = {"month": 15, "year": 183, "decade": 1826}.get(unit, 0)
        first, last = first - timedelta(days=slack), min(anchor, last + timedelta(days=slack))
    value = first.isoformat() if unit in ("day", "night") else first.strftime("%Y-%m" if unit == "month" else "%Y")
    return Found("DATE", value, Days(first, last), f"{match[0]!r} counted back from publication on {anchor}")


def _earlier(anchor: date, unit: str, count: int) -> date:
    if unit in ("hour", "minute"):
        return anchor - timedelta(days=count // 24 if unit == "hour" else 0)
    if unit in ("day", "night", "week", "weekend"):
        return anchor - timedelta(days=count * (7 if unit.startswith("week") else 1))
    months = {"month": 1, "year": 12, "decade": 120}.get(unit, 1200)
    return cal.shift_months(anchor, -min(months * count, 12 * (anchor.year - 2)))


def background(match: re.Match, anchor: date | None) -> Found | None:
    """Read "in previous years", "decades ago": before the year before publication's own days."""
    last = date(anchor.year - 1, 12, 31) if anchor else None
    return Found("DATE", "PAST_REF", Days(None, last) if last else None, f"{match[0]!r}: earlier years, no day given")


def vague(match: re.Match, anchor: date | None) -> Found | None:
    """Read "recently", "in recent days", "now", "so far"."""
    word = _plain(match[0])
    if anchor is None or not word.endswith("s") or "recent" not in word:
        now = bool(re.search(r"now|current|present|today", word))
        days = Days(anchor, anchor) if now and anchor else Days(None, anchor) if anchor and not now else None
        return Found("DATE", "PRESENT_REF" if now else "PAST_REF", days, f"{match[0]!r} names no day")
    back = 9 if "day" in word else 63 if "week" in word else 270 if "month" in word else 3287
    return Found("DATE", "PAST_REF", Days(anchor - timedelta(days=back), anchor), f"{match[0]!r}: no day given")


def night_into(match: re.Match, anchor: date | None) -> Found | None:
    """Read "overnight into Saturday": the day before and the day."""
    found = weekday(match, anchor)
    if found is None or found.days is None:
        return found
    return Found("TIME", found.value, Days(found.days.first - timedelta(days=1), found.days.last), found.reason)


def season(match: re.Match, anchor: date | None) -> Found | None:
    """Read "the summer of 2014", northern seasons by whole months."""
    word, year_number = _plain(match["season"]), int(match["year"])
    begins = {"spring": 3, "summer": 6, "autumn": 9, "fall": 9, "winter": 12}[word]
    first = date(year_number, begins, 1)
    code = {"spring": "SP", "summer": "SU", "autumn": "FA", "fall": "FA", "winter": "WI"}[word]
    last = cal.shift_months(first, 3) - timedelta(days=1)
    return Found("DATE", f"{year_number}-{code}", Days(first, last), f"{match[0]!r}: northern season by months")


def week_of_month(match: re.Match, anchor: date | None) -> Found | None:
    """Read "the first week of February"."""
    whole = month(match, anchor)
    if whole is None or whole.days is None:
        return whole
    nth = _plain(match["nth"])
    if nth == "last":
        first = whole.days.last - timedelta(days=6)
    else:
        first = whole.days.first + timedelta(days=7 * (cal.ORDINALS[nth] - 1))
    return Found("DATE", first.strftime("%G-W%V"), Days(first, first + timedelta(days=6)), whole.reason)


def duration(match: re.Match, anchor: date | None) -> Found | None:
    """Read "three days", "for two months": a length, no place in the calendar."""
    return Found("DURATION", _duration(match["count"], _plain(match["unit"]).rstrip("s")), None,
                 f"{match[0]!r} is a length, not a day")  # fmt: skip


def clock(match: re.Match, anchor: date | None) -> Found | None:
    """Read "at 5 p.m.", "0530 GMT", "14:30"."""
    day = anchor.isoformat() if anchor else "XXXX-XX-XX"
    return Found("TIME", f"{day}T{match['clock'].zfill(2)}", None, f"{match[0]!r} is a time of day")
