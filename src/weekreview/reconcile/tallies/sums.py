"""Sums: figures of different incidents added; part and whole never, and nothing twice."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from weekreview.model import Incident, Place, Precision, Tally

from ..distances import apart_km, is_fine, spots, within
from ..kinds import likeness
from .ledgers import Ledger

NOT_ADDED = frozenset({"personnel", "equipment", "distance", "money", "other"})
"""Figures that are never added: the same troops take part in many incidents, and distances do not sum."""
AGGREGATES = frozenset({"strikes", "attacks", "destroyed", "damaged", "captured", "displaced", "detained", "area"})
"""Figures that reports give summed over an area ("23 strikes in Syria") as a matter of course."""
RARE = 10
"""A figure of so many agrees by chance seldom: two incidents that share it, and that nothing tells apart, are one."""


@dataclass(frozen=True, slots=True)
class Addend:
    """One incident's figure, on its way into a sum."""

    tally: Tally
    """The incident's own tally."""
    incident: Incident
    """The incident."""
    places: tuple[Place, ...]
    """All places that its claims state, or where there are none, took over."""
    documents: frozenset[str]
    """The reports that give the figure."""
    listed: bool
    """True where it is given in items of lists alone."""
    dated: bool
    """True where some claim of it names its day."""
    low: float
    """Least."""
    best: float
    """By the rule."""
    high: float | None
    """Greatest; None = no upper bound."""
    disputed: bool
    """True where origins disagree, or the parts come to more than the whole."""
    members: tuple[Tally, ...] = ()
    """The tallies that it rests on, its parts' and repetitions' included."""


def addend_of(tally: Tally, incident: Incident, ledger: Ledger) -> Addend:
    """Return the tally of one incident as an addend."""
    claims = [ledger.claim(c) for c in tally.claims]
    places = {m.place for c in claims for m in spots(c) if m.place} or {incident.place}
    return Addend(
        tally=tally,
        incident=incident,
        places=tuple(sorted((p for p in places if p), key=lambda p: (p.place_id, p.name))),
        documents=frozenset(c.document_id for c in claims),
        listed=all(c.passage == "list_item" for c in claims),
        dated=any(c.when and not c.when.inherited for c in claims),
        low=tally.low,
        best=tally.best,
        high=tally.high,
        disputed=tally.disputed,
        members=(tally,),
    )


def without_repeats(addends: Sequence[Addend], ledger: Ledger) -> list[Addend]:
    """Return the addends with those taken as one that share a figure and that nothing tells apart.

    Of small figures, which agree by chance, the greatest bound stays the sum of both.
    """
    groups: dict[tuple, list[Addend]] = defaultdict(list)
    ordered = sorted(addends, key=lambda a: (-len(a.tally.origins), _size(a), a.incident.incident_id))
    for addend in ordered:
        same = groups[(addend.low, addend.high)]
        twin = next((n for n, kept in enumerate(same) if _may_be_one(kept, addend, ledger)), None)
        if twin is None:
            same.append(addend)
        else:
            same[twin] = _taken_as_one(same[twin], addend)
    return sorted((a for same in groups.values() for a in same), key=lambda a: a.incident.incident_id)


def _may_be_one(one: Addend, other: Addend, ledger: Ledger) -> bool:
    rare = one.low >= RARE
    if one.documents & other.documents and (not rare or one.listed or other.listed):
        return False  # one report told them as two
    if not rare and (not (one.places and other.places) or likeness(one.incident.type, other.incident.type) == 0):
        return False
    return (
        _days_meet(one.tally, other.tally)
        and _areas_meet(one, other)
        and not _done_by_others(one.incident, other.incident, ledger)
        and not _parted(one, other, ledger)
    )


def _days_meet(one: Tally, other: Tally) -> bool:
    if not (one.from_on and one.to_on and other.from_on and other.to_on):
        return True
    return one.from_on <= other.to_on and other.from_on <= one.to_on


def _areas_meet(one: Addend, other: Addend) -> bool:
    if not (one.places and other.places):
        return True
    return any(apart_km(a, b) <= 0 for a in one.places for b in other.places)


def _done_by_others(one: Incident, other: Incident, ledger: Ledger) -> bool:
    """Return True where each names who did it, and no side is in both."""
    sides = ledger.sides
    mine, theirs = ([a for a in i.actors if sides.actor(a) and not sides.is_generic(a)] for i in (one, other))
    if not (mine and theirs):
        return False
    return not any(sides.same(a, b, one.latest_on) or sides.allied(a, b, one.latest_on) for a in mine for b in theirs)


def _parted(one: Addend, other: Addend, ledger: Ledger) -> bool:
    pairs = ((min(a, b), max(a, b)) for a in one.tally.claims for b in other.tally.claims)
    return any(pair in ledger.gathered.apart for pair in pairs)


