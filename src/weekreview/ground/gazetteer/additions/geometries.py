"""Middles and radii of geometries, from GeoJSON and from the well-known binary of a GeoPackage."""

from __future__ import annotations

import struct
from collections.abc import Iterator, Sequence
from math import cos, hypot, pi, radians, sqrt
from typing import Any

KM_OF_DEGREE = 111.2
"""Kilometres of a degree of latitude. Source: a quarter of the meridian over 90, rounded."""

Ring = list[tuple[float, float]]
"""Corners, lon then lat, degrees."""

Spot = tuple[float, float, float]
"""lat, lon, radius in metres; 0 for a point."""

_ENVELOPES = {0: 0, 1: 32, 2: 48, 3: 48, 4: 64}
"""Bytes of a GeoPackage header's envelope by its code. Source: OGC 12-128r18, 2.1.3."""


def spot_of(rings: Sequence[Ring], points: Sequence[tuple[float, float]]) -> Spot | None:
    """Return the middle of outer rings by area, else of points; the radius is that of a disc of the rings' area."""
    if rings:
        whole = lat = lon = 0.0
        for ring in rings:
            area, middle_lon, middle_lat = _area(ring)
            whole, lat, lon = whole + area, lat + area * middle_lat, lon + area * middle_lon
        if whole > 0:
            return lat / whole, lon / whole, 1000 * sqrt(whole / pi)
        points = [corner for ring in rings for corner in ring]
    if not points:
        return None
    lon, lat = sum(p[0] for p in points) / len(points), sum(p[1] for p in points) / len(points)
    reach = max(hypot((x - lon) * cos(radians(lat)), y - lat) * KM_OF_DEGREE * 1000 for x, y in points)
    return lat, lon, reach


def _area(ring: Ring) -> tuple[float, float, float]:
    """Return the area in km2 and the middle (lon, lat) of a ring; the shoelace formula on a local plane."""
    lon0, lat0 = ring[0]
    twice = x_sum = y_sum = 0.0
    for (x1, y1), (x2, y2) in zip(ring, [*ring[1:], ring[0]], strict=True):
        a, b, c, d = x1 - lon0, y1 - lat0, x2 - lon0, y2 - lat0
        cross = a * d - c * b
        twice, x_sum, y_sum = twice + cross, x_sum + (a + c) * cross, y_sum + (b + d) * cross
    if abs(twice) < 1e-12:
        return 0.0, lon0, lat0
    lat = lat0 + y_sum / (3 * twice)
    return abs(twice) / 2 * KM_OF_DEGREE**2 * cos(radians(lat)), lon0 + x_sum / (3 * twice), lat


def spot_of_geojson(geometry: dict[str, Any] | None) -> Spot | None:
    """Return the middle and radius of a GeoJSON geometry; None for none or an empty one."""
    kind, at = (geometry or {}).get("type"), (geometry or {}).get("coordinates") or []
    if kind == "Point" and at:
        return at[1], at[0], 0.0
    if kind in ("MultiPoint", "LineString"):
        return spot_of((), [(p[0], p[1]) for p in at])
    if kind == "MultiLineString":
        return spot_of((), [(p[0], p[1]) for line in at for p in line])
    polygons = [at] if kind == "Polygon" else at if kind == "MultiPolygon" else []
    return spot_of([[(p[0], p[1]) for p in polygon[0]] for polygon in polygons if polygon and polygon[0]], ())


def spot_of_blob(blob: bytes) -> Spot | None:
    """Return the middle and radius of a GeoPackage geometry.

    Raises:
        ValueError: the bytes are no such geometry.
    """
    if blob[:2] != b"GP" or len(blob) < 8:
        raise ValueError("no GeoPackage geometry")
    rings: list[Ring] = []
    points: Ring = []
    try:
        for is_ring, corners in _shapes(memoryview(blob)[8 + _ENVELOPES[blob[3] >> 1 & 7] :]):
            rings.append(corners) if is_ring else points.extend(corners)
    except (struct.error, KeyError, IndexError) as error:
        raise ValueError(f"a GeoPackage geometry that is cut short or of an unknown kind ({error})") from error
    return spot_of(rings, points)


def _shapes(view: memoryview) -> Iterator[tuple[bool, Ring]]:
    """Yield outer rings (True) and points or lines (False) of well-known binary (OGC 06-103r4, 8)."""
    yield from _shape(view, [0])


def _shape(view: memoryview, at: list[int]) -> Iterator[tuple[bool, Ring]]:
    order = "<" if view[at[0]] else ">"
    code = struct.unpack_from(f"{order}I", view, at[0] + 1)[0]
    at[0] += 5
    many = 2 + (code // 1000 in (1, 2)) + 2 * (code // 1000 == 3)
    kind = code % 1000
    if kind == 1:
        yield False, [_corner(view, at, order, many)]
    elif kind == 2:
        yield False, _corners(view, at, order, many)
    elif kind == 3:
        rings = [_corners(view, at, order, many) for _ in range(_number(view, at, order))]
        if rings and rings[0]:
            yield True, rings[0]
    elif kind in (4, 5, 6, 7):
        for _ in range(_number(view, at, order)):
            yield from _shape(view, at)
    else:
        raise KeyError(kind)


def _number(view: memoryview, at: list[int], order: str) -> int:
    at[0] += 4
    return struct.unpack_from(f"{order}I", view, at[0] - 4)[0]


def _corner(view: memoryview, at: list[int], order: str, many: int) -> tuple[float, float]:
    found = struct.unpack_from(f"{order}{many}d", view, at[0])
    at[0] += 8 * many
    return found[0], found[1]


def _corners(view: memoryview, at: list[int], order: str, many: int) -> Ring:
    return [_corner(view, at, order, many) for _ in range(_number(view, at, order))]
