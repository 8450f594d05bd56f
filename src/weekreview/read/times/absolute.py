"""Dates that a text names in full or in part: days, months, years, seasons, quarters, decades, centuries, clock times.

Source of types and values: TimeML 1.2.1 (TIMEX3), with TIDES 2005 for what it leaves open (BC0490, 1941-SU, 194).
"""

from __future__ import annotations

import re
from dataclasses import replace

from . import calendar as cal
from . import lexicon
from .calendar import Days, Named
from .clocks import with_part
from .context import Context, Found
from .counting import shift_of
from .grammar import Reading

_STAGE_MONTH = {"early": 2, "beginning": 1, "start": 1, "outset": 1, "mid": 7, "middle": 7, "late": 11, "end": 12,
                "close": 12}  # fmt: skip
"""The month on which later partial dates lean after "late 1941". Our convention."""
_NAMING = frozenset(
    "in by of since until till on during from to through before after between and early late mid - – ( around , last "
    "next this for or throughout is was".split()
)
"""Words before "May" or "March" that make it a month and not a name, a verb or a walk."""
_THINGS = re.compile(
    r"(?:people|men|women|children|troops|soldiers|fighters|civilians|prisoners|refugees|families|houses|homes|tanks|"
    r"aircraft|km|kms|miles|met(?:re|er)s|personnel|percent|tons|tonnes|feet|square|others|more)\b"
)
_BEFORE_YEARS = frozenset("in since until by during late early of the year years from and to ' ’".split())
_PLURAL = re.compile(r"[a-z]+s\b")
_AMOUNT = frozenset("$ £ € about some over nearly almost than approximately around least most roughly up".split())


def year_of(reading: Reading, context: Context) -> int | None:
    """Return the year that a reading names in figures or by leaning ("of that year"), None where it names none."""
    if reading["year"]:
        year = int(reading["year"].replace(",", ""))
        return -year if reading["era"] in ("bc", "bce") else year
    if reading["relyear"]:
        anchor = context.year_told if re.search(r"that|same|following|previous", reading["relyear"]) else context.anchor
        return anchor.year + shift_of(reading["relyear"]) if anchor else None
    return None


def day_number(words: str) -> int:
    """Return the number of a day or rank ("17", "17th", "third", "1,200")."""
    digits = re.sub(r"\D", "", words)
    return int(digits) if digits else lexicon.ORDINALS[words]


def month_in(reading: Reading) -> int | None:
    """Return the month that a reading names, for a season its middle one; None where it names none."""
    if reading["month"]:
        return lexicon.MONTHS[reading["month"]]
    return cal.SEASON_MONTHS[lexicon.SEASONS[reading["season"]]] if reading["season"] else None


def _named_day(reading: Reading, context: Context, day: str, month: str) -> Found | None:
    """Return the day that two captures name, in the year that is written or the one it leans on."""
    number, number_of_month = day_number(reading[day]), lexicon.MONTHS[reading[month]]
    year = year_of(reading, context)
    written = year is not None
    if not written:
        year = context.year_of(number_of_month, number)
    if year is None:
        value = f"XXXX-{number_of_month:02d}-{number:02d}"
        return Found("DATE", value, None, f"{reading.phrase!r} names no year, and {context.lacking}")
    if year > 0 and cal.real_day(year, number_of_month, number) is None:
        return None
    named = Named(year, number_of_month, number)
    why = "the year is written" if written else f"the year is the nearest, {context.why}"
    return Found("DATE", named.value, named.days, f"{reading.phrase!r}: {why}", names=named)


def day_of_month(reading: Reading, context: Context) -> Found | None:
    """Read "3 March 2015", "Thursday, March 3", "the morning of 31 January", "on Jan. 8"."""
    if reading["month"] in ("may", "march", "mar") and reading["day"] in lexicon.ORDINALS and not reading["of"]:
        return None
    found = _named_day(reading, context, "day", "month")
    return found and with_part(found, reading)


