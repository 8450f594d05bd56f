"""What plain words forbid to be a fact."""

import pytest

from weekreview.read.settling.guards import is_asked, is_passed_off, is_showing, is_tried
from weekreview.read.settling.modalities import guarded


@pytest.mark.parametrize(
    ("sentence", "trigger", "modality"),
    [
        ("The office denied on Sunday that its jets had struck a mill.", "struck", "denied"),
        ("The army denied striking the clinic.", "striking", "denied"),
        ("The army denied that it had struck it and said that raiders had fired the rockets.", "fired", "asserted"),
        ("The army denied that it had entered the town and shelled the mill.", "shelled", "denied"),
        ("The clinic was not hit by us, the office said.", "hit", "denied"),
        ("No house in the street was hit.", "hit", "denied"),
        ("Almost no houses were hit.", "hit", "asserted"),
        ("No fewer than nine houses were hit.", "hit", "asserted"),
        ("The army denied responsibility for the attack.", "attack", "asserted"),
        ("Reports that a school was hit could not be verified.", "hit", "uncertain"),
        ("A school was hit; this could not be independently confirmed.", "hit", "uncertain"),
        ("A school was hit; the army could not confirm who fired.", "hit", "asserted"),
        ("There was no sign that fighters had entered the street.", "entered", "uncertain"),
        ("Accounts posted footage of a wrecked lorry as the capture of the base.", "capture", "uncertain"),
        ("Accounts posted footage of a wrecked lorry as the capture of the base.", "posted", "asserted"),
        ("Accounts posted videos as fighting spread to the base.", "fighting", "asserted"),
        ("Who holds the mill depends on whom one asks.", "holds", "uncertain"),
        ("Who holds the mill holds the valley.", "holds", "asserted"),
        ("The column will set out once the pass has been retaken.", "retaken", "planned"),
        ("Until the pass is captured, no convoy will leave.", "captured", "planned"),
        ("The army will pull back after raiders captured the pass.", "captured", "asserted"),
        ("The column set out once the pass had been retaken.", "retaken", "asserted"),
        ("The brigades will cross the river and attack the mill.", "attack", "planned"),
        ("The teams will visit the mill that was attacked on Monday.", "attacked", "asserted"),
        ("Accounts put about sketches of an alleged assault that the group intends to launch.", "assault", "planned"),
        ("Pages shared maps of a purported offensive that they say they will open.", "offensive", "planned"),
        ("The assault that the office said would end the war began on Monday.", "assault", "asserted"),
        ("The office warned that it will attack the mill.", "warned", "asserted"),
        ("A column left the barracks to lift the siege of the mill.", "lift", "planned"),
        ("A column left the barracks to lift the siege of the mill.", "left", "asserted"),
        ("Raiders struck with the aim of freeing the garrison.", "freeing", "planned"),
        ("Raiders used rafts to attack the mill.", "attack", "asserted"),
        ("Raiders failed to take the mill.", "take", "denied"),
    ],
)
def test_words_around_a_trigger_decide(sentence, trigger, modality):
    assert guarded("asserted", sentence, sentence.index(trigger)) == modality


def test_a_denial_beats_a_doubt():
    sentence = "The office denied that its jets had struck a mill."
    assert guarded("uncertain", sentence, sentence.index("struck")) == "denied"


@pytest.mark.parametrize("modality", ["denied", "uncertain", "planned", "reported"])
def test_nothing_moves_towards_fact(modality):
    assert guarded(modality, "The army took the mill.", 9) == modality


@pytest.mark.parametrize(
    ("sentence", "trigger", "passed_off"),
    [
        ("Channels reused footage of drills and presented it as combat near the mill.", "combat", True),
        ("Channels reused footage of drills and presented it as combat near the mill.", "drills", False),
        ("Channels presented footage as combat near the mill.", "combat", False),
        ("An old clip was shown as fighting broke out near the mill.", "fighting", False),
    ],
)
def test_what_old_material_is_shown_as_is_no_event(sentence, trigger, passed_off):
    assert is_passed_off(sentence, sentence.index(trigger)) is passed_off


def test_passing_material_off_is_a_showing_and_no_attack():
    sentence = "Accounts took a clip of a film and passed it off as the downing of a jet."
    assert is_showing(sentence, sentence.index("passed"))
    assert not is_showing(sentence, sentence.index("downing"))


def test_what_was_only_tried_and_what_is_asked():
    assert is_tried("Raiders tried to take the mill.", len("Raiders tried to "))
    assert not is_tried("Raiders took the mill.", len("Raiders "))
    assert is_asked("Was there a truce?", len("Was there a "))
    assert not is_asked("There was a truce. Will it hold?", len("There was a "))
