"""Places as they are exported, and the option to give them out more coarsely than they are known."""

from __future__ import annotations

import math
from dataclasses import replace

from weekreview.errors import UsageError
from weekreview.model import Place

from .values import Row, number

DEGREE_DECIMALS = 5
"""About a metre."""
KM_A_DEGREE = 111.195
"""Of latitude. Source: a sphere of 6,371.0088 km radius (IUGG mean radius, GRS80)."""
COARSEST_KM = 500.0
POLAR_COSINE = 0.01
"""Within about 64 km of a pole a grid of longitudes means nothing; places there go to the zero meridian."""


def place_row(place: Place | None, coarsen_km: float | None = None) -> Row | None:
    """Return `{place_id, name, lat, lon, radius_m, precision}`, made coarser where `coarsen_km` is given.

    Degrees are given to five decimals, metres to the whole.
    """
    if place is None:
        return None
    shown = place if coarsen_km is None else coarsened(place, coarsen_km)
    return {
        "place_id": shown.place_id,
        "name": shown.name,
        "lat": number(shown.lat, DEGREE_DECIMALS),
        "lon": number(shown.lon, DEGREE_DECIMALS),
        "radius_m": number(shown.radius_m, 0),
        "precision": shown.precision.value,
    }


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