def day_range(reading: Reading, context: Context) -> list[tuple[str, str, Found]] | None:
    """Read "11-13 December", "May 4 and 5, 1990": two days, each with the days of both."""
    first, last = _named_day(reading, context, "day", "month"), _named_day(reading, context, "dayb", "month")
    if not first or not last or (first.days and last.days and first.days.first > last.days.last):
        return None
    both = Days(first.days.first, last.days.last) if first.days and last.days else None
    return [("first", "first", replace(first, days=both)), ("second", "second", replace(last, days=both))]


def iso_day(reading: Reading, context: Context) -> Found | None:
    """Read "2016-02-14"."""
    return _whole_day(reading, *map(int, reading["iso"].split("-")))


def _whole_day(reading: Reading, year: int, month: int, day: int) -> Found | None:
    """Return a day that is named in full."""
    if cal.real_day(year, month, day) is None:
        return None
    named = Named(year, month, day)
    return Found("DATE", named.value, named.days, f"{reading.phrase!r} is a whole date", names=named)


def slashed_day(reading: Reading, context: Context) -> Found | None:
    """Read "17/02/2016", "17.02.16"; where day and month can be told apart in no way, both readings' days."""
    one, two, year = map(int, re.split(r"[/.]", reading["slashed"]))
    if year < 100:
        anchor = context.published_on
        if anchor is None:
            return Found("DATE", "XXXX-XX-XX", None, f"{reading.phrase!r} leaves the century open")
        year = min((century + year for century in (1800, 1900, 2000)), key=lambda y: abs(y - anchor.year))
    options = sorted({day for day in (cal.real_day(year, two, one), cal.real_day(year, one, two)) if day})
    if len(options) < 2:
        return _whole_day(reading, year, options[0].month, options[0].day) if options else None
    first, last = options
    why = f"{reading.phrase!r} is {first} or {last}: day and month can't be told apart"
    return Found("DATE", f"{year}-{two:02d}-{one:02d}", Days(first, last), why)


def month(reading: Reading, context: Context) -> Found | None:
    """Read "March 2016", "early in October", "the end of May", "August of that year"."""
    number, year = lexicon.MONTHS[reading["month"]], year_of(reading, context)
    if year is None and not _is_month(reading):
        return None
    if year is None and reading["which"]:
        year = _year_by_order(number, reading["which"], context)
    written = year is not None
    if year is None:
        year = context.year_of(number)
    if year is None:
        return Found("DATE", f"XXXX-{number:02d}", None, f"{reading.phrase!r} names no year, and {context.lacking}")
    named = Named(year, number)
    days = cal.part_of(named.days, stage_of(reading)) if named.days else None
    why = "the year is written" if written else f"the year is the nearest, {context.why}"
    return Found("DATE", named.value, days, f"{reading.phrase!r}: {why}", names=named)


def _is_month(reading: Reading) -> bool:
    """Return True where "May" or "March" is the month: something before it says so, and no name goes on behind it."""
    if reading["month"] not in ("may", "march", "mar"):
        return len(reading["month"]) > 4 or reading["month"] in ("june", "july") or reading.phrase.endswith(".")
    if reading["stage"] or reading["which"] or reading["of"]:
        return True
    return reading.before in _NAMING and not (
        reading.before in ("and", ",", "(", "to", "for", "was", "is", "or")
        and reading.after[:1].isalpha()
        and reading.after not in ("and", "to", "the")
    )


def _year_by_order(number: int, which: str, context: Context) -> int | None:
    """Return the year of "last July", "next March", "this May"."""
    anchor = context.anchor
    if anchor is None or anchor.month is None:
        return None
    shift = shift_of(which)
    if shift < 0:
        return anchor.year if number < anchor.month else anchor.year - 1
    if shift > 0:
        return anchor.year if number > anchor.month else anchor.year + 1
    return anchor.year


def stage_of(reading: Reading) -> str:
    """Return the word of stage ("early", "end"), empty where there is none."""
    return (reading["stage"] or "").split(" ")[0]


