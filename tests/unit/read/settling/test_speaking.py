"""Who says what inside one sentence."""

from dataclasses import replace

import pytest

from tests.unit.read.settling.reading_made import reading, words
from weekreview.read.settling.speaking import divided, governed, shown, spoken


@pytest.mark.parametrize(
    ("sentence", "broken", "speaker"),
    [
        ("Two village elders said the road was cut.", "Two", ["Two village elders"]),
        ("The water office of Harim said the road was cut.", "The", ["water office of Harim"]),
        ("The said road was cut.", "The", []),
        ("A medic said the road was cut.", "medic", ["medic"]),
    ],
)
def test_a_broken_speaker_is_widened_or_dropped(sentence, broken, speaker):
    found = spoken(reading(sentence, "cut", speaker=[broken]), sentence)
    assert words(sentence, found, "speaker") == speaker


def test_behind_a_semicolon_another_one_speaks():
    sentence = "A medic said nine had died; the governor said the road was cut."
    assert words(sentence, spoken(reading(sentence, "cut", speaker=["medic"]), sentence), "speaker") == ["governor"]
    assert words(sentence, spoken(reading(sentence, "died", speaker=["medic"]), sentence), "speaker") == ["medic"]


def test_the_number_of_another_speaker_is_another_claim():
    sentence = "A medic writes that the raid killed nine herders; the governor speaks of 30 raiders."
    both = reading(
        sentence, "raid", speaker=["medic"], quantity=["nine", "30"], kinds=("killed", "killed"), target=["herders"]
    )
    own, other = divided(both, sentence)
    assert (words(sentence, own, "quantity"), words(sentence, own, "speaker")) == (["nine"], ["medic"])
    assert (words(sentence, other, "quantity"), words(sentence, other, "speaker")) == (["30"], ["governor"])
    assert other.modality == "reported" and other.trigger != own.trigger and len(own.kinds) == len(other.kinds) == 1


def test_numbers_of_one_speaker_stay_one_claim():
    sentence = "The raid killed nine herders; 30 others were hurt."
    both = reading(sentence, "raid", quantity=["nine", "30"], kinds=("killed", "injured"))
    assert divided(both, sentence) == [both]


@pytest.mark.parametrize(
    ("sentence", "read", "speaker"),
    [
        ("Herders said the mill held, hours after state media announced that it was taken.", "Herders", "state media"),
        ("Herders said on Monday that the mill was taken.", "Herders", "Herders"),
        ("The mill was taken, herders said.", "herders", "herders"),
        ("The envoy, who announced that the mill was taken, left.", "envoy", "envoy"),
    ],
)
def test_the_subject_of_its_own_cue_speaks(sentence, read, speaker):
    cue = next(c for c in ("announced", "said") if c in sentence)
    found = governed(reading(sentence, "taken", speaker=[read], cue=[cue]), sentence)
    assert words(sentence, found, "speaker") == [speaker]


def test_what_a_published_map_is_of_stands_on_its_publishers_word():
    sentence = "Rebel accounts posted maps of a supposed raid on Orum; a raid began at dawn."
    posted = reading(sentence, "posted", kind="publication", actor=["Rebel accounts"], target=["maps"])
    raid = reading(sentence, "raid", kind="attack")
    found = shown([posted, raid], sentence)
    assert words(sentence, found[1], "speaker") == ["Rebel accounts"] and found[1].modality == "reported"
    later = replace(raid, trigger=(sentence.rindex("raid"), sentence.rindex("raid") + 4))
    assert words(sentence, shown([posted, later], sentence)[1], "speaker") == []


def test_who_claims_one_deed_does_not_speak_for_the_toll_of_another():
    sentence = "The raids, for which the League has claimed responsibility and where sixty died, went on."
    found = spoken(reading(sentence, "died", modality="reported", speaker=["League"]), sentence)
    assert words(sentence, found, "speaker") == [] and found.modality == "asserted"
    sentence = "The League claimed responsibility for the attack."
    assert words(sentence, spoken(reading(sentence, "attack", speaker=["League"]), sentence), "speaker") == ["League"]
