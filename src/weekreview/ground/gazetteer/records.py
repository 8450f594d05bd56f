"""What the gazetteer holds of a place, while it is built and when it is looked up."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum

from weekreview.model import Place, Precision


class Fit(IntEnum):
    """How a name matched, best first."""

    NAME = 0
    """The place's first name, letter for letter but case and accents."""
    ALIAS = 1
    """Another of its names."""
    FOLDED = 2
    """By sound (`folding.fold`)."""
    PART = 3
    """By sound, the place's name without its last word ("Kuwayris" for Kuwayris Sharqi)."""


PRECISIONS = {
    "country": Precision.COUNTRY, "region": Precision.FRONT, "continent": Precision.COUNTRY, "border": Precision.FRONT,
    "province": Precision.PROVINCE, "district": Precision.DISTRICT, "enclave": Precision.DISTRICT,
    "island": Precision.DISTRICT,
    "mountain": Precision.DISTRICT, "desert": Precision.FRONT, "river": Precision.FRONT, "lake": Precision.DISTRICT,
    "valley": Precision.DISTRICT, "sea": Precision.SEA_OR_AIRSPACE, "gulf": Precision.SEA_OR_AIRSPACE,
    "strait": Precision.SEA_OR_AIRSPACE, "settlement": Precision.SETTLEMENT, "village": Precision.SETTLEMENT,
    "neighbourhood": Precision.NEIGHBOURHOOD, "camp": Precision.NEIGHBOURHOOD, "square": Precision.SITE,
}  # fmt: skip
"""How exactly each kind is known. Every kind that is not listed (air_base, crossing, dam, prison ...) is a site."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One place of the gazetteer."""

    place_id: str
    """As in `Place`."""
    name: str
    """The name to show."""
    lat: float
    """Degrees north."""
    lon: float
    """Degrees east."""
    radius_m: float
    """Radius of what the name covers, metres."""
    kind: str
    """settlement, province, district, country, airport, air_base ...; the keys of `PRECISIONS` and sites."""
    country: str | None
    """ISO 3166-1 alpha-2, lower case; None for seas and what lies in several."""
    province: str | None
    """Name of the first-level division."""
    division: str
    """GeoNames code of the first-level division ("SY.09"); empty where not known."""
    population: int
    """People; of an area, those of its listed settlements; 0 = not known."""
    fame: int
    """How many names the sources list for it: a sign of how often it is written about."""

    def as_place(self) -> Place:
        """Return the record that other rooms see."""
        return Place(
            self.place_id, self.name, self.lat, self.lon, self.radius_m, PRECISIONS.get(self.kind, Precision.SITE),
            self.kind, self.country, self.province,
        )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Named:
    """An entry with all its names, while the index is built."""

    entry: Entry
    """The place."""
    names: tuple[str, ...]
    """Its names in any script; the first is the one to show."""
