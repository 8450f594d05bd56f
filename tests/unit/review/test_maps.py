"""The map: what it shows, where, how large, and what it never does."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.factories import make_place
from tests.unit.review.invented_week import invented_material
from weekreview.model import Mark
from weekreview.review import ReviewOptions, render, review, verify
from weekreview.review.maps import draw, format_km, open_basemap, published_spot
from weekreview.review.maps.frames import distance_km, frame_of, near_marks
from weekreview.review.maps.labels import Box, Sheet
from weekreview.store.exports.places import place_row


@cache
def marks() -> tuple[Mark, ...]:
    return review(invented_material(), ReviewOptions()).marks


def make_mark(number: int, lon: float, lat: float, radius_m: float = 3000.0) -> Mark:
    return Mark(number, f"p{number}", (), lat, lon, radius_m, "settlement", (), (), (), ())


def test_the_base_map_holds_the_world_and_names_no_disputed_territory():
    basemap = open_basemap()
    assert len(basemap.land) > 1000 and len(basemap.boundaries) > 200 and len(basemap.disputed) > 50
    names = {label.name for label in basemap.countries}
    assert {"Syria", "Ukraine", "Palestinian Territories", "Israel"} <= names
    assert not names & {"Taiwan", "Kosovo", "Western Sahara", "Somaliland", "Falkland Islands"}


@pytest.mark.parametrize(
    ("name", "lon", "lat"),
    [("Perekop", 33.68, 46.12), ("Golan ceasefire line", 35.85, 33.0), ("Kashmir line of control", 74.3, 34.4)],
)
def test_disputed_lines_are_among_the_dashed_ones(name, lon, lat):
    basemap = open_basemap()
    from shapely.geometry import Point

    near = Point(lon, lat).buffer(0.6)
    assert any(line.intersects(near) for line in basemap.disputed.geometries), name


def test_every_mark_lies_in_the_frame_with_room_around_it():
    frame = frame_of(marks(), 960, 620)
    for mark in marks():
        x, y = frame.project(mark.lon, mark.lat)
        assert 20 < x < 940 and 20 < y < 600


def test_a_lone_village_is_not_magnified_into_a_target():
    frame = frame_of([make_mark(1, 37.0, 36.5, 200.0)], 960, 620)
    assert frame.width / frame.units_per_km >= 160
    drawing = draw([make_mark(1, 37.0, 36.5, 200.0)], "wide", 960, 620)
    assert drawing.rings[0].r >= 5


def test_a_far_capital_does_not_shrink_the_front():
    near = [make_mark(n, 37 + n / 10, 36.0) for n in range(1, 7)]
    far = make_mark(7, -77.0, 38.9)
    assert near_marks([*near, far]) == near
    assert draw([*near, far], "wide", 960, 620).outside == (7,)


def test_an_area_is_drawn_with_its_true_radius():
    drawing = draw([make_mark(1, 37.0, 36.0, 50_000.0), make_mark(2, 39.0, 36.0)], "wide", 960, 620)
    frame = frame_of([make_mark(1, 37.0, 36.0, 50_000.0), make_mark(2, 39.0, 36.0)], 960, 620)
    area = next(ring for ring in drawing.rings if ring.number == 1)
    assert area.soft and area.r == pytest.approx(50 * frame.units_per_km, abs=0.1)


@given(lat=st.floats(-70, 70), lon=st.floats(-179, 179), km=st.floats(1, 100), radius_m=st.floats(100, 20_000))
def test_a_coarsened_place_stays_within_its_published_radius_of_the_true_one(lat, lon, km, radius_m):
    place = make_place(lat=lat, lon=lon, radius_m=radius_m)
    new_lat, new_lon, radius = published_spot(place, km)
    assert radius >= km * 1000 * 0.999
    assert distance_km(lon, lat, new_lon, new_lat) <= radius / 1000 * 1.02


@given(lat=st.floats(-60, 60), lon=st.floats(-170, 170), km=st.floats(2, 50))
def test_coarsening_hides_where_in_the_cell_a_place_is(lat, lon, km):
    place = make_place(lat=lat, lon=lon)
    moved_lat, moved_lon, _ = published_spot(place, km)
    same = published_spot(replace(place, lat=moved_lat, lon=moved_lon), km)
    assert same[:2] == pytest.approx((moved_lat, moved_lon), abs=1e-4)


def test_no_true_coordinate_is_published_when_places_are_coarsened():
    material = invented_material()
    issue = review(material, ReviewOptions(coarsen_km=25.0))
    verify(issue, material)
    places = {m.place.place_id: m.place for c in material.claims for m in c.places if m.place}
    page = render(issue)["index.html"] + render(issue)["issue.json"]
    small = [m for m in issue.marks if places[m.place_id].radius_m < 25_000]
    assert small
    for mark in small:
        assert (mark.lat, mark.lon) != (places[mark.place_id].lat, places[mark.place_id].lon)
        assert mark.radius_m >= 25_000
        assert str(places[mark.place_id].lat) not in page


def test_the_page_and_the_data_are_coarsened_alike():
    material = invented_material()
    rows = {row["place_id"]: row for c in material.claims for m in c.places if (row := place_row(m.place, 25.0))}
    for mark in review(material, ReviewOptions(coarsen_km=25.0)).marks:
        row = rows[mark.place_id]
        assert (mark.lat, mark.lon) == pytest.approx((row["lat"], row["lon"]), abs=1e-5)
        assert mark.radius_m == pytest.approx(row["radius_m"], abs=1)


@pytest.mark.parametrize(
    ("radius_m", "words"),
    [(80, "0.1"), (600, "0.6"), (2500, "2.5"), (2600, "2.5"), (12_300, "12"), (154_000, "150"), (1_200_000, "1,200")],
)
def test_a_radius_is_written_no_more_exactly_than_it_is_known(radius_m, words):
    assert format_km(radius_m) == words


def test_labels_never_overlap():
    sheet = Sheet(400, 300)
    for n in range(60):
        sheet.place(f"{n} Somewhere", 40 + (n * 37) % 320, 30 + (n * 53) % 240, 6, 12)
    boxes = sheet.taken
    assert len(boxes) > 10
    assert not any(a.touches(b) for i, a in enumerate(boxes) for b in boxes[i + 1 :])
    assert all(box.inside(400, 300) for box in boxes)


def test_a_box_touches_what_it_overlaps_only():
    assert Box(0, 0, 2, 2).touches(Box(1, 1, 3, 3))
    assert not Box(0, 0, 2, 2).touches(Box(2, 0, 3, 2))


def test_the_same_marks_give_the_same_drawing():
    assert draw(marks(), "wide", 960, 620) == draw(tuple(marks()), "wide", 960, 620)


def test_no_country_is_coloured():
    drawing = draw(marks(), "wide", 960, 620)
    assert drawing.land.count("M") < 30, "land is drawn as landmasses, not as countries"
