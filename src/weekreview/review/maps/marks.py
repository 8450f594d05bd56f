"""One mark a place: what happened there, what state it is in, and how large an area is meant."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from weekreview.model import Basis, Condition, Line, Mark, Piece, PieceKind, Place, Precision, State, coarsened

from ..compose.incidents import Told
from ..compose.phrases import place_name
from ..compose.pieces import text
from ..index import Index
from ..sections.states import shown_states
from ..sections.timelines import entry_of

EXTENTS = {
    Precision.SITE: "site",
    Precision.NEIGHBOURHOOD: "part of a town",
    Precision.SETTLEMENT: "town or village",
    Precision.NEAR: "near or between towns",
    Precision.DISTRICT: "district",
    Precision.PROVINCE: "province",
    Precision.FRONT: "part of a country",
    Precision.COUNTRY: "country",
    Precision.SEA_OR_AIRSPACE: "sea or airspace",
    Precision.NOT_DETERMINED: "precision not determined",
}


@dataclass(slots=True)
class Spot:
    """A place with what is told of it."""

    place: Place
    """The place."""
    told: list[Told] = field(default_factory=list)
    """What happened there."""
    states: list[State] = field(default_factory=list)
    """What is so there."""


def marks_of(told: tuple[Told, ...], index: Index, coarsen_km: float, leads: Mapping[str, str]) -> tuple[Mark, ...]:
    """Return the marks, those with most events first; hearsay makes none. `leads` gives the anchor of an item."""
    spots: dict[str, Spot] = {}
    for one in told:
        place = one.incident.place or one.lead.place
        if place and not one.hearsay and not one.doubtful:
            spots.setdefault(place.place_id, Spot(place)).told.append(one)
    for state in sorted(shown_states(index), key=lambda s: s.claims):
        if state.place and index.claims_of(state.claims):
            spots.setdefault(state.place.place_id, Spot(state.place)).states.append(state)
    order = sorted(spots.values(), key=lambda s: (-len(s.told), -len(s.states), s.place.name, s.place.place_id))
    return tuple(_mark(number, spot, coarsen_km, leads) for number, spot in enumerate(order, 1))


def _mark(number: int, spot: Spot, coarsen_km: float, leads: Mapping[str, str]) -> Mark:
    place, states = spot.place, spot.states
    lat, lon, radius_m = published_spot(place, coarsen_km)
    claims = tuple(sorted({c for record in (*(t.incident for t in spot.told), *states) for c in record.claims}))
    conditions = sorted({s.condition.value for s in states if s.condition is not Condition.NOT_DETERMINED})
    entries = tuple(entry_of(t, leads, with_place=False) for t in spot.told)
    extent = extent_of(place, radius_m, claims)
    return Mark(
        number, place.place_id, place_name(place, claims), lat, lon, radius_m, place.precision.value, extent,
        tuple(conditions), entries, claims, tuple(sorted({c for s in states for c in s.claims})),
    )  # fmt: skip


def published_spot(place: Place, coarsen_km: float) -> tuple[float, float, float]:
    """Return lat, lon and radius as they may be published; `coarsen_km` 0 leaves them as they are."""
    shown = coarsened(place, coarsen_km) if coarsen_km > 0 else place
    return round(shown.lat, 5), round(shown.lon, 5), shown.radius_m


def extent_of(place: Place, radius_m: float, claims: tuple[str, ...]) -> Line:
    """Return what kind of area is meant and how far it reaches."""
    words = format_km(radius_m)
    reach = Piece(words, PieceKind.NUMBER, Basis.RADIUS, claims, place.place_id)
    return text(EXTENTS[place.precision] + ", within about "), reach, text("\u00a0km")


def format_km(radius_m: float) -> str:
    """Return a radius in kilometres: to the half kilometre below ten, then whole, then to tens above a hundred."""
    km = radius_m / 1000
    if km < 1:
        return f"{max(km, 0.1):.1f}"
    return f"{round(km * 2) / 2:g}" if km < 10 else f"{round(km):d}" if km < 100 else f"{round(km, -1):,.0f}"
