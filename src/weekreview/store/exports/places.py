"""Places as they are exported, and the option to give them out more coarsely than they are known."""

from __future__ import annotations

from weekreview.model import Place, coarsened

from .values import Row, number

DEGREE_DECIMALS = 5
"""About a metre."""


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
