"""Names as they stand in a text, before it is decided which place they mean."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from ..gazetteer.records import Entry, Fit

WORD = re.compile(
    r"[^\W\d_](?:[\w]|['’`ʿʼ.\-](?=[^\W\d_]))*(?:(?<=\b[A-Z])\.|(?<=\.[A-Z])\.|(?<=\bSt)\.|(?<=\bMt)\.|(?<=\bFt)\.)?"
)
"""A word with its inner apostrophes, hyphens and points; the last point of "U.S." and "St." belongs to it."""


class Word(NamedTuple):
    """One word of a text."""

    begin: int
    """First character."""
    end: int
    """One past the last."""
    text: str
    """As it is written."""


@dataclass(frozen=True, slots=True)
class Naming:
    """A stretch of text that reads like the name of some place."""

    begin: int
    """First character."""
    end: int
    """One past the last, a possessive 's left out."""
    name: str
    """The words."""
    candidates: tuple[tuple[Entry, Fit], ...]
    """The places that bear it."""
    signs: tuple[float, ...] = ()
    """What stands around it, in the order of `SIGNS`."""
    asked: str = ""
    """Kind that the words beside it ask for; empty for none."""
    container: tuple[str, ...] = ()
    """Keys of the names that follow it behind a comma or stand before it as owner: "Louisiana" in "Alexandria,
    Louisiana"."""
    words: tuple[str, ...] = ()
    """Keys of the words around it (`signs.neighbours`)."""
    siblings: tuple[int, ...] = ()
    """Where the names begin that stand in one list with it: "Hama" and "Idlib" of "Homs, Hama and Idlib"."""


@lru_cache(maxsize=16)
def words_of(text: str) -> tuple[Word, ...]:
    """Return the words of a text in order."""
    return tuple(Word(m.start(), m.end(), m.group()) for m in WORD.finditer(text))
