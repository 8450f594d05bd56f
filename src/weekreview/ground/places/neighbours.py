"""The words around a name as features of the finder: what stands right before and behind it, and one word farther.

Each feature is a short key ("-1:in", "+1b:county|"); `training/train_places.py` learns what each weighs, and those that
were seen too seldom or weigh next to nothing are left out of `data/finder_words.json`.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from functools import lru_cache

from ..gazetteer.sources import data_text
from .namings import Word

EDGE = "<>"
"""Stands for a word where the text has none."""


@lru_cache(maxsize=1)
def word_weights() -> dict[str, float]:
    """Return what each key weighs, in logits."""
    return json.loads(data_text("finder_words.json"))


def neighbours(text: str, words: Sequence[Word], start: int, end: int, name: str) -> tuple[str, ...]:
    """Return the keys of the name that takes up `words[start:end]`."""
    before, ahead = _word(words, start - 1), _word(words, start - 2)
    after, beyond = _word(words, end), _word(words, end + 1)
    gap_before = text[words[start - 1].end : words[start].begin].strip() if start else "^"
    gap_after = text[words[end - 1].begin + len(words[end - 1].text) : words[end].begin] if end < len(words) else "$"
    gap_after = _owner(words[end - 1]) + gap_after.strip()
    shapes = _shape(words, start - 1) + _shape(words, end)
    return (
        f"-1:{before}", f"+1:{after}", f"-2:{ahead}", f"+2:{beyond}", f"-b:{gap_before[:2]}", f"+b:{gap_after[:2]}",
        f"s:{shapes}", f"-1b:{before}|{gap_before[:1]}", f"+1b:{after}|{gap_after[:1]}", f"-21:{ahead} {before}",
        f"+12:{after} {beyond}", f"n:{name.split()[-1].lower()}",
    )  # fmt: skip


def _word(words: Sequence[Word], number: int) -> str:
    return words[number].text.lower() if 0 <= number < len(words) else EDGE


def _owner(word: Word) -> str:
    return "'s" if word.text.endswith(("'s", "’s")) else ""


def _shape(words: Sequence[Word], number: int) -> str:
    """Return C for a word with a capital, l for another, ^ for none."""
    if not 0 <= number < len(words):
        return "^"
    return "C" if words[number].text[:1].isupper() else "l"
