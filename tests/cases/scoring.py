"""How much of a table holds: what was met, what was missed, what came out though it never may."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from .matching import Built, brief, closest, holds
from .tables import Case, Table


@dataclass(frozen=True, slots=True)
class Score:
    """The expectations of a table, counted."""

    met: int
    """Expectations that hold."""
    asked: int
    """All expectations."""
    missed: tuple[str, ...]
    """One line for each that does not hold."""

    @property
    def share(self) -> float:
        """Return the share that holds, in [0, 1]; 1 where nothing was asked."""
        return self.met / self.asked if self.asked else 1.0


def score_table(table: Table, built_of: Mapping[str, Built]) -> Score:
    """Return how many of a table's expectations hold."""
    asked = [(case, kind, wanted) for case in table.cases for kind, wanted in case.expect]
    missed = tuple(f"{case.id}: {fault}" for case in table.cases for fault in _missing(case, built_of[case.key]))
    return Score(len(asked) - len(missed), len(asked), missed)


def faults(case: Case, built: Built) -> list[str]:
    """Return one line for each thing that came out and never may, and in a `must` row for each that is missing."""
    there = [
        f"never {kind} {brief(wanted)}, but it is there" for kind, wanted in case.never if holds(kind, wanted, built)
    ]
    return there + (_missing(case, built) if case.must else [])


def _missing(case: Case, built: Built) -> list[str]:
    """Return one line for each expectation that does not hold, with what comes closest to it."""
    missed = [(kind, wanted) for kind, wanted in case.expect if not holds(kind, wanted, built)]
    return [f"no {kind} {brief(wanted)}; {closest(kind, wanted, built)}" for kind, wanted in missed]
