"""Mentions of actors against labelled ones: the right actor, or rightly none.

A mention counts as right where the answer is one of the actors that its label allows, or nobody where the label
allows nobody.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from .intervals import share

NOBODY = "-"
"""Label of a mention for which nobody is the right answer."""


def count(sample: Mapping[str, Any], answer: Mapping[str, Any]) -> dict[str, float]:
    """Return one text's counts; a missing answer is nobody."""
    answers = answer.get("actors") or [None] * len(sample["gold"])
    rows = [(actor or NOBODY, label["right"]) for actor, label in zip(answers, sample["gold"], strict=True)]
    return {
        "mentions": len(rows),
        "right": sum(actor in right for actor, right in rows),
        "answered": sum(actor != NOBODY for actor, _ in rows),
        "answered right": sum(actor != NOBODY and actor in right for actor, right in rows),
    }


def figures(total: Mapping[str, float]) -> dict[str, float]:
    """Return the figures of summed counts."""
    return {
        "right actor or rightly none": share(total["right"], total["mentions"]),
        "right where an actor is given": share(total["answered right"], total["answered"]),
    }
