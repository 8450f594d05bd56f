"""Whose voice it is: publishers, bare ministries, bystanders; and sides of events without a place."""

from __future__ import annotations

from datetime import date

import pytest

from tests.unit.ground.writing import ground_one, make_claim, make_document
from weekreview.errors import UsageError
from weekreview.ground import ground

DAY = date(2015, 10, 23)


def test_a_side_is_one_where_only_the_report_says_which_country(gazetteer):
    text = (
        "Fighting goes on in Homs, Hama and Idlib.\n"
        "It cost scores of fighters their lives, according to Syrian military sources."
    )
    claim, _ = ground_one(gazetteer, text, text.split("\n")[1], day=DAY, speaker="Syrian military sources")
    assert claim.party is True


@pytest.mark.parametrize("who", ["residents", "two hospital doctors", "rescuers", "civilians"])
def test_people_without_arms_are_no_side(gazetteer, who):
    claim, _ = ground_one(gazetteer, f"Shells fell on Homs, Syria, {who} said.", day=DAY, places=["Homs"], speaker=who)
    assert claim.party is False


def test_a_bare_ministry_is_the_one_named_before_not_the_one_of_the_place(gazetteer):
    text = (
        "Russia's defence ministry showed film of a strike in Syria.\n"
        "ISIL is moving fighters from Iraq, according to Defense Ministry intelligence."
    )
    sentence = text.split("\n")[1]
    parts = {"places": ["Iraq"], "speaker": "Defense Ministry intelligence"}
    claim, _ = ground_one(gazetteer, text, sentence, day=DAY, **parts)
    assert claim.speaker.actor_id == "ru.mod"


def test_a_bare_ministry_is_not_determined_where_two_states_act(gazetteer):
    text = "The Russian air force and the Syrian army attacked.\nMen came from Iraq, the defence ministry said."
    document = make_document(text, DAY)
    first, second = text.split("\n")
    claims = [
        make_claim(document, first, actors=["Russian air force", "Syrian army"]),
        make_claim(document, second, places=["Iraq"], speaker="the defence ministry"),
    ]
    grounded, _ = ground(claims, document, gazetteer)
    assert grounded[1].speaker.actor_id is None


@pytest.mark.parametrize("publisher", ["Barada News Agency", "the barada  news agency", "www.barada-agency.example"])
def test_a_controlled_publisher_speaks_for_its_side(gazetteer, publisher):
    document = make_document("The army took Homs, Syria.", DAY, publisher)
    claim = make_claim(document, document.text, places=["Homs"])
    controls = {"Barada News Agency": "sy.government", "barada-agency.example": "sy.government"}
    assert ground([claim], document, gazetteer)[0][0].party is None
    assert ground([claim], document, gazetteer, controls)[0][0].party is True


def test_a_source_controlled_by_nobody_known_is_the_users_to_mend(gazetteer):
    document = make_document("The army took Homs.", DAY, "A")
    with pytest.raises(UsageError, match="sy.nothing"):
        ground([make_claim(document, document.text)], document, gazetteer, {"A": "sy.nothing"})
