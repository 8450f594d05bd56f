"""Days counted from a report's own day, where at the place it was another day by then."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, datetime, timedelta

from weekreview.model import Claim, Document, Moment, Place, TimePrecision

DEGREES_AN_HOUR = 15
"""Degrees of longitude that the sun takes an hour for."""

SLACK = timedelta(hours=2)
"""How far a zone by law may lie from the sun's. Source: nearly all inhabited zones lie within it, summer time too; the
west of China does not."""

MOST_RADIUS_M = 700_000.0
"""Radius above which a place may lie in several zones. Convention."""

_COUNTED = re.compile(
    r"\b(?:today|yesterday|tonight|overnight|tomorrow|last night|(?:this|yesterday) (?:morning|afternoon|evening)|"
    r"earlier in the day|hours ago)\b",
    re.IGNORECASE,
)


def at_the_place(claim: Claim, document: Document) -> Moment | None:
    """Return the claim's moment, widened by the day on which its place already, or still, was at publication.

    Only words that count from the day of the report are touched, and only where the instant of publication is known.
    """
    when, at, on = claim.when, document.published.at, document.published.on
    place = next((m.place for m in claim.places if m.place and m.place.radius_m <= MOST_RADIUS_M), None)
    if when is None or when.span is None or at is None or on is None or place is None:
        return when
    if not (when.earliest_on and when.latest_on) or not _COUNTED.search(when.span.text):
        return when
    shifts = sorted({0, *((day - on).days for day in _days_at(place, at))})
    if shifts == [0]:
        return when
    first, last = when.earliest_on + timedelta(days=shifts[0]), when.latest_on + timedelta(days=shifts[-1])
    precision = TimePrecision.DAYS if when.precision is TimePrecision.DAY else when.precision
    reason = f"{when.reason}; at {place.name} the day of the report may be another"
    return replace(when, earliest_on=first, latest_on=last, precision=precision, reason=reason)


def _days_at(place: Place, at: datetime) -> tuple[date, date]:
    """Return the days, often one, that it may have been at a place at an instant."""
    there = at + timedelta(hours=place.lon / DEGREES_AN_HOUR)
    return (there - SLACK).date(), (there + SLACK).date()
