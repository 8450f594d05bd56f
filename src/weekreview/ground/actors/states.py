"""States and their organs, made for every country from its names and adjectives: so every country works on the first
day."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from weekreview.model import Actor, ActorKind, ActorName, Affiliation

from ..gazetteer.lands import Land, lands
from ..gazetteer.sources import table


@dataclass(frozen=True, slots=True)
class Organ:
    """One kind of organ that a state has."""

    suffix: str
    """Behind the country in its id: "sy.army"."""
    kind: ActorKind
    """What it is."""
    shown: str
    """Words behind the adjective in its name."""
    words: tuple[str, ...]
    """Words that name it behind the country or its adjective ("Syrian soldiers"), lower case."""
    above: str = ""
    """Suffix of the organ that it is part of; empty = the state itself."""


@lru_cache(maxsize=1)
def organs() -> tuple[Organ, ...]:
    """Return the organs of our table."""
    rows = table("organs.tsv")
    return tuple(
        Organ(r["suffix"], ActorKind(r["kind"]), r["shown"], tuple(r["words"].split("|")), r["above"]) for r in rows
    )


@lru_cache(maxsize=1)
def organ_suffixes() -> frozenset[str]:
    """Return the suffixes of the organs of our table."""
    return frozenset(organ.suffix for organ in organs())


def shown_as_made(actor: Actor) -> bool:
    """Return True where the name to show of an organ is the one made from its country's adjective."""
    iso, _, suffix = actor.actor_id.partition(".")
    land = lands().get(iso)
    made = {f"{land.adjectives[0]} {o.shown}" for o in organs() if o.suffix == suffix} if land and suffix else set()
    return actor.name in made


@lru_cache(maxsize=1)
def organ_words() -> dict[str, str]:
    """Return the suffix of each word that names an organ."""
    return {word: organ.suffix for organ in reversed(organs()) for word in organ.words}


@lru_cache(maxsize=1)
def own_names() -> dict[str, tuple[ActorName, ...]]:
    """Return what states call organs of theirs themselves ("Home Office", "Knesset"), by the organ's id."""
    found: dict[str, tuple[ActorName, ...]] = {}
    for row in table("own_names.tsv"):
        begins_on, ends_on = (date.fromisoformat(row[side]) if row[side] else None for side in ("from", "until"))
        names = tuple(ActorName(text, begins_on, ends_on) for text in row["names"].split("|"))
        found[row["id"]] = (*found.get(row["id"], ()), *names)
    return found


@dataclass(frozen=True, slots=True)
class Theatre:
    """One state's part in a war outside its country."""

    iso: str
    """The state."""
    country: str
    """Where."""
    begins_on: date
    """First day."""
    ends_on: date | None
    """Last day; None = not ended or not recorded."""


@lru_cache(maxsize=1)
def theatres() -> tuple[Theatre, ...]:
    """Return the wars that states take part in outside their country."""
    rows = table("theatres.tsv")
    return tuple(
        Theatre(
            row["iso"],
            row["country"],
            date.fromisoformat(row["from"]),
            date.fromisoformat(row["until"]) if row["until"] else None,
        )  # fmt: skip
        for row in rows
    )


def fights_in(iso: str, country: str, day: date | None) -> bool:
    """Return True where the state took part with arms in that country on that day; in its own always. None = on any
    day."""
    if iso == country:
        return True
    return any(
        t.iso == iso and t.country == country and (day is None or t.begins_on <= day <= (t.ends_on or date.max))
        for t in theatres()
    )


ELSEWHERE = {"gb.mfa": "gb.fco", "us.mfa": "us.state_department", "au.mfa": "au.dfat"}
"""Organs that have a record of their own under another id."""


def organ_id(iso: str | None, suffix: str | None) -> str:
    """Return the id of a state's organ ("sy.army"), in whichever record it is kept."""
    made = f"{iso}.{suffix}"
    return ELSEWHERE.get(made, made)


def generated() -> Iterator[Actor]:
    """Yield each state and its organs."""
    abroad: dict[str, set[str]] = {}
    for theatre in theatres():
        abroad.setdefault(theatre.iso, set()).add(theatre.country)
    for land in lands().values():
        fronts = tuple(sorted({land.iso, *abroad.get(land.iso, ())}))
        yield Actor(
            land.iso, land.name, ActorKind.STATE, tuple(ActorName(n) for n in land.names[1:]), (), land.iso, fronts
        )
        if land.adjectives:
            made = (_organ_of(land, organ, fronts) for organ in organs())
            yield from (organ for organ in made if organ.actor_id not in ELSEWHERE)


def _organ_of(land: Land, organ: Organ, fronts: tuple[str, ...]) -> Actor:
    above = f"{land.iso}.{organ.above}" if organ.above else land.iso
    relation = "controlled_by" if organ.kind is ActorKind.MEDIA else "part_of"
    shown = f"{land.adjectives[0]} {organ.shown}"
    armed = organ.kind in (ActorKind.STATE_FORCE, ActorKind.MINISTRY) or organ.suffix == "government"
    return Actor(
        f"{land.iso}.{organ.suffix}", shown, organ.kind, (), (Affiliation(above, relation),), land.iso,
        fronts if armed else (),
    )  # fmt: skip
