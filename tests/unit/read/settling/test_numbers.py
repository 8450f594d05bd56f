"""What a number counts, and what it does not."""

import pytest

from tests.unit.read.settling.reading_made import reading, words
from weekreview.read.settling.numbers import acted, numbered


@pytest.mark.parametrize(
    ("sentence", "trigger", "number", "kind", "counted"),
    [
        ("Two raids hit four posts near the mill.", "raids", "four", "destroyed", ["other"]),
        ("Two raids hit four posts and destroyed three lorries.", "raids", "three", "destroyed", ["destroyed"]),
        ("The blast damaged 11 shops.", "blast", "11", "destroyed", ["damaged"]),
        ("They hit the mill in nine sorties.", "hit", "nine", "other", ["other"]),
        ("The raid hit the mill and captured four men.", "raid", "four", "captured", ["captured"]),
        ("More than 60 people were killed and injured.", "killed", "60", "killed", ["other"]),
        ("Some 60 were killed and 12 wounded.", "killed", "60", "killed", ["killed"]),
        ("A mine hit a bus, killing its driver and wounding at least a dozen.", "hit", "dozen", "killed", ["injured"]),
        ("Of 60 drones that came, the guard shot down 48.", "shot", "48", "killed", ["destroyed"]),
        ("The brigade moved 30 men to the ridge.", "moved", "30", "killed", ["other"]),
        ("The guards were wounded, according to four shepherds.", "wounded", "four", "injured", []),
    ],
)
def test_the_verb_before_a_number_decides(sentence, trigger, number, kind, counted):
    found = numbered(reading(sentence, trigger, quantity=[number], kinds=(kind,)), sentence)
    assert found.kinds == counted
    assert words(sentence, found, "quantity") == [number] * len(counted)


def test_who_speaks_is_not_counted_as_hurt():
    sentence = "Shells wounded six, two drivers said."
    found = numbered(
        reading(sentence, "wounded", quantity=["six", "two"], kinds=("injured", "injured"), speaker=["two drivers"]),
        sentence,
    )
    assert words(sentence, found, "quantity") == ["six"]


def test_sorties_are_flown_and_not_destroyed():
    sentence = "Jets flew 118 combat sorties and destroyed nine posts."
    found = acted(reading(sentence, "destroyed", quantity=["118", "nine"], kinds=("destroyed", "destroyed")), sentence)
    assert found.kinds == ["other", "destroyed"]


@pytest.mark.parametrize(
    ("sentence", "number", "counted"),
    [
        ("Yesterday's bombing is worse than the raid of 2016, when 15 people died.", "15", []),
        ("The bombing, worse than any since May 2016, killed 15 people.", "15", ["killed"]),
        ("In 2016, when 15 people died, a bombing shook the town.", "15", ["killed"]),
    ],
)
def test_a_number_of_another_years_event_is_not_counted_with_this_one(sentence, number, counted):
    assert numbered(reading(sentence, "bombing", quantity=[number]), sentence).kinds == counted


def test_some_of_those_arrested_who_were_freed_are_no_count_of_the_arrested():
    sentence = "Leaders said 11 of those arrested were freed."
    assert numbered(reading(sentence, "arrested", "arrest", quantity=["11"], kinds=("detained",)), sentence).kinds == []
    assert numbered(reading(sentence, "freed", "release", quantity=["11"], kinds=("other",)), sentence).kinds == [
        "other"
    ]
    sentence = "The police arrested 11 of the men."
    assert numbered(reading(sentence, "arrested", "arrest", quantity=["11"], kinds=("detained",)), sentence).kinds