def year(reading: Reading, context: Context) -> Found | None:
    """Read "2013", "in late 2015", "the end of 1944", "490 BC", "fiscal 2013"."""
    number = year_of(reading, context)
    bare = not (reading["era"] or reading["stage"] or reading["lead"])
    if number is None or (bare and not _is_year(reading, number)):
        return None
    stage = stage_of(reading)
    named = Named(number)
    days = cal.part_of(named.days, stage) if named.days else None
    leaned = Named(number, _STAGE_MONTH[stage]) if stage in _STAGE_MONTH else named
    return Found("DATE", named.value, days, f"{reading.phrase!r} names the year", names=leaned)


def _is_year(reading: Reading, number: int) -> bool:
    """Return True where four figures alone are a year and not an amount ("2000 men", "about 1,500")."""
    before, after = reading.before, reading.after
    if before in _AMOUNT or after in ("%", "°") or _THINGS.match(after):
        return before in ("in", "since", "until", "during")
    if before in _BEFORE_YEARS:
        return number >= 1400 or before in ("in", "since", "of", "by", "until")
    return number >= 1400 and not _PLURAL.match(after)


def year_range(reading: Reading, context: Context) -> list[tuple[str, str, Found]] | None:
    """Read "1955-1957", "1995-96", "499 to 493 BC": two years, each with the days of all."""
    if "," in reading["year"] + reading["yearb"]:
        return None
    era = -1 if reading["era"] in ("bc", "bce") else 1
    first, last = int(reading["year"]), int(reading["yearb"])
    if len(reading["yearb"]) == 2 and era > 0:
        last += first // 100 * 100
    if era * last <= era * first or not (era < 0 or 1000 <= last <= 2199) or last - first > 500 and era > 0:
        return None
    if len(reading["yearb"]) == 4 and not _is_year(reading, first):
        return None
    ends = [Named(era * first), Named(era * last)]
    days = cal.year_days(first, last) if era > 0 else None
    why = f"{reading.phrase!r} names both years"
    founds = [Found("DATE", end.value, days, why, names=end) for end in ends]
    return [("first", "first", founds[0]), ("second", "second", replace(founds[1], aside=True))]


