from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.factories import make_place
from weekreview.errors import UsageError
from weekreview.model import coarsened
from weekreview.store.exports.places import place_row

PLACES = st.builds(
    make_place,
    lat=st.floats(-90, 90),
    lon=st.floats(-180, 180),
    radius_m=st.floats(1, 10_000),
)


def distance_km(a, b):
    """Great circle on a sphere, by the haversine formula."""
    lat_a, lat_b = math.radians(a.lat), math.radians(b.lat)
    half = math.sin((lat_b - lat_a) / 2) ** 2
    half += math.cos(lat_a) * math.cos(lat_b) * math.sin(math.radians(b.lon - a.lon) / 2) ** 2
    return 2 * 6371.0088 * math.asin(min(1.0, math.sqrt(half)))


@given(PLACES, st.floats(0.1, 500))
def test_the_coarser_area_still_covers_the_old_one_outside_the_polar_caps(place, grid_km):
    coarse = coarsened(place, grid_km)
    if abs(coarse.lat) < 80:
        assert distance_km(place, coarse) * 1000 + place.radius_m <= coarse.radius_m * (1 + 1e-9) + 1e-3


@given(PLACES, st.floats(0.1, 500))
def test_a_coarser_place_is_still_on_the_earth(place, grid_km):
    coarse = coarsened(place, grid_km)
    assert -90 <= coarse.lat <= 90
    assert -180 <= coarse.lon <= 180


@given(PLACES.filter(lambda p: abs(p.lat) < 80), st.floats(11, 500))
def test_coarsening_what_is_coarse_moves_it_no_further(place, grid_km):
    once = coarsened(place, grid_km)
    assert coarsened(once, grid_km) == once


def test_neighbours_come_out_at_one_spot():
    a, b = coarsened(make_place(lat=36.58, lon=37.04), 50), coarsened(make_place(lat=36.60, lon=37.07), 50)
    assert (a.lat, a.lon) == (b.lat, b.lon)


def test_a_place_as_large_as_the_grid_stays():
    country = make_place(radius_m=400_000)
    assert coarsened(country, 400) is country


def test_without_the_option_a_place_is_given_as_it_is_known_to_a_metre():
    row = place_row(make_place(lat=36.123456789, lon=-37.0, radius_m=2999.6))
    assert row == {
        "place_id": "wr:azaz",
        "name": "Azaz",
        "lat": 36.12346,
        "lon": -37,
        "radius_m": 3000,
        "precision": "settlement",
    }
    assert place_row(None) is None


@pytest.mark.parametrize("grid_km", [0, -5, 501, math.inf, math.nan])
def test_a_grid_out_of_range_is_refused(grid_km):
    with pytest.raises(UsageError, match="more than 0 and at most 500"):
        coarsened(make_place(), grid_km)
