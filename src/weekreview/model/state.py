"""State: who holds a place, or what holds there, from a day to a day, on whose word."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from .place import Place


class Condition(StrEnum):
    """What is so of a place."""

    HELD = "held"
    CONTESTED = "contested"
    BESIEGED = "besieged"
    CEASEFIRE = "ceasefire"
    NOT_DETERMINED = "not_determined"


class StateStatus(StrEnum):
    """On whose word."""

    ASSESSED = "assessed"
    """By somebody who is no side of it."""
    CLAIMED = "claimed"
    """By a side."""
    DENIED = "denied"


@dataclass(frozen=True, slots=True)
class State:
    """One condition of one place."""

    place: Place | None
    """Where; None = not determined (then `where` says it in the report's words)."""
    where: str
    """The place in words."""
    holder: str | None
    """Actor id or words of who holds or besieges; the parties of a ceasefire joined by "; "; None = not determined."""
    condition: Condition
    """What is so."""
    status: StateStatus
    """On whose word."""
    from_on: date | None
    """First day known."""
    to_on: date | None
    """Last day; None = not ended as far as reported."""
    claims: tuple[str, ...]
    """Claim ids it rests on, sorted."""
    decays_on: date | None
    """The day from which, with no further report, it is to be called not determined."""
    below: bool = False
    """True where it is of parts of the place only ("portions of the city")."""
