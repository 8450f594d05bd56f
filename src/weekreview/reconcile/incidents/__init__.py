"""Incidents: events of the world, each gathered from the claims that tell it.

`gather_incidents(claims, roots, sides, independence, judgements) -> Gathered`.

Theory and limits: `docs/method/reconcile.md`.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from weekreview.model import Claim, Incident, Judgement

from ..kinds import NOT_INCIDENTS
from ..origins import Independence
from ..sides import Sides
from .blocks import candidate_pairs
from .clusters import Scorer, cluster
from .denials import Denial, find_denials
from .judged import Edges, in_force, make_edges
from .misses import WHO_BITS, NearMiss, find_near_misses
from .records import make_incident, with_origins_of
from .scores import Score
from .tellings import Telling, make_telling
from .things import name_two_things

__all__ = ["WHO_BITS", "Denial", "Gathered", "NearMiss", "Score", "Telling", "gather_incidents", "name_two_things"]


@dataclass(frozen=True, slots=True)
class Gathered:
    """The incidents, and what was seen on the way."""

    incidents: tuple[Incident, ...]
    """Sorted by id."""
    incident_of: Mapping[str, str]
    """Claim id -> incident id."""
    denials: tuple[Denial, ...]
    """One a denying claim, at most."""
    near_misses: tuple[NearMiss, ...]
    """One a pair of incidents and kind, at most."""
    apart: frozenset[tuple[str, str]] = frozenset()
    """Pairs of claim ids, each in order, that a person has said to be of two events."""
    tellings: Mapping[str, Telling] = field(default_factory=dict)
    """Claim id -> the telling that stands for it."""
    machine_of: Mapping[str, str] = field(default_factory=dict)
    """Claim id -> incident id as it would be without any judgement; empty where there are none."""
    scorer: Scorer | None = None
    """Scores of two tellings; None where nothing was gathered."""

    def with_claims(self, claims: Sequence[Claim], independence: Independence) -> Gathered:
        """Return the same groups, with the origins that the claims have now."""
        by_id = {c.claim_id: c for c in claims}
        incidents = tuple(with_origins_of(i, [by_id[c] for c in i.claims], independence) for i in self.incidents)
        denials = tuple(replace(d, denied=by_id[d.denied.claim_id], told=by_id[d.told.claim_id]) for d in self.denials)
        misses = tuple(replace(m, one=by_id[m.one.claim_id], other=by_id[m.other.claim_id]) for m in self.near_misses)
        return replace(self, incidents=incidents, denials=denials, near_misses=misses)

    def bits_between(self, one: str, other: str, *without: str) -> float:
        """Return how far two claims are of one event by all other evidence; 0 where they were not gathered."""
        mine, theirs = self.tellings.get(one), self.tellings.get(other)
        if mine is None or theirs is None or self.scorer is None or mine is theirs:
            return 0.0
        return self.scorer.explain(mine, theirs).bits_without(*without)


def gather_incidents(
    claims: Sequence[Claim],
    roots: Mapping[str, str],
    sides: Sides,
    independence: Independence,
    judgements: Iterable[Judgement],
) -> Gathered:
    """Return the incidents that the happened claims tell, the same for any order of `claims`.

    `roots` are the copies of `repeats.find_repeats`; `claims` have their origins.
    """
    bundle = _bundle(claims, roots, sides)
    pairs = candidate_pairs(bundle.tellings)
    scorer = Scorer(sides)
    judgements = tuple(judgements)
    known: dict[str, tuple[str, ...]] = {c.claim_id: (c.claim_id,) for c in claims}
    machine_of: Mapping[str, str] = {}
    if in_force(judgements):
        machine, machine_of = _group(bundle, pairs, scorer, make_edges((), {}), independence)
        known |= {i.incident_id: i.claims for i in machine}
    known = {
        name: tuple(sorted({bundle.teller_of[c] for c in ids if c in bundle.teller_of})) for name, ids in known.items()
    }
    edges = make_edges(judgements, known)
    incidents, incident_of = _group(bundle, pairs, scorer, edges, independence)
    denials = find_denials(pairs, scorer, incident_of, independence, sides)
    tellings = {t.claim.claim_id: t for t in bundle.tellings}
    standing = {c: tellings[teller] for c, teller in bundle.teller_of.items()}
    near_misses = find_near_misses(pairs, scorer, incident_of, sides)
    return Gathered(incidents, incident_of, denials, near_misses, edges.apart, standing, machine_of, scorer)


@dataclass(frozen=True, slots=True)
class _Bundle:
    """The tellings, and whose telling each claim is."""

    tellings: list[Telling]
    """One a claim that is no copy of another."""
    teller_of: Mapping[str, str]
    """Claim id -> claim id of its telling."""
    told_by: Mapping[str, list[Claim]]
    """Claim id of a telling -> its claim and the copies."""


def _bundle(claims: Sequence[Claim], roots: Mapping[str, str], sides: Sides) -> _Bundle:
    """Return one telling for each claim and its copies; a claim denied and one told are never one telling."""
    groups: dict[tuple[str, bool], list[Claim]] = defaultdict(list)
    for claim in sorted(claims, key=lambda c: c.claim_id):
        denied = claim.state == "denied"
        if (claim.happened and claim.type not in NOT_INCIDENTS) or (denied and claim.type != "control"):
            groups[(roots.get(claim.claim_id, claim.claim_id), denied)].append(claim)
    tellings, told_by = [], {}
    for (root, _), members in sorted(groups.items()):
        first = next((c for c in members if c.claim_id == root), members[0])
        tellings.append(make_telling(first, sides))
        told_by[first.claim_id] = members
    teller_of = {c.claim_id: first for first, members in told_by.items() for c in members}
    return _Bundle(tellings, teller_of, told_by)


def _group(
    bundle: _Bundle, pairs: Sequence[tuple[Telling, Telling]], scorer: Scorer, edges: Edges, independence: Independence
) -> tuple[tuple[Incident, ...], dict[str, str]]:
    told = [t for t in bundle.tellings if not t.denied]
    told_pairs = [(a, b) for a, b in pairs if not a.denied and not b.denied]
    incidents, incident_of = [], {}
    for group in cluster(told, told_pairs, scorer.allowed_bits, edges.together, edges.apart):
        members = [c for t in group for c in bundle.told_by[t.claim.claim_id]]
        incident = make_incident(members, group, scorer, independence)
        incidents.append(incident)
        incident_of.update(dict.fromkeys(incident.claims, incident.incident_id))
    return tuple(sorted(incidents, key=lambda i: i.incident_id)), incident_of
