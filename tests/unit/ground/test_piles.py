"""What the other reports of a pile are about helps the one that names no country, and no other."""

from __future__ import annotations

from datetime import date
from itertools import permutations

from tests.unit.ground.writing import ground_one, make_claim, make_document
from weekreview.ground import ground, names_no_country, theatres_of

DAY = date(2015, 10, 23)
TOLD = (
    ("Jets struck Hama in Syria.", "Hama"),
    ("Rebels shelled Homs in Syria.", "Homs"),
    ("The Syrian army entered Palmyra.", "Palmyra"),
    ("A fire broke out in Leeds, England.", "Leeds"),
)


def pile(gazetteer):
    return [[ground_one(gazetteer, text, day=DAY, places=[place])[0]] for text, place in TOLD]


def test_a_pile_is_about_the_countries_of_most_of_its_reports_in_any_order(gazetteer):
    claims = pile(gazetteer)
    assert {theatres_of(order) for order in permutations(claims)} == {frozenset({"sy"})}
    assert theatres_of(claims[:2]) == frozenset()


def test_a_report_that_names_no_country_is_read_with_the_pile(gazetteer):
    document = make_document("Two shepherds were killed near Palmyra.", DAY)
    claim = make_claim(document, document.text, places=["near Palmyra"])
    assert names_no_country(document) and not names_no_country(make_document(TOLD[0][0], DAY))
    (alone,), _ = ground([claim], document, gazetteer)
    (helped,), _ = ground([claim], document, gazetteer, theatres=theatres_of(pile(gazetteer)))
    assert alone.places[0].place is None
    assert helped.places[0].place.country == "sy" and helped.places[0].p < 0.9
