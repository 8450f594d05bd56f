"""Who rules a state on a day: "the Libyan leader"."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

from weekreview.model import Actor, ActorKind

LEADERS = frozenset({"leader", "ruler", "strongman", "dictator", "tyrant", "autocrat"})
"""Words for one who rules, whatever the office."""


def ruler_of(iso: str, actors: Mapping[str, Actor], day: date | None) -> str | None:
    """Return the one person who is bound to the state itself or its presidency on the day.

    None without a day, where the registry holds several, and for a president beside a member of the government: who
    of them leads is not written there.
    """
    if day is None:
        return None
    ruling = _holders(iso, actors, day)
    if not ruling and not _holders(f"{iso}.government", actors, day):
        ruling = _holders(f"{iso}.president", actors, day)
    return ruling[0] if len(ruling) == 1 else None


def land_of_rulers(named: Iterable[str], actors: Mapping[str, Actor], day: date | None) -> str | None:
    """Return the one country whose office-holders on the day are named; None where they are of several, or none is."""
    ties = (
        t
        for a in named
        if actors[a].kind is ActorKind.PERSON
        for t in actors[a].affiliations
        if t.relation == "part_of"
    )
    lands = {actors[t.actor_id].country for t in ties if day and _holds(t.begins_on, t.ends_on, day)}
    return lands.pop() if len(lands) == 1 else None


def _holders(office: str, actors: Mapping[str, Actor], day: date) -> list[str]:
    """Return the persons who hold an office on a day; a tie without a beginning is not one of office."""
    return [
        actor.actor_id
        for actor in actors.values()
        if actor.kind is ActorKind.PERSON
        and any(
            tie.actor_id == office and tie.relation == "part_of" and _holds(tie.begins_on, tie.ends_on, day)
            for tie in actor.affiliations
        )
    ]


def _holds(begins_on: date | None, ends_on: date | None, day: date) -> bool:
    return begins_on is not None and begins_on <= day <= (ends_on or date.max)
