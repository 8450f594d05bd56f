"""GeoNames country dumps: `SY.txt`, or `SY.zip` that holds it."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from pathlib import Path

from weekreview.errors import InputError

from ..distances import settlement_radius_m
from ..records import Entry, Named
from ..sources import useful_names
from .features import LeftOut

COLUMNS = 19
"""Fields of a line. Source: GeoNames' readme.txt of the dump."""

KINDS = {
    "AIRB": "air_base", "AIRP": "airport", "AIRF": "airport", "AIRH": "airport", "MILB": "base", "INSM": "base",
    "NVB": "naval_base", "DAM": "dam", "PRN": "prison", "CMPRF": "camp", "CMP": "camp", "BDG": "bridge",
    "HSP": "hospital", "OILF": "oil_field", "OILR": "refinery", "PRT": "port", "PSTB": "crossing", "PS": "power_plant",
    "PSN": "power_plant", "SQR": "square", "MT": "mountain", "MTS": "mountain", "HLL": "mountain", "HLLS": "mountain",
    "STM": "river", "WAD": "valley", "VAL": "valley", "LK": "lake", "RSV": "lake", "ISL": "island", "RGN": "region",
    "AREA": "region", "DSRT": "desert", "STRT": "strait", "GULF": "gulf", "BAY": "gulf", "SEA": "sea",
    "PPLX": "neighbourhood", "ADM1": "province", "ADM2": "district", "ADM3": "district",
}  # fmt: skip
"""Kind of each feature code that is taken, beside all towns (PPL...). Source: GeoNames' featureCodes."""

RADII_M = {
    "province": 60_000.0, "district": 20_000.0, "mountain": 5_000.0, "river": 30_000.0, "valley": 10_000.0,
    "lake": 8_000.0, "island": 8_000.0, "region": 50_000.0, "desert": 80_000.0, "strait": 20_000.0, "gulf": 30_000.0,
    "sea": 200_000.0, "neighbourhood": 1_500.0, "camp": 1_500.0,
}  # fmt: skip
"""Radius of each kind, since the dump has none. Convention: about the median of the supplement; other kinds 2 km."""


def read_geonames(path: Path) -> Iterator[Named | LeftOut]:
    """Yield the place of each line of a country dump, or why it gives none.

    Raises:
        InputError: a line has not its 19 fields, or no numbers where numbers belong.
    """
    with _lines(path) as lines:
        for number, line in enumerate(lines, 1):
            fields = line.rstrip("\n").split("\t")
            if len(fields) != COLUMNS:
                what = f"{path.name} line {number} has {len(fields)} fields and not {COLUMNS}"
                raise InputError(f"{what}: it is no GeoNames country dump")
            try:
                yield _named(fields)
            except ValueError as error:
                raise InputError(f"{path.name} line {number}: {error}; fetch the dump anew") from error


def _lines(path: Path) -> io.TextIOBase:
    if path.suffix.lower() != ".zip":
        return path.open(encoding="utf-8")
    try:
        archive = zipfile.ZipFile(path)
        inside = [name for name in archive.namelist() if name.endswith(".txt") and name != "readme.txt"]
        return io.TextIOWrapper(archive.open(inside[0]), encoding="utf-8")
    except (zipfile.BadZipFile, IndexError) as error:
        raise InputError(f"{path.name} is no archive that holds a country dump ({error}); fetch it anew") from error


def _named(fields: list[str]) -> Named | LeftOut:
    place_id, name, _, alternates, lat, lon, kind_class, code, country = fields[:9]
    kind = "settlement" if kind_class == "P" and code != "PPLX" else KINDS.get(code)
    if kind is None or code in ("PPLH", "PPLCH"):
        return LeftOut.OTHER_KIND
    population = int(fields[14] or 0)
    names = tuple(dict.fromkeys((name, *useful_names(alternates.split(",")))))
    radius = settlement_radius_m(population) if kind == "settlement" else RADII_M.get(kind, 2_000.0)
    division = f"{country}.{fields[10]}" if fields[10] else ""
    entry = Entry(
        f"gn:{place_id}", name, float(lat), float(lon), radius, kind, country.lower() or None, None, division,
        population, len(names),
    )  # fmt: skip
    return Named(entry, names)
