"""Rows with a place, whatever file they stand in: CSV, GeoJSON, GeoPackage."""

from __future__ import annotations

import csv
import json
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from weekreview.errors import InputError

from .geometries import Spot, spot_of_blob, spot_of_geojson

LATS = ("lat", "latitude", "y_coord", "y", "point_y", "center_lat", "lat_dd")
LONS = ("lon", "lng", "long", "longitude", "x_coord", "x", "point_x", "center_lon", "lon_dd")
"""Columns of coordinates, lower case, best first. Source: the headers of tables on the Humanitarian Data Exchange."""


class LeftOut(StrEnum):
    """Why a row gives no place, in the words that a person sees."""

    WITHOUT_PLACE = "the file does not say where they are"
    OFF_THE_GLOBE = "their latitude or longitude is out of range"
    OTHER_KIND = "of a kind that is not taken"
    NAMELESS = "they have no name or no id"


@dataclass(frozen=True, slots=True)
class Feature:
    """One row."""

    properties: dict[str, str]
    """Its columns as text, names as in the file; empty ones are left out."""
    spot: Spot | None
    """Where it is; None where the file does not say."""


def read_features(path: Path) -> Iterator[Feature]:
    """Yield the rows of a `.csv`, `.tsv`, `.geojson`, `.json` or `.gpkg` file.

    Raises:
        InputError: the file is of another kind, or not in its form; the message says where.
    """
    readers = {".csv": _table, ".tsv": _table, ".geojson": _geojson, ".json": _geojson, ".gpkg": _geopackage}
    reader = readers.get(path.suffix.lower())
    if reader is None:
        raise InputError(f"{path.name} is none of {', '.join(readers)}; convert it to one of them")
    try:
        yield from reader(path)
    except (ValueError, KeyError, TypeError, csv.Error, sqlite3.Error) as error:
        why = f"{path.name} is not in the form of {path.suffix}: {error}"
        raise InputError(f"{why}; fetch or export it anew") from error


def _table(path: Path) -> Iterator[Feature]:
    with path.open(encoding="utf-8-sig", newline="") as lines:
        delimiter = "\t" if path.suffix.lower() == ".tsv" else _delimiter(lines.readline())
        lines.seek(0)
        rows = csv.DictReader(lines, delimiter=delimiter)
        for row in rows:
            if any((value or "").startswith("#") for value in list(row.values())[:3]):
                continue  # the row of HXL tags
            properties = {k: v.strip() for k, v in row.items() if k and isinstance(v, str) and v.strip()}
            try:
                spot = _from_columns(properties)
            except ValueError as error:
                raise ValueError(f"line {rows.line_num}: {error}") from error
            yield Feature(properties, spot)


def _delimiter(header: str) -> str:
    return max(",;\t", key=header.count)


def _from_columns(properties: dict[str, str]) -> Spot | None:
    lower = {key.lower(): value for key, value in properties.items()}
    lat = next((lower[c] for c in LATS if c in lower), None)
    lon = next((lower[c] for c in LONS if c in lower), None)
    if lat is None or lon is None:
        return None
    return float(lat.replace(",", ".")), float(lon.replace(",", ".")), 0.0


def _geojson(path: Path) -> Iterator[Feature]:
    whole = json.loads(path.read_text(encoding="utf-8-sig"))
    for feature in whole["features"]:
        given = dict(feature.get("properties") or {})
        properties = {str(k): str(v).strip() for k, v in given.items() if v is not None and str(v).strip()}
        if "id" in feature:
            properties.setdefault("@id", str(feature["id"]))
        yield Feature(properties, spot_of_geojson(feature.get("geometry")) or _from_columns(properties))


def _geopackage(path: Path) -> Iterator[Feature]:
    with closing(sqlite3.connect(f"file:{path}?mode=ro", uri=True)) as connection:
        connection.row_factory = sqlite3.Row
        layers = connection.execute("SELECT table_name, column_name FROM gpkg_geometry_columns ORDER BY 1").fetchall()
        for layer, column in layers:
            quoted = '"' + layer.replace('"', '""') + '"'
            for row in connection.execute(f"SELECT * FROM {quoted}"):
                given = {key: row[key] for key in row.keys() if key != column}  # noqa: SIM118 - a Row is no dict
                properties = {k: str(v).strip() for k, v in given.items() if v is not None and str(v).strip()}
                yield Feature(properties, spot_of_blob(row[column]) if row[column] else None)
