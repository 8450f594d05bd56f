"""Entities against tagged sentences: exact spans of the right kind, micro F1.

Source: Tjong Kim Sang and De Meulder, CoNLL-2003. A span begins at B-, or at I- of another kind than before.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from ..intervals import f1


def count(sample: Mapping[str, Any], answer: Mapping[str, Any]) -> dict[str, float]:
    """Return one sentence's counts."""
    gold, found = spans(sample["gold"]), spans(answer.get("tags") or [])
    return {"gold": len(gold), "found": len(found), "hits": len(gold & found)}


def figures(total: Mapping[str, float]) -> dict[str, float]:
    """Return the figures of summed counts."""
    return {"entities micro F1": f1(total["hits"], total["gold"], total["found"])}


def spans(tags: Sequence[str]) -> set[tuple[str, int, int]]:
    """Return (kind, first token, one past the last) of each span of a row of tags."""
    found, kind, begin = set(), None, 0
    for n, tag in enumerate([*tags, "O"]):
        mark, _, name = tag.partition("-")
        if mark != "I" or name != kind:
            if kind:
                found.add((kind, begin, n))
            kind, begin = (name, n) if name else (None, n)
    return found
