"""Put newly trained upper layers into a packaged graph, whose lower layers stay as they are to the last bit.

A graph exported by another version of torch may scale attention elsewhere; in 8 bits a difference in the seventh digit
is enough to round a number the other way, and heads trained on the lower layers would see other states.
"""

from __future__ import annotations

from pathlib import Path

import onnx

PARTS = 6
"""Products with weights in a layer."""
ENDS = ("_quantized", "_scale", "_zero_point")


def renew(packaged: Path, made: Path, kept: int) -> None:
    """Write `made` anew: the graph of `packaged` with the numbers of `made` above its lowest `kept` layers.

    With `kept` of 0 all numbers are those of `made`.
    """
    old, new = onnx.load(str(packaged)), onnx.load(str(made))
    into = {i.name: i for i in old.graph.initializer}
    theirs = {i.name: i for i in new.graph.initializer}
    products = list(zip(weights_of(old, into), weights_of(new, theirs), strict=True))
    for ours, their in products[PARTS * kept :]:
        for end in ENDS:
            _copy(theirs[their + end], into[ours + end])
    lower = ("model.encoder.words.", "model.encoder.positions.", "model.encoder.norm.") if kept else ()
    lower = (*lower, *(f"model.encoder.layers.{n}." for n in range(kept)))
    done = {stem + end for stem, _ in products for end in ENDS}
    for name, number in into.items():
        if name.startswith("model.") and name not in done and not name.startswith(lower):
            _copy(theirs[name], number)
    onnx.save(old, str(made))


def weights_of(model: onnx.ModelProto, known: dict) -> list[str]:
    """Return the stems of the weights of the graph's products, in the order in which they are computed."""
    names = [name for node in model.graph.node if node.op_type == "MatMulInteger" for name in node.input]
    return [name.removesuffix("_quantized") for name in names if name.endswith("_quantized") and name in known]


def _copy(number: onnx.TensorProto, into: onnx.TensorProto) -> None:
    if list(number.dims) != list(into.dims):
        raise ValueError(f"{number.name} is {list(number.dims)}, {into.name} {list(into.dims)}: not the same model")
    name = into.name
    into.CopyFrom(number)
    into.name = name
