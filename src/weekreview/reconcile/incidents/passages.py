"""Passages: what one voice tells of one incident in one report, where one sentence says where and when for the next."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from .tellings import Telling

RARE = 10
"""Least figure that ties two tellings with nothing else told of both; smaller ones agree by chance."""


class Passages:
    """Tellings, with what their own voice says of the same incident elsewhere in the report."""

    def __init__(self, tellings: Iterable[Telling], incident_of: Mapping[str, str]) -> None:
        self._incident_of = incident_of
        self._told: dict[tuple[str, str, str], list[Telling]] = defaultdict(list)
        self._rare: dict[tuple[str, str, str], frozenset[tuple]] = {}
        self._doers: dict[str, set[str]] = defaultdict(set)
        for telling in tellings:
            self._told[self._key(telling)].append(telling)
            self._doers[incident_of[telling.claim.claim_id]] |= telling.actors

    def pairs(self, compared: Iterable[tuple[Telling, Telling]]) -> Iterator[tuple[Telling, Telling]]:
        """Yield each pair of two voices once, as it is and by the sentences that say where and when for the two."""
        seen = set()
        for one, other in compared:
            if one.denied or other.denied or one.origin_id == other.origin_id:
                continue
            if not (one.voice_actor or other.voice_actor or self.share_rare(one, other)):
                continue  # nearly all: neither a figure nor a side's own word ties them
            for mine, theirs in ((one, other), (self._lead(one), self._lead(other))):
                key = frozenset((mine.claim.claim_id, theirs.claim.claim_id))
                if key not in seen:
                    seen.add(key)
                    yield mine, theirs

    def share_rare(self, one: Telling, other: Telling) -> bool:
        """Return True where both voices count one thing, with one rare figure, in some sentence of their passages."""
        return not self._rare_of(one).isdisjoint(self._rare_of(other))

    def doers(self, telling: Telling) -> frozenset[str]:
        """Return who did it: whom the telling names, else whom anybody names who tells of the incident."""
        return telling.actors or frozenset(self._doers[self._incident_of[telling.claim.claim_id]])

    def _rare_of(self, telling: Telling) -> frozenset[tuple]:
        """Return what the voice counts, and its bounds, in all sentences of the passage, of rare figures."""
        key = self._key(telling)
        if key not in self._rare:
            counted = (figure for t in self._told[key] for figure in t.figures.items())
            self._rare[key] = frozenset(figure for figure in counted if figure[1][0] >= RARE)
        return self._rare[key]

    def _lead(self, telling: Telling) -> Telling:
        """Return the last sentence before it that names town and day, for one that takes both over."""
        if telling.placed_itself or not telling.inherited_time:
            return telling
        before = (t for t in self._told[self._key(telling)] if t.plain and t.claim.type == telling.claim.type)
        before = (t for t in before if t.claim.trigger.begin < telling.claim.trigger.begin)
        return max(before, key=lambda t: t.claim.trigger.begin, default=telling)

    def _key(self, telling: Telling) -> tuple[str, str, str]:
        return (self._incident_of[telling.claim.claim_id], telling.claim.document_id, telling.origin_id)
