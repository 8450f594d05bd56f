"""Finer types against annotated ones: an event counts as found where a claim of its type overlaps its trigger."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from weekreview.read.labels import FINER

from .. import claim_scores
from ..intervals import f1, share


def count(sample: Mapping[str, Any], answer: Mapping[str, Any]) -> dict[str, float]:
    """Return one sentence's counts; an event is found once, however many claims overlap it."""
    text = sample["text"]
    gold = [(claim["type"], claim_scores.locate(text, claim["trigger"])) for claim in sample["gold"]]
    told = [(claim["type"], tuple(claim["trigger"])) for claim in answer.get("claims") or []]
    counts = dict.fromkeys((f"{name} {kind}" for name in ("gold", "found", "hits") for kind in FINER), 0.0)
    counts["seen"] = 0.0
    for kind, at in gold:
        if kind in FINER:
            counts[f"gold {kind}"] += 1
            counts["seen"] += any(_overlap(at, other) for _, other in told)
            counts[f"hits {kind}"] += any(of == kind and _overlap(at, other) for of, other in told)
    for kind, _ in told:
        if kind in FINER:
            counts[f"found {kind}"] += 1
    return counts


def figures(total: Mapping[str, float]) -> dict[str, float]:
    """Return the figures of summed counts."""
    sums = {name: sum(total[f"{name} {kind}"] for kind in FINER) for name in ("gold", "found", "hits")}
    by_type = {
        f"{kind.replace('_', ' ')} F1": f1(total[f"hits {kind}"], total[f"gold {kind}"], total[f"found {kind}"])
        for kind in FINER
    }
    whole = {
        "typed F1": f1(sums["hits"], sums["gold"], sums["found"]),
        "seen as any claim": share(total["seen"], sums["gold"]),
    }
    return whole | by_type


def _overlap(one: tuple[int, int] | None, other: tuple[int, int]) -> bool:
    return one is not None and one[0] < other[1] and other[0] < one[1]
