"""The best chain of labels over the words of a text, given scores of words and of one label following another."""

from __future__ import annotations

import numpy as np


def best_chain(words: np.ndarray, following: np.ndarray, first: np.ndarray, last: np.ndarray) -> list[int]:
    """Return the label of each word in the likeliest chain; empty for no words.

    Args:
        words: `words x labels`, higher = likelier.
        following: `labels x labels`, score of the second right after the first.
        first: score of each label on the first word.
        last: score of each label on the last word.

    Source: Viterbi, Error bounds for convolutional codes, 1967.
    """
    if not len(words):
        return []
    total, back = words[0] + first, []
    for scores in words[1:]:
        steps = total[:, None] + following
        back.append(steps.argmax(0))
        total = steps.max(0) + scores
    chain = [int((total + last).argmax())]
    for came_from in reversed(back):
        chain.append(int(came_from[chain[-1]]))
    return chain[::-1]
