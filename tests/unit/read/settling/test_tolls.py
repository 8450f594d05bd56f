"""Tolls that rose, and couples."""

import pytest

from tests.unit.read.settling.reading_made import reading, words
from weekreview.read.settling.tolls import is_risen, tolled


@pytest.mark.parametrize(
    ("sentence", "number", "of"),
    [
        ("The number of people killed in Monday's blast rose to 14 on Thursday.", "14", "killed"),
        ("The death toll of the blast has climbed to at least 23.", "at least 23", "killed"),
        ("The number of wounded in the blast rose to 40.", "40", "injured"),
        ("The office put the toll of the blast at nine.", "", ""),
        ("An office put the toll at nine after the blast.", "nine", "killed"),
        ("Prices rose to 14 after the blast.", "", ""),
        ("The blast killed a couple of herders.", "a couple of", "killed"),
        ("A couple of herders saw the blast.", "", ""),
    ],
)
def test_the_number_of_a_toll_is_kept(sentence, number, of):
    found = tolled([reading(sentence, "blast")], sentence)[0]
    assert words(sentence, found, "quantity") == [n for n in (number,) if n]
    assert found.kinds == [k for k in (of,) if k]


def test_the_day_of_counting_is_not_the_day_of_dying():
    sentence = "The number of people killed in Monday's blast rose to 14 on Thursday."
    found = tolled([reading(sentence, "blast", time=["on Thursday"])], sentence)[0]
    assert words(sentence, found, "time") == ["Monday"]


def test_a_number_that_somebody_holds_is_given_to_nobody_else():
    sentence = "The death toll of the blast rose to 14."
    holder = reading(sentence, "blast", quantity=["14"])
    other = reading(sentence, "toll", "casualties")
    assert [len(r.roles["quantity"]) for r in tolled([other, holder], sentence)] == [0, 1]


def test_only_the_number_behind_the_rise_is_a_risen_toll():
    sentence = "Two days on, the death toll rose to 14."
    assert is_risen(sentence, sentence.index("14")) and not is_risen(sentence, 0)


def test_more_of_something_is_no_number():
    sentence = "Two men fell, and more of them died later."
    found = tolled([reading(sentence, "died", kinds=["killed", "killed"], quantity=["Two", "more of"])], sentence)[0]
    assert (words(sentence, found, "quantity"), found.kinds) == (["Two"], ["killed"])
