"""Sums: figures of different incidents added, part and whole never."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from weekreview.model import Incident, Tally

from ..distances import is_fine, within

NOT_ADDED = frozenset({"personnel", "equipment", "distance", "money", "other"})
"""Figures that are never added: the same troops take part in many incidents, and distances do not sum."""
AGGREGATES = frozenset({"strikes", "attacks", "destroyed", "damaged", "captured", "displaced", "detained", "area"})
"""Figures that reports give summed over an area ("23 strikes in Syria") as a matter of course."""


@dataclass(frozen=True, slots=True)
class Addend:
    """One incident's figure, on its way into a sum."""

    tally: Tally
    """The incident's own tally."""
    incident: Incident
    """The incident."""
    low: float
    """Least."""
    best: float
    """By the rule."""
    high: float | None
    """Greatest; None = no upper bound."""
    disputed: bool
    """True where origins disagree, or the parts come to more than the whole."""
    members: tuple[Tally, ...] = ()
    """The tallies that it rests on, its parts' included."""


def addend_of(tally: Tally, incident: Incident) -> Addend:
    """Return the tally of one incident as an addend."""
    return Addend(tally, incident, tally.low, tally.best, tally.high, tally.disputed, (tally,))


def without_parts(addends: Sequence[Addend]) -> list[Addend]:
    """Return the addends with each part taken up by the smallest whole that holds it; sorted by incident id."""
    ordered = sorted(addends, key=lambda a: (_size(a), a.incident.incident_id))
    wholes = [(n, a) for n, a in enumerate(ordered) if _may_be_whole(a)]
    parts: dict[int, list[int]] = {}
    taken: set[int] = set()
    for n, part in enumerate(ordered):
        whole = next((m for m, w in wholes if m > n and _is_part(part, w)), None)
        if whole is not None:
            parts.setdefault(whole, []).append(n)
            taken.add(n)
    resolved: dict[int, Addend] = {}
    for n, addend in enumerate(ordered):  # small to large, so that a whole finds its parts settled
        resolved[n] = _take_up(addend, [resolved[m] for m in parts.get(n, ())])
    return sorted((resolved[n] for n in resolved if n not in taken), key=lambda a: a.incident.incident_id)


def _size(addend: Addend) -> tuple[float, int]:
    place = addend.incident.place
    return (place.radius_m if place else 0.0, _days(addend))


def _days(addend: Addend) -> int:
    first, last = addend.tally.from_on, addend.tally.to_on
    return (last - first).days if first and last else 0


def _may_be_whole(addend: Addend) -> bool:
    place = addend.incident.place
    return place is not None and not is_fine(place)


def _is_part(part: Addend, whole: Addend) -> bool:
    """Return True where what `part` counts is counted in `whole` as well, as far as place, days and number allow."""
    inner, outer = part.incident.place, whole.incident.place
    if inner is None or outer is None or not within(inner, outer) or not _days_within(part.tally, whole.tally):
        return False
    if whole.high is not None and whole.high < part.low:
        return False
    told_as_sum = part.tally.of in AGGREGATES or _days(whole) > _days(part)
    return told_as_sum or bool(set(part.tally.origins) & set(whole.tally.origins))


def _days_within(part: Tally, whole: Tally) -> bool:
    if not (part.from_on and part.to_on and whole.from_on and whole.to_on):
        return False
    return whole.from_on <= part.from_on and part.to_on <= whole.to_on


def _take_up(whole: Addend, parts: Sequence[Addend]) -> Addend:
    """Return the whole, its low and best raised to what its parts come to; more than its high is a dispute."""
    if not parts:
        return whole
    low, best, high = sum_up(parts)
    members = whole.members + tuple(t for p in parts for t in p.members)
    if whole.high is not None and low > whole.high:
        return replace(whole, best=best, high=high, disputed=True, members=members)
    top = whole.high
    best = max(whole.best, best) if top is None else min(max(whole.best, best), top)
    disputed = whole.disputed or any(p.disputed for p in parts)
    return replace(whole, low=max(whole.low, low), best=best, disputed=disputed, members=members)


def sum_up(addends: Sequence[Addend]) -> tuple[float, float, float | None]:
    """Return the sums of low, best and high; no upper bound anywhere is no upper bound of the sum."""
    highs = [a.high for a in addends]
    high = None if None in highs else sum(h for h in highs if h is not None)
    return sum(a.low for a in addends), sum(a.best for a in addends), high


def areas_of(addends: Sequence[Addend]) -> Mapping[tuple[str, str], list[Addend]]:
    """Return (level, area) -> addends that lie in it, for provinces and countries."""
    areas: dict[tuple[str, str], list[Addend]] = {}
    for addend in addends:
        place = addend.incident.place
        if place is None or place.country is None:
            continue
        areas.setdefault(("country", place.country), []).append(addend)
        if province := place.province or (place.name if place.precision == "province" else None):
            areas.setdefault(("province", f"{province}, {place.country}"), []).append(addend)
    return dict(sorted(areas.items()))
