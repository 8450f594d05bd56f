"""Intervals hold what they should, and are the same each time."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from weekreview.evaluate.intervals import f1, score_counts, share


def shares(total):
    """Return the one figure of these tests."""
    return {"share": share(total["hits"], total["all"])}


def test_an_interval_holds_the_known_share_about_as_often_as_it_says():
    made = np.random.default_rng(7)
    held = 0
    for _ in range(40):
        counts = [{"hits": float(made.random() < 0.7), "all": 1.0} for _ in range(200)]
        found = score_counts("made", "d", counts, shares)[0]
        held += found.low <= 0.7 <= found.high
    assert held >= 34


def test_the_same_counts_give_the_same_interval():
    counts = [{"hits": float(n % 3 == 0), "all": 1.0} for n in range(50)]
    assert score_counts("made", "d", counts, shares) == score_counts("made", "d", counts, shares)


def test_no_samples_give_no_score():
    assert score_counts("made", "d", [], shares) == []


@given(st.lists(st.tuples(st.integers(0, 5), st.integers(5, 9)), min_size=1, max_size=20))
def test_an_interval_lies_inside_zero_to_one(pairs):
    counts = [{"hits": float(hits), "all": float(whole)} for hits, whole in pairs]
    found = score_counts("made", "d", counts, shares)[0]
    assert 0 <= found.low <= found.high <= 1
    assert 0 <= found.value <= 1


def test_f1_of_nothing_is_nothing():
    assert f1(0, 0, 0) == 0.0
    assert share(0, 0) == 0.0
