"""A linear chain over the labels of words: the loss of the whole chain, so that spans are learned whole.

Source: Lafferty et al., Conditional random fields, ICML 2001.
"""

from __future__ import annotations

import torch
from torch import nn
from windows import IGNORED


class Chain(nn.Module):
    """Scores of one label following another, of the first and of the last."""

    def __init__(self, labels: int):
        super().__init__()
        self.following = nn.Parameter(torch.zeros(labels, labels))
        self.first = nn.Parameter(torch.zeros(labels))
        self.last = nn.Parameter(torch.zeros(labels))

    def loss(self, scores: torch.Tensor, labels: torch.Tensor) -> torch.Tensor:
        """Return the mean loss a word; `labels` are IGNORED where a piece begins no word."""
        words, gold, here = _words(scores.float(), labels)
        best = self._all(words, here) - self._one(words, gold, here)
        return best.sum() / here.sum()

    def _all(self, words, here):
        """Return the log of the sum over all chains, one a row."""
        alpha = words[:, 0] + self.first
        for n in range(1, words.shape[1]):
            step = torch.logsumexp(alpha[:, :, None] + self.following, 1) + words[:, n]
            alpha = torch.where(here[:, n, None], step, alpha)
        return torch.logsumexp(alpha + self.last, 1)

    def _one(self, words, gold, here):
        """Return the score of the gold chain, one a row."""
        rows = torch.arange(len(gold))
        each = words.gather(2, gold[..., None])[..., 0] * here
        pairs = self.following[gold[:, :-1], gold[:, 1:]] * here[:, 1:]
        end = here.sum(1) - 1
        return each.sum(1) + pairs.sum(1) + self.first[gold[:, 0]] + self.last[gold[rows, end]]


def _words(scores, labels):
    """Return the scores and labels of words alone, moved to the left, and where there are any."""
    marked = labels != IGNORED
    order = torch.argsort(~marked, dim=1, stable=True)[:, : int(marked.sum(1).max())]
    here = marked.gather(1, order)
    gold = labels.gather(1, order).clamp(min=0)
    return scores.gather(1, order[..., None].expand(-1, -1, scores.shape[2])), gold, here
