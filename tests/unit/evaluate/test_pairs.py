"""Pairing by extent, and the scores of times and places that rest on it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from weekreview.evaluate import time_scores, toponym_scores
from weekreview.evaluate.pairs import pair_extents

extents = st.lists(
    st.tuples(st.integers(0, 30), st.integers(1, 8)).map(lambda t: {"begin": t[0], "end": t[0] + t[1]}), max_size=6
)


@given(extents, extents)
def test_nothing_is_paired_twice_and_only_what_overlaps(gold, predicted):
    pairs = pair_extents(gold, predicted)
    assert len({i for i, _ in pairs}) == len({j for _, j in pairs}) == len(pairs)
    for i, j in pairs:
        assert gold[i]["begin"] < predicted[j]["end"]
        assert predicted[j]["begin"] < gold[i]["end"]


@given(extents)
def test_what_is_the_same_is_paired_with_itself(found):
    unique = list({(e["begin"], e["end"]): e for e in found}.values())
    assert sorted(pair_extents(unique, unique)) == [(n, n) for n in range(len(unique))]


def test_the_value_counts_only_where_the_words_overlap():
    gold = [
        {"begin": 0, "end": 9, "type": "DATE", "value": "2015-10"},
        {"begin": 20, "end": 26, "type": "DATE", "value": "X"},
    ]
    found = [
        {"begin": 3, "end": 9, "type": "DATE", "value": "2015-10"},
        {"begin": 30, "end": 36, "type": "DATE", "value": "X"},
    ]
    scores = time_scores.figures(time_scores.count({"gold": gold}, {"times": found}))
    assert scores == {"strict F1": 0.0, "lenient F1": 0.5, "value F1": 0.5}


def test_a_place_that_is_found_and_not_determined_is_a_miss_among_all_and_none_among_those_determined():
    gold = [{"begin": 0, "end": 4, "lat": 36.58, "lon": 37.04}, {"begin": 9, "end": 13, "lat": 35.13, "lon": 36.75}]
    found = [{"begin": 0, "end": 4, "lat": 36.2, "lon": 37.15}, {"begin": 9, "end": 13, "lat": None, "lon": None}]
    scores = toponym_scores.figures(toponym_scores.count({"gold": gold}, {"toponyms": found}))
    assert scores["found F1"] == 1.0
    assert scores["placed within 161 km, of all"] == 0.5
    assert scores["placed within 161 km, of those determined"] == 1.0


def test_a_place_far_away_is_wrong():
    gold = [{"begin": 0, "end": 4, "lat": 36.58, "lon": 37.04}]
    found = [{"begin": 0, "end": 4, "lat": 33.5, "lon": 36.3}]
    assert toponym_scores.count({"gold": gold}, {"toponyms": found})["near"] == 0


def test_a_degree_along_the_equator_is_as_long_as_it_is():
    one, other = {"lat": 0.0, "lon": 179.5}, {"lat": 0.0, "lon": -179.5}
    assert toponym_scores.distance_km(one, other) == pytest.approx(111.195, abs=0.01)
