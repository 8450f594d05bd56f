"""Sides: which actors speak and act as one, by the dated ties of the registry."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

from weekreview.model import Actor, ActorKind, Affiliation

BINDING = frozenset({"part_of", "controlled_by", "merged_into", "renamed_to"})
"""Relations that make two actors one side. Allies and affiliates are not: they speak for themselves."""
ORGANS = frozenset({ActorKind.STATE, ActorKind.STATE_FORCE, ActorKind.MINISTRY})
"""Kinds that are organs of their country's state."""
ROOFS = frozenset({ActorKind.COALITION, ActorKind.INTERNATIONAL_ORGANISATION})
"""Kinds that a column of a tally is never lifted to: a member's word is the member's."""

ARMED_KINDS = frozenset({
    ActorKind.STATE_FORCE, ActorKind.REBEL_GROUP, ActorKind.MILITIA, ActorKind.JIHADIST_GROUP, ActorKind.COALITION,
})  # fmt: skip
"""Kinds that fight."""
GENERIC_KINDS = frozenset({ActorKind.CIVILIANS, ActorKind.UNKNOWN_ARMED_MEN})
"""Kinds that are no one actor: "residents" here and there are not one voice, "gunmen" may be anybody's."""


class Sides:
    """Answers of the registry, remembered. An actor that it does not know is a side of its own."""

    def __init__(self, registry: Mapping[str, Actor]) -> None:
        self._registry = registry
        self._states = _state_of_each_country(registry.values())
        self._above: dict[tuple[str, date | None], frozenset[str]] = {}

    def above(self, actor_id: str, on: date | None) -> frozenset[str]:
        """Return the actor and everything that it is bound to on that day, each once; None = ties of any day."""
        key = (actor_id, on)
        if key not in self._above:
            self._above[key] = frozenset(self._climb(actor_id, on))
        return self._above[key]

    def same(self, one: str, other: str, on: date | None) -> bool:
        """Return True where both are bound to one another or to a third."""
        return one == other or bool(self.above(one, on) & self.above(other, on))

    def actor(self, actor_id: str) -> Actor | None:
        """Return the registry's record of the actor, or None."""
        return self._registry.get(actor_id)

    def is_generic(self, actor_id: str | None) -> bool:
        """Return True for civilians and unknown armed men, who are no one actor."""
        actor = self._registry.get(actor_id or "")
        return actor is not None and actor.kind in GENERIC_KINDS

    def is_armed(self, actor_id: str) -> bool:
        """Return True for armed forces and armed groups."""
        actor = self._registry.get(actor_id)
        return actor is not None and actor.kind in ARMED_KINDS

    def allied(self, one: str, other: str, on: date | None) -> bool:
        """Return True where the registry ties either to the other as ally or affiliate on that day."""
        return any(self._loosely_tied(a, b, on) for a, b in ((one, other), (other, one)))

    def others(self, mine: Iterable[str], theirs: Iterable[str], on: date | None) -> bool:
        """Return True where both name somebody and no one of mine is of one side with one of theirs."""
        mine, theirs = tuple(mine), tuple(theirs)
        return bool(mine and theirs) and not any(self.same(a, b, on) for a in mine for b in theirs)

    def column(self, actor_id: str, on: date | None) -> str:
        """Return the actor under which a side's claims are listed: its state, or the top of what it is part of."""
        seen = {actor_id}
        while above := sorted(self._bound_to(actor_id, on, roofs=False) - seen):
            actor_id = above[0]
            seen.add(actor_id)
        return actor_id

    def groups(self, actor_ids: Iterable[str], on: date | None) -> int:
        """Return how many sides there are among the actors; a chain of ties makes one side of all in it."""
        groups: list[set[str]] = []
        for actor_id in sorted(set(actor_ids)):
            above = set(self.above(actor_id, on))
            joined = [g for g in groups if g & above]
            groups = [g for g in groups if not g & above] + [above.union(*joined)]
        return len(groups)

    def _climb(self, actor_id: str, on: date | None) -> set[str]:
        found, todo = {actor_id}, [actor_id]
        while todo:
            new = self._bound_to(todo.pop(), on, roofs=True) - found
            found |= new
            todo.extend(sorted(new))
        return found

    def _bound_to(self, actor_id: str, on: date | None, roofs: bool) -> set[str]:
        actor = self._registry.get(actor_id)
        if actor is None:
            return set()
        found = {tie.actor_id for tie in actor.affiliations if tie.relation in BINDING and holds_on(tie, on)}
        if _is_organ(actor, on):
            found.add(self._states.get(actor.country, f"state:{actor.country}"))
        return {a for a in found - {actor_id} if self._may_climb(actor, a, roofs)}

    def _may_climb(self, actor: Actor, above_id: str, roofs: bool) -> bool:
        """Membership of an international organisation binds only its own organs, not the states that sit in it."""
        above = self._registry.get(above_id)
        if above is None:
            return roofs or not above_id.startswith("state:")
        if above.kind is ActorKind.INTERNATIONAL_ORGANISATION and actor.kind is not above.kind:
            return False
        return roofs or above.kind not in ROOFS or actor.kind in ROOFS

    def _loosely_tied(self, one: str, other: str, on: date | None) -> bool:
        above = self.above(other, on)
        for actor_id in self.above(one, on):
            actor = self._registry.get(actor_id)
            for tie in actor.affiliations if actor else ():
                if tie.relation in ("allied_with", "affiliated_with") and tie.actor_id in above and holds_on(tie, on):
                    return True
        return False


def holds_on(tie: Affiliation, on: date | None) -> bool:
    """Return True where the tie holds on that day, or the day is not known."""
    if on is None:
        return True
    return (tie.begins_on is None or tie.begins_on <= on) and (tie.ends_on is None or on <= tie.ends_on)


def _is_organ(actor: Actor, on: date | None) -> bool:
    split = any(tie.relation == "split_from" and holds_on(tie, on) for tie in actor.affiliations)
    return actor.kind in ORGANS and actor.country is not None and not split


def _state_of_each_country(actors: Iterable[Actor]) -> dict[str | None, str]:
    states: dict[str | None, str] = {}
    for actor in sorted(actors, key=lambda a: a.actor_id, reverse=True):
        if actor.kind is ActorKind.STATE and actor.country:
            states[actor.country] = actor.actor_id
    return states
