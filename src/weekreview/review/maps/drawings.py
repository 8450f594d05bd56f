"""The map as SVG: base map, areas, glyphs and labels, coloured by the page's style sheet alone."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import hypot

from shapely import STRtree, box, clip_by_rect
from shapely.geometry import LineString, Polygon
from shapely.geometry.base import BaseGeometry

from weekreview.model import Mark

from ..compose.pieces import words_of
from .basemaps import Basemap, open_basemap
from .frames import Frame, distance_km, frame_of
from .labels import Box, Sheet, Spot

LEAST_RING = 5.0
"""Least radius of a ring in units of the drawing: visible, and too large to pass for a point."""
SOFT_FROM_M = 30_000.0
"""Areas of this radius and more are hatched: somewhere in there."""
MOST_DRAWN_M = 250_000.0
"""Larger areas (whole countries) are not drawn: a circle of that size would lie over their neighbours."""
COUNTRY_WIDE_M = 150_000.0
"""Areas of this radius and more count as country-wide."""
MOST_INSIDE_COUNTRY = 2
"""Smaller marks inside a country up to which the country itself is drawn."""
MOST_NAMES_NARROW, NARROW_WIDTH = 7, 600.0
"""Names on a drawing narrower than this, most important first; the rest bear their numbers."""
NEAR = re.compile(r"^near\s+", re.IGNORECASE)
ARTICLE = re.compile(r"^(?:al|ar|as|ash|at|ad)[- ]")
MOST_CITIES = 14
NICE_KM = (1, 2, 5, 10, 20, 25, 50, 100, 200, 250, 500, 1000, 2000)
LOCATOR_DEGREES = 26.0
GLYPH_WIDTH = 14.0
GLYPH_ORDER = ("besieged", "contested", "held", "ceasefire")


@dataclass(frozen=True, slots=True)
class Ring:
    """A mark as it is drawn."""

    number: int
    """The mark's key."""
    x: float
    """Middle."""
    y: float
    """Middle."""
    r: float
    """Radius."""
    soft: bool
    """True where it is hatched."""
    has_events: bool
    """True where something happened there; False where only a state is known."""
    name: str
    """The place's name."""
    glyphs: tuple[tuple[str, float, float], ...]
    """Conditions with the middle of their glyphs."""
    label: Spot | None
    """Where its name goes."""
    key_only: Spot | None
    """Where its number goes when its name does not fit."""
    keys: str
    """Its key and those of marks that share its label; empty where another bears the label."""


@dataclass(frozen=True, slots=True)
class Name:
    """A name of the base map as it is drawn."""

    words: str
    """The name."""
    x: float
    """Anchor."""
    y: float
    """Baseline."""
    anchor: str
    """start, middle or end."""
    dot: tuple[float, float] | None = None
    """A city's dot."""


@dataclass(frozen=True, slots=True)
class Drawing:
    """All that the template needs to write one SVG."""

    name: str
    """Prefix of its ids."""
    width: float
    """Units."""
    height: float
    """Units."""
    land: str
    """Path data."""
    lakes: str
    """Path data."""
    boundaries: str
    """Path data of solid lines."""
    disputed: str
    """Path data of dashed lines."""
    rings: tuple[Ring, ...]
    """Largest first."""
    countries: tuple[Name, ...]
    """Names of countries."""
    cities: tuple[Name, ...]
    """Names of cities, for orientation."""
    scale_km: int
    """Length of the scale bar."""
    scale_units: float
    """The same in units."""
    outside: tuple[int, ...]
    """Keys of marks outside the frame."""
    too_large: tuple[int, ...]
    """Keys of marks in the frame that are too large to be drawn."""
    locator: str
    """Path data of the land around, in a box 120 wide; empty where there is no locator."""
    locator_box: tuple[float, float, float, float] = (0, 0, 0, 0)
    """The frame inside the locator: x, y, width, height."""
    locator_at: tuple[float, float] = (0, 0)
    """Upper left corner of the locator."""


def draw(marks: Sequence[Mark], name: str, width: float, height: float) -> Drawing:
    """Return the drawing of the marks, `width` by `height` units."""
    basemap, frame = open_basemap(), frame_of(marks, width, height)
    framed = [m for m in marks if frame.holds(m.lon, m.lat)]
    inside = [m for m in framed if m.radius_m <= MOST_DRAWN_M and not is_crowded_country(m, framed)]
    size = 12.5
    scale_km, scale_units = _scale(frame)
    sheet = Sheet(width, height)
    sheet.block(Box(0, height - 34, scale_units + 40, height))
    locator, locator_box, locator_at = _locator(basemap, frame, inside)
    if locator:
        sheet.block(Box(locator_at[0], locator_at[1], locator_at[0] + 126, locator_at[1] + 96))
    rings = _rings(inside, frame, sheet, size, MOST_NAMES_NARROW if width < NARROW_WIDTH else len(inside))
    return Drawing(
        name, width, height,
        _paths(basemap.land, frame, closed=True), _paths(basemap.lakes, frame, closed=True),
        _paths(basemap.boundaries, frame), _paths(basemap.disputed, frame),
        rings, _countries(basemap, frame, sheet), _cities(basemap, frame, sheet, rings),
        scale_km, scale_units,
        tuple(m.number for m in marks if m not in framed), tuple(m.number for m in framed if m not in inside),
        locator, locator_box, locator_at,
    )  # fmt: skip


