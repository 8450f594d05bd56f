"""What was reported, area by area: by province where it is known, else by country; the rest at the end."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace

from weekreview.model import Basis, Front, Item, Line, Piece, PieceKind, Precision

from ..compose.attributions import UNNAMED
from ..compose.incidents import Told
from ..compose.phrases import area_word
from ..compose.pieces import text
from ..index import Index

DISPUTED = frozenset(
    {"Crimea", "Autonomous Republic of Crimea", "Sevastopol", "Golan Heights", "Golan", "Abkhazia", "South Ossetia",
     "Transnistria", "Nagorno-Karabakh", "East Jerusalem", "Western Sahara", "Kashmir"}
)  # fmt: skip
"""Areas over whose state there is a dispute: headed by their own name alone.

Source: the disputed areas of Natural Earth that news of wars names.
"""

NOWHERE = ("", "", "")


def front_key(told: Told) -> tuple[str, str, str]:
    """Return (country code, province, place's own id where it has neither); empty where no place is determined."""
    place = told.incident.place or told.lead.place
    if place is None:
        return NOWHERE
    if place.province:
        return place.country or "", place.province, ""
    if place.precision is Precision.PROVINCE:
        return place.country or "", place.name, ""
    return (place.country, "", "") if place.country else ("", "", place.place_id)


def grouped(told: tuple[Told, ...]) -> dict[tuple[str, str, str], list[Told]]:
    """Return what is told by area, the one with most incidents first, what has no place last; hearsay is left out."""
    groups: dict[tuple[str, str, str], list[Told]] = defaultdict(list)
    for one in told:
        if not one.hearsay:
            groups[front_key(one)].append(one)
    order = sorted(groups, key=lambda key: (key == NOWHERE, -sum(not t.doubtful for t in groups[key]), key))
    return {key: groups[key] for key in order}


def fronts_of(told: tuple[Told, ...], index: Index, most: int) -> tuple[Front, ...]:
    """Return the fronts, each with `most` items at most."""
    groups = grouped(told)
    return tuple(_front(key, groups[key], number, index, most) for number, key in enumerate(groups, 1))


def anchors_of(told: tuple[Told, ...], fronts: tuple[Front, ...]) -> dict[str, str]:
    """Return for each item the anchor that tells it: its own where it is shown, else its area's."""
    anchors: dict[str, str] = {}
    for front, group in zip(fronts, grouped(told).values(), strict=True):
        shown = {item.item_id for item in front.items}
        for one in group:
            anchors[one.item.item_id] = one.item.item_id if one.item.item_id in shown else front.anchor
    return anchors


def _front(key: tuple[str, str, str], told: list[Told], number: int, index: Index, most: int) -> Front:
    ordered = sorted(
        told, key=lambda t: (-t.incident.corroboration, str(t.incident.earliest_on), t.incident.incident_id)
    )
    sure, doubtful = ([t for t in ordered if t.doubtful is doubt] for doubt in (False, True))
    more = len(sure) > most or len(doubtful) > most
    left_out: Line = (text("More of this area is in the data beside this page."),) if more else ()
    items, unnamed = once_attributed(tuple(t.item for t in sure[:most]))
    return Front(
        f"front-{number}",
        heading_of(key, told, index),
        items,
        left_out,
        tuple(t.item for t in doubtful[:most]),
        (text("Where nobody is named: on the word of the report, whose publisher is not determined."),)
        if unnamed
        else (),
    )


def once_attributed(items: tuple[Item, ...]) -> tuple[tuple[Item, ...], bool]:
    """Return the items with an outlet that is not determined named in the first alone, and whether there are more."""
    unnamed = [i for i, item in enumerate(items) if any(p in UNNAMED for p in item.line)]
    shown = list(items)
    for position in unnamed[1:]:
        line = tuple(p for p in items[position].line if p not in UNNAMED)
        shown[position] = replace(items[position], line=line)
    return tuple(shown), len(unnamed) > 1


def heading_of(key: tuple[str, str, str], told: list[Told], index: Index) -> Line:
    """Return an area's name: "Aleppo province, Syria"; plain words where no place is determined."""
    country, province, place_id = key
    if key == NOWHERE:
        return (text("Place not determined"),)
    claims = tuple(sorted({t.lead.claim_id for t in told}))
    line: list[Piece] = []
    if province:
        line += [Piece(province, PieceKind.PLACE, Basis.PROVINCE, claims), *area_word(province, country)]
    if country and country in index.country_names and province not in DISPUTED:
        line += [text(", ")] if line else []
        line.append(Piece(index.country_names[country], PieceKind.PLACE, Basis.COUNTRY, claims, country))
        if not province:
            line.append(text(", area not determined"))
    if place_id and (place := next(iter(index.places.get(place_id, ())), None)):
        line.append(Piece(place.name, PieceKind.PLACE, Basis.GROUNDED, claims, place_id))
    return tuple(line) or (text("Place not determined"),)
