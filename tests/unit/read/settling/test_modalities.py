"""A deed of harm is denied only in a sentence in which something is denied."""

import pytest

from tests.unit.read.settling.reading_made import reading
from weekreview.read.settling.modalities import affirmed


@pytest.mark.parametrize(
    ("sentence", "trigger", "kind", "roles", "modality"),
    [
        ("People say a drone was circling before the shelling.", "shelling", "shelling", {"cue": ["say"]}, "reported"),
        ("A drone was circling before the shelling.", "shelling", "shelling", {}, "asserted"),
        ("The army denied the shelling.", "shelling", "shelling", {}, "denied"),
        ("It wasn\u2019t shelling, they said.", "shelling", "shelling", {}, "denied"),
        ("His guard was unhurt in the attack.", "attack", "attack", {}, "denied"),
        ("The council eased the sanctions.", "eased", "sanction", {}, "denied"),
    ],
)
def test_no_harm_is_denied_without_a_word_of_denying(sentence, trigger, kind, roles, modality):
    assert affirmed(reading(sentence, trigger, kind, "denied", **roles), sentence).modality == modality
