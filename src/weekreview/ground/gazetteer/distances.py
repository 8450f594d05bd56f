"""Distances, bearings and areas on the globe."""

from __future__ import annotations

from math import asin, atan2, cos, degrees, pi, radians, sin, sqrt

EARTH_KM = 6371.0088
"""Mean radius. Source: IUGG."""

PEOPLE_PER_KM2 = 5000.0
"""Density that turns a population into an area. Source: order of the mean built-up density in the Atlas of Urban
Expansion (Angel and others 2016); it is a convention, not a measurement of any one city."""


def distance_km(lat_a: float, lon_a: float, lat_b: float, lon_b: float) -> float:
    """Return the great-circle distance of two points (haversine)."""
    a, b = radians(lat_a), radians(lat_b)
    half = sin((b - a) / 2) ** 2 + cos(a) * cos(b) * sin(radians(lon_b - lon_a) / 2) ** 2
    return 2 * EARTH_KM * asin(min(1.0, sqrt(half)))


def move(lat: float, lon: float, bearing_degrees: float, length_km: float) -> tuple[float, float]:
    """Return the point `length_km` from a point on a great circle that leaves it at `bearing_degrees` (0 = north)."""
    a, angle, turn = radians(lat), length_km / EARTH_KM, radians(bearing_degrees)
    b = asin(sin(a) * cos(angle) + cos(a) * sin(angle) * cos(turn))
    east = atan2(sin(turn) * sin(angle) * cos(a), cos(angle) - sin(a) * sin(b))
    return degrees(b), (lon + degrees(east) + 540) % 360 - 180


def settlement_radius_m(population: int) -> float:
    """Return the radius of a disc that holds `population` at `PEOPLE_PER_KM2`, at least 1 km; 1.5 km where it is not
    known."""
    if population <= 0:
        return 1500.0
    return max(1000.0, round(1000 * sqrt(population / PEOPLE_PER_KM2 / pi), -2))


def area_radius_m(area_km2: float) -> float:
    """Return the radius of the disc of an area."""
    return round(1000 * sqrt(max(area_km2, 1.0) / pi), -2)
