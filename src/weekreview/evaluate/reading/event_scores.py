"""Event types of snippets against their labels: F1 of each type, averaged by how many have it, and the share right."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ..intervals import f1, share


def count(sample: Mapping[str, Any], answer: Mapping[str, Any]) -> dict[str, float]:
    """Return one snippet's counts."""
    gold, found = sample["gold"], answer.get("event_type")
    keys = {f"{name} {kind}": 0.0 for name in ("gold", "found", "hits") for kind in EVENT_TYPES}
    keys["all"], keys["right"] = 1.0, float(gold == found)
    keys[f"gold {gold}"] += 1
    if f"found {found}" in keys:
        keys[f"found {found}"] += 1
        keys[f"hits {found}"] += gold == found
    return keys


def figures(total: Mapping[str, float]) -> dict[str, float]:
    """Return the figures of summed counts."""
    weighted = sum(
        total[f"gold {k}"] * f1(total[f"hits {k}"], total[f"gold {k}"], total[f"found {k}"]) for k in EVENT_TYPES
    )
    return {"weighted F1": share(weighted, total["all"]), "right": share(total["right"], total["all"])}


EVENT_TYPES = (
    "ABDUCT_DISSAP", "AGREEMENT", "AIR_STRIKE", "ARMED_CLASH", "ARREST", "ART_MISS_ATTACK", "ATTACK",
    "CHANGE_TO_GROUP_ACT", "CHEM_WEAP", "DISR_WEAP", "FORCE_AGAINST_PROTEST", "GOV_REGAINS_TERIT", "GRENADE",
    "HQ_ESTABLISHED", "MOB_VIOL", "NON_STATE_ACTOR_OVERTAKES_TER", "NON_VIOL_TERRIT_TRANSFER", "OTHER",
    "PEACE_PROTEST", "PROPERTY_DISTRUCT", "PROTEST_WITH_INTER", "REM_EXPLOS", "SEX_VIOL", "SUIC_BOMB",
    "VIOL_DEMONSTR",
)  # fmt: skip
"""The 25 types. Source: ACLED's sub-types as CASE 2021 task 2 abbreviates them, spelling and all."""
