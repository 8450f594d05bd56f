"""Tallies added up again: bounds from the claims, addends from bounds, sums and best values from addends."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from math import floor

from weekreview.model import Quantity, Tally

from ..index import Index

MOST_STEPS = 1 << 24
"""Largest figure, in its unit, for which all sums are worked out; a larger one is only held between the least bound and
the sum of all."""
MOST_SUMS = 50_000
"""Different sums that are tried before a figure is only held between the least bound and the sum of all."""

NARROW = 1.5
"""Bounds whose high is at most this many times their low may be given by their middle. Source: house rule, as
`docs/method/reconcile.md` states it for the best value."""


def why_tally_fails(tally: Tally, index: Index) -> str:
    """Return why a tally does not follow from its addends and they from its claims; empty where it does."""
    if not tally.addends:
        return _why_single_fails(tally, index)
    lows = [low for _, low, _ in tally.addends]
    highs = [high for _, _, high in tally.addends]
    high = None if None in highs else sum(h for h in highs if h is not None)
    if not near(sum(lows), tally.low) or not near(high, tally.high):
        return f"the addends give {sum(lows)} to {high}, the tally says {tally.low} to {tally.high}"
    bounds = _bounds(tally, index)
    values = [v for _, low, high in tally.addends for v in (low, high) if v is not None]
    if missing := _not_reached(values, bounds):
        return f"the claims of the tally do not come to its addend {missing[0]}"
    return _why_best_fails(tally, index)


def _why_single_fails(tally: Tally, index: Index) -> str:
    bounds = _bounds(tally, index)
    for value, allowed in ((tally.low, bounds), (tally.high, bounds), (tally.best, [*bounds, *_middles(tally, index)])):
        if value is not None and not any(near(value, b) for b in allowed):
            return f"no claim of the tally gives {value}"
    return ""


def _why_best_fails(tally: Tally, index: Index) -> str:
    """Return why a best value is not a sum of one value for each addend, each supported and between its bounds."""
    singles = _singles(tally, index)
    added = {incident_id for incident_id, _, _ in tally.addends}
    parts = [t.best for incident_id, found in singles.items() if incident_id not in added for t in found]
    sums = {0.0}
    for incident_id, low, high in tally.addends:
        values = {t.best for t in singles.get(incident_id, ())} or set(_values_of(incident_id, tally, index))
        values |= {sum(parts), *(_sums(parts) or ())} if parts else set()
        values |= {high} if parts and high is not None else set()
        fitting = {v for v in values if v >= low - 1e-6 and (high is None or v <= high + 1e-6)}
        sums = {s + v for s in sums for v in fitting}
        if len(sums) > MOST_SUMS:
            return (
                ""
                if tally.low <= tally.best <= _most(tally, index)
                else f"nothing comes to the best value {tally.best}"
            )
    return (
        ""
        if any(near(tally.best, s) for s in sums)
        else f"no values of the addends come to the best value {tally.best}"
    )


def _most(tally: Tally, index: Index) -> float:
    return tally.high if tally.high is not None else sum(_bounds(tally, index))


def _singles(tally: Tally, index: Index) -> dict[str, list[Tally]]:
    """Return the tallies of single incidents that a sum rests on, each of which holds by itself; by incident."""
    found: dict[str, list[Tally]] = {}
    rested = set(tally.claims)
    candidates = {r.tally_id: r for c in tally.claims for r in index.records_of.get(c, ()) if isinstance(r, Tally)}
    for one in candidates.values():
        same = (one.of, one.civilian, one.side, one.addends) == (tally.of, tally.civilian, tally.side, ())
        if not same or not set(one.claims) <= rested or _why_single_fails(one, index):
            continue
        for incident_id in {i for c in one.claims for i in _incidents(c, index)}:
            found.setdefault(incident_id, []).append(one)
    return found


def _incidents(claim_id: str, index: Index) -> Iterable[str]:
    return (r.incident_id for r in index.records_of.get(claim_id, ()) if hasattr(r, "incident_id"))


def _values_of(incident_id: str, tally: Tally, index: Index) -> Iterable[float]:
    """Return the bounds, and the middles of narrow ones, that an incident's own claims give of what is counted."""
    incident = index.incidents.get(incident_id)
    own = [q for c in index.claims_of(incident.claims if incident else ()) for q in c.quantities if q.of == tally.of]
    return [*_ends(own), *_middles_of(own)]


def _counted(tally: Tally, index: Index) -> list[Quantity]:
    return [q for c in index.claims_of(tally.claims) for q in c.quantities if q.of == tally.of]


def _ends(counted: Iterable[Quantity]) -> list[float]:
    return sorted(bound for q in counted for bound in (q.low, q.high) if bound is not None)


def _bounds(tally: Tally, index: Index) -> list[float]:
    """Return all bounds of what the tally counts, as its claims give them; sorted."""
    return _ends(_counted(tally, index))


def _middles(tally: Tally, index: Index) -> list[float]:
    return _middles_of(_counted(tally, index))


def _middles_of(counted: Iterable[Quantity]) -> list[float]:
    """Return the middles, whole ones too, between each low and each narrow high."""
    known = list(counted)
    lows, highs = {q.low for q in known if q.low is not None}, {q.high for q in known if q.high is not None}
    middles = [(low + high) / 2 for low in lows for high in highs if low <= high <= NARROW * low]
    return sorted({value for middle in middles for value in (middle, float(floor(middle)))})


def _not_reached(values: Sequence[float], bounds: Sequence[float]) -> list[float]:
    """Return the values that no bounds add up to: a whole may be raised to the sum of its parts.

    The sums are the bits of one number, which is moved up by each bound in turn; the unit is one or a hundredth.
    """
    scale = 1 if all(v == int(v) for v in (*values, *bounds)) else 100
    wanted = {value: round(value * scale) for value in values}
    if max(wanted.values()) > MOST_STEPS:
        return [value for value in wanted if not bounds or not min(bounds) <= value <= sum(bounds)]
    mask = (1 << max(wanted.values()) + 1) - 1
    reached = 1
    for bound in bounds:
        reached |= reached << round(bound * scale) & mask
    return [value for value, steps in wanted.items() if not (value > 0 and reached >> steps & 1)]


def _sums(values: Iterable[float]) -> set[float] | None:
    """Return the sums of any of the values, zero left out; None where they are too many."""
    sums = {0.0}
    for value in values:
        sums |= {round(s + value, 6) for s in sums}
        if len(sums) > MOST_SUMS:
            return None
    return {s for s in sums if s}


def near(a: float | None, b: float | None) -> bool:
    """Return True where both are none, or the same but for rounding."""
    return a is b is None or (a is not None and b is not None and abs(a - b) < max(1e-6, 1e-9 * abs(a)))
