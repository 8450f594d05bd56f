"""What the room is told: the period, the declared rules, and what people decided."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from weekreview.errors import UsageError
from weekreview.model import Condition, Judgement

BEST_RULES = ("origins_majority", "latest", "most_conservative")
"""Names of the rules that may give a tally's `best`; `reconcile.tallies.rules` says what each does."""

HALF_LIFE_DAYS: Mapping[str, int] = {
    Condition.HELD: 30,
    Condition.CONTESTED: 7,
    Condition.BESIEGED: 30,
    Condition.CEASEFIRE: 14,
}
"""Days without a report after which a condition is to be called not determined.
Source: a house rule, declared, not fitted: fighting moves within a week, truces are reported on fortnightly, and
fronts and encirclements were mapped about monthly by the trackers whose habits this follows."""


@dataclass(frozen=True, slots=True)
class ReconcileOptions:
    """The options of `reconcile`."""

    from_on: date | None = None
    """First day of the period, included; None = not limited."""
    to_on: date | None = None
    """Last day of the period, included; None = not limited."""
    best_rule: str = "origins_majority"
    """Name of the rule that gives `best`: one of `BEST_RULES`."""
    half_life_days: Mapping[str, int] = field(default_factory=lambda: dict(HALF_LIFE_DAYS))
    """Days by condition; a condition that is missing has the half-life of `HALF_LIFE_DAYS`."""
    judgements: tuple[Judgement, ...] = ()
    """Decisions of people. `same` and `not_same` between claims or incidents are honoured; ended ones are not."""
    publisher_families: Mapping[str, str] = field(default_factory=dict)
    """Publisher -> family (a name, or an actor id of the registry where a side owns it)."""

    def __post_init__(self) -> None:
        if self.best_rule not in BEST_RULES:
            raise UsageError(f"no rule {self.best_rule!r} for best figures; use one of {', '.join(BEST_RULES)}")
        if self.from_on and self.to_on and self.from_on > self.to_on:
            raise UsageError(f"the period ends before it begins: {self.from_on} to {self.to_on}; swap the two days")

    def half_life(self, condition: Condition) -> int:
        """Return the declared days for `condition`."""
        return self.half_life_days.get(condition, HALF_LIFE_DAYS.get(condition, 0))
