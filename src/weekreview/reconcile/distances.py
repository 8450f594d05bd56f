"""Distances between places, each taken as the area that it is."""

from __future__ import annotations

import re
from collections.abc import Callable
from math import asin, cos, radians, sin, sqrt
from typing import Any

from weekreview.model import Claim, Place, PlaceMention, Precision

EARTH_KM = 6371.0088
"""Mean radius. Source: IUGG mean radius R1 of WGS84."""
FINE_KM = 20.0
"""Radius up to which a place tells one event of a day from another: a large city. House rule."""
FINE = frozenset({Precision.SITE, Precision.NEIGHBOURHOOD, Precision.SETTLEMENT, Precision.NEAR})
WIDE = frozenset({Precision.COUNTRY, Precision.FRONT, Precision.SEA_OR_AIRSPACE})
"""Areas that hold so many events that lying in one says nothing."""
DIVISIONS = frozenset({Precision.PROVINCE, Precision.COUNTRY})
_TOWARDS = re.compile(r"\b(?:for|to|towards?|into)\s+(?:the\s+)?$", re.IGNORECASE)

_Key = tuple[str, float, str, float]
_WITHIN: dict[_Key, bool] = {}
_APART: dict[_Key, float] = {}
MOST_REMEMBERED = 200_000
"""Pairs of places whose relation is remembered; then it is forgotten and begun anew."""


def _remembered(table: dict, one: Place, other: Place, work_out: Callable) -> Any:
    """Return what `table` holds of the pair, worked out the first time. Hashing whole places would be slow."""
    key = (one.place_id, one.radius_m, other.place_id, other.radius_m)
    found = table.get(key)
    if found is None:
        if len(table) >= MOST_REMEMBERED:
            table.clear()
        found = table[key] = work_out(one, other)
    return found


def distance_km(one: Place, other: Place) -> float:
    """Return the great-circle distance of the centres (haversine)."""
    lat1, lat2 = radians(one.lat), radians(other.lat)
    half = sin((lat2 - lat1) / 2) ** 2 + cos(lat1) * cos(lat2) * sin(radians(other.lon - one.lon) / 2) ** 2
    return 2 * EARTH_KM * asin(sqrt(min(1.0, half)))


def is_fine(place: Place) -> bool:
    """Return True where the place is no larger than a large city."""
    return place.precision in FINE and place.radius_m <= FINE_KM * 1000


def within(part: Place, whole: Place) -> bool:
    """Return True where `part` lies in `whole`, another and larger place: by its country or province, else by area."""
    if part is whole or part.place_id == whole.place_id or part.radius_m >= whole.radius_m:
        return False
    return _remembered(_WITHIN, part, whole, _within)


def _within(part: Place, whole: Place) -> bool:
    if whole.precision is Precision.COUNTRY and whole.country and part.country:
        return part.country == whole.country
    if whole.precision is Precision.PROVINCE and part.province and part.province in (whole.name, whole.province):
        return part.country == whole.country
    return distance_km(part, whole) * 1000 + part.radius_m / 2 <= whole.radius_m


def apart_km(one: Place, other: Place) -> float:
    """Return by how much the areas miss one another; 0 or less where they touch."""
    if one is other or one.place_id == other.place_id:
        return 0.0
    return _remembered(_APART, one, other, _apart_km)


def _apart_km(one: Place, other: Place) -> float:
    if within(one, other) or within(other, one):
        return 0.0
    centres_km = distance_km(one, other)
    if one.precision is other.precision and one.precision in DIVISIONS:
        return max(centres_km, 1.0)  # two divisions of one rank do not overlap, though their circles may
    if Precision.COUNTRY in (one.precision, other.precision) and one.country and other.country:
        return max(centres_km, 1.0)
    return centres_km - (one.radius_m + other.radius_m) / 1000


def spots(claim: Claim) -> tuple[PlaceMention, ...]:
    """Return the claim's determined places without those that only say in what larger area another one lies.

    Where somebody withdrew from and whither are two places: the event is where it began.
    """
    placed = [m for m in claim.places if m.place]
    if claim.type == "withdrawal" and len(placed) > 1:
        placed = [m for m in placed if not _is_destination(claim, m)] or placed
    stated = [m for m in placed if not m.inherited] or placed
    return tuple(m for m in stated if not any(within(o.place, m.place) for o in stated))


def _is_destination(claim: Claim, mention: PlaceMention) -> bool:
    """Return True for "for the border": the words before a place say that somebody went there."""
    before = claim.evidence.text[: max(mention.span.begin - claim.evidence.begin, 0)]
    return bool(_TOWARDS.search(before))
