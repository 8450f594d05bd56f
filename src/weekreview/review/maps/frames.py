"""What part of the world a map shows, and where a place falls on it."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from weekreview.model import Mark

KM_PER_DEGREE = 111.32
"""Length of a degree of latitude, mean. Source: WGS84, 40,075 km / 360."""
LEAST_SPAN_KM = 160.0
"""A map shows at least this much from side to side, so that nothing looks closer than it is known."""
PADDING = 0.16
"""Share of the span added on each side."""
FAR_FACTOR, FAR_KM = 3.5, 900.0
"""A place further from the middle than both (times the median distance; km) is listed beside the map, not framed."""
MOST_LATITUDE = 84.0
MOST_FRAMED_M = 250_000.0
"""A larger area (a whole country) does not decide what a map shows, save where there is nothing else."""


@dataclass(frozen=True, slots=True)
class Frame:
    """A window on the world, equirectangular with true scale at its middle latitude."""

    west: float
    """Degrees east of the left edge."""
    south: float
    """Degrees north of the lower edge."""
    east: float
    """Degrees east of the right edge."""
    north: float
    """Degrees north of the upper edge."""
    width: float
    """Units of the drawing."""
    height: float
    """Units of the drawing."""

    @property
    def units_per_km(self) -> float:
        """Return how many units of the drawing a kilometre takes."""
        return self.height / ((self.north - self.south) * KM_PER_DEGREE)

    def project(self, lon: float, lat: float) -> tuple[float, float]:
        """Return x and y in units of the drawing, y downward."""
        x = (lon - self.west) / (self.east - self.west) * self.width
        return x, (self.north - lat) / (self.north - self.south) * self.height

    def holds(self, lon: float, lat: float) -> bool:
        """Return True where a point falls inside."""
        return self.west <= lon <= self.east and self.south <= lat <= self.north


def frame_of(marks: Sequence[Mark], width: float, height: float) -> Frame:
    """Return a window that shows the marks with room around them, in the proportions of `width` and `height`."""
    near = near_marks([m for m in marks if m.radius_m <= MOST_FRAMED_M] or marks)
    boxes = [_box(m) for m in near] or [(-170.0, -55.0, 170.0, 75.0)]
    west, south = min(b[0] for b in boxes), min(b[1] for b in boxes)
    east, north = max(b[2] for b in boxes), max(b[3] for b in boxes)
    middle_lon, middle_lat = (west + east) / 2, (south + north) / 2
    stretch = math.cos(math.radians(min(abs(middle_lat), MOST_LATITUDE)))
    span_x = (east - west) * stretch * (1 + 2 * PADDING)
    span_y = (north - south) * (1 + 2 * PADDING)
    span_y = max(span_y, span_x * height / width, LEAST_SPAN_KM / KM_PER_DEGREE * height / width)
    span_x = span_y * width / height / stretch
    return Frame(
        middle_lon - span_x / 2,
        middle_lat - span_y / 2,
        middle_lon + span_x / 2,
        middle_lat + span_y / 2,
        width,
        height,
    )


def near_marks(marks: Sequence[Mark]) -> list[Mark]:
    """Return the marks without those that lie far from the rest (a capital where talks were held)."""
    if len(marks) < 3:
        return list(marks)
    middle_lon = _median([m.lon for m in marks for _ in range(_weight(m))])
    middle_lat = _median([m.lat for m in marks for _ in range(_weight(m))])
    distances = {m.number: distance_km(m.lon, m.lat, middle_lon, middle_lat) for m in marks}
    limit = max(FAR_KM, FAR_FACTOR * _median([distances[m.number] for m in marks]))
    return [m for m in marks if distances[m.number] <= limit] or list(marks)


def distance_km(lon_a: float, lat_a: float, lon_b: float, lat_b: float) -> float:
    """Return the great-circle distance. Source: haversine formula on a sphere of 6,371 km."""
    a, b = math.radians(lat_a), math.radians(lat_b)
    h = math.sin((b - a) / 2) ** 2 + math.cos(a) * math.cos(b) * math.sin(math.radians(lon_b - lon_a) / 2) ** 2
    return 2 * 6371.0 * math.asin(min(1.0, math.sqrt(h)))


def _weight(mark: Mark) -> int:
    return 1 + len(mark.entries)


def _median(values: list[float]) -> float:
    ordered = sorted(values)
    return ordered[len(ordered) // 2]


def _box(mark: Mark) -> tuple[float, float, float, float]:
    reach = min(mark.radius_m / 1000, 250.0) / KM_PER_DEGREE
    stretch = max(0.1, math.cos(math.radians(mark.lat)))
    return mark.lon - reach / stretch, mark.lat - reach, mark.lon + reach / stretch, mark.lat + reach
