"""Scores of groupings, on examples worked out by hand."""

from itertools import permutations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from weekreview.evaluate.coreference.groupings import b_cubed, best_pairs, ceaf_e, conll, muc

TRUTH = {"a": 1, "b": 1, "c": 1, "d": 2, "e": 2}


def test_the_truth_itself_scores_one_by_every_measure():
    assert conll(TRUTH, TRUTH) == pytest.approx(dict.fromkeys(("MUC", "B-cubed", "CEAF-e", "CoNLL"), 1.0))


def test_one_item_that_strays_costs_what_the_definitions_say():
    found = {"a": 1, "b": 1, "c": 2, "d": 2, "e": 2}
    # B-cubed precision: a, b 1; c 1/3; d, e 2/3. Recall: a, b 2/3; c 1/3; d, e 1.
    assert b_cubed(found, TRUTH) == pytest.approx(
        ((1 + 1 + 1 / 3 + 2 / 3 + 2 / 3) / 5, (2 / 3 + 2 / 3 + 1 / 3 + 2) / 5)
    )
    # MUC: of three links each, one is broken on either side.
    assert muc(found, TRUTH) == pytest.approx((2 / 3, 2 / 3))
    # CEAF-e pairs {a,b} with {a,b,c} (4/5) and {c,d,e} with {d,e} (4/5).
    assert ceaf_e(found, TRUTH) == pytest.approx((0.8, 0.8))


def test_all_in_one_has_full_recall_and_all_apart_full_precision():
    one, apart = dict.fromkeys(TRUTH, 0), {k: k for k in TRUTH}
    assert b_cubed(one, TRUTH)[1] == 1.0 and b_cubed(one, TRUTH)[0] == pytest.approx(13 / 25)
    assert b_cubed(apart, TRUTH)[0] == 1.0 and b_cubed(apart, TRUTH)[1] == pytest.approx(2 / 5)
    assert muc(apart, TRUTH) == (0.0, 0.0)


@given(st.integers(1, 5), st.integers(1, 5), st.integers(0, 10_000))
def test_the_best_pairs_are_as_good_as_the_best_of_all_that_there_are(rows, columns, seed):
    likeness = np.random.default_rng(seed).integers(0, 9, (rows, columns)).astype(float)
    found = best_pairs(likeness)
    assert len({r for r, _ in found}) == len({c for _, c in found}) == min(rows, columns)
    wide = likeness if rows <= columns else likeness.T
    best = max(
        sum(wide[r, c] for r, c in enumerate(picked)) for picked in permutations(range(wide.shape[1]), wide.shape[0])
    )
    assert sum(likeness[r, c] for r, c in found) == best