def decade(reading: Reading, context: Context) -> Found | None:
    """Read "the 1990s", "the late 1980s", "the 470s BC"."""
    digits = str(lexicon.DECADES[reading["word"]]) if reading["word"] else reading["decade"].rstrip("s")
    if len(digits) < 3 and not (reading["the"] or reading["word"] or reading.before in ("'", "’")):
        return None
    if len(digits) < 3 and not reading["era"]:
        century = (context.anchor or Named(1900)).year // 100 * 100
        first = century + int(digits)
        first -= 100 if context.anchor and first > context.anchor.year else 0
    else:
        first = int(digits)
    if reading["era"] in ("bc", "bce"):
        return Found(
            "DATE",
            f"BC{first // 10:03d}",
            None,
            f"{reading.phrase!r} names the decade",
            names=Named(-first),
            aside=True,
        )
    if not 100 <= first <= 2190:
        return None
    days = cal.year_days(first, first + 9)
    return Found("DATE", str(first // 10), days, f"{reading.phrase!r} names the decade", names=Named(first), aside=True)


def century(reading: Reading, context: Context) -> Found | None:
    """Read "the 19th century", "the early 21st century", "the 4th century BC"."""
    number = day_number(reading["nth"])
    if not 1 <= number <= 22:
        return None
    if reading["era"] in ("bc", "bce"):
        return Found("DATE", f"BC{number - 1:02d}", None, f"{reading.phrase!r} names the century")
    days = cal.year_days(max(1, 100 * (number - 1)), 100 * number - 1)
    return Found("DATE", f"{number - 1:02d}", days, f"{reading.phrase!r} names the century")


def season(reading: Reading, context: Context) -> Found | None:
    """Read "the summer of 2014", "that spring", "late autumn"; northern seasons by whole months."""
    word = reading["season"]
    code = lexicon.SEASONS[word]
    year, middle = year_of(reading, context), cal.SEASON_MONTHS[code]
    if year is None and word in ("fall", "spring") and not _is_season(reading):
        return None
    if year is None and reading["which"] and context.anchor:
        year = context.anchor.year + shift_of(reading["which"]) if reading["which"] != "same" else context.anchor.year
    if year is None:
        year = context.year_of(middle)
    if year is None:
        return Found("DATE", f"XXXX-{code}", None, f"{reading.phrase!r} names no year, and {context.lacking}")
    if code == "WI" and reading["year"]:
        leaned = Named(year + 1, 1) if year > 0 else Named(year, 12)
    else:
        leaned = Named(year, middle)
    return Found(
        "DATE",
        f"{Named(year).value}-{code}",
        _season_days(year, code),
        f"{reading.phrase!r}: northern season by months",
        names=leaned,
    )


def _season_days(year: int, code: str) -> Days | None:
    """Return three whole months; a winter begins in the December of its year."""
    if not 1 <= year <= 9998:
        return None
    first = cal.month_days(year, {"SP": 3, "SU": 6, "FA": 9, "WI": 12}[code]).first
    return Days(first, cal.shift_days(cal.shift_months(first, 3), -1))


def _is_season(reading: Reading) -> bool:
    """Return True where "fall" or "spring" is the season: no "fall of the city", no verb."""
    if reading["which"] or reading["stage"]:
        return True
    led = reading["the"] or reading.before in ("in", "since", "this", "last", "next", "by", "until", "during", "every")
    return bool(led) and reading.after != "of"


def quarter(reading: Reading, context: Context) -> Found | None:
    """Read "the third quarter of 2012", "first-half", "Q3 2015"; without a year the latest that has begun."""
    number, letter = _part_number(reading)
    length = 3 if letter == "Q" else 6
    if number is None or number > 12 // length:
        return None
    year, anchor = year_of(reading, context), context.anchor
    if year is None and anchor is None:
        return Found("DATE", f"XXXX-{letter}{number}", None, f"{reading.phrase!r} names no year, and {context.lacking}")
    if year is None:
        begun = (number - 1) * length + 1 <= (anchor.month or 12)
        year = anchor.year if begun or context.is_ahead() else anchor.year - 1
    if year < 1:
        return None
    first = cal.month_days(year, (number - 1) * length + 1).first
    days = Days(first, cal.shift_days(cal.shift_months(first, length), -1))
    return Found(
        "DATE",
        f"{year}-{letter}{number}",
        days,
        f"{reading.phrase!r} counts from January",
        names=Named(year, first.month),
    )


def _part_number(reading: Reading) -> tuple[int | None, str]:
    """Return the number of a quarter or half, and its letter."""
    letter = "H" if reading["half"] else "Q"
    words = reading["nth"] or ""
    if words.startswith("last") or words.startswith("latter"):
        return (2 if letter == "H" else 4), letter
    return (day_number(words) if words else None), letter


def hijri(reading: Reading, context: Context) -> Found:
    """Read "12 Ramadan 1445", "during Ramadan": days that are not reckoned."""
    return Found("DATE", "XXXX-XX-XX", None, f"{reading.phrase!r} is of the Hijri calendar, which is not reckoned")


def christmas(reading: Reading, context: Context) -> Found | None:
    """Read "Christmas 1963", "Christmas Eve", "New Year's Day"."""
    fixed = {"new": (1, 1), "new eve": (12, 31), "christmas eve": (12, 24)}
    key = ("new" if reading["newyear"] else "christmas") + (" eve" if reading["eve"] else "")
    number, day = fixed.get(key, (12, 25))
    year = year_of(reading, context) or context.year_of(number, day)
    if year is None:
        return Found(
            "DATE", f"XXXX-{number:02d}-{day:02d}", None, f"{reading.phrase!r} names no year, and {context.lacking}"
        )
    named = Named(year, number, day)
    return Found("DATE", named.value, named.days, f"{reading.phrase!r} is a fixed day", names=named)
