"""Scores of claims on made-up sentences whose right answer is known."""

from __future__ import annotations

import pytest

from weekreview.evaluate.claim_scores import count, figures, locate

TEXT = "Rockets killed at least 3 people in Azaz, medics said, and rockets hit Azaz again."


def claim(trigger="killed", **changes):
    """Return an annotated claim in which spans are words."""
    return {
        "type": "shelling",
        "trigger": trigger,
        "actor": [],
        "target": ["people"],
        "place": ["Azaz"],
        "time": [],
        "weapon": ["Rockets"],
        "quantities": [{"text": "at least 3", "of": "killed"}],
        "speaker": "medics",
        "cue": "said",
        "modality": "reported",
    } | changes


def scores(gold, predicted):
    """Return the figures of one sentence."""
    return figures(count({"text": TEXT, "gold": gold}, {"claims": predicted}))


def test_the_right_answer_scores_one_in_every_figure():
    assert set(scores([claim()], [claim()]).values()) == {1.0}


def test_offsets_and_words_mean_the_same():
    begin = TEXT.index("killed")
    as_offsets = claim(
        trigger=[begin, begin + 6],
        target=[list(locate(TEXT, "people"))],
        quantities=[{"begin": TEXT.index("at least"), "end": TEXT.index(" people"), "of": "killed"}],
    )
    assert set(scores([claim()], [as_offsets]).values()) == {1.0}


def test_no_answer_is_a_miss_and_not_an_error():
    found = figures(count({"text": TEXT, "gold": [claim()]}, {}))
    assert found["detect F1"] == found["argument F1"] == 0.0


def test_a_false_alarm_costs_precision():
    extra = claim(trigger="hit", weapon=[], quantities=[], speaker=None)
    assert scores([claim()], [claim(), extra])["detect F1"] == pytest.approx(2 / 3)


def test_a_claim_of_the_wrong_type_but_right_family_counts_in_the_family_alone():
    found = scores([claim()], [claim(type="air_strike")])
    assert (found["detect F1"], found["typed F1"], found["family F1"]) == (1.0, 0.0, 1.0)


def test_of_two_claims_on_one_trigger_the_one_of_the_right_type_is_paired_first():
    found = scores([claim()], [claim(type="bombing", modality="denied"), claim()])
    assert found["modality"] == 1.0


def test_a_span_that_shares_less_than_half_of_its_words_is_wrong():
    assert scores([claim()], [claim(target=["people in Azaz, medics"])])["argument F1"] == pytest.approx(3 / 4)


def test_a_speaker_where_there_is_none_is_wrong():
    assert scores([claim(speaker=None)], [claim()])["speaker"] == 0.0


def test_a_place_named_again_is_the_one_that_is_meant():
    assert locate(TEXT, "Azaz@2") == (TEXT.rindex("Azaz"), TEXT.rindex("Azaz") + 4)
    assert locate(TEXT, "Azaz@3") is None
    assert locate(TEXT, "Aleppo") is None
