"""Scores of attribution, entities, event types and numbers, on answers made by hand."""

import pytest

from weekreview.evaluate.claim_scores import locate
from weekreview.evaluate.reading import attribution_scores, entity_scores, event_scores, quantity_scores
from weekreview.evaluate.reading.articles import read_snippets
from weekreview.evaluate.reading.passages import OWN

TEXT = "“We took Kef,” said General Omar."


def attribution(*, source=(20, 32), cue=(15, 19), content=(0, 14)):
    sample = {"text": TEXT, "gold": {"source": [(20, 32)], "cue": [(15, 19)], "content": [(0, 14)]}}
    answer = {"attributions": [{"source": [source], "cue": [cue], "content": [content]}]}
    return attribution_scores.figures(attribution_scores.count(sample, answer))


def test_the_same_spans_score_one_and_a_word_more_scores_nothing():
    assert attribution() == {"source F1": 1, "cue F1": 1, "content F1": 1}
    assert attribution(source=(15, 32))["source F1"] == 0
    assert attribution(content=(1, 14))["content F1"] == 0, "the mark is a token of its own"


def test_half_a_token_is_the_token():
    assert attribution(source=(21, 31))["source F1"] == 1


def test_no_answer_scores_nothing():
    sample = {"text": TEXT, "gold": {"source": [(20, 32)], "cue": [], "content": []}}
    assert attribution_scores.figures(attribution_scores.count(sample, {}))["source F1"] == 0


def test_an_entity_counts_where_kind_and_both_ends_are_right():
    gold = ["B-Person", "I-Person", "O", "B-Location", "I-Location", "B-Location"]
    assert entity_scores.spans(gold) == {("Person", 0, 2), ("Location", 3, 5), ("Location", 5, 6)}
    found = ["B-Person", "I-Person", "O", "I-Location", "I-Location", "O"]
    counts = entity_scores.count({"gold": gold}, {"tags": found})
    assert counts == {"gold": 3, "found": 2, "hits": 2}
    assert entity_scores.figures(counts)["entities micro F1"] == pytest.approx(0.8)


def test_event_types_are_weighted_by_how_many_there_are():
    kinds = ["ARREST", "ARREST", "ARREST", "OTHER"]
    rows = [event_scores.count({"gold": g}, {"event_type": f}) for g, f in zip(kinds, ["ARREST"] * 4, strict=True)]
    total = {key: sum(row[key] for row in rows) for key in rows[0]}
    assert event_scores.figures(total) == {"weighted F1": pytest.approx(0.75 * 6 / 7), "right": 0.75}


def test_an_answer_outside_the_types_is_wrong_and_no_fault():
    counts = event_scores.count({"gold": "ARREST"}, {"event_type": "NONSENSE"})
    assert counts["right"] == 0


def test_the_written_snippets_hold_six_of_each_type():
    snippets = read_snippets(OWN / "snippets.tsv")
    assert {k: sum(s["gold"] == k for s in snippets) for k in event_scores.EVENT_TYPES} == dict.fromkeys(
        event_scores.EVENT_TYPES, 6
    )


def numbers(*given):
    text = "At least 38 men were killed and 12 hurt."
    gold = {"quantities": [{"text": "At least 38", "of": "killed"}, {"text": "12", "of": "injured"}]}
    found = [(gold, {"quantities": list(given)})]
    counts = quantity_scores.count(
        text, found, lambda t, q: (q["begin"], q["end"]) if "begin" in q else locate(t, q["text"])
    )
    return [round(value, 3) for value in quantity_scores.figures(counts).values()]


def test_a_number_is_right_with_its_bounds_and_what_it_counts():
    first = {"begin": 0, "end": 11, "of": "killed", "low": 38, "high": None}
    second = {"begin": 32, "end": 34, "of": "injured", "low": 12, "high": 12}
    assert numbers(first, second) == [1, 1]
    assert numbers(first) == [1, 0.5]
    assert numbers(first | {"high": 38}, second) == [0.5, 0.5]
    assert numbers(first | {"of": "injured"}, second) == [1, 0.5]
    assert numbers() == [0, 0]