def is_crowded_country(mark: Mark, marks: Sequence[Mark]) -> bool:
    """Return True for a country, or as wide an area, with more than two smaller marks inside: it would hide them."""
    if mark.precision != "country" and mark.radius_m < COUNTRY_WIDE_M:
        return False
    smaller = (m for m in marks if m.radius_m < mark.radius_m)
    inside = sum(distance_km(m.lon, m.lat, mark.lon, mark.lat) * 1000 <= mark.radius_m for m in smaller)
    return inside > MOST_INSIDE_COUNTRY


def shared(marks: Sequence[Mark]) -> dict[int, tuple[int, ...]]:
    """Return the keys of marks that share a label, by the key that bears it: "near X" goes with X."""
    named = {base_name(words_of(m.name)): m.number for m in marks if not NEAR.match(words_of(m.name))}
    groups: dict[int, list[int]] = {m.number: [] for m in marks}
    for mark in marks:
        words = words_of(mark.name)
        leader = named.get(base_name(words), mark.number) if NEAR.match(words) else mark.number
        groups[leader].append(mark.number)
    return {leader: tuple(sorted(keys, key=lambda k: (k != leader, k))) for leader, keys in groups.items() if keys}


def base_name(words: str) -> str:
    """Return a place's name in lower case without "near" and the Arabic article."""
    return ARTICLE.sub("", NEAR.sub("", words).casefold())


def _rings(marks: Sequence[Mark], frame: Frame, sheet: Sheet, size: float, most: int) -> tuple[Ring, ...]:
    drawn = []
    for mark in marks:
        x, y = frame.project(mark.lon, mark.lat)
        r = max(LEAST_RING, mark.radius_m / 1000 * frame.units_per_km)
        drawn.append((mark, x, y, r))
        if mark.radius_m < SOFT_FROM_M:
            reach = min(r, 22)
            sheet.block(Box(x - reach, y - reach, x + reach, y + reach))
    labels: dict[int, tuple[Spot | None, Spot | None]] = {}
    keys = shared(marks)
    order = sorted((d for d in drawn if d[0].number in keys), key=lambda d: (-len(d[0].entries), d[0].number))
    for position, (mark, x, y, r) in enumerate(order):
        soft = mark.radius_m >= SOFT_FROM_M
        gap = 6.0 if soft else _reach_around(x, y, drawn) + 5
        before = GLYPH_WIDTH * len(mark.conditions)
        number = ", ".join(map(str, keys[mark.number]))
        label = sheet.place(f"{number} {words_of(mark.name)}", x, y, gap, size, before) if position < most else None
        spots = ((x, y), (x, y - y_edge), (x, y + y_edge)) if (y_edge := r * 0.8 if soft else 0.0) else ((x, y),)
        tried = (sheet.place(number, at, on, gap, size, before) for at, on in spots)
        labels[mark.number] = label, None if label else next(filter(None, tried), None)
    rings = [
        Ring(
            mark.number, round(x, 1), round(y, 1), round(r, 1), mark.radius_m >= SOFT_FROM_M, bool(mark.entries),
            words_of(mark.name), *_beside(mark, *labels.get(mark.number, (None, None))),
            ", ".join(map(str, keys.get(mark.number, ()))),
        )
        for mark, x, y, r in drawn
        if r < 1.5 * max(frame.width, frame.height)
    ]  # fmt: skip
    return tuple(sorted(rings, key=lambda ring: (-ring.r, ring.number)))


def _reach_around(x: float, y: float, drawn: Sequence[tuple[Mark, float, float, float]]) -> float:
    """Return how far the rings around the same middle reach, so that labels keep clear of all of them."""
    same = (o for o in drawn if o[0].radius_m < SOFT_FROM_M and hypot(o[1] - x, o[2] - y) < 8)
    return max(min(r, 22) for _, _, _, r in same)


def _beside(
    mark: Mark, label: Spot | None, key_only: Spot | None
) -> tuple[tuple[tuple[str, float, float], ...], Spot | None, Spot | None]:
    """Return the glyphs of a mark's conditions between its ring and its label, and the label moved by their width."""
    spot = label or key_only
    known = [c for c in GLYPH_ORDER if c in mark.conditions]
    if spot is None or not known:
        return (), label, key_only
    way = -1 if spot.anchor == "end" else 1
    middle = round(spot.y - 4.4, 1)
    glyphs = tuple((c, round(spot.x + way * (GLYPH_WIDTH * n + 6), 1), middle) for n, c in enumerate(known))
    moved = Spot(spot.x + way * (GLYPH_WIDTH * len(known) + 1), spot.y, spot.anchor)
    return (glyphs, moved, None) if label else (glyphs, None, moved)


