"""Number phrases made whole, and what they count by what stands beside them."""

import pytest

from tests.unit.read.settling.reading_made import reading, words
from weekreview.read.settling.measures import measured

CASES = (
    ("They hand over 30 vehicles.", "over 30", "equipment", "30", "equipment"),
    ("They sent over 30 vehicles.", "over 30", "equipment", "over 30", "equipment"),
    ("It paid more than 11,500 men.", "more than", "other", "more than 11,500", "other"),
    ("They gave close to $141 million.", "close", "money", "close to $141 million", "money"),
    ("It lies about 20 kilometres off.", "kilometres", "distance", "about 20 kilometres", "distance"),
    ("A valley of 12 miles fell.", "12", "distance", "12 miles", "distance"),
    ("A 100 kilometres ban was lifted.", "100 kilometres", "other", "100 kilometres", "distance"),
    ("More than 60 civilians were killed.", "More than 60", "other", "More than 60", "killed"),
    ("Some 60 men were badly wounded.", "Some 60", "personnel", "Some 60", "injured"),
    ("Two guards who killed him fled.", "Two", "personnel", "Two", "personnel"),
    ("No fewer than 20 men died.", "20", "killed", "No fewer than 20", "killed"),
    ("No fewer than 20 men died.", "than 20", "killed", "No fewer than 20", "killed"),
    ("They lent as many as 30 trucks.", "30", "equipment", "as many as 30", "equipment"),
    ("They hand over 40 trucks.", "40", "equipment", "40", "equipment"),
    ("They gave close to US$141 million.", "$141 million", "money", "close to US$141 million", "money"),
    ("Twelve miles on, they stopped.", "Twelve", "killed", "Twelve", "killed"),
)


@pytest.mark.parametrize(("sentence", "phrase", "kind", "whole", "counts"), CASES, ids=[c[0] for c in CASES])
def test_a_number_phrase_is_whole_and_counts_what_its_neighbours_say(sentence, phrase, kind, whole, counts):
    trigger = sentence.split()[-1].strip(".")
    found = measured(reading(sentence, trigger, kinds=[kind], quantity=[phrase]), sentence)
    assert (words(sentence, found, "quantity"), found.kinds) == ([whole], [counts])


def test_what_is_shot_down_or_burned_is_destroyed():
    sentence = "They shot down 18 fighters."
    found = measured(reading(sentence, "shot down", kinds=["equipment"], quantity=["18"]), sentence)
    assert found.kinds == ["destroyed"]


def test_a_part_of_another_number_and_a_bare_unit_are_dropped():
    sentence = "They gave close to $141 million and 3 tons of tons."
    phrases = ["close", "$141 million", "tons"]
    found = measured(reading(sentence, "gave", kinds=["money", "money", "other"], quantity=phrases), sentence)
    assert words(sentence, found, "quantity") == ["close to $141 million", "3 tons"]


def test_a_reading_without_numbers_is_the_same():
    told = reading("They left.", "left")
    assert measured(told, "They left.") is told


@pytest.mark.parametrize(("said", "kind"), [("were killed and hurt", "other"), ("were killed", "killed")])
def test_dead_and_hurt_together_are_not_the_dead(said, kind):
    sentence = f"More than sixty farmers {said} that day."
    found = measured(reading(sentence, "killed", kinds=("other",), quantity=["More than sixty"]), sentence)
    assert found.kinds == [kind]
