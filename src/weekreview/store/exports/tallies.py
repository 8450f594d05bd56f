"""`tallies.jsonl`: every count with its definition, bounds and rule."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from weekreview.model import Tally

from .places import place_row
from .values import Row, day, number, undated_last


def tally_rows(tallies: Iterable[Tally], coarsen_km: float | None = None) -> Iterator[Row]:
    """Yield a row a tally: by what is counted, of whom, from which day, then by id."""
    for tally in sorted(tallies, key=lambda t: (t.of, t.role, *undated_last(t.from_on), t.tally_id)):
        yield tally_row(tally, coarsen_km)


def tally_row(tally: Tally, coarsen_km: float | None = None) -> Row:
    """Return the row of one tally."""
    return {
        "tally_id": tally.tally_id,
        "of": tally.of,
        "role": tally.role,
        "party": tally.party,
        "civilian": tally.civilian,
        "scope": tally.scope.value,
        "from": day(tally.from_on),
        "to": day(tally.to_on),
        "place": place_row(tally.place, coarsen_km),
        "low": number(tally.low),
        "best": number(tally.best),
        "high": number(tally.high),
        "rule": tally.rule,
        "origins": list(tally.origins),
        "claims": list(tally.claims),
        "disputed": tally.disputed,
        "side": tally.side,
        "level": tally.level,
        "area": tally.area or None,
        "addends": [{"incident_id": i, "low": number(low), "high": number(high)} for i, low, high in tally.addends],
    }
