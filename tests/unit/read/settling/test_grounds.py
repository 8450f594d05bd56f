"""Lexical grounds: grave types stand only on words of their kind."""

import pytest

from tests.unit.read.settling.reading_made import reading
from weekreview.read.settling.grounds import GROUNDS, decided_by, grounded


@pytest.mark.parametrize(
    ("sentence", "trigger", "kind", "settled"),
    [
        ("The brigade uses thermobaric launchers on the ridge.", "uses", "chemical_attack", "other"),
        ("The shells held chlorine, a medic in the valley said.", "held", "chemical_attack", "chemical_attack"),
        ("Police used tear gas against the crowd.", "used", "chemical_attack", "other"),
        ("Fighting went on near the gas field.", "Fighting", "chemical_attack", "armed_clash"),
        ("A man blew himself up at the gate.", "blew", "suicide_bombing", "suicide_bombing"),
        ("A parked lorry exploded at the gate.", "exploded", "suicide_bombing", "bombing"),
        ("Jets struck the depot.", "struck", "air_strike", "air_strike"),
        ("Rockets struck the depot.", "struck", "air_strike", "attack"),
        ("A rocket strike destroyed the depot.", "destroyed", "air_strike", "destruction"),
        ("Four strikes hit the depot.", "strikes", "air_strike", "air_strike"),
        ("The pilots boarded and prepared to leave.", "boarded", "airspace_incident", "other"),
        ("The plane entered the airspace of its neighbour.", "entered", "airspace_incident", "airspace_incident"),
        ("The women were taken to the mill.", "taken", "sexual_violence", "other"),
        ("Fans of the brigade recycled an old clip from the war.", "recycled", "destruction", "publication"),
        ("The plant recycled old tyres.", "recycled", "destruction", "destruction"),
        ("Neighbours had seen 40 fighters leave in trucks.", "leave", "displacement", "withdrawal"),
        ("Neighbours had seen 40 families leave in trucks.", "leave", "displacement", "displacement"),
        ("Nine farmers killed in strike on the mill", "strike", "protest", "air_strike"),
        ("Nine men were wounded in a strike of mill workers.", "strike", "protest", "protest"),
        ("Shopkeepers called a strike against the tax.", "strike", "protest", "protest"),
        ("The brigade moved artillery to the ridge.", "moved artillery", "shelling", "deployment"),
        ("Two women said that guards had raped them.", "raped", "sexual_violence", "sexual_violence"),
        ("Sappers began to clear mines from the orchard.", "clear mines", "bombing", "other"),
        ("A mine went off in the orchard.", "went off", "bombing", "bombing"),
        ("Transport planes dropped flour and blankets.", "dropped", "air_strike", "aid"),
        ("A plane dropped leaflets on the town.", "dropped", "air_strike", "publication"),
        ("A plane dropped bombs on the food market.", "dropped", "air_strike", "air_strike"),
        ("The army moved artillery to the ridge.", "moved", "shelling", "deployment"),
        ("Artillery fired on the ridge.", "fired", "shelling", "shelling"),
    ],
)
def test_a_type_stands_only_where_the_sentence_has_its_words(sentence, trigger, kind, settled):
    assert grounded(reading(sentence, trigger, kind), sentence).type == settled


def test_queuing_to_give_blood_is_no_claim_but_a_protest_is():
    sentence = "Dozens gathered at the clinic to give blood."
    assert grounded(reading(sentence, "gathered", "protest"), sentence) is None
    sentence = "Dozens gathered at the gate and shouted."
    assert grounded(reading(sentence, "gathered", "protest"), sentence).type == "protest"


@pytest.mark.parametrize("kind", sorted(GROUNDS))
def test_no_grave_type_stands_on_empty_words(kind):
    sentence = "They did it again near the mill."
    assert grounded(reading(sentence, "did", kind), sentence).type == decided_by("did") == "other"
