"""Who says what against annotated articles: exact spans of source, cue and content.

Source: Newell et al., An attribution relations corpus for political news (PolNeAR), LREC 2018, and Wang et al.,
CofeNet, COLING 2022: a predicted span counts where its part, first and last token are right. Spans are compared
here over whole articles, widened to whole tokens, not over the published cut into sentences; the two were not
compared.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from ..intervals import f1
from .articles import PARTS

_TOKEN = re.compile(r"\w+|[^\w\s]")


def count(sample: Mapping[str, Any], answer: Mapping[str, Any]) -> dict[str, float]:
    """Return one article's counts."""
    text, found = sample["text"], answer.get("attributions") or []
    counts: dict[str, float] = {}
    for part in PARTS:
        gold = {_tokens(text, s) for s in sample["gold"][part]}
        mine = {_tokens(text, s) for a in found for s in a[part]}
        counts |= {f"{part} gold": len(gold), f"{part} found": len(mine), f"{part} hits": len(gold & mine)}
    return counts


def figures(total: Mapping[str, float]) -> dict[str, float]:
    """Return the figures of summed counts."""
    return {f"{p} F1": f1(total[f"{p} hits"], total[f"{p} gold"], total[f"{p} found"]) for p in PARTS}


def _tokens(text: str, span) -> tuple[int, int]:
    """Return a span widened to the tokens that it touches."""
    begin, end = span
    around = max(0, begin - 40)
    inside = [m for m in _TOKEN.finditer(text, around, min(len(text), end + 40)) if m.start() < end and m.end() > begin]
    return (inside[0].start(), inside[-1].end()) if inside else (begin, end)
