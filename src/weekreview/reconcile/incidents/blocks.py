"""Blocks: which tellings are compared at all, so that the cost grows with the claims and not with their square."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from math import ceil, cos, floor, radians

from weekreview.model import Place, Precision

from ..distances import apart_km
from ..kinds import BLOCKS, likeness
from .tellings import Telling

WINDOW = 24
"""In a block, a telling is compared with this many that follow it in the order of `Telling.key`.
Source: house rule; a smaller block is compared whole."""
LEAST_TELLING_NUMBER = 10
"""Least figure that, with an actor, brings two tellings together wherever they are; smaller ones agree by chance."""
CELL_DEGREES = 0.5
"""Side of the grid's cells."""
REACH_KM = 120.0
"""Largest radius that is spread over cells; larger places are blocked by country alone."""
_KM_A_DEGREE = 111.2


def candidate_pairs(tellings: Sequence[Telling]) -> list[tuple[Telling, Telling]]:
    """Return each pair that shares a block, once, in an order that does not depend on that of `tellings`."""
    ordered = sorted(tellings, key=lambda t: t.key)
    blocks: dict[tuple, list[int]] = defaultdict(list)
    for rank, telling in enumerate(ordered):
        for key in set(_keys(telling)):
            blocks[key].append(rank)
    found: set[int] = set()  # each pair as one number, of which a year's claims make millions
    size = len(ordered)
    for key, members in blocks.items():
        allowed = _ALLOWED[key[0]]
        for n, one in enumerate(members):
            telling, row = ordered[one], one * size
            near = [other for other in members[n + 1 : n + 1 + WINDOW] if row + other not in found]
            found.update([row + other for other in near if allowed(telling, ordered[other])])
    return [(ordered[n // size], ordered[n % size]) for n in sorted(found)]


def _keys(telling: Telling) -> Iterator[tuple]:
    kind = BLOCKS.get(telling.claim.type, telling.claim.type)
    named = [*sorted(telling.actors | telling.targets), *sorted(telling.place_names)]
    grounds = [("area", area) for area in _areas(telling.places)] + [("who", name) for name in named]
    if not telling.places:
        grounds.append(("who", f"no place:{telling.claim.type}"))
    for sort, ground in grounds:
        yield (f"{sort}, any day", kind, ground)
        if telling.narrow:
            for day in range(telling.first, telling.last + 1):
                yield (sort, kind, ground, day)
    for (of, _), (low, _) in telling.figures.items():
        if low >= LEAST_TELLING_NUMBER:
            yield from (("number", kind, of, low, who) for who in named or ("",))
            yield from (("number", kind, of, low, area) for area in _areas(telling.places) if ":" in area)
    yield ("document", kind, telling.claim.document_id)


def _meet(one: Telling, other: Telling) -> bool:
    """Return True where some of their areas touch, or one was merely taken over and may be wrong."""
    if likeness(one.claim.type, other.claim.type) == 0:
        return False
    for mine, taken in one.places:
        for theirs, taken_too in other.places:
            if taken or taken_too or mine is theirs or apart_km(mine, theirs) <= 0:
                return True
    return False


def _one_unplaced(one: Telling, other: Telling) -> bool:
    """Return True where a place can't tell the two apart, so that who took part has to bring them together."""
    return likeness(one.claim.type, other.claim.type) > 0 and not (one.finely_placed and other.finely_placed)


def _one_wide(one: Telling, other: Telling) -> bool:
    return not (one.narrow and other.narrow)


_ALLOWED: dict[str, Callable[[Telling, Telling], bool]] = {
    "area": _meet,
    "area, any day": lambda one, other: _one_wide(one, other) and _meet(one, other),
    "who": _one_unplaced,
    "who, any day": lambda one, other: _one_wide(one, other) and _one_unplaced(one, other),
    "number": lambda one, other: likeness(one.claim.type, other.claim.type) > 0,
    "document": lambda one, other: likeness(one.claim.type, other.claim.type) > 0,
}
"""Sort of block -> which of its pairs are worth comparing."""


def _areas(places: Iterable[tuple[Place, bool]]) -> Iterator[str]:
    for place, _ in places:
        if place.precision is Precision.COUNTRY or place.radius_m > REACH_KM * 1000:
            yield f"in:{place.country or place.place_id}"
            continue
        if place.precision is Precision.PROVINCE and place.country:
            yield f"in:{place.country}"
        yield from _cells(place)


def _cells(place: Place) -> Iterator[str]:
    """Yield the cells of a one-degree grid that the place's area touches."""
    north = place.radius_m / 1000 / _KM_A_DEGREE + 0.05  # half a hundredth of slack, so that neighbours meet
    east = north / max(cos(radians(place.lat)), 0.1)
    for row in range(floor((place.lat - north) / CELL_DEGREES), ceil((place.lat + north) / CELL_DEGREES)):
        for column in range(floor((place.lon - east) / CELL_DEGREES), ceil((place.lon + east) / CELL_DEGREES)):
            yield f"{row}:{column % 360}"
