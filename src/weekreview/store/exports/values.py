"""Single values as the outside contract writes them: dates, instants, numbers, spans."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

from weekreview.model import Span

Row = dict[str, Any]
"""One line of an export: its columns by name, in the contract's order."""

P_DECIMALS = 4
NUMBER_DECIMALS = 6
"""Beyond any figure that a report gives; rounds away what binary arithmetic adds (0.1 + 0.2)."""


def day(value: date | None) -> str | None:
    """Return an ISO date."""
    return value.isoformat() if value else None


def instant(value: datetime | None) -> str | None:
    """Return an ISO instant in UTC, ending in Z; fractions of a second only where there are any."""
    return value.astimezone(UTC).isoformat().replace("+00:00", "Z") if value else None


def number(value: float | None, decimals: int = NUMBER_DECIMALS) -> float | int | None:
    """Return `value` rounded, as an integer where it is whole."""
    if value is None:
        return None
    rounded = round(float(value), decimals)
    return int(rounded) if rounded.is_integer() else rounded


def probability(value: float) -> float | int:
    """Return a probability to four decimals."""
    return number(value, P_DECIMALS) or 0


def span(value: Span | None) -> Row | None:
    """Return `{begin, end, text}`."""
    return bare_span(value) if value else None


def bare_span(value: Span | None) -> Row:
    """Return `{begin, end, text}`, each null where there is no span: for records whose words may stand nowhere."""
    if value is None:
        return {"begin": None, "end": None, "text": None}
    return {"begin": value.begin, "end": value.end, "text": value.text}


def undated_last(value: date | None) -> tuple[bool, date]:
    """Return a sort key that puts what has no date after what has one."""
    return (value is None, value or date.max)
