"""Judgements of people as edges: same joins, not_same parts; what was derived is rebuilt around them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from weekreview.model import Judgement

from .clusters import Pair, pair_of


@dataclass(frozen=True, slots=True)
class Edges:
    """What people decided, as claims."""

    together: Mapping[str, str]
    """Claim id -> name of the group that it was joined into; claims that nobody joined are missing."""
    apart: frozenset[Pair]
    """Pairs of claim ids that were parted."""


def in_force(judgements: Iterable[Judgement]) -> list[Judgement]:
    """Return the same / not_same edges that were not ended, latest first: a later one stands over an earlier one."""
    edges = [j for j in judgements if j.kind in ("same", "not_same") and j.object_id and j.ended_at is None]
    return sorted(edges, key=lambda j: (j.made_at, j.judgement_id), reverse=True)


def names_incidents(judgements: Iterable[Judgement], claim_ids: Iterable[str]) -> bool:
    """Return True where an edge is about something that is no claim, so that the machine's own groups are needed."""
    known = set(claim_ids)
    return any(not {j.subject_id, j.object_id} <= known for j in in_force(judgements))


def make_edges(judgements: Iterable[Judgement], claims_of: Mapping[str, tuple[str, ...]]) -> Edges:
    """Return the edges between claims; latest decision first, and one that would break a later one is left out.

    `claims_of` gives the claims of a claim or incident id; unknown ids are passed over.
    """
    group_of: dict[str, set[str]] = {}
    apart: set[Pair] = set()
    for edge in in_force(judgements):
        mine, theirs = claims_of.get(edge.subject_id, ()), claims_of.get(edge.object_id or "", ())
        if not mine or not theirs:
            continue
        left = set().union(*(group_of.get(c, {c}) for c in mine))
        right = set().union(*(group_of.get(c, {c}) for c in theirs))
        if edge.kind == "not_same" and not left & right:
            apart |= {pair_of(a, b) for a in left for b in right}
        elif edge.kind == "same" and not any(pair_of(a, b) in apart for a in left for b in right):
            joined = left | right
            group_of.update(dict.fromkeys(joined, joined))
    return Edges({c: min(members) for c, members in group_of.items()}, frozenset(apart))
