"""Clusters: tellings of one event, joined so that chains do not merge what its ends forbid.

Agglomerative, best pair first: two clusters are joined only where no pair across them is forbidden or plainly against
it, and the tellings of the smaller one on the mean find their like in the other. A telling that says little is thus no
reason against what a fuller one of its cluster shows. Pairs are taken in the
order of score and then of claim ids, so the order of arrival changes nothing.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import NamedTuple

from ..sides import Sides
from .scores import Score, bits_of, forbidden_by, parts_of, score_pair
from .tellings import Telling

JOIN_BITS = 1.0
"""Least mean bits of the pairs between two clusters that are joined: odds of two to one. House value."""
WEAKEST_BITS = -1.0
"""Least bits that any telling of the smaller cluster has with its nearest in the other. House value."""
MEAN_BITS = -1.25
"""Least mean bits of all pairs between them: what a place, or a time, that is not told takes off (-1), and a little."""
ATTACH_BITS = 0.0
"""Least mean bits by which a group of vague tellings is added to the one group that fits."""
MARGIN_BITS = 1.0
"""Bits by which that group must fit better than the next."""
AGAINST_BITS = -8.0
"""Least bits of any pair between them: below, there is evidence against, and not merely none for (-5, the prior)."""
NEVER = float("-inf")
"""Bits of what can't be one event."""

Pair = tuple[str, str]


class Verdict(NamedTuple):
    """What is remembered of a score."""

    bits: float
    """As `Score.bits`."""
    forbidden: tuple[str, ...]
    """As `Score.forbidden`."""


class Scorer:
    """Scores of pairs, remembered by the ids of their claims; without their parts, of which there are too many."""

    def __init__(self, sides: Sides) -> None:
        self._sides = sides
        self._allowed: dict[Pair, float] = {}
        self._forbidden: dict[Pair, Verdict] = {}

    def allowed_bits(self, one: Telling, other: Telling) -> float:
        """Return the pair's bits, `NEVER` where something forbids one event."""
        key = pair_of(one.claim.claim_id, other.claim.claim_id)
        bits = self._allowed.get(key)
        if bits is None:
            parts = parts_of(one, other, self._sides)
            bits = bits_of(parts)
            if forbidden := forbidden_by(parts, bits, one, other, self._sides):
                self._forbidden[key] = Verdict(bits, forbidden)
                bits = NEVER
            self._allowed[key] = bits
        return bits

    def __call__(self, one: Telling, other: Telling) -> Verdict:
        """Return what the pair's score comes to."""
        bits = self.allowed_bits(one, other)
        return Verdict(bits, ()) if bits > NEVER else self._forbidden[pair_of(one.claim.claim_id, other.claim.claim_id)]

    def explain(self, one: Telling, other: Telling) -> Score:
        """Return the pair's score with its parts, worked out anew."""
        return score_pair(one, other, self._sides)


def pair_of(one: str, other: str) -> Pair:
    """Return two ids in order."""
    return (one, other) if one <= other else (other, one)


def cluster(
    tellings: Sequence[Telling],
    pairs: Iterable[tuple[Telling, Telling]],
    bits: Callable[[Telling, Telling], float],
    together: Mapping[str, str],
    apart: frozenset[Pair],
) -> list[list[Telling]]:
    """Return the clusters, each sorted by claim id, sorted by their first.

    `together` maps claim ids to the name of a core that a person has joined; `apart` are pairs of claim ids that a
    person has parted. Within a core nothing is compared; towards others it counts as its best telling. `bits` says how
    far two tellings are of one event, `NEVER` where they can't be.
    """
    cores: dict[str, list[Telling]] = defaultdict(list)
    for telling in sorted(tellings, key=lambda t: t.claim.claim_id):
        cores[together.get(telling.claim.claim_id, telling.claim.claim_id)].append(telling)
    core_of = {t.claim.claim_id: name for name, members in cores.items() for t in members}
    joiner = _Joiner(cores, bits, _core_pairs(apart, core_of))
    links = dict.fromkeys(pair_of(core_of[a.claim.claim_id], core_of[b.claim.claim_id]) for a, b in pairs)
    # not sorted by id: the order of `pairs` has like beside like, so that what is compared is still in the fast memory
    joiner.join_all([pair for pair in links if pair[0] != pair[1]])
    plain = {t.claim.claim_id for t in tellings if t.plain or t.over_wide_area}
    joiner.attach_vague({n for n, members in cores.items() if not any(t.claim.claim_id in plain for t in members)})
    found = [sorted((t for c in group for t in cores[c]), key=lambda t: t.claim.claim_id) for group in joiner.groups()]
    return sorted(found, key=lambda group: group[0].claim.claim_id)


def _core_pairs(apart: frozenset[Pair], core_of: Mapping[str, str]) -> frozenset[Pair]:
    return frozenset(pair_of(core_of[a], core_of[b]) for a, b in apart if a in core_of and b in core_of)


