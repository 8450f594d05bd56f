"""Claims against annotated ones: found, of the right type, with the right arguments, speaker and modality.

Claims are paired one to one by overlapping trigger, the right type first, then the right family. A span of an argument
is right where it shares at least half of its tokens (Jaccard) with one of the same role.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from weekreview.read.labels import TYPES_BY_FAMILY

from .intervals import f1, share
from .reading import quantity_scores

ROLES = ("actor", "target", "place", "time", "weapon")
LEAST_OVERLAP = 0.5
"""Jaccard of tokens. Source: the scorer of the annotated data, 2026."""
_FAMILY = {name: family for family, names in TYPES_BY_FAMILY.items() for name in names}
Extent = tuple[int, int]


def count(sample: Mapping[str, Any], answer: Mapping[str, Any]) -> dict[str, float]:
    """Return one sentence's counts; an answer without claims counts as none found."""
    text, gold, predicted = sample["text"], sample["gold"], answer.get("claims") or []
    pairs = [(gold[i], predicted[j]) for i, j in _pair(text, gold, predicted)]
    return {
        "gold": len(gold),
        "predicted": len(predicted),
        "paired": len(pairs),
        "typed": sum(g["type"] == p["type"] for g, p in pairs),
        "family": sum(_FAMILY.get(g["type"]) == _FAMILY.get(p["type"]) for g, p in pairs),
        "speaker": sum(_same_speaker(text, g, p) for g, p in pairs),
        "modality": sum(g["modality"] == p.get("modality") for g, p in pairs),
        "argument": sum(_hits(text, _arguments(text, g), _arguments(text, p)) for g, p in pairs),
        "gold_arguments": sum(len(_arguments(text, g)) for g in gold),
        "predicted_arguments": sum(len(_arguments(text, p)) for p in predicted),
        **quantity_scores.count(text, pairs, _extent),
    }


def figures(total: Mapping[str, float]) -> dict[str, float]:
    """Return the figures of summed counts."""
    return {
        "detect F1": f1(total["paired"], total["gold"], total["predicted"]),
        "typed F1": f1(total["typed"], total["gold"], total["predicted"]),
        "family F1": f1(total["family"], total["gold"], total["predicted"]),
        "argument F1": f1(total["argument"], total["gold_arguments"], total["predicted_arguments"]),
        "speaker": share(total["speaker"], total["paired"]),
        "modality": share(total["modality"], total["paired"]),
        **quantity_scores.figures(total),
    }


def locate(text: str, phrase: str) -> Extent | None:
    """Return where `phrase` stands in `text`; `phrase@2` is the second time. None where it does not."""
    match = None if phrase in text else re.fullmatch(r"(.*?)@(\d+)", phrase, re.DOTALL)
    wanted, nth = (match[1], int(match[2])) if match else (phrase, 1)
    begin = -1
    for _ in range(nth):
        begin = text.find(wanted, begin + 1)
        if begin < 0 or not wanted:
            return None
    return begin, begin + len(wanted)


def _extent(text: str, value: Any) -> Extent | None:
    """Return a span given as words, as a pair or as an object with begin and end."""
    if value is None:
        return None
    if isinstance(value, str):
        return locate(text, value)
    if isinstance(value, Mapping):
        return (value["begin"], value["end"]) if "begin" in value else locate(text, value["text"])
    return value[0], value[1]


def _arguments(text: str, claim: Mapping[str, Any]) -> list[tuple[str, Extent]]:
    """Return a claim's spans with their roles."""
    given = [(role, value) for role in ROLES for value in claim.get(role) or []]
    given += [("quantity", value) for value in claim.get("quantities") or []]
    placed = [(role, _extent(text, value)) for role, value in given]
    return [(role, extent) for role, extent in placed if extent]


def _pair(text: str, gold: list[Any], predicted: list[Any]) -> list[tuple[int, int]]:
    """Return the pairs of claims, by index."""
    options = []
    for i, g in enumerate(gold):
        for j, p in enumerate(predicted):
            if _overlap(_extent(text, g["trigger"]), _extent(text, p["trigger"])):
                options.append((g["type"] != p["type"], _FAMILY.get(g["type"]) != _FAMILY.get(p["type"]), i, j))
    taken_gold: set[int] = set()
    taken_predicted: set[int] = set()
    pairs = []
    for _, _, i, j in sorted(options):
        if i not in taken_gold and j not in taken_predicted:
            taken_gold.add(i)
            taken_predicted.add(j)
            pairs.append((i, j))
    return pairs


def _same_speaker(text: str, gold: Mapping[str, Any], predicted: Mapping[str, Any]) -> bool:
    """Return True where neither names a speaker, or both the same words in part."""
    mine, theirs = _extent(text, predicted.get("speaker")), _extent(text, gold["speaker"])
    return (mine is None and theirs is None) or _overlap(mine, theirs)


def _hits(text: str, gold: list[tuple[str, Extent]], predicted: list[tuple[str, Extent]]) -> int:
    """Return how many predicted spans match a gold span of their role, one to one."""
    left, hits = list(gold), 0
    for role, extent in predicted:
        mine = _tokens(text, extent)
        rated = [(_jaccard(mine, _tokens(text, other)), -n) for n, (name, other) in enumerate(left) if name == role]
        best, place = max(rated, default=(0.0, 0))
        if best >= LEAST_OVERLAP:
            left.pop(-place)
            hits += 1
    return hits


def _tokens(text: str, extent: Extent) -> frozenset[int]:
    """Return the tokens that an extent touches, by where they begin."""
    return frozenset(m.start() for m in re.finditer(r"\w+", text) if m.start() < extent[1] and m.end() > extent[0])


def _jaccard(one: frozenset[int], other: frozenset[int]) -> float:
    """Return the share of tokens in common."""
    return len(one & other) / (len(one | other) or 1)


def _overlap(one: Extent | None, other: Extent | None) -> bool:
    """Return True where both are there and share a character."""
    return bool(one and other) and one[0] < other[1] and other[0] < one[1]
