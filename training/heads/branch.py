"""A branch on the claim reader's trunk: some upper layers, a head a task."""

from __future__ import annotations

import copy

import torch
from chain import Chain
from torch import nn


class Branch(nn.Module):
    """Trunk states in; for each task scores of pieces out, or for a task of whole texts scores of classes."""

    def __init__(
        self,
        encoder: nn.Module,
        tasks: dict[str, int],
        layers: int = 3,
        whole: tuple[str, ...] = (),
        dropout: float = 0.1,
    ):
        super().__init__()
        first = 3 if layers <= 3 else len(encoder.layers) - layers  # the layers that follow the trunk's three
        self.layers = copy.deepcopy(encoder.layers[first : first + layers])
        self.whole = whole
        width = encoder.width
        sizes = {name: (2 * width if name in whole else width, size) for name, size in tasks.items()}
        self.heads = nn.ModuleDict({name: nn.Linear(*size) for name, size in sizes.items()})
        self.chains = nn.ModuleDict({name: Chain(size) for name, size in tasks.items() if name not in whole})
        self.dropout = nn.Dropout(dropout)

    def hidden(self, trunk: torch.Tensor, mask: torch.Tensor) -> torch.Tensor:
        """Return the states above the branch's layers."""
        bias = (1.0 - mask[:, None, None, :].float()) * -10000.0
        for layer in self.layers:
            trunk = layer(trunk, bias)
        return trunk

    def scores(self, task: str, trunk: torch.Tensor, mask: torch.Tensor) -> torch.Tensor:
        """Return `windows x pieces x labels`, or `windows x classes` off the mean and the greatest of the pieces."""
        return self.read_off(task, self.hidden(trunk, mask), mask)

    def read_off(self, task: str, hidden: torch.Tensor, mask: torch.Tensor) -> torch.Tensor:
        """Return a task's scores off the states above the branch's layers."""
        if task not in self.whole:
            return self.heads[task](self.dropout(hidden))
        here = mask[..., None].to(hidden.dtype)
        mean = (hidden * here).sum(1) / here.sum(1)
        most = (hidden + (here - 1) * 10000.0).amax(1)
        return self.heads[task](self.dropout(torch.cat([mean, most], 1)))
