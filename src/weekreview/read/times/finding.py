"""Text -> its time expressions: the longest readings, ends of ranges joined, "since" and "until" left open."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from . import absolute, clocks
from . import calendar as cal
from .calendar import Days
from .context import Context, Found, context_of
from .grammar import Reading
from .lexicon import LETTERS, letters_of
from .rules import matches_of
from .words import Run, runs_of

_TO = frozenset(letters_of("TILL") + LETTERS["-"] + LETTERS["and"] + LETTERS["/"])
_ON = frozenset((LETTERS["on"], LETTERS[","]))
_FROM = frozenset(("since", "after"))
_UNTIL = frozenset(("until", "till", "before"))


@dataclass(frozen=True, slots=True)
class TimeExpression:
    """One time expression of a text. An end of a range has its own value and the days of the whole range."""

    begin: int
    """First character in the text."""
    end: int
    """Behind its last character."""
    found: Found
    """What it means."""


@dataclass(slots=True)
class _Part:
    """An expression while its run is being read: the words it takes, half-open, and what was found."""

    first: int
    last: int
    found: Found


def find_times(text: str, published_on: date | None) -> Iterator[TimeExpression]:
    """Yield the time expressions of `text` in order; they do not overlap, and the longest reading wins.

    A partial date ("on 3 March", "that year") leans on publication or on the date named before it: see `context`.
    """
    context = context_of(text, published_on)
    for run in runs_of(text):
        parts = list(_read_run(run, context))
        _join_ranges(run, parts)
        for part in parts:
            found = opened(part.found, _word_before(run, part), context)
            yield TimeExpression(run.words[part.first].begin, run.words[part.last - 1].end, found)


def _read_run(run: Run, context: Context) -> Iterator[_Part]:
    """Yield the expressions of a run and let each set what later ones lean on."""
    options, at = matches_of(run.kinds), 0
    while at < len(run.kinds):
        parts = _read_at(run, options, at, context)
        for part in parts:
            context.remember(part.found, run.words[part.first].begin, _word_before(run, part) in _UNTIL)
            yield part
        at = max((part.last for part in parts), default=at + 1)


def _read_at(run: Run, options: tuple, at: int, context: Context) -> list[_Part]:
    """Return what the best match at a word means: one expression, two for a range, none where nothing is read."""
    context.at = run.words[at].begin
    for rule, match in options[at]:
        reading = Reading(context.text, run, match)
        context.lent = _lent_year(run, options, match)
        if rule.meaning is clocks.clock:
            found = _clock_with_day(reading, run, options, context)
        else:
            found = rule.meaning(reading, context)
        if isinstance(found, Found):
            return [_Part(match.start(), match.end(), found)]
        if found:
            return [_Part(match.start(first), match.end(last), one) for first, last, one in found]
    return []


def _lent_year(run: Run, options: tuple, match) -> tuple[int, int] | None:
    """Return year and month of the date behind "to" or "and", which a date without a year before it shares."""
    at = match.end()
    if at + 1 >= len(run.kinds) or run.kinds[at] not in _TO:
        return None
    for _, other in options[at + 1]:
        reading = Reading("", run, other)
        year = absolute.year_of(reading, None) if reading["year"] else None
        month = absolute.month_in(reading)
        if year and month:
            return year, month
    return None


def _clock_with_day(reading: Reading, run: Run, options: tuple, context: Context) -> Found | None:
    """Return a time of day on the day named right behind it ("5 a.m. on 3 October"), else on the one told last."""
    at = reading.match.end()
    at += at < len(run.kinds) and run.kinds[at] in _ON
    last = context.last
    for rule, match in options[at] if at < len(run.kinds) else ():
        found = rule.meaning(Reading(context.text, run, match), context)
        if isinstance(found, Found) and found.names and found.names.day:
            context.last = found.names
            break
    clock = clocks.clock(reading, context)
    context.last = last
    return clock


def _join_ranges(run: Run, parts: list[_Part]) -> None:
    """Give both ends of "from Monday to Wednesday" the days of the whole range."""
    for one, other in zip(parts, parts[1:], strict=False):
        between = run.kinds[one.last : other.first]
        if len(between) != 1 or between not in _TO or not one.found.days or not other.found.days:
            continue
        first, last = one.found.days.first, other.found.days.last
        if first and last and first <= last and not _apart(one.found, other.found):
            both = Days(first, last)
            one.found, other.found = replace(one.found, days=both), replace(other.found, days=both)


def _apart(one: Found, other: Found) -> bool:
    """Return True where two neighbours are no two ends: one is a length or names no date."""
    return not (one.names and other.names)


def _word_before(run: Run, part: _Part) -> str:
    """Return the word of the run before an expression."""
    return run.words[part.first - 1].text if part.first else ""


def opened(found: Found, lead: str, context: Context) -> Found:
    """Return what is found, open at one end where "since", "after", "until" or "before" leads it."""
    if found.days is None or found.names is None or found.open:
        return found
    days, reason = found.days, found.reason
    if lead in _FROM and days.first:
        first = days.first
        last = None if context.narrative and context.published_on else context.published_on
        if last and first > last:
            return found if lead == "after" else _since_ahead(found, first, last)
        return replace(found, days=Days(first, last), reason=f"{reason}; {lead} then, up to publication", open=True)
    if lead in _UNTIL and days.last:
        last = cal.shift_days(days.first, -1) if lead == "before" and days.first else days.last
        return replace(found, days=Days(None, last), reason=f"{reason}; {lead} then, from an unknown day", open=True)
    return found


def _since_ahead(found: Found, first: date, last: date) -> Found:
    """Return "since" a day behind publication: that day a year earlier, or from it on where its year is told."""
    earlier = cal.shift_months(first, -12)
    if earlier <= last:
        return replace(found, days=Days(earlier, last), open=True)
    return replace(found, days=Days(first, None), reason=f"{found.reason}; it lies behind publication", open=True)
