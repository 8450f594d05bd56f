"""A branch on the claim reader's trunk: some upper layers, a head a task."""

from __future__ import annotations

import copy

import torch
from torch import nn

from chain import Chain

SPLIT = 3
"""Layers of the trunk below the branch, as in the claim reader."""


class Branch(nn.Module):
    """Trunk states in, one score a piece and label out, for each task that labels words."""

    def __init__(self, encoder: nn.Module, tasks: dict[str, int], layers: int = 3):
        super().__init__()
        self.layers = copy.deepcopy(encoder.layers[len(encoder.layers) - layers :])
        self.heads = nn.ModuleDict({name: nn.Linear(encoder.width, size) for name, size in tasks.items()})
        self.chains = nn.ModuleDict({name: Chain(size) for name, size in tasks.items()})
        self.dropout = nn.Dropout(0.1)

    def hidden(self, trunk: torch.Tensor, mask: torch.Tensor) -> torch.Tensor:
        """Return the states above the branch's layers."""
        bias = (1.0 - mask[:, None, None, :].float()) * -10000.0
        for layer in self.layers:
            trunk = layer(trunk, bias)
        return self.dropout(trunk)

    def scores(self, task: str, trunk: torch.Tensor, mask: torch.Tensor) -> torch.Tensor:
        """Return `windows x pieces x labels`."""
        return self.heads[task](self.hidden(trunk, mask))
