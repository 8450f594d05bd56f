"""Running: made-up weeks through the rooms, from their true claims or from their text."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from weekreview.ground import Gazetteer, ground
from weekreview.ground.actors.registry import load_registry
from weekreview.model import Actor, Claim
from weekreview.read import Reader, read
from weekreview.reconcile import ReconcileOptions, reconcile
from weekreview.reconcile.sides import Sides

from .measures import measure
from .tellings import Said
from .worlds import World


@dataclass(frozen=True, slots=True)
class Rooms:
    """What reads and grounds text."""

    reader: Reader
    """The reader."""
    gazetteer: Gazetteer
    """The gazetteer."""


def run_true(world: World, registry: Mapping[str, Actor] | None = None) -> dict[str, float]:
    """Return the counts of a week whose claims are given as they truly are."""
    return _run(world, world.press.claims, world.press.said, registry or load_registry())


def run_text(world: World, rooms: Rooms) -> dict[str, float]:
    """Return the counts of a week whose claims are read out of its text."""
    claims: list[Claim] = []
    for document in world.press.documents:
        found, _ = read(document, rooms.reader)
        claims += ground(found, document, rooms.gazetteer)[0]
    return _run(world, claims, said_of(world, claims), rooms.gazetteer.actors)


def _run(
    world: World, claims: list[Claim], said: Mapping[str, Said], registry: Mapping[str, Actor]
) -> dict[str, float]:
    options = ReconcileOptions(world.war.first_on, world.war.last_on, publisher_families=world.families)
    found = reconcile(world.press.documents, claims, world.links, registry, options)
    return measure(world, found, said, Sides(registry))


def said_of(world: World, claims: list[Claim]) -> dict[str, Said]:
    """Return what each claim that was read truly is: the true claim of its sentence, or nothing where it has none.

    A claim of another type than the true one of its sentence is still that sentence's event, where it is of an event.
    """
    true = {(c.document_id, c.evidence.end): c.claim_id for c in world.press.claims}
    found = {}
    for claim in claims:
        ends = (claim.evidence.end, claim.evidence.end + 1)
        match = next((t for end in ends if (t := true.get((claim.document_id, end)))), None)
        found[claim.claim_id] = world.press.said[match] if match else Said(None, f"none:{claim.claim_id}", kind="other")
    return found


def missed(world: World, claims: list[Claim]) -> int:
    """Return how many true claims of events have no claim in their sentence."""
    ends = {(c.document_id, c.evidence.end) for c in claims}
    return sum((c.document_id, c.evidence.end) not in ends for c in world.press.claims)


__all__ = ["Rooms", "missed", "run_text", "run_true", "said_of"]
