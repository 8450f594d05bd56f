"""Distances on the globe."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from weekreview.ground.gazetteer.distances import area_radius_m, distance_km, move, settlement_radius_m

LAT, LON = st.floats(-80, 80), st.floats(-180, 180)


@given(LAT, LON, LAT, LON)
def test_distance_is_the_same_both_ways(a, b, c, d):
    assert distance_km(a, b, c, d) == pytest.approx(distance_km(c, d, a, b), abs=1e-6)


@given(LAT, LON, st.floats(0, 360), st.floats(0.1, 2000))
def test_moving_covers_the_distance_asked_for(lat, lon, bearing, km):
    assert distance_km(lat, lon, *move(lat, lon, bearing, km)) == pytest.approx(km, rel=1e-6, abs=1e-3)


def test_aleppo_lies_310_km_from_damascus():
    assert distance_km(36.20, 37.16, 33.51, 36.29) == pytest.approx(310, abs=3)


def test_moving_north_adds_latitude():
    lat, lon = move(36.0, 37.0, 0, 111.2)
    assert lat == pytest.approx(37.0, abs=0.01)
    assert lon == pytest.approx(37.0, abs=1e-6)


@given(st.integers(1, 10**7), st.integers(1, 10**7))
def test_more_people_never_need_less_room(a, b):
    assert (settlement_radius_m(a) <= settlement_radius_m(b)) or a > b


def test_a_town_without_a_count_has_a_radius_of_its_own():
    assert settlement_radius_m(0) == 1500


def test_an_area_becomes_the_disc_of_its_size():
    assert area_radius_m(314.159) == pytest.approx(10_000, abs=100)
