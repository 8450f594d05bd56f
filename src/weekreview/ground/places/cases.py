"""Whether a Cyrillic word in running text may be a declined name of a place, and not of a person or a common word."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ..gazetteer.folding import OTHER_SCRIPT
from .namings import Word

LOCATIVE = frozenset(
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
    if not OTHER_SCRIPT.search(name[0]) or not "\u0400" <= name[0] <= "\u052f":
        return False
    before = words[first - 1] if first else None
    if before and before.text.lower() in LOCATIVE and text[before.end : words[first].begin].isspace():
        return True
    beside = [*words[max(0, first - 1) : first], *words[last : last + 1]]
    capital = any(word.text[0].isupper() for word in beside if "\n" not in text[word.end : words[first].begin])
    return not capital and not _PERSON.search(name) and not _BEGINS.search(text[: words[first].begin][-12:])
