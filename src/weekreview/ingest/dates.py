"""Dates of publication: read with their precision, weighed by where they come from, never guessed and never today."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, timezone
from email.utils import parsedate_to_datetime

from weekreview.model import Published, Reason

from .cleaning import tidy
from .drafts import Dropped

EARLIEST_YEAR = 1900
"""First year that a date of publication can have. Source: our choice; an older one is a mistake or a template's."""
EASTERNMOST = timezone(timedelta(hours=14))
"""The zone in which a day begins first (Line Islands): a day that has begun there is not in the future."""

_ISO = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?")
_IN_URL = (
    re.compile(r"(?<!\d)((?:19|20)\d\d)[/-](\d\d?)[/-](\d\d?)(?![\d])"),
    re.compile(r"(?<![\d])((?:19|20)\d\d)(0[1-9]|1[0-2])([0-2]\d|3[01])(?!\d)"),
    re.compile(r"/((?:19|20)\d\d)/(0?[1-9]|1[0-2])/"),
)
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_WORDS = (
    re.compile(r"\b(?P<day>\d{1,2})(?:st|nd|rd|th)? (?P<month>[A-Z][a-z]{2,8})\.?,? (?P<year>(?:19|20)\d\d)\b"),
    re.compile(r"\b(?P<month>[A-Z][a-z]{2,8})\.? (?P<day>\d{1,2})(?:st|nd|rd|th)?,? (?P<year>(?:19|20)\d\d)\b"),
    re.compile(r"\b(?P<year>(?:19|20)\d\d)-(?P<month>\d\d)-(?P<day>\d\d)\b"),
)


def latest_day(now: datetime) -> date:
    """Return the latest day that has begun anywhere on earth at `now`."""
    return now.astimezone(EASTERNMOST).date()


def read_date(text: str, provenance: str, reason: str) -> Published | None:
    """Return the date that `text` gives in ISO 8601 (year, month, day or instant) or RFC 5322; None where it gives
    none.

    The day is the one that the text writes, in its own zone; `at` only where it gives a zone.
    """
    text = text.strip()
    parts = _ISO.fullmatch(text)
    if parts:
        return _of_parts(parts.groups(), provenance, reason)
    instant = _instant(text)
    if instant is None or instant.year < EARLIEST_YEAR:
        return None
    at = instant.astimezone(UTC) if instant.tzinfo else None
    return Published(instant.date(), at, "day", provenance, reason)


def _instant(text: str) -> datetime | None:
    try:
        return datetime.fromisoformat(text)
    except ValueError:
        pass
    try:
        return parsedate_to_datetime(text)
    except (ValueError, TypeError, IndexError):
        return None


def _of_parts(parts: Sequence[str | None], provenance: str, reason: str) -> Published | None:
    """Return the date of (year, month or None, day or None), as digits; None where there is no such day."""
    year, month, day = (int(part) if part else None for part in parts)
    precision = "day" if day else "month" if month else "year"
    try:
        on = date(year, month or 1, day or 1)
    except ValueError:
        return None
    return Published(on, None, precision, provenance, reason) if year >= EARLIEST_YEAR else None


def unreadable_date(where: str, given: str) -> Dropped:
    """Return the refusal of a date that is written as `given` at `where` and can't be read."""
    return Dropped(Reason.DATE_UNREADABLE, f"{where} is {tidy(given)[:60]!r}, which is no date; give it in a sidecar")


def date_in_url(url: str) -> Published | None:
    """Return the date that an address carries as /2016/11/08/, 20161108 or /2016/11/; None where it carries none."""
    for pattern in _IN_URL:
        for found in pattern.finditer(url):
            parts = (*found.groups(), None)[:3]
            published = _of_parts(parts, "url", f"the address holds {found[0].strip('/')}")
            if published:
                return published
    return None


def date_in_line(text: str) -> Published | None:
    """Return the full date (with year) that a dateline gives; None where it gives none or only says when it was
    updated."""
    if re.match(r"(?:last )?(?:updated|modified)", text, re.I):
        return None
    for pattern in _WORDS:
        found = pattern.search(text)
        month = found and _month(found["month"])
        if month:
            return _of_parts((found["year"], str(month), found["day"]), "text", f"the dateline says {found[0]}")
    return None


def _month(name: str) -> int | None:
    if name.isdigit():
        return int(name)
    return next((n for n, month in enumerate(_MONTHS, 1) if name.lower().startswith(month)), None)


def weigh(candidates: Sequence[Published], option: date | None, now: datetime) -> tuple[Published, tuple[Dropped, ...]]:
    """Return the date to keep: the first candidate, else the option's, else none; and what was refused.

    A date in the future refuses the report's date as a whole: where its best evidence is wrong, a weaker one is not put
    in its place.
    """
    chosen = candidates[0] if candidates else None
    chosen = _sharpest(chosen, candidates[1:]) if chosen else chosen
    if chosen is None and option is not None:
        chosen = Published(option, None, "day", "option", "given for all reports without a date of their own")
    if chosen is None:
        return Published(), ()
    future = chosen.at > now if chosen.at else chosen.on > latest_day(now)
    if not future:
        return chosen, ()
    detail = f"{(chosen.at or chosen.on).isoformat()} ({chosen.provenance}) lies after {now.isoformat()}"
    dropped = Dropped(Reason.DATE_IN_FUTURE, f"{detail} and is not used; correct it in a sidecar")
    return Published(reason=f"its date lies in the future: {detail}"), (dropped,)


def _sharpest(best: Published, others: Sequence[Published]) -> Published:
    """Return a later candidate of day precision that lies inside the month or year of the best one; else the best."""
    if best.precision == "day":
        return best
    depth = {"month": 7, "year": 4}[best.precision]
    inside = (o for o in others if o.precision == "day" and o.on.isoformat()[:depth] == best.on.isoformat()[:depth])
    sharper = next(inside, None)
    return replace(sharper, reason=f"{sharper.reason}; agrees with {best.provenance}") if sharper else best
