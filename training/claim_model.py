"""The claim reader as a torch module: one trunk, a trigger branch, and an argument branch told which trigger.

Both branches start from the same pretrained top layers, so no weight starts cold but the heads.
"""

from __future__ import annotations

import copy

import torch
from torch import nn

from weekreview.read.labels import MODALITIES, QUANTITY_OF, ROLES, TYPES

NO_CLAIM = len(TYPES)
REACH = 16
"""Pieces from the trigger beyond which all are equally far."""


class ClaimModel(nn.Module):
    """Token ids in, trigger and argument scores out; see `trigger_scores` and `argument_scores`."""

    def __init__(self, encoder: nn.Module, split: int):
        super().__init__()
        self.encoder, self.split = encoder, split
        self.argument_layers = copy.deepcopy(encoder.layers[split:])
        width = encoder.width
        self.marker = nn.Parameter(torch.randn(width) * 0.3)
        self.away = nn.Embedding(2 * REACH + 1, width)
        nn.init.normal_(self.away.weight, std=0.1)
        self.trigger_head = nn.Linear(width, 1 + 2 * len(TYPES))
        self.role_head = nn.Linear(width, 3 * len(ROLES))
        self.of_head = nn.Linear(width, len(QUANTITY_OF))
        self.type_head = nn.Linear(width, len(TYPES) + 1)
        self.modality_head = nn.Linear(width, len(MODALITIES))
        self.dropout = nn.Dropout(0.1)

    def trigger_scores(self, ids, mask):
        """Return (`batch x tokens x width` trunk states, `batch x tokens x labels` scores)."""
        return self.scores_of_embedded(self.encoder.embed(ids), mask)

    def scores_of_embedded(self, trunk, mask):
        """Return the same, given the embedded tokens."""
        bias = self.encoder.bias(mask)
        for layer in self.encoder.layers[: self.split]:
            trunk = layer(trunk, bias)
        hidden = trunk
        for layer in self.encoder.layers[self.split :]:
            hidden = layer(hidden, bias)
        return trunk, self.trigger_head(self.dropout(hidden))

    def argument_scores(self, trunk, mask, marked):
        """Return role, quantity, type and modality scores for one trigger a row.

        `trunk` and `mask` are the rows' sentences; `marked` (`rows x tokens`) is 1 on the trigger's tokens.
        Role scores are `rows x tokens x roles x 3`, quantity `rows x tokens x kinds`, the others `rows x classes`.
        """
        bias = self.encoder.bias(mask)
        begins = marked.argmax(1)
        marked = marked.to(trunk.dtype)[..., None]
        steps = torch.arange(trunk.shape[1])[None, :] - begins[:, None]
        hidden = trunk + marked * self.marker + self.away(steps.clamp(-REACH, REACH) + REACH)
        for layer in self.argument_layers:
            hidden = layer(hidden, bias)
        hidden = self.dropout(hidden)
        pooled = (hidden * marked).sum(1) / marked.sum(1).clamp(min=1)
        roles = self.role_head(hidden).view(hidden.shape[0], hidden.shape[1], len(ROLES), 3)
        return roles, self.of_head(hidden), self.type_head(pooled), self.modality_head(pooled)
