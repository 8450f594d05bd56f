"""Countries as words: adjectives and peoples (which are not places), seats of government, names."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from babel import Locale

from .folding import plain
from .sources import table


@dataclass(frozen=True, slots=True)
class Land:
    """One country, in words."""

    iso: str
    """Alpha-2, lower case."""
    name: str
    """English name of CLDR."""
    adjectives: tuple[str, ...]
    """"Syrian"; the first is the one to show."""
    people: tuple[str, ...]
    """"Syrians"."""
    seats: tuple[str, ...]
    """Capitals and palaces that stand for the state when they act; the first is the capital."""
    names: tuple[str, ...]
    """All its English names."""


@lru_cache(maxsize=1)
def lands() -> dict[str, Land]:
    """Return all countries by code."""
    shown = Locale("en").territories
    found = {}
    for row in table("countries.tsv"):
        parts = {
            column: tuple(x for x in row[column].split("|") if x)
            for column in ("adjectives", "people", "seats", "names")
        }
        others = parts.pop("names")
        name = shown.get(row["iso"].upper(), others[0] if others else row["iso"].upper())
        if re.search(r"[(&]| - | SAR ", name) and others:
            name = others[0]
        names = tuple(dict.fromkeys((name, *others)))
        found[row["iso"]] = Land(row["iso"], name, **parts, names=names)
    return found


@lru_cache(maxsize=1)
def demonyms() -> dict[str, tuple[str, ...]]:
    """Return the countries (more than one for "Congolese") of each adjective and people, by plain key."""
    found: dict[str, tuple[str, ...]] = {}
    for land in lands().values():
        for word in (*land.adjectives, *land.people):
            key = plain(word)
            found[key] = tuple(dict.fromkeys((*found.get(key, ()), land.iso)))
    return found


@lru_cache(maxsize=1)
def land_names() -> dict[str, str]:
    """Return the country of each of its English names, by plain key."""
    return {plain(name): land.iso for land in reversed(lands().values()) for name in land.names}
