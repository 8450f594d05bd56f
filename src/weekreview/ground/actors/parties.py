"""Whether the one who says it is a side of the event. The rule is explained in `docs/method/ground.md`."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

from weekreview.model import Actor, ActorKind

from .states import fights_in

BINDING = frozenset({"part_of", "controlled_by", "merged_into", "renamed_to"})
"""Ties by which an actor speaks for another. Allies and affiliates speak for themselves."""

ROOFS = frozenset({ActorKind.INTERNATIONAL_ORGANISATION, ActorKind.COALITION})
"""Kinds that have members: that two are members of one does not make them one side."""

BYSTANDERS = frozenset({ActorKind.NGO, ActorKind.INTERNATIONAL_ORGANISATION, ActorKind.MEDIA})
"""Kinds that are no side unless they are bound to one."""

NEVER = frozenset({"civilians"})
"""Actors that are no side, whatever is done to them. Protesters and unnamed armed men can be one."""

NON_STATE = frozenset({ActorKind.REBEL_GROUP, ActorKind.MILITIA, ActorKind.JIHADIST_GROUP})
"""Kinds of groups with arms that are no state's: what "the group" takes up."""

STATE_KINDS = frozenset({ActorKind.STATE, ActorKind.STATE_FORCE, ActorKind.MINISTRY})
ARMED = frozenset({ActorKind.REBEL_GROUP, ActorKind.MILITIA, ActorKind.JIHADIST_GROUP, ActorKind.COALITION})


def bound_to(actor_id: str, actors: Mapping[str, Actor], day: date | None) -> frozenset[str]:
    """Return the actor and all for whom it speaks on that day, by ties that nobody disputes."""
    found, todo = {actor_id}, [actor_id]
    while todo:
        actor = actors.get(todo.pop())
        for tie in actor.affiliations if actor else ():
            holds = day is None or (tie.begins_on or date.min) <= day <= (tie.ends_on or date.max)
            if tie.relation in BINDING and tie.said_by is None and holds and tie.actor_id not in found:
                found.add(tie.actor_id)
                todo.append(tie.actor_id)
    return frozenset(found)


def is_party(
    voice_id: str | None, sides: Iterable[str], places: Iterable[str], actors: Mapping[str, Actor], day: date | None
) -> bool | None:
    """Return True where the voice is a side of an event, False where it is none, None where that is not determined.

    `sides` are the actors and targets of the claim, `places` the countries of its places.
    """
    voice = actors.get(voice_id or "")
    if voice is None:
        return None
    if voice.actor_id in NEVER:
        return False
    mine = bound_to(voice.actor_id, actors, day)
    theirs = {other for side in sides for other in bound_to(side, actors, day)}
    shared = {
        a for a in mine & theirs if a in actors and (actors[a].kind not in ROOFS or a in (voice.actor_id, *sides))
    }
    if shared:
        return True
    lands = set(places)
    if any(_takes_part(actors[a], lands, day) for a in mine if a in actors):
        return True
    if voice.kind in BYSTANDERS:
        loose = {t.actor_id for t in voice.affiliations if t.relation == "affiliated_with"}
        return None if loose & theirs else False
    if any(actors[a].kind in STATE_KINDS for a in mine if a in actors):
        return False if lands else None
    return None


def _takes_part(actor: Actor, lands: set[str], day: date | None) -> bool:
    """Return True where an actor fights, or its state does, in one of the countries on that day."""
    if actor.kind in STATE_KINDS:
        return (
            any(fights_in(actor.country, land, day) for land in lands)
            if actor.country
            else bool(lands & set(actor.theatres))
        )
    armed = actor.kind in ARMED or (actor.kind is ActorKind.INTERNATIONAL_ORGANISATION and actor.theatres)
    began = day is None or actor.begins_on is None or actor.begins_on <= day
    return bool(armed and began and lands & set(actor.theatres))
