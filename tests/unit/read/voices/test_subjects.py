"""Who a sentence is about."""

import pytest

from weekreview.model import Span
from weekreview.read.voices import SubjectKind, subject_of

CASES = (
    ("Colonel Rashid Omar met the press.", "Colonel Rashid Omar", "person"),
    ("The governor of Varesh, Lena Hadad, spoke on Tuesday.", "Lena Hadad", "person"),
    ("Sami Aziz, who heads the hospital, was reached by phone.", "Sami Aziz", "person"),
    ("In Norvik, General Tomas Ek briefed the press.", "General Tomas Ek", "person"),
    ("A fisherman named Ibro saw the ship.", "fisherman named Ibro", "person"),
    ("Two witnesses were heard.", "Two witnesses", "people"),
    ("Farmers of Bel Amin met the mayor.", "Farmers of Bel Amin", "people"),
    ("The Arkanian Red Crescent has teams there.", "Arkanian Red Crescent", "body"),
    ("The Health Ministry in Dorun counts the dead.", "Health Ministry in Dorun", "body"),
    ("According to the Coastal Police, a bomb went off.", "Coastal Police", "body"),
    ("Masked men stopped the bus.", None, None),
    ("Rockets hit the mill.", None, None),
    ("Rain fell on the town.", None, None),
    ("It was a long night.", None, None),
    ("“We go on,” said Omar.", None, None),
    ("On Monday evening.", None, None),
)


@pytest.mark.parametrize(("sentence", "words", "kind"), CASES, ids=[c[0] for c in CASES])
def test_the_subject_is_whoever_may_speak_before_the_first_verb(sentence, words, kind):
    found = subject_of(Span(10, 10 + len(sentence), sentence), 3)
    if words is None:
        assert found is None or found.kind is SubjectKind.PEOPLE and "men" in found.span.text
    else:
        assert (found.span.text, found.kind) == (words, kind)
        assert sentence[found.span.begin - 10 : found.span.end - 10] == words
        assert found.number == 3


@pytest.mark.parametrize(
    ("sentence", "gender"),
    (
        ("The spokeswoman, Ana Petrova, was there.", "f"),
        ("Sheikh Nasser was there.", "m"),
        ("Sami Aziz was there.", None),
    ),
)
def test_gender_is_told_by_words_alone(sentence, gender):
    assert subject_of(Span(0, len(sentence), sentence), 0).gender == gender


def test_who_says_something_is_marked():
    for sentence, says in (("Omar Said said so.", True), ("Omar Said left.", False)):
        assert subject_of(Span(0, len(sentence), sentence), 0).says is says
