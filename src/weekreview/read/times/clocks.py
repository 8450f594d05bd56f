"""Times of day: "at 5 p.m.", "0530 GMT", "noon", and the parts of a day."""

from __future__ import annotations

import re
from dataclasses import replace

from . import lexicon
from .calendar import Named
from .context import Context, Found
from .grammar import Reading

NOON = {word: lexicon.PARTS[word] for word in ("noon", "midday", "midnight")}


def with_part(found: Found, reading: Reading) -> Found:
    """Return a day with the part of day that the reading names."""
    part = reading["part"] or reading["partb"]
    if not part or found.type == "TIME":
        return found
    word = part.split()[0]
    if word not in lexicon.PARTS:
        return found
    return replace(found, type="TIME", value=found.value + part_value(word))


def part_value(word: str) -> str:
    """Return the TIMEX3 ending of a part of day."""
    return f"T{lexicon.PARTS[word]}"


def clock(reading: Reading, context: Context) -> Found | None:
    """Read "at 5 p.m.", "0530 GMT", "14:30 on Tuesday"; its day is the one named with it or told last.

    Where none is told its value takes the day of publication, as TimeML does, but its day is not determined.
    """
    value, named = clock_value(reading["clock"] or reading["noon"]), context.told
    if value is None:
        return None
    if context.day and not (named and named.day):
        named = Named.of(context.day)
    day = named.value if named and named.day else "XXXX-XX-XX"
    days = named.days if named and named.day and named == context.last else None
    return Found("TIME", f"{day}T{value}", days, f"{reading.phrase!r} is a time of day")


def clock_value(words: str) -> str | None:
    """Return hours and minutes of "5 p.m.", "14:30", "0530", "noon"; None where there is no such hour."""
    if words in NOON:
        return NOON[words]
    found = re.match(r"(\d{1,2})(?:[:.]?(\d\d))?(?::\d\d)?\s*([ap]?)", words)
    if not found:
        return None
    hour, minute, half = int(found[1]), int(found[2] or 0), found[3]
    if half and hour > 12 or hour > 24 or minute > 59:
        return None
    hour = hour % 12 + (12 if half == "p" else 0) if half else hour
    return f"{hour:02d}:{minute:02d}"
