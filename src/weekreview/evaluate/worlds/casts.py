"""The cast of made-up weeks: towns and who holds them, forces and their foes, voices, outlets and their families.

Names are real, so that the same week can be read out of its rendered text; what happens is drawn.
Source: places as `ground` placed them in November 2026 (GeoNames, CC BY 4.0; the project's own supplement); who holds
what, and who fights whom, is arranged for play and is no statement about the war.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

import msgspec

from weekreview.model import Place

CAST = Path(__file__).parent / "cast.json"


@dataclass(frozen=True, slots=True)
class Town:
    """One place as reports write it."""

    word: str
    """As it is written."""
    place: Place
    """As the gazetteer has it."""
    holder: str = ""
    """Key of the force that holds it when the week begins; empty for larger areas."""


@dataclass(frozen=True, slots=True)
class Force:
    """One who fights."""

    key: str
    """Its name in this cast."""
    side: str
    """The side that it is of."""
    words: tuple[tuple[str, str], ...]
    """(words, actor id) by which reports name it."""
    air: tuple[tuple[str, str], ...]
    """The same for its air force; empty = it has none."""
    enemies: tuple[str, ...]
    """Keys of whom it fights."""


@dataclass(frozen=True, slots=True)
class Voice:
    """One who speaks to reporters."""

    key: str
    """Its name in this cast."""
    actor_id: str | None
    """The registry's actor."""
    side: str | None
    """The side that it speaks for; None = no party."""
    kind: str
    """party, monitor, or local: people of a place, who are other people in another place."""
    words: tuple[str, ...]
    """By which reports name it."""


@dataclass(frozen=True, slots=True)
class Outlet:
    """One who prints."""

    name: str
    """As the report's publisher."""
    key: str
    """Whose voice it is: outlets with one key are one voice."""
    family: str | None
    """What publisher families say of it; None = nothing."""
    side: str | None
    """The side that owns it; None = no party."""
    agency: bool = False
    """True where others print its copy under its sign."""


@dataclass(frozen=True)
class Cast:
    """Everybody and everything that a week is made with."""

    towns: tuple[Town, ...]
    """Towns."""
    provinces: Mapping[str, Town]
    """By name."""
    countries: Mapping[str, Town]
    """By name."""
    forces: tuple[Force, ...]
    """Who fights."""
    voices: tuple[Voice, ...]
    """Who speaks."""
    outlets: tuple[Outlet, ...]
    """Who prints."""
    extra_towns: tuple[Town, ...] = field(default=())
    """Towns made up for large weeks."""

    @cached_property
    def by_force(self) -> dict[str, Force]:
        """Return the forces by key."""
        return {f.key: f for f in self.forces}

    @cached_property
    def families(self) -> dict[str, str]:
        """Return publisher -> family, as `reconcile` is told."""
        return {o.name: o.family for o in self.outlets if o.family}

    def neighbours(self, town: Town) -> list[Town]:
        """Return the other towns of its province."""
        return [t for t in self.towns if t.place.province == town.place.province and t is not town]

    def province_of(self, town: Town) -> Town | None:
        """Return its province; None where the cast has none."""
        return self.provinces.get(town.place.province or "")

    def country_of(self, town: Town) -> Town:
        """Return its country."""
        return next(c for c in self.countries.values() if c.place.country == town.place.country)


def load_cast(path: Path = CAST) -> Cast:
    """Return the cast of a file."""
    return msgspec.json.decode(path.read_bytes(), type=Cast)
