"""A town that something is done to is where it happens."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from tests.unit.ground.writing import ground_one, make_claim, make_document
from weekreview.ground import ground
from weekreview.model import PlaceMention, span_of

DAY = date(2015, 10, 23)


def names(claim) -> list[str | None]:
    return [m.place.name if m.place else None for m in claim.places]


@pytest.mark.parametrize("target", ["Homs", "the centre of Homs", "residential areas in Homs"])
def test_a_town_among_the_targets_is_the_place(gazetteer, target):
    claim, _ = ground_one(gazetteer, f"Rebels shelled {target} in Syria.", day=DAY, targets=[target])
    assert names(claim) == ["Homs"]


def test_it_goes_before_what_an_earlier_sentence_named(gazetteer):
    document = make_document("Syria: jets struck Hama. Rebels shelled Homs.", DAY)
    claim = make_claim(document, "Rebels shelled Homs.", targets=["Homs"])
    at = document.text.index("Hama")
    taken_over = PlaceMention(span_of(document.text, at, at + 4), inherited=True)
    (grounded,), _ = ground([replace(claim, places=(taken_over,))], document, gazetteer)
    assert names(grounded) == ["Homs"]


@pytest.mark.parametrize("target", ["rebels in Homs", "the Homs garrison", "Syria"])
def test_people_and_states_are_no_places(gazetteer, target):
    claim, _ = ground_one(gazetteer, f"Troops attacked {target} near Hama in Syria.", day=DAY, targets=[target])
    assert names(claim) == []


def test_what_is_condemned_is_not_struck(gazetteer):
    document = make_document("Iran condemned Homs, Syria.", DAY)
    claim = replace(make_claim(document, document.text, targets=["Homs"]), family="politics", type="condemnation")
    (grounded,), _ = ground([claim], document, gazetteer)
    assert grounded.places == ()


def test_a_town_does_nothing_itself_and_a_capital_may_stand_for_its_state(gazetteer):
    text = "Homs gained ground in Syria as Damascus and the garrison attacked."
    claim, refusals = ground_one(gazetteer, text, day=DAY, actors=["Homs", "Damascus", "garrison"])
    assert [m.span.text for m in claim.actors] == ["Damascus", "garrison"]
    assert any("Homs" in refusal.detail for refusal in refusals)


def test_a_piece_of_a_towns_name_does_nothing_either(gazetteer):
    text = "The results of the Deir ez-Zor airstrike inquiry in Syria are due."
    claim, _ = ground_one(gazetteer, text, day=DAY, actors=["Deir"])
    assert claim.actors == ()


@pytest.mark.parametrize(
    ("named", "found"),
    [("the Sinjadi quarter in Baghdad", "near Baghdad"), ("the Sinjadi quarter", None), ("Baghdad", "near Baghdad")],
)
def test_the_area_of_what_follows_is_none_that_was_named_before(gazetteer, named, found):
    text = f"Raids hit Najaf in Iraq. A bomb went off in the market area of {named}."
    document = make_document(text, DAY)
    claim = make_claim(document, text.split(". ")[1], places=["market area"])
    (grounded,), _ = ground([claim], document, gazetteer)
    place = grounded.places[0].place
    assert (place and place.name) == found
