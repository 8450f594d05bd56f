"""When a claim was: its own time words, or none, against the days on which its report may have been published.

A report of which only the month is known gives "today" no day: it is read once against the first and once against the
last day of that month, and what differs is known no better than from the one to the other.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date, timedelta

from weekreview.model import Claim, ClaimState, Document, Moment, Published, Span, TimePrecision

from ..certainty import STANDING
from ..foreign import in_english
from ..telling import bare_day, looked_forward
from ..times import looks_back, resolve_time, width_of
from ..tongues import ENGLISH

REPORT_DAYS = 7
"""A report that names no day tells of the week that ends on its publication. Our convention, marked as inherited."""

_YEAR_BEHIND = re.compile(r",?\s+((?:19|20)\d\d)\b")

Days = tuple[date, date] | None
"""The first and the last day on which a report may have been published; None = not determined."""


def published_days(published: Published) -> Days:
    """Return the days on which a report may have been published: one, those of a month or year, or None."""
    first = published.on
    if first is None:
        return None
    if published.precision == "month":
        following = date(first.year + first.month // 12, first.month % 12 + 1, 1)
        return first.replace(day=1), following - timedelta(days=1)
    if published.precision == "year":
        return date(first.year, 1, 1), date(first.year, 12, 31)
    return first, first


def own_moment(
    spans: Sequence[Span],
    sentence: Span,
    document: Document,
    state: ClaimState | None = None,
    language: str = ENGLISH,
) -> Moment | None:
    """Return the most exact moment that the claim's time spans name, None where it has none.

    Args:
        spans: the claim's time expressions.
        sentence: the claim's sentence.
        document: the report.
        state: the claim's state once it is known; what is planned looks forward.
        language: the language of the sentence.
    """
    if not spans:
        return None
    if language != ENGLISH:
        return _foreign_moment(spans, document, state, language)

    def read_on(day: date | None) -> Moment:
        """Return the moment for one day of publication."""
        moments = [replace(resolve_time(_with_year(s, sentence), day), span=s) for s in spans]
        order = list(TimePrecision)
        looking = [m for m in moments if m.span and looks_back(m.span.text)]
        chosen = (looking or sorted(moments, key=lambda m: order.index(m.precision)))[0]
        return (state and looked_forward(chosen, state, day)) or chosen

    return _on_any(read_on, published_days(document.published))


def _foreign_moment(
    spans: Sequence[Span], document: Document, state: ClaimState | None, language: str
) -> Moment | None:
    """Return the most exact moment of time spans in another language, read off their English words."""
    words = [in_english(span, language) for span in spans]
    found = own_moment(words, Span(0, 0, ""), document, state)
    span = spans[words.index(found.span)]
    why = f"{span.text!r} is {found.span.text!r}: {found.reason}" if found.span.text else f"{span.text!r} names no time"
    return replace(found, span=span, reason=why)


def report_moment(claim: Claim, document: Document) -> Moment:
    """Return the time that a claim has only from its report's date."""
    none = TimePrecision.NOT_DETERMINED
    days = published_days(document.published)
    if days is None:
        return Moment(None, None, none, "the sentence names no time and the date of publication is not determined")
    if claim.state is ClaimState.HISTORICAL:
        return Moment(None, None, none, "history, no time named")
    return _on_any(lambda day: _undated(claim, day), days)


def _undated(claim: Claim, on: date) -> Moment:
    if claim.state is ClaimState.PLANNED:
        return Moment(on, None, TimePrecision.OPEN, "planned, no time named: from publication on", None, True)
    if claim.type in STANDING:
        return Moment(on, on, TimePrecision.DAY, f"told as holding on publication, {on}", None, True)
    first = on - timedelta(days=REPORT_DAYS - 1)
    why = f"no time named: the {REPORT_DAYS} days that end on publication, {on}"
    return Moment(first, on, TimePrecision.WEEK, why, None, True)


def _on_any(read_on: Callable[[date | None], Moment], days: Days) -> Moment:
    """Return the moment that holds whichever of the days the report was published on."""
    if days is None or days[0] == days[1]:
        return read_on(days and days[0])
    first, last = read_on(days[0]), read_on(days[1])
    if (first.earliest_on, first.latest_on) == (last.earliest_on, last.latest_on):
        return first
    if TimePrecision.NOT_DETERMINED in (first.precision, last.precision):
        return replace(first, earliest_on=None, latest_on=None, precision=TimePrecision.NOT_DETERMINED)
    begins = None if None in (first.earliest_on, last.earliest_on) else min(first.earliest_on, last.earliest_on)
    ends = None if None in (first.latest_on, last.latest_on) else max(first.latest_on, last.latest_on)
    why = f"the day of publication is not known, only that it lies from {days[0]} to {days[1]}; {first.reason}"
    width = TimePrecision.OPEN if begins is None or ends is None else width_of((ends - begins).days + 1)
    return replace(first, earliest_on=begins, latest_on=ends, precision=width, reason=why)


def _with_year(span: Span, sentence: Span) -> str:
    """Return the time span's words, with the year where the annotated span stopped just before it (", 2016")."""
    tail = _YEAR_BEHIND.match(sentence.text, span.end - sentence.begin)
    words = bare_day(span.text)
    return f"{words} {tail.group(1)}" if tail and not re.search(r"\d{4}", words) else words
