"""OpenStreetMap extracts: `.osm` XML, or places exported as GeoJSON, GeoPackage or CSV."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from xml.etree.ElementTree import ParseError

from defusedxml.ElementTree import iterparse

from weekreview.errors import InputError

from ..distances import settlement_radius_m
from ..records import Entry, Named
from .features import read_features
from .geometries import Spot

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


def read_openstreetmap(path: Path, country: str | None) -> Iterator[Named]:
    """Yield the named places of an extract. `country` (alpha-2) is for those that do not name theirs."""
    rows = _nodes(path) if path.suffix.lower() == ".osm" else ((f.properties, f.spot) for f in read_features(path))
    for tags, spot in rows:
        named = _named(tags, spot, country)
        if named:
            yield named


def _nodes(path: Path) -> Iterator[tuple[dict[str, str], Spot]]:
    """Yield tags and spot of each node; ways and relations have no point of their own and are left out."""
    try:
        for _, element in iterparse(path, events=("end",)):
            if element.tag == "node":
                tags = {tag.get("k", ""): tag.get("v", "") for tag in element.iter("tag")}
                if "name" in tags:
                    spot = float(element.get("lat")), float(element.get("lon")), 0.0
                    yield {**tags, "@id": f"node/{element.get('id')}"}, spot
            if element.tag in ("node", "way", "relation"):
                element.clear()
    except (ParseError, TypeError, ValueError) as error:
        raise InputError(f"{path.name} is no OpenStreetMap XML: {error}; export it anew") from error


def _named(tags: Mapping[str, str], spot: Spot | None, country: str | None) -> Named | None:
    kind = PLACES.get(tags.get("place", "")) or next((k for (t, v), k in OTHERS.items() if tags.get(t) == v), None)
    number = tags.get("@id") or tags.get("osm_id") or tags.get("full_id")
    if kind is None or spot is None or not number or not tags.get("name"):
        return None
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
