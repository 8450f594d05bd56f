"""Time expressions against annotated ones, in the manner of TempEval-3.

Source: UzZaman et al., SemEval-2013 Task 1: strict = the same offsets, lenient = overlapping, each one to one; value
F1 counts a lenient match as right only where its normalised value is the same too.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from .intervals import f1
from .pairs import pair_extents


def count(sample: Mapping[str, Any], answer: Mapping[str, Any]) -> dict[str, float]:
    """Return one document's counts."""
    gold, predicted = sample["gold"], answer.get("times") or []
    pairs = [(gold[i], predicted[j]) for i, j in pair_extents(gold, predicted)]
    return {
        "gold": len(gold),
        "predicted": len(predicted),
        "lenient": len(pairs),
        "strict": sum((g["begin"], g["end"]) == (p["begin"], p["end"]) for g, p in pairs),
        "type": sum(g["type"] == p.get("type") for g, p in pairs),
        "value": sum(g["value"] == p.get("value") for g, p in pairs),
    }


def figures(total: Mapping[str, float]) -> dict[str, float]:
    """Return the figures of summed counts."""
    return {f"{name} F1": f1(total[name], total["gold"], total["predicted"]) for name in ("strict", "lenient", "value")}
