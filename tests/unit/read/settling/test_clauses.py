"""Arguments stay in their clause."""

import pytest

from tests.unit.read.settling.reading_made import reading, words
from weekreview.read.settling.clauses import opposed, relative_clauses, supported, uncrossed


def test_whom_the_target_had_fired_on_is_no_target():
    sentence = "Two strikes hit a mortar team that had fired on shepherds."
    found = uncrossed(reading(sentence, "strikes", target=["mortar team", "shepherds"]), sentence)
    assert words(sentence, found, "target") == ["mortar team"]


def test_what_another_event_in_the_clause_owns_is_left_to_it():
    sentence = "The army began a drive in the hills, in which raiders murdered dozens of herders in past years."
    drive = reading(sentence, "drive", target=["herders"], time=["in past years"], quantity=["dozens of"])
    murder = reading(sentence, "murdered", target=["herders"], time=["in past years"], quantity=["dozens of"])
    found = uncrossed(drive, sentence, [drive, murder])
    assert [found.roles[r] for r in ("target", "time", "quantity")] == [[], [], []] and found.kinds == []
    assert uncrossed(murder, sentence, [drive, murder]) == murder


def test_the_dead_of_a_raid_that_killed_stay_with_the_raid():
    sentence = "The raid, which killed nine herders, was the third."
    found = reading(sentence, "raid", target=["herders"], quantity=["nine"])
    assert uncrossed(found, sentence, [found]) == found


def test_a_said_that_is_no_relative_clause():
    assert relative_clauses("The army said that had been its plan.") == ()
    assert relative_clauses("The bridge which carried flour fell, he said.")


def test_both_behind_against_are_targets():
    sentence = "The drive against the Falcons and other armed bands has slowed."
    found = opposed(reading(sentence, "drive", actor=["armed bands"], target=["Falcons"]), sentence)
    assert (words(sentence, found, "actor"), words(sentence, found, "target")) == ([], ["Falcons", "armed bands"])


def test_who_acts_before_against_stays_the_actor():
    sentence = "The army opened a drive against the Falcons, and villagers fled."
    found = reading(sentence, "drive", actor=["army", "villagers"], target=["Falcons"])
    assert opposed(found, sentence) == found


def test_a_piece_of_what_another_event_owns_is_left_to_it_too():
    sentence = "The army began a drive in the hills, in which the raiders' ally murdered herders."
    drive = reading(sentence, "drive", actor=["army", "raiders"])
    murder = reading(sentence, "murdered", actor=["raiders' ally"])
    found = uncrossed(drive, sentence, [drive, murder])
    assert words(sentence, found, "actor") == ["army"]


def test_whom_a_strike_is_for_is_not_struck():
    sentence = "Jets hit raiders alongside and in aid of the government of the isles."
    found = supported(reading(sentence, "hit", target=["raiders", "government of the isles"]), sentence)
    assert words(sentence, found, "target") == ["raiders"]
    talks = reading(sentence, "hit", kind="aid", target=["government of the isles"])
    assert supported(talks, sentence) == talks


@pytest.mark.parametrize(
    "sentence",
    [
        "The alliance supports Lowland troops with bombs.",
        "The alliance gave bombs and other support to Lowland troops.",
        "The alliance is supporting the Lowland troops with bombs.",
    ],
)
def test_who_is_supported_with_bombs_is_not_bombed(sentence):
    found = supported(reading(sentence, "bombs", kind="air_strike", target=["troops"]), sentence)
    assert words(sentence, found, "target") == []
