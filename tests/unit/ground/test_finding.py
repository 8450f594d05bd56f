"""Places in running text."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from weekreview.ground import find_toponyms
from weekreview.ground.gazetteer.distances import distance_km
from weekreview.ground.places.ranking import FEATURES, SAID, weights
from weekreview.ground.places.scanning import scan
from weekreview.ground.places.signs import SIGNS


def found(gazetteer, text):
    return {name: place for _, _, name, place, _, _ in find_toponyms(text, None, gazetteer)}


def near(place, lat, lon, km=25.0) -> bool:
    return place is not None and distance_km(place.lat, place.lon, lat, lon) <= km


WAR = "Syrian troops fought in {} on Monday, a source in Damascus said."


@pytest.mark.parametrize(
    "name, lat, lon",
    [
        ("Aleppo", 36.20, 37.16),
        ("Deir Ezzor", 35.34, 40.14),
        ("Deir ez-Zour", 35.34, 40.14),
        ("Homs", 34.73, 36.71),
        ("Hama", 35.13, 36.75),
        ("Idleb", 35.93, 36.63),
        ("Kweiris", 36.19, 37.58),
        ("Kuweires", 36.19, 37.58),
        ("Hmeimim", 35.41, 35.95),
        ("Khmeimim", 35.41, 35.95),
        ("Ras al-Ayn", 36.85, 40.07),
        ("Ariha", 35.81, 36.61),
        ("Al Shadaddi", 36.06, 40.73),
        ("al-Tanf", 33.51, 38.62),
        ("Maaret al-Nouman", 35.64, 36.67),
        ("Jisr al-Shoughour", 35.81, 36.32),
    ],
)
def test_syrian_places_are_found_in_their_spellings(gazetteer, name, lat, lon):
    assert near(found(gazetteer, WAR.format(name)).get(name), lat, lon)


def test_context_tells_pokrovsk_in_ukraine_from_engels(gazetteer):
    place = found(gazetteer, "Russian forces advanced towards Pokrovsk in Ukraine's Donetsk region.")["Pokrovsk"]
    assert place.country == "ua"


def test_what_stands_behind_a_comma_decides(gazetteer):
    places = found(gazetteer, "She moved from Tripoli, Lebanon, to Paris, Texas.")
    assert places["Tripoli"].country == "lb"
    assert places["Paris"].country == "us"


def test_persons_and_peoples_and_papers_are_no_places(gazetteer):
    text = (
        "President Obama and Paris Hilton read the New York Times. The Syrians and Russian pilots were silent in March."
    )
    assert set(found(gazetteer, text)) & {"Paris", "Obama", "New York", "Syrians", "Russian", "March"} == set()


def test_a_provinces_own_word_makes_it_a_province(gazetteer):
    place = found(gazetteer, "Clashes spread across Idlib province in Syria.")["Idlib"]
    assert place.kind == "province"


def test_text_without_names_has_no_places(gazetteer):
    assert find_toponyms("", None, gazetteer) == []
    assert find_toponyms("nothing happened today.", None, gazetteer) == []


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=200))
def test_offsets_always_fit_the_text(gazetteer, text):
    last = 0
    for begin, end, name, _, p, reason in find_toponyms(text, None, gazetteer):
        assert last <= begin < end <= len(text)
        assert text[begin:end] == name
        assert 0.0 <= p <= 1.0
        assert reason
        last = end


def test_neighbours_are_a_hint(gazetteer):
    text = "The village of Salma was quiet."
    hinted = [place for *_, place, _, _ in find_toponyms(text, None, gazetteer, neighbours=["sy"])]
    assert all(place is None or place.country == "sy" for place in hinted)


def test_every_feature_and_sign_has_a_weight():
    assert set(weights()["places"]) == {*FEATURES, "none of these"}
    assert set(weights()["toponyms"]) == set(SIGNS)


def test_what_is_given_as_a_reason_never_speaks_against():
    assert all(weights()["places"][name] >= 0 for name in SAID)


def test_scanned_names_carry_a_value_for_each_sign(gazetteer):
    for naming in scan("Fighting in Aleppo and near Homs, Syria.", gazetteer.index):
        assert len(naming.signs) == len(SIGNS)
