"""Places made of others: near one, a part of one, so far from one, between two. Each keeps its uncertainty in its
radius."""

from __future__ import annotations

from dataclasses import replace

from weekreview.model import Place, Precision

from ..gazetteer.distances import distance_km, move

NEAR_M = 10_000.0
"""What "near" adds to the radius of a place. Source: half of the 25 km within which ACLED's and UCDP's second
precision lies."""

BESIDE_M = 15_000.0
"""Radius of "south of" a place. Convention, within the same 25 km."""

BESIDE_KM = 10.0
"""How far beyond the edge of a place "south of" it is put. Convention."""

NAMES = {
    0: "north",
    45: "north-east",
    90: "east",
    135: "south-east",
    180: "south",
    225: "south-west",
    270: "west",
    315: "north-west",
}


def near(place: Place) -> Place:
    """Return the surroundings of a place; of a country or a province its edge is meant, so only its precision
    changes."""
    wide = place.precision in (Precision.COUNTRY, Precision.PROVINCE, Precision.FRONT)
    return replace(
        place, place_id=f"{place.place_id}#near", name=f"near {place.name}",
        radius_m=place.radius_m + (0 if wide else NEAR_M), precision=Precision.FRONT if wide else Precision.NEAR,
    )  # fmt: skip


def part(place: Place, bearing: int | None) -> Place:
    """Return the part of an area that lies to `bearing` of its middle (None = its middle). A town stays whole."""
    side = NAMES[bearing] + "ern" if bearing is not None else "central"
    name = f"{side} {place.name}"
    if place.precision in (Precision.SETTLEMENT, Precision.NEIGHBOURHOOD, Precision.SITE, Precision.NEAR):
        return replace(place, place_id=f"{place.place_id}#{side}", name=name)
    lat, lon = (
        (place.lat, place.lon) if bearing is None else move(place.lat, place.lon, bearing, place.radius_m * 0.5 / 1000)
    )
    precision = Precision.FRONT if place.precision is Precision.COUNTRY else place.precision
    return replace(
        place, place_id=f"{place.place_id}#{side}", name=name, lat=round(lat, 4), lon=round(lon, 4),
        radius_m=round(place.radius_m * 0.6, -2), precision=precision,
    )  # fmt: skip


def beside(place: Place, bearing: int) -> Place:
    """Return the ground outside a place to one side of it ("areas south of Aleppo city")."""
    lat, lon = move(place.lat, place.lon, bearing, place.radius_m / 1000 + BESIDE_KM)
    wide = place.radius_m > 25_000
    return replace(
        place, place_id=f"{place.place_id}#{NAMES[bearing]}-of", name=f"{NAMES[bearing]} of {place.name}",
        lat=round(lat, 4), lon=round(lon, 4), radius_m=place.radius_m if wide else BESIDE_M + place.radius_m / 2,
        kind="area", precision=Precision.FRONT if wide else Precision.NEAR,
    )  # fmt: skip


def away(place: Place, km: float, bearing: int | None) -> Place:
    """Return the spot `km` from a place; without a direction the ring of that radius around it."""
    if bearing is None:
        return replace(
            place, place_id=f"{place.place_id}#{km:g}km", name=f"{km:g} km from {place.name}",
            radius_m=place.radius_m + km * 1000, precision=Precision.NEAR, kind="area",
        )  # fmt: skip
    lat, lon = move(place.lat, place.lon, bearing, km)
    return replace(
        place, place_id=f"{place.place_id}#{km:g}km-{NAMES[bearing]}",
        name=f"{km:g} km {NAMES[bearing]} of {place.name}",
        lat=round(lat, 4), lon=round(lon, 4), radius_m=place.radius_m + max(2000.0, km * 250),
        precision=Precision.NEAR, kind="area",
    )  # fmt: skip


def between(one: Place, other: Place) -> Place:
    """Return the stretch between two places."""
    km = distance_km(one.lat, one.lon, other.lat, other.lon)
    return Place(
        f"{one.place_id}#to#{other.place_id}", f"between {one.name} and {other.name}",
        round((one.lat + other.lat) / 2, 4), round((one.lon + other.lon) / 2, 4), max(2000.0, km * 500 + one.radius_m
        / 2), Precision.NEAR if km <= 50 else Precision.FRONT, "area", one.country if one.country == other.country
        else None, one.province if one.province == other.province else None,
    )  # fmt: skip


def road(place: Place) -> Place:
    """Return the road to or from a place, of which no more is known than that it reaches it."""
    return replace(
        place, place_id=f"{place.place_id}#road", name=f"road to {place.name}", radius_m=place.radius_m + 2 * NEAR_M,
        precision=Precision.NEAR, kind="road",
    )  # fmt: skip


def quarter(place: Place, bearing: int | None) -> Place:
    """Return some part of a town that is not named ("the western quarter", "parts of it"): the town's own disc, or its
    half to `bearing`."""
    side = NAMES[bearing] + "ern " if bearing is not None else ""
    lat, lon = (place.lat, place.lon)
    if bearing is not None:
        lat, lon = move(lat, lon, bearing, place.radius_m * 0.5 / 1000)
    return replace(
        place, place_id=f"{place.place_id}#{side.strip() or 'some'}-part", name=f"{side}part of {place.name}",
        lat=round(lat, 4), lon=round(lon, 4), radius_m=round(place.radius_m * (0.6 if side else 1.0), -2),
        kind="neighbourhood", precision=Precision.NEIGHBOURHOOD,
    )  # fmt: skip
