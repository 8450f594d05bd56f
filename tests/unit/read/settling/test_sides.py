"""The deed stays with its doer, and the dead are not counted among those who acted."""

import pytest

from tests.unit.read.settling.reading_made import reading, words
from weekreview.read.settling.modalities import guarded
from weekreview.read.settling.sides import sided


def sides(sentence, found):
    return words(sentence, found, "actor"), words(sentence, found, "target")


def test_who_stands_behind_by_did_it():
    sentence = "The depot was looted by the Red Brigade on Monday."
    found = sided(reading(sentence, "looted", target=["depot", "Red Brigade"]), sentence)
    assert sides(sentence, found) == (["Red Brigade"], ["depot"])


def test_who_stands_before_a_deed_done_by_another_did_not_do_it():
    sentence = "The patrol was ambushed by raiders near Orum."
    found = sided(reading(sentence, "ambushed", actor=["patrol", "raiders"]), sentence)
    assert sides(sentence, found) == (["raiders"], ["patrol"])


def test_a_doer_without_by_is_left_alone():
    sentence = "Raiders ambushed a patrol by the river."
    given = reading(sentence, "ambushed", actor=["Raiders"], target=["patrol"])
    assert sided(given, sentence) == given


def test_who_is_urged_does_not_urge():
    sentence = "The envoy urged the junta to free its captives."
    found = sided(reading(sentence, "urged", kind="demand", actor=["envoy", "junta"]), sentence)
    assert sides(sentence, found) == (["envoy"], ["junta"])


def test_who_is_met_may_act_too():
    sentence = "In Orum met the envoy and the colonel."
    given = reading(sentence, "met", kind="negotiation", actor=["envoy", "colonel"])
    assert sided(given, sentence) == given


def test_a_number_of_those_who_act_counts_no_dead():
    sentence = "Two guards killed the governor."
    found = sided(reading(sentence, "killed", actor=["guards"], target=["governor"], quantity=["Two"]), sentence)
    assert found.kinds == ["personnel"]


def test_a_number_of_the_dead_stays_one():
    sentence = "Gunmen killed two guards."
    found = sided(reading(sentence, "killed", actor=["Gunmen"], target=["guards"], quantity=["two"]), sentence)
    assert found.kinds == ["killed"]


@pytest.mark.parametrize(
    ("sentence", "trigger", "modality"),
    [
        ("The column marched north to retake the hill.", "retake", "planned"),
        ("Gunmen came to seize some wells and left.", "seize", "asserted"),
        ("The rebels managed to retake the hill.", "retake", "asserted"),
        ("The general said he would shell the port.", "shell", "planned"),
        ("In those years the raiders would regularly shell the port.", "shell", "asserted"),
        ("They continue to shell the port.", "shell", "asserted"),
    ],
)
def test_what_is_meant_to_be_done_is_not_done(sentence, trigger, modality):
    assert guarded("asserted", sentence, sentence.index(trigger)) == modality


def test_who_announced_a_truce_is_no_side_of_it():
    sentence = "Both camps broke the truce brokered by Highland and Lowland."
    given = reading(sentence, "truce", kind="agreement", actor=["camps", "Highland", "Lowland"])
    assert words(sentence, sided(given, sentence), "actor") == ["camps"]


def test_who_is_named_as_the_one_who_did_not_is_no_doer():
    sentence = "Orum is held by the Red Brigade, not by the Falcons."
    found = sided(reading(sentence, "held", "control", actor=["Red Brigade", "Falcons"]), sentence)
    assert sides(sentence, found)[0] == ["Red Brigade"]
