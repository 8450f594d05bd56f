"""Contradictions: pairs of claims of different origins that can't both be so, typed, each explained in one sentence.

`find_contradictions(ledger, reports) -> list[Contradiction]`. Theory and limits: `docs/method/reconcile.md`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import combinations

from weekreview.model import Claim, Contradiction, ContradictionKind, Mention

from ..incidents import WHO_BITS
from ..kinds import SYMMETRIC
from ..standing import StateReport, of_one_sense
from ..tallies import Ledger, contested_figures
from .counts import CountFinder
from .explanations import Explainer, shorten, words_of
from .holders import HolderFinder
from .voices import VoiceFinder

__all__ = ["find_contradictions", "shorten"]

_DIFFER = {
    "place": "They seem to tell of one event but differ on where",
    "time": "They seem to tell of one event but differ on when",
    "actor": "They seem to tell of one event but differ on who did it",
    "target": "They seem to tell of one event but differ on whom or what it was done to",
    "victims": "They seem to tell of one event but differ on whether civilians or fighters were hurt",
    "count": "They seem to tell of one event but differ on how many",
}
"""Evidence of a near miss -> what an explanation says."""


def find_contradictions(ledger: Ledger, reports: Sequence[StateReport]) -> list[Contradiction]:
    """Return the contradictions between claims of different origins; `reports` as `standing.reports_of` gives them."""
    explainer = Explainer(ledger)
    finder = _Finder(ledger, explainer)
    contested = list(contested_figures(ledger))
    return [
        *CountFinder(ledger, explainer).find(contested),
        *VoiceFinder(ledger, explainer).find(contested),
        *finder.denials(),
        *finder.who(),
        *HolderFinder(ledger, reports, explainer).find(),
        *finder.near_misses(),
    ]


class _Finder:
    """Finds what the claims of one incident, or of two that are nearly one, disagree about besides numbers."""

    def __init__(self, ledger: Ledger, explainer: Explainer) -> None:
        self._claims = {c.claim_id: c for c in ledger.claims}
        self._gathered = ledger.gathered
        self._sides = ledger.sides
        self._independence = ledger.independence
        self._make = explainer.make

    def denials(self) -> Iterator[Contradiction]:
        for denial in self._gathered.denials:
            if of_one_sense(denial.told, denial.denied, self._sides):
                continue
            broken = denial.denied.type in ("agreement", "aid")  # denied there means broken or blocked
            kind = ContradictionKind.STATUS if broken else ContradictionKind.EXISTENCE
            what = "They differ on whether it holds" if broken else "One says that it happened, one that it did not"
            yield self._make(kind, (denial.told.claim_id, denial.denied.claim_id), denial.incident_id, what)

    def who(self) -> Iterator[Contradiction]:
        for incident in self._gathered.incidents:
            told = [self._claims[c] for c in incident.claims]
            yield from self._who_pairs(told, incident.incident_id, incident.latest_on)

    def _who_pairs(self, told: Sequence[Claim], incident_id: str, on: date | None) -> Iterator[Contradiction]:
        seen, alike = set(), {}
        for claim in told:  # pairs that name the same are nearly all, and are passed over before anything is asked
            alike[claim.claim_id] = (claim.type, self._ids(claim.actors), self._ids(claim.targets))
        for one, other in combinations(told, 2):
            if one.origin_id == other.origin_id or one.type != other.type:
                continue
            if alike[one.claim_id] == alike[other.claim_id]:
                continue
            for kind, mine, theirs in self._parts(one, other, on):
                key = (kind, frozenset((self._ids(mine), self._ids(theirs))))
                if key in seen or not self._sides.others(self._ids(mine), self._ids(theirs), on):
                    continue
                if self._one_side(one.origin_id, other.origin_id, on) or not self._plainly_of_one(one, other):
                    continue
                seen.add(key)
                what = "who did it" if kind is ContradictionKind.ACTOR else "whom or what it was done to"
                words = (words_of(mine), words_of(theirs))
                yield self._make(kind, (one.claim_id, other.claim_id), incident_id, f"They differ on {what}", words)

    def _plainly_of_one(self, one: Claim, other: Claim) -> bool:
        """Return True where place and day say that a fight is one; other deeds are one by being in one incident.

        An item of a list sums a day's strikes up by place, so that another hand's may be beside them.
        """
        if (one.passage == "list_item") != (other.passage == "list_item"):
            return False
        bits = self._gathered.bits_between(one.claim_id, other.claim_id, "actor", "target", "numbers")
        return one.type not in SYMMETRIC or bits >= WHO_BITS

    def _parts(
        self, one: Claim, other: Claim, on: date | None
    ) -> Iterator[tuple[ContradictionKind, tuple[Mention, ...], tuple[Mention, ...]]]:
        """Yield kind and both sides' mentions of what can differ.

        Where both sides act alike, whom one names besides a party that both name is compared with whom the other does,
        if that is a speaker who leaves itself out; others may well have fought beside one another.
        """
        if one.type not in SYMMETRIC:
            yield ContradictionKind.ACTOR, one.actors, other.actors
            yield ContradictionKind.TARGET, one.targets, other.targets
            return
        mine, theirs = ((*c.actors, *c.targets) for c in (one, other))
        alone, others_alone = self._without(mine, theirs, on), self._without(theirs, mine, on)
        voices = {origin.removeprefix("actor:") for origin in (one.origin_id or "", other.origin_id or "")}
        left_out = any(self._sides.same(v, a, on) for v in voices for a in self._ids((*alone, *others_alone)))
        if left_out and len(self._ids(mine)) > len(self._ids(alone)):
            yield ContradictionKind.ACTOR, alone, others_alone

    def _without(self, mentions: Sequence[Mention], shared: Sequence[Mention], on: date | None) -> tuple[Mention, ...]:
        """Return the mentions of those who are of no side of `shared`."""
        ids = self._ids(shared)
        named = [m for m in mentions if m.actor_id and not self._sides.is_generic(m.actor_id)]
        return tuple(m for m in named if not any(self._sides.same(m.actor_id or "", a, on) for a in ids))

    def near_misses(self) -> Iterator[Contradiction]:
        for miss in self._gathered.near_misses:
            if not self._one_side(miss.one.origin_id, miss.other.origin_id, None):
                ids = (miss.one.claim_id, miss.other.claim_id)
                incident_id = self._gathered.incident_of.get(miss.one.claim_id)
                kind = ContradictionKind("target" if miss.evidence == "victims" else miss.evidence)
                yield self._make(kind, ids, incident_id, _DIFFER[miss.evidence])

    def _ids(self, mentions: Iterable[Mention]) -> frozenset[str]:
        """Return the actors that are named; civilians and unknown men may be hit beside anybody."""
        return frozenset(m.actor_id for m in mentions if m.actor_id and not self._sides.is_generic(m.actor_id))

    def _one_side(self, one: str | None, other: str | None, on: date | None) -> bool:
        return self._independence.of_one_side(one or "", other or "", on)
