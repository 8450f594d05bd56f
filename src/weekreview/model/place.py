"""Place: a spot or area of the world, as precisely as it is known; and the words that name it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from .span import Span


class Precision(StrEnum):
    """How exactly a place is known, from a building to a sea. Source: the crosswalk in `docs/method/ground.md`."""

    SITE = "site"
    NEIGHBOURHOOD = "neighbourhood"
    SETTLEMENT = "settlement"
    NEAR = "near"
    """Near or between settlements."""
    DISTRICT = "district"
    PROVINCE = "province"
    FRONT = "front"
    """A front or another part of a country."""
    COUNTRY = "country"
    SEA_OR_AIRSPACE = "sea_or_airspace"
    NOT_DETERMINED = "not_determined"


@dataclass(frozen=True, slots=True)
class Place:
    """One place of the gazetteer, WGS84. `radius_m` is the area that the name covers, never a false point."""

    place_id: str
    """`gn:` GeoNames id, `adm:` ISO 3166-2 or GeoNames code, `iso:` country, `wr:` our own supplement."""
    name: str
    """The name to show."""
    lat: float
    """Degrees north."""
    lon: float
    """Degrees east."""
    radius_m: float
    """Radius of the area meant, in metres."""
    precision: Precision
    """How exactly it is known."""
    kind: str
    """settlement, air_base, camp, crossing, dam, province, country, sea ...; the gazetteer's word for what it is."""
    country: str | None = None
    """ISO 3166-1 alpha-2, lower case; None for seas and disputed ground."""
    province: str | None = None
    """Name of the first-level division, where known."""


@dataclass(frozen=True, slots=True)
class PlaceMention:
    """Words of a claim that name a place, and the place, or why there is none."""

    span: Span
    """The location phrase, relational words included ("near al-Shadadi")."""
    place: Place | None = None
    """The place, or None where it is not determined."""
    reason: str = "not looked up yet"
    """Why this place: the ranker's reasons in words; or why none."""
    p: float = 0.0
    """Probability that it is this place."""
    inherited: bool = False
    """True where it was taken over from an earlier sentence of the passage, the headline or the dateline."""
