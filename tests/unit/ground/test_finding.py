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


def test_a_capital_that_speaks_is_an_actor_and_one_that_is_hit_is_a_place(gazetteer):
    text = "Moscow said that a drone had come down in Moscow on Monday."
    spots = [begin for begin, _, name, *_ in find_toponyms(text, None, gazetteer) if name == "Moscow"]
    assert spots == [text.rindex("Moscow")]


def test_a_country_that_denies_is_an_actor(gazetteer):
    assert "Iran" not in found(gazetteer, "Iran denied it. Villages near Damascus were shelled.")


def test_both_halves_of_a_word_with_a_hyphen_are_names(gazetteer):
    names = [naming.name for naming in scan("The Syria-Lebanon talks failed in Baden-Baden.", gazetteer.index)]
    assert names[:2] == ["Syria", "Lebanon"]
    assert "Baden" not in names


def test_a_capital_is_no_answer_to_its_countrys_name(gazetteer):
    kinds = {
        e.kind for naming in scan("He left Mexico.", gazetteer.index) for e, _ in naming.candidates if e.country == "mx"
    }
    assert "country" in kinds
    assert all(e.name != "Mexico City" for n in scan("He left Mexico.", gazetteer.index) for e, _ in n.candidates)


def test_names_of_a_list_know_of_each_other(gazetteer):
    namings = scan("Homs, Hama and Idlib were hit. Aleppo was not.", gazetteer.index)
    assert [len(naming.siblings) for naming in namings] == [2, 2, 2, 0]


def test_a_name_is_placed_where_the_report_says_elsewhere_that_it_lies(gazetteer):
    places = find_toponyms("Paris, Texas, has a new mayor. The fire in Paris was put out.", None, gazetteer)
    assert [place.country for _, _, name, place, _, _ in places if name == "Paris"] == ["us", "us"]
