"""Make the layers of a claim model narrower inside, so that a student starts near its teacher.

Of each layer's inner stage the units stay that give most to its outcome, and the second step is fitted anew, so that
what is left gives what all of them gave.
Source: least squares after structured pruning as in ZipLM, Kurtic et al. 2023, section 3, without its search.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

import torch
from claim_model import ClaimModel
from encoder import Layer
from torch import nn

RIDGE = 1e-3
"""Of the fit, as a share of the mean square of a unit."""


@torch.no_grad()
def narrow(model: ClaimModel, inner: tuple[int, int], run: Callable[[], None]) -> None:
    """Leave `inner` units in each inner stage: of the trunk's layers, and of those above it.

    Args:
        model: the teacher, which is changed.
        inner: units of the trunk's layers, and of the branches'.
        run: reads a sample of sentences and their triggers by the model.
    """
    model.eval()
    trunk, branches = layers_of(model)
    for layer, units in [*((one, inner[0]) for one in trunk), *((one, inner[1]) for one in branches)]:
        if units < layer.up.out_features:
            gram = _gram(layer, run)
            worth = gram.diagonal()[:-1] * layer.down.weight.square().sum(0)
            _fit(layer, gram, worth.topk(units).indices.sort().values)


def shape(model: ClaimModel, inner: tuple[int, int]) -> None:
    """Give the model the shape that `narrow` gives, its narrow steps not fitted: to load a checkpoint into."""
    trunk, branches = layers_of(model)
    for layer, units in [*((one, inner[0]) for one in trunk), *((one, inner[1]) for one in branches)]:
        width = layer.down.out_features
        layer.up, layer.down = nn.Linear(width, units), nn.Linear(units, width)


def inner_of(state: Mapping[str, torch.Tensor]) -> tuple[int, int]:
    """Return the units of a checkpoint's inner stages: of the trunk's, and of the branches'."""
    return len(state["encoder.layers.0.up.weight"]), len(state["argument_layers.0.up.weight"])


def layers_of(model: ClaimModel) -> tuple[list[Layer], list[Layer]]:
    """Return the trunk's layers and those of both branches, in the order in which a sentence meets them."""
    above = [*model.encoder.layers[model.split :], *model.argument_layers]
    return list(model.encoder.layers[: model.split]), above


def _gram(layer: Layer, run: Callable[[], None]) -> torch.Tensor:
    """Return `units + 1 x units + 1`: mean products of the inner units, a constant 1 being the last of them."""
    size = layer.up.out_features
    total, seen = torch.zeros(size + 1, size + 1), 0

    def note(_module, inputs):
        nonlocal seen
        given = inputs[0].detach().float().flatten(0, -2)
        given = torch.cat([given, torch.ones(len(given), 1)], 1)
        total.add_(given.T @ given)
        seen += len(given)

    hook = layer.down.register_forward_pre_hook(note)
    run()
    hook.remove()
    return total / seen


def _fit(layer: Layer, gram: torch.Tensor, kept: torch.Tensor) -> None:
    """Cut the layer to the units `kept`, its second step fitted by least squares."""
    with_one = torch.cat([kept, torch.tensor([len(gram) - 1])])
    inner = gram[with_one][:, with_one]
    inner = inner + RIDGE * inner.diagonal()[:-1].mean() * torch.eye(len(inner))
    whole = torch.cat([layer.down.weight, layer.down.bias[:, None]], 1)
    fitted = torch.linalg.solve(inner, gram[with_one] @ whole.T).T
    up, down = nn.Linear(layer.up.in_features, len(kept)), nn.Linear(len(kept), layer.down.out_features)
    up.weight.copy_(layer.up.weight[kept])
    up.bias.copy_(layer.up.bias[kept])
    down.weight.copy_(fitted[:, :-1])
    down.bias.copy_(fitted[:, -1])
    layer.up, layer.down = up, down
