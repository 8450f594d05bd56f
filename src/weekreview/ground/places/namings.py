"""Names as they stand in a text, before it is decided which place they mean."""

from __future__ import annotations

import re
from collections.abc import Sequence
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


BEFORE_PLACES = frozenset(
    "в во на из изо у под подо над близ около возле вблизи к ко по до от через между за перед недалеко "
    "з із зі під над біля поблизу від коло між неподалік города городе городу город поселка поселке села селе село "
    "деревни деревне станицы району районе района області область области обл міста місті місто селища селищі".split()
)
"""Words right before a place: prepositions and kinds of places, in Russian and Ukrainian."""
_PERSON = re.compile(
    r"(?:ов|ев|ёв|єв|ин|ын|ін|їн)(?:а|у|ым|им|ом|е|ой|ою|і)$|(?:ск|цк|ськ|цьк)(?:ого|ому|им|ой|ую|ою|ій)$"
)
"""Endings of declined surnames."""
_BEGINS = re.compile(r"(?:^|[.!?…:\n])[\s«\"“„(—–-]*$")


def may_decline(text: str, words: Sequence[Word], first: int, last: int) -> bool:
    """Return True where the words `first` to `last` (half-open) may be a declined place.

    Behind a preposition or a kind of place any may; else one that begins no sentence, stands beside no other
    capital and does not end as surnames do.
    """
    name = text[words[first].begin : words[last - 1].end]
    if not "\u0400" <= name[0] <= "\u052f":
        return False
    before = words[first - 1] if first else None
    if before and before.text.lower() in BEFORE_PLACES and text[before.end : words[first].begin].isspace():
        return True
    beside = [*words[max(0, first - 1) : first], *words[last : last + 1]]
    capital = any(word.text[0].isupper() for word in beside if "\n" not in text[word.end : words[first].begin])
    return not capital and not _PERSON.search(name) and not _BEGINS.search(text[: words[first].begin][-12:])
