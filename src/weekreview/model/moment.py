"""Moment: when something was, as an interval with a precision and the reason for it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from weekreview.errors import ContractError

from .span import Span


class TimePrecision(StrEnum):
    """How exactly a moment is known."""

    DAY = "day"
    DAYS = "days"
    """Two to six days."""
    WEEK = "week"
    MONTH = "month"
    YEAR = "year"
    OPEN = "open"
    """One end is not known ("since 2011")."""
    NOT_DETERMINED = "not_determined"


@dataclass(frozen=True, slots=True)
class Moment:
    """When a claim says that something was. Both ends are included; None is an end that is not known."""

    earliest_on: date | None
    """First day on which it can have been."""
    latest_on: date | None
    """Last day on which it can have been."""
    precision: TimePrecision
    """How exactly it is known."""
    reason: str
    """Why these days: the rule that was used, or why nothing is determined."""
    span: Span | None = None
    """The time expression, where the sentence holds one."""
    inherited: bool = False
    """True where it was taken over from an earlier sentence, the dateline or the publication date."""

    def __post_init__(self) -> None:
        if self.earliest_on and self.latest_on and self.earliest_on > self.latest_on:
            raise ContractError(f"moment ends before it begins: {self.earliest_on} to {self.latest_on}")

    def touches(self, first_on: date, last_on: date) -> bool:
        """Return True where it may lie, even in part, in the days `first_on` to `last_on`; else, and unknown, False."""
        if self.precision is TimePrecision.NOT_DETERMINED:
            return False
        after = self.earliest_on is None or self.earliest_on <= last_on
        return after and (self.latest_on is None or self.latest_on >= first_on)

    def inside(self, first_on: date, last_on: date) -> bool:
        """Return True where it lies wholly in the days `first_on` to `last_on`."""
        return bool(self.earliest_on and self.latest_on and first_on <= self.earliest_on and self.latest_on <= last_on)
