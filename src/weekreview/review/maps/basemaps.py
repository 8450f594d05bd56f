"""The packaged base map: land, lakes, boundary lines and labels of the world, made by `training/make_basemap.py`."""

from __future__ import annotations

import gzip
import json
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import accumulate

from shapely import STRtree
from shapely.geometry import LineString, Polygon

from weekreview.errors import ContractError


@dataclass(frozen=True, slots=True)
class Label:
    """A name of the base map."""

    name: str
    """As it is drawn."""
    lon: float
    """Degrees east."""
    lat: float
    """Degrees north."""
    weight: float
    """The larger, the sooner it is drawn."""


@dataclass(frozen=True, slots=True)
class Basemap:
    """The world in WGS84, lon then lat, degrees; shapes in trees that find what lies in a window."""

    land: STRtree
    """Landmasses of 25 km2 and more."""
    lakes: STRtree
    """Lakes and reservoirs."""
    boundaries: STRtree
    """Boundary lines that every official view of Natural Earth draws alike."""
    disputed: STRtree
    """Boundary lines that any view does not, ceasefire lines and lines of control: to be dashed."""
    countries: tuple[Label, ...]
    """Members and observers of the United Nations."""
    cities: tuple[Label, ...]
    """Cities of 100,000 and more; `weight` is the population."""


@cache
def open_basemap() -> Basemap:
    """Return the packaged base map; ContractError where the package lacks it."""
    packed = files("weekreview.review").joinpath("static/basemap.json.gz")
    if not packed.is_file():
        raise ContractError("the package lacks review/static/basemap.json.gz; install weekreview again")
    raw = json.loads(gzip.decompress(packed.read_bytes()))
    unit = 1 / raw["units_per_degree"]
    return Basemap(
        STRtree([_polygon(rings, unit) for rings in raw["land"]]),
        STRtree([_polygon(rings, unit) for rings in raw["lakes"]]),
        STRtree([LineString(_points(line, unit)) for line in raw["boundaries"] if len(line) >= 4]),
        STRtree([LineString(_points(line, unit)) for line in raw["disputed"] if len(line) >= 4]),
        tuple(Label(name, lon * unit, lat * unit, -rank) for _, name, lon, lat, rank in raw["countries"]),
        tuple(Label(name, lon * unit, lat * unit, people) for name, lon, lat, people in raw["cities"]),
    )


def _points(flat: list[int], unit: float) -> list[tuple[float, float]]:
    return [(x * unit, y * unit) for x, y in zip(accumulate(flat[::2]), accumulate(flat[1::2]), strict=True)]


def _polygon(rings: list[list[int]], unit: float) -> Polygon:
    outer, *holes = (_points(ring, unit) for ring in rings)
    return Polygon(outer, holes)
