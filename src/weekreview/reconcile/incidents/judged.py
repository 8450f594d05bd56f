"""Judgements of people as edges: same joins, not_same parts; what was derived is rebuilt around them.

A split parts the claims that are taken out from those that stay; a move joins claims to another incident and parts them
from those they were with. An incident's id is made of its claims and changes as they come; so a judgement on incidents
holds in `value` the claims that they had when it was made, as a JSON object of `subject`, `object` and `rest`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import NamedTuple

import msgspec

from weekreview.model import Judgement

from .clusters import Pair, pair_of

GROUPING = ("same", "not_same", "split", "move")
"""Kinds that say which claims are of one event. `unsure` is kept and has no force."""


@dataclass(frozen=True, slots=True)
class Edges:
    """What people decided, as claims."""

    together: Mapping[str, str]
    """Claim id -> name of the group that it was joined into; claims that nobody joined are missing."""
    apart: frozenset[Pair]
    """Pairs of claim ids that were parted."""


class Named(NamedTuple):
    """The claims that a judgement is about."""

    subject: tuple[str, ...]
    """Those of the record judged; of a split, those taken out."""
    object: tuple[str, ...]
    """Those of the other record."""
    rest: tuple[str, ...]
    """Those that the subject was with, and is parted from."""


def in_force(judgements: Iterable[Judgement]) -> list[Judgement]:
    """Return the grouping edges that were not ended, latest first: a later one stands over an earlier one."""
    edges = [j for j in judgements if j.kind in GROUPING and (j.object_id or j.value) and j.ended_at is None]
    return sorted(edges, key=lambda j: (j.made_at, j.judgement_id), reverse=True)


def claims_named(judgement: Judgement, claims_of: Mapping[str, tuple[str, ...]]) -> Named:
    """Return the claims that a judgement is about: those it holds, else those of the ids, as far as they are known."""

    def known(ids: Iterable[str]) -> tuple[str, ...]:
        return tuple(sorted({c for i in ids for c in claims_of.get(i, ())}))

    if judgement.value:
        held = msgspec.json.decode(judgement.value.encode(), type=dict[str, list[str]])
        return Named(*(known(held.get(name, ())) for name in Named._fields))
    return Named(known([judgement.subject_id]), known([judgement.object_id or ""]), ())


def make_edges(judgements: Iterable[Judgement], claims_of: Mapping[str, tuple[str, ...]]) -> Edges:
    """Return the edges between claims; latest decision first, and one that would break a later one is left out.

    `claims_of` gives the claims of a claim or incident id; unknown ids are passed over.
    """
    builder = _Builder()
    for edge in in_force(judgements):
        subject, other, rest = claims_named(edge, claims_of)
        if edge.kind == "same":
            builder.join(subject, other)
        elif edge.kind == "not_same":
            builder.part(subject, other)
        elif edge.kind == "split":
            builder.join(subject, subject)
            builder.part(subject, tuple(c for c in rest if c not in subject) or other)
        else:  # a copy stands in `rest` under the name of what it copies, and goes with it
            builder.join(subject, other)
            builder.part(subject, tuple(c for c in rest if c not in other and c not in subject))
    return Edges({c: min(members) for c, members in builder.group_of.items()}, frozenset(builder.apart))


class _Builder:
    """Joins and parts claims, never against what was joined or parted before."""

    def __init__(self) -> None:
        self.group_of: dict[str, set[str]] = {}
        self.apart: set[Pair] = set()

    def join(self, mine: tuple[str, ...], theirs: tuple[str, ...]) -> None:
        """Join the groups of both, but for those that a later decision parted from most of the others."""
        joined: set[str] = set()
        for group in self._least_parted(self._groups((*mine, *theirs))):
            if not any(pair_of(a, b) in self.apart for a in group for b in joined):
                joined |= group
        if joined & set(mine) and joined & set(theirs):
            self.group_of.update(dict.fromkeys(joined, joined))

    def _least_parted(self, claims: set[str]) -> list[frozenset[str]]:
        """Return the groups of these claims, those first that were parted from the fewest of the others."""
        groups = {frozenset(self.group_of.get(c, {c})) for c in claims}

        def parted(group: frozenset[str]) -> int:
            return sum(pair_of(a, b) in self.apart for a in group for b in claims - group)

        return sorted(groups, key=lambda group: (parted(group), min(group)))

    def part(self, mine: tuple[str, ...], theirs: tuple[str, ...]) -> None:
        """Part the groups of both, unless they were joined."""
        left, right = self._groups(mine), self._groups(theirs)
        if not left & right:
            self.apart |= {pair_of(a, b) for a in left for b in right}

    def _groups(self, claims: Iterable[str]) -> set[str]:
        return set().union(*(self.group_of.get(c, {c}) for c in claims))
