"""Ground that a participle says was taken."""

import pytest

from tests.unit.read.settling.reading_made import reading, words
from weekreview.read.settling.clauses import contact_clauses, uncrossed
from weekreview.read.settling.gains import gained
from weekreview.read.settling.grounds import grounded


@pytest.mark.parametrize("read", [(), ("four",)])
def test_ground_taken_behind_a_comma_is_a_claim_of_its_own(read):
    sentence = "Herders began a drive around the mill, liberating four villages."
    drive = reading(sentence, "drive", kind="offensive", actor=["Herders"], place=["around the mill"], quantity=read)
    first, taken = gained([drive], sentence)
    assert (first.type, words(sentence, first, "quantity")) == ("offensive", [])
    assert (taken.type, taken.kinds) == ("territory_gained", ["captured"])
    assert words(sentence, taken, "quantity") == ["four"] and words(sentence, taken, "actor") == ["Herders"]


def test_what_was_read_already_or_is_no_ground_makes_none():
    sentence = "Herders began a drive, capturing four villages."
    both = [reading(sentence, "drive", kind="offensive"), reading(sentence, "capturing", kind="territory_gained")]
    assert gained(both, sentence) == both
    other = "Herders began a drive, capturing four guards."
    assert len(gained([reading(other, "drive", kind="offensive")], other)) == 1
    talks = "Herders held talks, taking four villages."
    assert len(gained([reading(talks, "talks", kind="negotiation")], talks)) == 1


def test_who_uses_the_road_does_not_cut_it():
    sentence = "They mean to cut off the road the army uses for supplying the mill."
    cut = reading(sentence, "cut off", kind="siege", actor=["army"])
    supply = reading(sentence, "supplying", kind="arms_transfer", actor=["army"])
    assert words(sentence, uncrossed(cut, sentence, [cut, supply]), "actor") == []
    assert words(sentence, uncrossed(supply, sentence, [cut, supply]), "actor") == ["army"]


@pytest.mark.parametrize(
    "sentence",
    ["The mill burned as the army held the road.", "On the road the army fired.", "In the town the army took it."],
)
def test_a_plain_clause_is_no_contact_clause(sentence):
    assert contact_clauses(sentence) == ()


@pytest.mark.parametrize(
    ("trigger", "read", "kind"),
    [
        ("align", "cooperation", "alignment"),
        ("disaffiliate", "other", "split"),
        ("resupply", "territory_gained", "arms_transfer"),
        ("talks", "negotiation", "negotiation"),
    ],
)
def test_a_word_that_names_its_type_decides(trigger, read, kind):
    sentence = f"Herders will {trigger} soon."
    assert grounded(reading(sentence, trigger, kind=read), sentence).type == kind
