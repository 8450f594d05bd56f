"""Quantity: a number as a claim gives it, with bounds."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from weekreview.errors import ContractError

from .span import Span


class Scope(StrEnum):
    """What stretch a number speaks of."""

    INCIDENT = "incident"
    """This one event."""
    PERIOD = "period"
    """A stretch of days that is named ("over the past week")."""
    CUMULATIVE = "cumulative"
    """All since some beginning ("thus far", "since October"). Never added to anything."""
    NOT_DETERMINED = "not_determined"


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number phrase of a claim: what is counted, of whom, between which bounds, over what."""

    span: Span
    """The number phrase ("at least 38", "hundreds of"); for a single victim without a number word, the victim."""
    of: str
    """What is counted: one of `QUANTITY_OF` in `read.labels` (killed, injured, strikes, destroyed, area ...)."""
    low: float | None
    """Least value, included. None where the phrase holds no number."""
    high: float | None
    """Greatest value, included; None = no upper bound."""
    scope: Scope
    """The stretch that the number speaks of."""
    unit: str | None = None
    """Unit of an area, distance or sum of money ("km2", "km", "USD"); None for a count."""
    rule: str = "exact"
    """Name of the row of the conversion table that gave the bounds."""
    counted: Span | None = None
    """Whom or what is counted ("fighters", "civilians", "villages"), where the sentence says so."""
    civilian: bool | None = None
    """True where civilians are counted, False where fighters are, None where that is not determined."""

    def __post_init__(self) -> None:
        if self.low is not None and self.high is not None and self.low > self.high:
            raise ContractError(f"quantity {self.span.text!r} has low {self.low} above high {self.high}")