class _Joiner:
    """The state of one clustering."""

    def __init__(self, cores: Mapping[str, list[Telling]], bits, apart: frozenset[Pair]) -> None:
        self._cores = cores
        self._alone = {name: members[0] for name, members in cores.items() if len(members) == 1}
        self._bits = bits
        self._apart = apart
        self._linked: dict[Pair, float] = {}
        self._group_of = {name: name for name in cores}
        self._groups = {name: [name] for name in cores}
        self._links: Sequence[Pair] = ()

    def join_all(self, links: Sequence[Pair]) -> None:
        """Join what links and scores allow, best first."""
        self._links = links
        ranked = [(bits, pair) for pair in links if (bits := self._between(pair)) >= JOIN_BITS]
        refused: set[frozenset] = set()  # groups only grow, so a pair of the sizes that was refused is refused again
        for _, (one, other) in sorted(ranked, key=lambda r: (-r[0], r[1])):
            mine, theirs = self._group_of[one], self._group_of[other]
            pair = frozenset(((mine, len(self._groups[mine])), (theirs, len(self._groups[theirs]))))
            if mine == theirs or pair in refused:
                continue
            if self._may_join(self._groups[mine], self._groups[theirs]):
                self._groups[mine] += self._groups.pop(theirs)
                self._group_of.update(dict.fromkeys(self._groups[mine], mine))
            else:
                refused.add(pair)

    def attach_vague(self, vague: frozenset[str] | set[str]) -> None:
        """Add each group of vague tellings alone to the group that it fits plainly better than any other.

        Most reports tell again what others told; one that names no town or day is rather of the one event that fits it
        than of one more that nobody else knows of.
        """
        loose = sorted(g for g, members in self._groups.items() if set(members) <= vague)
        near = self._near_groups(loose)
        for group in loose:
            fits = sorted(((self._fit(group, other), other) for other in near[group]), key=lambda f: (-f[0], f[1]))
            if not fits or fits[0][0] < ATTACH_BITS or (len(fits) > 1 and fits[0][0] - fits[1][0] < MARGIN_BITS):
                continue
            home = self._group_of[self._groups[fits[0][1]][0]]
            self._groups[home] += self._groups.pop(group)
            self._group_of.update(dict.fromkeys(self._groups[home], home))

    def _near_groups(self, loose: Sequence[str]) -> dict[str, set[str]]:
        """Return for each loose group those, not loose, that some compared pair ties it to."""
        near: dict[str, set[str]] = {group: set() for group in loose}
        for one, other in self._links:
            for mine, theirs in ((one, other), (other, one)):
                group, home = self._group_of[mine], self._group_of[theirs]
                if group in near and home not in near:
                    near[group].add(home)
        return near

    def _fit(self, group: str, other: str) -> float:
        """Return the mean, over the loose group, of the best bits that each has in the other; -inf where forbidden."""
        found = self._across(self._groups[group], self._groups[other])
        return sum(map(max, found)) / len(found) if found else NEVER

    def groups(self) -> Iterable[list[str]]:
        return self._groups.values()

    def _may_join(self, mine: Sequence[str], theirs: Sequence[str]) -> bool:
        """Return True where nothing forbids it and each of the smaller cluster finds its like in the other."""
        fewer, more = sorted((mine, theirs), key=lambda g: (len(g), g))
        found = self._across(fewer, more, WEAKEST_BITS)
        if not found:
            return False
        nearest = [max(row) for row in found]
        mean = sum(map(sum, found)) / (len(fewer) * len(more))
        return mean >= MEAN_BITS and sum(nearest) / len(fewer) >= JOIN_BITS

    def _across(self, mine: Sequence[str], theirs: Sequence[str], weakest: float = NEVER) -> list[list[float]]:
        """Return the bits of each of `mine` with each of `theirs`; nothing where some pair is against one event, or one
        of `mine` has less than `weakest` with its nearest."""
        rows = []
        for one in mine:
            row = []
            for other in theirs:
                bits = self._between(pair_of(one, other))
                if bits < AGAINST_BITS:
                    return []
                row.append(bits)
            if max(row) < weakest:
                return []
            rows.append(row)
        return rows

    def _between(self, pair: Pair) -> float:
        """Return the best bits between two cores, `NEVER` where all their pairs, or a person, forbid one event."""
        if self._apart and pair in self._apart:
            return NEVER
        one, other = self._alone.get(pair[0]), self._alone.get(pair[1])
        if one is not None and other is not None:  # nearly always; the scorer remembers it
            return self._bits(one, other)
        if pair not in self._linked:
            mine, theirs = self._cores[pair[0]], self._cores[pair[1]]
            self._linked[pair] = max(self._bits(a, b) for a in mine for b in theirs)
        return self._linked[pair]