def _taken_as_one(kept: Addend, again: Addend) -> Addend:
    high = kept.high
    if kept.low < RARE and high is not None and again.high is not None:
        high += again.high
    return replace(
        kept,
        high=high,
        documents=kept.documents | again.documents,
        disputed=kept.disputed or again.disputed,
        members=kept.members + again.members,
    )


def without_parts(addends: Sequence[Addend]) -> list[Addend]:
    """Return the addends with each part taken up by the smallest whole that holds it; sorted by incident id."""
    ordered = sorted(addends, key=lambda a: (not a.listed, _size(a), a.incident.incident_id))
    wholes = [(n, a) for n, a in enumerate(ordered) if _may_be_whole(a)]
    parts: dict[int, list[int]] = {}
    taken: set[int] = set()
    for n, part in enumerate(ordered):
        held_by = [m for m, whole in wholes if m > n and _is_part(part, whole)]
        if held_by:
            parts.setdefault(held_by[0] if part.places else held_by[-1], []).append(n)
            taken.add(n)
    resolved: dict[int, Addend] = {}
    for n, addend in enumerate(ordered):  # small to large, so that a whole finds its parts settled
        resolved[n] = _take_up(addend, [resolved[m] for m in parts.get(n, ())])
    return sorted((resolved[n] for n in resolved if n not in taken), key=lambda a: a.incident.incident_id)


def _size(addend: Addend) -> tuple[float, int]:
    return (sum(p.radius_m for p in addend.places), _days(addend))


def _days(addend: Addend) -> int:
    first, last = addend.tally.from_on, addend.tally.to_on
    return (last - first).days if first and last else 0


def _may_be_whole(addend: Addend) -> bool:
    return not addend.listed and (not addend.places or any(not is_fine(p) for p in addend.places))


def _is_part(part: Addend, whole: Addend) -> bool:
    """Return True where what `part` counts is counted in `whole` as well, as far as place, days and number allow."""
    if whole.high is not None and whole.high < part.low:
        return False
    one_report = bool(part.documents & whole.documents)
    if part.listed and one_report and part.tally.of in AGGREGATES:
        return not (part.places and whole.places) or _inside(part, whole)
    if not part.places or not whole.places or not _inside(part, whole):
        return False
    if not _days_within(part.tally, whole.tally) and (part.dated or not one_report):
        return False
    told_as_sum = part.tally.of in AGGREGATES or _days(whole) > _days(part)
    return told_as_sum or bool(set(part.tally.origins) & set(whole.tally.origins))


def _inside(part: Addend, whole: Addend) -> bool:
    """Return True where every place of the part lies in the whole's, and the whole's are more or larger."""
    if part.places == whole.places:
        return False
    return all(any(p == w or within(p, w) for w in whole.places) for p in part.places)


def _days_within(part: Tally, whole: Tally) -> bool:
    if not (part.from_on and part.to_on and whole.from_on and whole.to_on):
        return False
    return whole.from_on <= part.from_on and part.to_on <= whole.to_on


def _take_up(whole: Addend, parts: Sequence[Addend]) -> Addend:
    """Return the whole, its low and best raised to what its parts come to; more than its high is a dispute."""
    if not parts:
        return whole
    members = whole.members + tuple(t for p in parts for t in p.members)
    low, best, high = sum_up([p for p in parts if p.places] or parts)
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


def areas_of(
    addends: Sequence[Addend], known: Mapping[tuple[str, str], Place]
) -> Iterable[tuple[str, str, Place, list[Addend]]]:
    """Return (level, area, place, addends in it) for each country and province that says more than a larger sum.

    An area is left out where all of the next larger area's addends lie in it, or where only one does.
    """
    areas: dict[tuple[str, str], list[Addend]] = {}
    for addend in addends:
        place = addend.incident.place
        if place is None or place.country is None or len({p.country for p in addend.places}) > 1:
            continue
        areas.setdefault(("country", place.country), []).append(addend)
        province = place.province or (place.name if place.precision is Precision.PROVINCE else None)
        if province and place.precision is not Precision.COUNTRY:
            areas.setdefault(("province", f"{province}, {place.country}"), []).append(addend)
    widest: dict[str, int] = {}
    for (level, area), inside in sorted(areas.items()):  # countries before provinces
        larger = widest.get(area.rsplit(", ", 1)[-1], len(addends))
        if 1 < len(inside) < larger and (level, area) in known:
            if level == "country":
                widest[area] = len(inside)
            yield level, area, known[(level, area)], inside


def known_areas(places: Iterable[Place]) -> dict[tuple[str, str], Place]:
    """Return (level, area) -> the country or province itself, of those that the claims name."""
    found: dict[tuple[str, str], Place] = {}
    for place in sorted(set(places), key=lambda p: (p.place_id, p.name)):
        if place.precision is Precision.COUNTRY and place.country:
            found.setdefault(("country", place.country), place)
        elif place.precision is Precision.PROVINCE and place.country:
            for name in {place.name, place.province} - {None}:
                found.setdefault(("province", f"{name}, {place.country}"), place)
    return found
