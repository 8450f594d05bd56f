"""Where it happens comes first; lists are whole; words without a name take up what was named."""

from __future__ import annotations

from datetime import date

import pytest

from tests.unit.ground.writing import ground_one
from weekreview.ground.gazetteer.exonyms import exonym
from weekreview.ground.places.ordering import is_origin
from weekreview.model import Precision

DAY = date(2015, 10, 23)


def names(claim) -> list[str | None]:
    return [m.place.name if m.place else None for m in claim.places]


def test_what_something_comes_from_stands_last_and_says_so(gazetteer):
    text = "Rockets from the direction of Palmyra struck Homs, Syria."
    claim, _ = ground_one(gazetteer, text, day=DAY, places=["from the direction of Palmyra", "Homs"])
    assert names(claim) == ["Homs", "Palmyra"]
    assert [is_origin(m) for m in claim.places] == [False, True]


@pytest.mark.parametrize(
    "text, phrase",
    [
        ("Fighters withdrew from Palmyra, Syria.", "from Palmyra"),
        ("The convoy burned 30 km from Homs, Syria.", "30 km from Homs"),
        ("Shells fell on the road from Homs, Syria.", "Homs"),
    ],
)
def test_leaving_and_measuring_are_no_origins(gazetteer, text, phrase):
    claim, _ = ground_one(gazetteer, text, day=DAY, places=[phrase])
    assert not is_origin(claim.places[0])


def test_what_an_origin_lies_in_is_one_too(gazetteer):
    text = "Jets flew from the Hmeimim aerodrome in Syria to strike Raqqa."
    claim, _ = ground_one(gazetteer, text, day=DAY, places=["the Hmeimim aerodrome", "Syria", "Raqqa"])
    assert names(claim)[0] == "Raqqa"
    assert [is_origin(m) for m in claim.places] == [False, True, True]


def test_the_town_stands_before_the_province_around_it(gazetteer):
    text = "In Aleppo province of Syria a strike hit the town of Manbij."
    claim, _ = ground_one(gazetteer, text, day=DAY, places=["Aleppo province", "the town of Manbij"])
    assert names(claim) == ["Manbij", "Aleppo"]


@pytest.mark.parametrize("cut", ["central Syria's Homs", "Homs, Hama", "Hama", "Idlib"])
def test_a_list_is_whole_wherever_the_phrase_was_cut(gazetteer, cut):
    text = "Raids in central Syria's Homs, Hama and Idlib went on."
    claim, _ = ground_one(gazetteer, text, day=DAY, places=[cut])
    assert sorted(names(claim)) == ["Hama", "Homs", "Idlib"]


def test_two_phrases_of_one_list_give_each_name_once(gazetteer):
    text = "Offensives in Syria's Homs, Hama and Idlib went on."
    claim, _ = ground_one(gazetteer, text, day=DAY, places=["Hama", "Idlib"])
    assert sorted(names(claim)) == ["Hama", "Homs", "Idlib"]


def test_the_kind_said_of_a_list_holds_for_each(gazetteer):
    text = "Raids hit the northern provinces of Aleppo, Homs and Idlib in Syria."
    claim, _ = ground_one(gazetteer, text, day=DAY, places=["the northern provinces of Aleppo"])
    assert {m.place.precision for m in claim.places} == {Precision.PROVINCE}
    assert names(claim) == ["Aleppo", "Homs", "Idlib"]


def test_another_clause_is_no_part_of_a_list(gazetteer):
    claim, _ = ground_one(gazetteer, "Syrian troops entered Homs and Idlib was shelled.", day=DAY, places=["Homs"])
    assert names(claim) == ["Homs"]


@pytest.mark.parametrize(
    "words, shown, precision",
    [
        ("the centre", "part of Manbij", Precision.NEIGHBOURHOOD),
        ("the western quarter", "western part of Manbij", Precision.NEIGHBOURHOOD),
        ("portions", "part of Manbij", Precision.NEIGHBOURHOOD),
        ("several villages", "near Manbij", Precision.NEAR),
        ("the town", "Manbij", Precision.SETTLEMENT),
    ],
)
def test_words_without_a_name_take_up_the_last_place_of_the_report(gazetteer, words, shown, precision):
    text = f"Syrian fighters fought for Manbij in Aleppo province.\nOn Monday they lost {words} again."
    claim, _ = ground_one(gazetteer, text, f"On Monday they lost {words} again.", day=DAY, places=[words])
    mention = claim.places[0]
    assert (mention.place.name, mention.place.precision, mention.inherited) == (shown, precision, True)


@pytest.mark.parametrize(
    "where, town",
    [
        ("Rockets were fired from Afrin", "Manbij"),
        ("Troops withdrew from Afrin", "Afrin"),
        ("Troops stood 3 km from Afrin", "Afrin"),
    ],
)
def test_the_town_is_not_the_one_that_the_guns_fire_from(gazetteer, where, town):
    text = f"Syrian fighters hold Manbij.\n{where} and the town was shelled."
    claim, _ = ground_one(gazetteer, text, f"{where} and the town was shelled.", day=DAY, places=["the town"])
    assert names(claim) == [town]


def test_words_that_belong_to_the_name_behind_them_mean_that(gazetteer):
    text = "The army of Syria left Homs and fired from hills in Latakia province."
    claim, _ = ground_one(gazetteer, text, day=DAY, places=["hills"])
    assert names(claim) == ["Latakia"]


def test_around_the_country_is_the_country_of_the_report(gazetteer):
    text = "Syria: shells fell on Homs and Hama.\nRussia struck too, as the Syrian army went on around the country."
    sentence = text.split("\n")[1]
    claim, _ = ground_one(gazetteer, text, sentence, day=DAY, places=["around the country"])
    assert claim.places[0].place.place_id == "iso:SY"


def test_one_town_has_one_id_however_it_is_spelt(gazetteer):
    ids = set()
    for name in ("Al Qaryatayn", "al-Qaryatayn", "Qaryatayn"):
        claim, _ = ground_one(gazetteer, f"In Syria the army took {name} in Homs province.", day=DAY, places=[name])
        ids.add(claim.places[0].place.place_id)
    assert ids == {"wr:qaryatayn"}


@pytest.mark.parametrize(
    "text, phrase, shown",
    [
        ("Strikes hit Fallujah in Iraq.", "Fallujah", "Fallujah"),
        ("Ukraine: drones flew over Crimea.", "Crimea", "Crimea"),
    ],
)
def test_places_are_shown_as_english_papers_write_them(gazetteer, text, phrase, shown):
    claim, _ = ground_one(gazetteer, text, day=DAY, places=[phrase])
    assert claim.places[0].place.name == shown


@pytest.mark.parametrize(
    "name, country, shown",
    [
        ("Avtonomna Respublika Krym", "ua", "Crimea"), ("Zaporizhzhya", "ua", "Zaporizhzhia"),
        ("Ḩamāh", "sy", "Hama"), ("Dimashq", "sy", "Damascus"), ("Ţall Ḩasan", "sy", "Tall Hasan"),
        ("São Paulo", "br", "São Paulo"),
    ],
)  # fmt: skip
def test_the_name_shown_is_the_english_one_or_the_plain_one(name, country, shown):
    assert exonym(name, country) == shown
