"""Numbers of found claims against annotated ones: the right number phrase, what it counts, and its bounds.

Annotators marked the phrase and what it counts. Its bounds are those that the phrase itself means by the declared table
(`read.quantities`), so a figure here tells whether the right number hangs on the right claim; whether the table reads
phrases rightly is told by `tests/cases/quantities.tsv`, which people wrote.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from weekreview.read.quantities import parse_quantity

from ..intervals import share

Extent = tuple[int, int]


def count(text: str, pairs: Sequence[tuple[Mapping[str, Any], Mapping[str, Any]]], locate) -> dict[str, float]:
    """Return the counts of a sentence's pairs of claims (annotated, found).

    Args:
        text: the sentence.
        pairs: annotated and found claims that are one.
        locate: from the text and a span as annotated to its offsets.
    """
    total = dict.fromkeys(("gold_numbers", "found_numbers", "number_spans", "number_bounds", "numbers_right"), 0.0)
    for gold, found in pairs:
        wanted = [(locate(text, q), q["of"]) for q in gold.get("quantities") or []]
        given = [_placed(text, q, locate) for q in found.get("quantities") or [] if locate(text, q)]
        total["gold_numbers"] += sum(extent is not None for extent, _ in wanted)
        total["found_numbers"] += len(given)
        for extent, of in wanted:
            best = _taken(extent, given) if extent else None
            if best is None:
                continue
            same = _bounds(text[slice(*extent)]) == (best.get("low"), best.get("high"))
            total["number_spans"] += 1
            total["number_bounds"] += same
            total["numbers_right"] += same and best["of"] == of
    return total


def figures(total: Mapping[str, float]) -> dict[str, float]:
    """Return the figures of summed counts."""
    return {
        "numbers: bounds right, of those found": share(total["number_bounds"], total["number_spans"]),
        "numbers: bounds and what is counted right, of found claims' numbers": share(
            total["numbers_right"], total["gold_numbers"]
        ),
    }


def _placed(text: str, number: Mapping[str, Any], locate) -> Mapping[str, Any]:
    """Return a found number with its offsets, and with the bounds of its words where it gives none."""
    begin, end = locate(text, number)
    low, high = (number.get("low"), number.get("high")) if "low" in number else _bounds(text[begin:end])
    return {**number, "begin": begin, "end": end, "low": low, "high": high}


def _taken(extent: Extent, given: list[Mapping[str, Any]]) -> Mapping[str, Any] | None:
    """Return the found number that shares most with an annotated one, and take it out; None where none does."""
    rated = [(min(q["end"], extent[1]) - max(q["begin"], extent[0]), -n) for n, q in enumerate(given)]
    best, place = max(rated, default=(0, 0))
    return given.pop(-place) if best > 0 else None


def _bounds(phrase: str) -> tuple[float | None, float | None]:
    """Return what a phrase means by the table; both None where it holds no number."""
    parsed = parse_quantity(phrase)
    return (parsed.low, parsed.high) if parsed else (None, None)
