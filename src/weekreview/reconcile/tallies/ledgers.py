"""Ledgers: all that tallies, states and contradictions are made from, and on whose word a claim is."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from weekreview.model import Claim, Document, Incident

from ..incidents import Gathered
from ..origins import Independence
from ..sides import Sides

FIGHTING = frozenset({"battle", "remote", "harm"})
"""Families of types on which an armed force speaks as a side."""


@dataclass(frozen=True, slots=True)
class Ledger:
    """What tallies are made from."""

    claims: Sequence[Claim]
    """All claims, with origins, sorted by id."""
    documents: Mapping[str, Document]
    """By id."""
    roots: Mapping[str, str]
    """Copies, as `repeats.find_repeats` gives them."""
    gathered: Gathered
    """The incidents and denials."""
    independence: Independence
    """Which origins are of one side."""
    sides: Sides
    """The registry's answers."""
    incidents: Mapping[str, Incident] = field(default_factory=dict)
    """By id."""
    by_id: Mapping[str, Claim] = field(default_factory=dict)
    """The claims by id."""

    def claim(self, claim_id: str) -> Claim:
        """Return the claim of that id, as this room reads it."""
        return self.by_id[claim_id]

    def speaks_for(self, claim: Claim, certainly: bool = False) -> str | None:
        """Return the side that the claim's origin speaks for, where it is a side of what is told; else None.

        A reader knows a party by its speaker alone. A publisher that is an actor's own voice is a party wherever that
        actor's side takes part in the incident, and, unless it must be certain, an armed force that speaks of fighting.
        """
        origin_id = claim.origin_id or ""
        side = self.independence.actor_side_of(origin_id)
        if claim.party is True and not (claim.speaker and self.sides.is_generic(claim.speaker.actor_id)):
            return self.independence.side_of(origin_id) if origin_id else None
        incident = self.incidents.get(self.gathered.incident_of.get(claim.claim_id, ""))
        on = claim.when.latest_on if claim.when else None
        told = {m.actor_id for m in (*claim.actors, *claim.targets)} | set(incident.actors if incident else ())
        if side and any(self.sides.same(side, a, on) for a in told if a and self.sides.actor(a)):
            return side
        fights = claim.family in FIGHTING and self.sides.is_armed(origin_id.removeprefix("actor:"))
        return side if side and claim.party is None and fights and not certainly else None


def make_ledger(
    claims: Sequence[Claim],
    documents: Mapping[str, Document],
    roots: Mapping[str, str],
    gathered: Gathered,
    independence: Independence,
    sides: Sides,
) -> Ledger:  # fmt: skip
    """Return the ledger of the claims."""
    incidents = {i.incident_id: i for i in gathered.incidents}
    by_id = {c.claim_id: c for c in claims}
    return Ledger(claims, documents, roots, gathered, independence, sides, incidents, by_id)
