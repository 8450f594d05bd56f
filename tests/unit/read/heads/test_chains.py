"""The best chain, against every chain there is."""

from itertools import product

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from weekreview.read.heads.chains import best_chain


@settings(deadline=None, max_examples=60)
@given(st.integers(1, 4), st.integers(1, 3), st.integers(0, 10**6))
def test_no_chain_scores_more_than_the_one_found(words, labels, seed):
    rng = np.random.default_rng(seed)
    scores, following = rng.normal(size=(words, labels)), rng.normal(size=(labels, labels))
    first, last = rng.normal(size=labels), rng.normal(size=labels)

    def total(chain):
        steps = sum(following[a, b] for a, b in zip(chain, chain[1:], strict=False))
        return scores[range(words), chain].sum() + steps + first[chain[0]] + last[chain[-1]]

    best = best_chain(scores, following, first, last)
    assert total(best) == max(map(total, product(range(labels), repeat=words)))


def test_no_words_have_no_chain():
    assert best_chain(np.zeros((0, 3)), np.zeros((3, 3)), np.zeros(3), np.zeros(3)) == []


def test_what_may_not_follow_is_not_chosen_though_it_scores_more_alone():
    scores, following = np.array([[1.0, 0.0], [0.0, 1.0]]), np.array([[0.0, -5.0], [0.0, 0.0]])
    assert best_chain(scores, following, np.zeros(2), np.zeros(2)) in ([0, 0], [1, 1])
