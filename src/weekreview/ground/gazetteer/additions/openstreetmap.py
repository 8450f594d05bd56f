"""OpenStreetMap extracts: `.osm` XML, or places exported as GeoJSON, GeoPackage or CSV."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from ..distances import settlement_radius_m
from ..records import Entry, Named
from .features import LeftOut, read_features
from .geometries import Spot
from .outlines import read_outlines

PLACES = {
    "city": "settlement", "town": "settlement", "village": "village", "hamlet": "village",
    "isolated_dwelling": "village",
    "suburb": "neighbourhood", "quarter": "neighbourhood", "neighbourhood": "neighbourhood", "island": "island",
    "state": "province", "province": "province", "region": "region", "district": "district", "county": "district",
}  # fmt: skip
"""Kind of each value of the tag `place`. Source: the OpenStreetMap wiki, Key:place."""

OTHERS = {
    ("aeroway", "aerodrome"): "airport", ("military", "airfield"): "air_base", ("military", "base"): "base",
    ("military", "naval_base"): "naval_base", ("waterway", "dam"): "dam", ("amenity", "prison"): "prison",
    ("amenity", "hospital"): "hospital", ("amenity", "refugee_site"): "camp", ("barrier", "border_control"): "crossing",
    ("natural", "peak"): "mountain",
}  # fmt: skip
"""Kind of each other tag that is taken."""

NAMES = ("name", "official_name", "old_name", "alt_name", "int_name", "short_name", "loc_name")
LANGUAGES = ("en", "ar", "fr", "ru", "uk", "he", "fa", "tr", "ku", "de", "es")
"""Tags of names, alone and with a language ("name:ar")."""


def read_openstreetmap(path: Path, country: str | None) -> Iterator[Named | LeftOut]:
    """Yield each place of an extract, or why a row gives none; nodes, ways and relations without a name are no rows.

    An outline gives its middle by area and the radius of a disc of that area. `country` (alpha-2) is for places that
    do not name theirs.
    """
    if path.suffix.lower() == ".osm":
        rows = read_outlines(path, lambda tags: kind_of(tags) is not None)
    else:
        rows = ((f.properties, f.spot) for f in read_features(path))
    for tags, spot in rows:
        yield _named(tags, spot, country)


def kind_of(tags: Mapping[str, str]) -> str | None:
    """Return the kind of place that the tags tell, or None for one that is not taken."""
    return PLACES.get(tags.get("place", "")) or next((k for (t, v), k in OTHERS.items() if tags.get(t) == v), None)


def _named(tags: Mapping[str, str], spot: Spot | None, country: str | None) -> Named | LeftOut:
    kind = kind_of(tags)
    number = tags.get("@id") or tags.get("osm_id") or tags.get("full_id")
    if kind is None:
        return LeftOut.OTHER_KIND
    if not number or not tags.get("name"):
        return LeftOut.NAMELESS
    if spot is None:
        return LeftOut.WITHOUT_PLACE
    names = [tags[key] for base in NAMES for key in (base, *(f"{base}:{code}" for code in LANGUAGES)) if key in tags]
    every = tuple(dict.fromkeys(part.strip() for name in names for part in name.split(";") if part.strip()))
    people = int(digits) if (digits := tags.get("population", "").replace(",", "").replace(" ", "")).isdigit() else 0
    radius = spot[2] or (settlement_radius_m(people) if kind in ("settlement", "village") else 2_000.0)
    land = (tags.get("ISO3166-1") or tags.get("is_in:country_code") or country or "").lower() or None
    shown = tags.get("name:en") or tags["name"]
    entry = Entry(
        f"osm:{number}", shown, spot[0], spot[1], radius, kind, land, tags.get("is_in:state"), "", people, len(every),
    )  # fmt: skip
    return Named(entry, tuple(dict.fromkeys((shown, *every))))
