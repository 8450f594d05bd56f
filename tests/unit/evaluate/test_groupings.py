"""Scores of groupings, on examples worked out by hand."""

import pytest

from weekreview.evaluate.groupings import b_cubed, ceaf_e, conll, muc

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