def _countries(basemap: Basemap, frame: Frame, sheet: Sheet) -> tuple[Name, ...]:
    names = []
    for label in sorted(basemap.countries, key=lambda c: (-c.weight, c.name)):
        if frame.holds(label.lon, label.lat):
            x, y = frame.project(label.lon, label.lat)
            if sheet.place_at(label.name, x, y, 12.0, 1.35):
                names.append(Name(label.name, round(x, 1), round(y, 1), "middle"))
    return tuple(names)


def _cities(basemap: Basemap, frame: Frame, sheet: Sheet, rings: Sequence[Ring]) -> tuple[Name, ...]:
    named = {ring.name.lower() for ring in rings}
    names: list[Name] = []
    for label in sorted(basemap.cities, key=lambda c: (-c.weight, c.name)):
        if len(names) == MOST_CITIES:
            break
        if not frame.holds(label.lon, label.lat) or label.name.lower() in named:
            continue
        x, y = frame.project(label.lon, label.lat)
        if any(not ring.soft and (ring.x - x) ** 2 + (ring.y - y) ** 2 < 144 for ring in rings):
            continue
        if any(n.dot and (n.dot[0] - x) ** 2 + (n.dot[1] - y) ** 2 < 70**2 for n in names):
            continue
        if spot := sheet.place(label.name, x, y, 5, 10.5):
            names.append(Name(label.name, round(spot.x, 1), round(spot.y, 1), spot.anchor, (round(x, 1), round(y, 1))))
    return tuple(names)


def _scale(frame: Frame) -> tuple[int, float]:
    fitting = [km for km in NICE_KM if km * frame.units_per_km <= 130] or [NICE_KM[0]]
    return fitting[-1], round(fitting[-1] * frame.units_per_km, 1)


def _locator(
    basemap: Basemap, frame: Frame, marks: Sequence[Mark]
) -> tuple[str, tuple[float, float, float, float], tuple[float, float]]:
    """Return the land around the frame, the frame in it, and the corner that hides least; nothing on a small map."""
    if frame.width < 600 or frame.east - frame.west > LOCATOR_DEGREES * 1.2:
        return "", (0, 0, 0, 0), (0, 0)
    lon, lat = (frame.west + frame.east) / 2, (frame.south + frame.north) / 2
    wide = (frame.east - frame.west) / (frame.north - frame.south) * frame.height / frame.width
    tall = LOCATOR_DEGREES
    around = Frame(lon - tall * wide * 0.66, lat - tall / 2, lon + tall * wide * 0.66, lat + tall / 2, 120, 90)
    left, top = around.project(frame.west, frame.north)
    right, bottom = around.project(frame.east, frame.south)
    corners = [
        (frame.width - 128, 8.0), (8.0, 8.0), (frame.width - 128, frame.height - 98),
    ]  # fmt: skip
    points = [frame.project(m.lon, m.lat) for m in marks]

    def crowd(corner: tuple[float, float]) -> int:
        return sum(corner[0] - 40 < x < corner[0] + 160 and corner[1] - 30 < y < corner[1] + 120 for x, y in points)

    box = (round(left, 1), round(top, 1), round(max(right - left, 3), 1), round(max(bottom - top, 3), 1))
    return _paths(basemap.land, around, closed=True, least=1.2), box, min(corners, key=crowd)


def _paths(shapes: STRtree, frame: Frame, closed: bool = False, least: float = 0.35) -> str:
    """Return path data of what falls into the frame. Points nearer than `least` units to the last are dropped."""
    margin_x, margin_y = (frame.east - frame.west) * 0.02, (frame.north - frame.south) * 0.02
    bounds = frame.west - margin_x, frame.south - margin_y, frame.east + margin_x, frame.north + margin_y
    parts = []
    for position in sorted(shapes.query(box(*bounds))):
        clipped = clip_by_rect(shapes.geometries[position], *bounds)
        for piece in getattr(clipped, "geoms", (clipped,)):
            parts += _path(piece, frame, closed, least)
    return "".join(parts)


def _path(shape: BaseGeometry, frame: Frame, closed: bool, least: float) -> list[str]:
    if shape.is_empty:
        return []
    if isinstance(shape, Polygon):
        return [_line(ring.coords, frame, True, least) for ring in (shape.exterior, *shape.interiors)]
    return [_line(shape.coords, frame, closed, least)] if isinstance(shape, LineString) else []


def _line(coords: Iterable[tuple[float, ...]], frame: Frame, closed: bool, least: float) -> str:
    points: list[tuple[float, float]] = []
    for lon, lat, *_ in coords:
        x, y = frame.project(lon, lat)
        if not points or abs(x - points[-1][0]) + abs(y - points[-1][1]) >= least:
            points.append((x, y))
    if len(points) < 2:
        return ""
    head = f"M{points[0][0]:.1f} {points[0][1]:.1f}L"
    return head + " ".join(f"{x:.1f} {y:.1f}" for x, y in points[1:]) + ("Z" if closed else "")
