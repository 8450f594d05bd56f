"""Place: a spot or area of the world, as precisely as it is known; and the words that name it.

Places are coarsened here, one way for the page and the data: two ways would undo each other, since who lays one grid
over the other knows more than either tells.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from enum import StrEnum

from weekreview.errors import UsageError

from .span import Span

KM_A_DEGREE = 111.195
"""Of latitude. Source: a sphere of 6,371.0088 km radius (IUGG mean radius, GRS80)."""
COARSEST_KM = 500.0
POLAR_COSINE = 0.01
"""Within about 64 km of a pole a grid of longitudes means nothing; places there go to the zero meridian."""


class Precision(StrEnum):
    """How exactly a place is known, from a building to a sea. Source: the crosswalk in `docs/method/ground.md`."""

    SITE = "site"
    NEIGHBOURHOOD = "neighbourhood"
    SETTLEMENT = "settlement"
    NEAR = "near"
    """Near or between settlements."""
    DISTRICT = "district"
    PROVINCE = "province"
    FRONT = "front"
    """A front or another part of a country."""
    COUNTRY = "country"
    SEA_OR_AIRSPACE = "sea_or_airspace"
    NOT_DETERMINED = "not_determined"


@dataclass(frozen=True, slots=True)
class Place:
    """One place of the gazetteer, WGS84. `radius_m` is the area that the name covers, never a false point."""

    place_id: str
    """`gn:` GeoNames id, `adm:` ISO 3166-2 or GeoNames code, `iso:` country, `wr:` our own supplement."""
    name: str
    """The name to show."""
    lat: float
    """Degrees north."""
    lon: float
    """Degrees east."""
    radius_m: float
    """Radius of the area meant, in metres."""
    precision: Precision
    """How exactly it is known."""
    kind: str
    """settlement, air_base, camp, crossing, dam, province, country, sea ...; the gazetteer's word for what it is."""
    country: str | None = None
    """ISO 3166-1 alpha-2, lower case; None for seas and disputed ground."""
    province: str | None = None
    """Name of the first-level division, where known."""


@dataclass(frozen=True, slots=True)
class PlaceMention:
    """Words of a claim that name a place, and the place, or why there is none."""

    span: Span
    """The location phrase, relational words included ("near al-Shadadi")."""
    place: Place | None = None
    """The place, or None where it is not determined."""
    reason: str = "not looked up yet"
    """Why this place: the ranker's reasons in words; or why none."""
    p: float = 0.0
    """Probability that it is this place."""
    inherited: bool = False
    """True where it was taken over from an earlier sentence of the passage, the headline or the dateline."""


def check_grid(grid_km: float) -> None:
    """Raise UsageError where places can't be coarsened to `grid_km`: it must be above 0 and at most 500."""
    if not 0.0 < grid_km <= COARSEST_KM:
        raise UsageError(f"places can't be coarsened to {grid_km:g} km; give more than 0 and at most {COARSEST_KM:g}")


def coarsened(place: Place, grid_km: float) -> Place:
    """Return `place` moved to the nearest point of a grid, its radius enlarged so that it still covers the old area.

    Every place of one grid cell comes out at one spot. A place whose area is as large as the grid stays as it is. Name
    and id stay: they are the report's own words, and whoever has them can look the spot up; this keeps an export from
    being read as a list of points, it hides nothing.

    Args:
        place: Not changed.
        grid_km: Side of a cell, above 0 and at most 500.

    Raises:
        UsageError: `grid_km` is out of range.
    """
    check_grid(grid_km)
    if place.radius_m >= grid_km * 1000:
        return place
    lat = max(-90.0, min(90.0, _nearest(place.lat, grid_km / KM_A_DEGREE)))
    cosine = math.cos(math.radians(lat))
    lon = _nearest(place.lon, grid_km / KM_A_DEGREE / cosine) if cosine > POLAR_COSINE else 0.0
    # The move is at most 0.71 of a side, half a diagonal; a whole side also covers the narrowing of the meridians.
    return replace(place, lat=lat, lon=(lon + 180.0) % 360.0 - 180.0, radius_m=place.radius_m + grid_km * 1000)


def _nearest(value: float, step: float) -> float:
    return round(value / step) * step
