"""Words that speak for an event type."""

import pytest

from weekreview.evaluate.reading.event_scores import EVENT_TYPES
from weekreview.read.heads.events import cued, cues

CASES = (
    ("A man blew himself up at a checkpoint.", "SUIC_BOMB"),
    ("Somebody hurled a grenade at the office.", "GRENADE"),
    ("Doctors found signs of sarin.", "CHEM_WEAP"),
    ("Warplanes bombed the market.", "AIR_STRIKE"),
    ("Mortar shells fell on the suburb.", "ART_MISS_ATTACK"),
    ("A roadside bomb went off.", "REM_EXPLOS"),
    ("Gunmen kidnapped a priest.", "ABDUCT_DISSAP"),
    ("Police defused a device and seized rifles.", "DISR_WEAP"),
    ("Both sides signed a truce.", "AGREEMENT"),
    ("The army recaptured the village.", "GOV_REGAINS_TERIT"),
    ("Rebels captured the village.", "NON_STATE_ACTOR_OVERTAKES_TER"),
    ("Students marched to the palace.", "PEACE_PROTEST"),
    ("Police dispersed the protesters with tear gas.", "PROTEST_WITH_INTER"),
    ("Soldiers opened fire on the protesters.", "FORCE_AGAINST_PROTEST"),
    ("Protesters burned tyres and threw stones.", "VIOL_DEMONSTR"),
    ("A mob lynched a thief.", "MOB_VIOL"),
    ("They set up a new base on the hill.", "HQ_ESTABLISHED"),
)


@pytest.mark.parametrize(("text", "kind"), CASES, ids=[c[1] for c in CASES])
def test_plain_words_speak_most_for_their_type(text, kind):
    assert EVENT_TYPES[int(cued(text, EVENT_TYPES).argmax())] == kind


def test_words_of_nothing_speak_for_nothing():
    assert not cued("It rained.", EVENT_TYPES).any()


def test_a_rocket_propelled_grenade_and_a_grenade_that_was_found_are_no_grenade_attack():
    for text in ("A rocket-propelled grenade was fired.", "Police recovered a hand grenade."):
        assert cued(text, EVENT_TYPES)[EVENT_TYPES.index("GRENADE")] <= 0


def test_every_cue_is_of_a_known_type_and_weighs_something():
    assert {cue.event_type for cue in cues()} == set(EVENT_TYPES)
    assert all(cue.weight for cue in cues())
