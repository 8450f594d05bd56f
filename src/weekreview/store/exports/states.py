"""`states.jsonl`: who holds what, which ceasefires and sieges, on whose word."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from weekreview.model import State

from .places import place_row
from .values import Row, day, undated_last


def state_rows(states: Iterable[State], coarsen_km: float | None = None) -> Iterator[Row]:
    """Yield a row a state: by the place in words, first day, condition, status, holder and claims."""
    for state in sorted(states, key=_order):
        yield state_row(state, coarsen_km)


def state_row(state: State, coarsen_km: float | None = None) -> Row:
    """Return the row of one state."""
    return {
        "place": place_row(state.place, coarsen_km),
        "holder": state.holder,
        "condition": state.condition.value,
        "status": state.status.value,
        "from": day(state.from_on),
        "to": day(state.to_on),
        "claims": list(state.claims),
        "decays_on": day(state.decays_on),
        "where": state.where,
        "below": state.below,
    }


def _order(state: State) -> tuple:
    what = (state.condition.value, state.status.value, state.holder or "", state.claims)
    return (state.where, *undated_last(state.from_on), *what)
