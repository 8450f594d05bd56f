"""Place names against annotated ones: found, and placed within 161 km.

Source: 161 km (100 miles) is the distance that toponym resolution is measured at (Gritta et al., A pragmatic guide to
geoparsing evaluation, 2020). "placed" is over all annotated names, so that one not found or not determined is a miss.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import Any

from .intervals import f1, share
from .pairs import pair_extents

NEAR_KM = 161.0
EARTH_RADIUS_KM = 6371.0088
"""Mean radius. Source: IUGG, 1980."""


def count(sample: Mapping[str, Any], answer: Mapping[str, Any]) -> dict[str, float]:
    """Return one document's counts; annotated names without coordinates are left out."""
    gold = [name for name in sample["gold"] if name["lat"] is not None]
    predicted = answer.get("toponyms") or []
    pairs = [(gold[i], predicted[j]) for i, j in pair_extents(gold, predicted)]
    answered = [(g, p) for g, p in pairs if p.get("lat") is not None]
    return {
        "gold": len(gold),
        "predicted": len(predicted),
        "found": len(pairs),
        "answered": len(answered),
        "near": sum(distance_km(g, p) <= NEAR_KM for g, p in answered),
    }


def figures(total: Mapping[str, float]) -> dict[str, float]:
    """Return the figures of summed counts."""
    return {
        "found F1": f1(total["found"], total["gold"], total["predicted"]),
        "placed within 161 km, of all": share(total["near"], total["gold"]),
        "placed within 161 km, of those determined": share(total["near"], total["answered"]),
    }


def distance_km(one: Mapping[str, float], other: Mapping[str, float]) -> float:
    """Return the great-circle distance between two points with `lat` and `lon` in degrees."""
    lat_1, lat_2 = math.radians(one["lat"]), math.radians(other["lat"])
    half_lat, half_lon = (lat_2 - lat_1) / 2, math.radians(other["lon"] - one["lon"]) / 2
    chord = math.sin(half_lat) ** 2 + math.cos(lat_1) * math.cos(lat_2) * math.sin(half_lon) ** 2
    return 2 * EARTH_RADIUS_KM * math.asin(min(1.0, math.sqrt(chord)))
