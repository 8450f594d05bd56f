"""Voices: two who are quoted one after the other in one report, and count the same thing differently.

A report sets one voice against another by putting the second in the very next sentence, often without saying again
where. What such sentences tell is seldom gathered as one incident, since two triggers of one report mostly tell two.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import product

from weekreview.model import Claim, Contradiction, ContradictionKind

from ..distances import apart_km
from ..roles import PEOPLE_OF
from ..tallies import Figure, Ledger
from .explanations import Explainer

NEXT_GAP = 4
"""Most characters between two sentences that follow one another, a paragraph's end included."""
FAR_TIMES = 4.0
"""Figures so many times apart are of two things. Source: `contradictions.counts`, where it was seen."""


class VoiceFinder:
    """Finds the figures of people that two voices of one report give in sentences that follow one another."""

    def __init__(self, ledger: Ledger, explainer: Explainer) -> None:
        self._ledger = ledger
        self._gathered = ledger.gathered
        self._make = explainer.make
        self._reports: dict[str, list[Claim]] = defaultdict(list)
        for claim in ledger.claims:
            self._reports[claim.document_id].append(claim)

    def find(self, figures: Sequence[Figure]) -> Iterator[Contradiction]:
        """Yield one for each two such sentences; `figures` as `tallies.contested_figures` gives them."""
        reports: dict[str, dict[tuple[int, int], list[Figure]]] = defaultdict(lambda: defaultdict(list))
        for figure in figures:
            claim = self._ledger.claim(figure.claim_id)
            if figure.of in PEOPLE_OF and _is_quoted(claim):
                reports[claim.document_id][(claim.evidence.begin, claim.evidence.end)].append(figure)
        for _, sentences in sorted(reports.items()):
            ordered = sorted(sentences)
            for early, late in zip(ordered, ordered[1:], strict=False):
                if 0 <= late[0] - early[1] <= NEXT_GAP:
                    yield from self._between(sentences[early], sentences[late])

    def _between(self, early: Sequence[Figure], late: Sequence[Figure]) -> Iterator[Contradiction]:
        for one, other in product(early, late):
            if _count_the_same(one, other) and self._may_be_one(one, other):
                ids = (one.claim_id, other.claim_id)
                what = f"They differ on how many {one.role}"
                yield self._make(ContradictionKind.COUNT, ids, one.incident_id, what, (one.words, other.words))
                return

    def _may_be_one(self, one: Figure, other: Figure) -> bool:
        """Return True where two voices tell it of the same people, and no other place comes into it."""
        mine, theirs = (self._gathered.tellings.get(f.claim_id) for f in (one, other))
        if mine is None or theirs is None or mine is theirs or self._gathered.scorer is None:
            return False
        if mine.claim.type != theirs.claim.type or theirs.sets_apart or mine.rises or theirs.rises:
            return False
        if self._ledger.independence.of_one_side(one.origin_id, other.origin_id, one.last_on):
            return False
        if one.incident_id and one.incident_id == other.incident_id:
            return False  # then it is found with the incident
        parts = {p.evidence: p for p in self._gathered.scorer.explain(mine, theirs).parts}
        if any(p.forbids for p in parts.values()) or min(parts[who].bits for who in ("actor", "target")) < 0:
            return False
        return not theirs.places and self._is_alone(mine.claim)

    def _is_alone(self, claim: Claim) -> bool:
        """Return True where the report places no deed of this type elsewhere."""
        told = self._reports[claim.document_id]
        return not any(
            c.type == claim.type and c.place and claim.place and apart_km(c.place, claim.place) > 0 for c in told
        )


def _is_quoted(claim: Claim) -> bool:
    speaker = claim.speaker
    return speaker is not None and speaker.span is not None and not speaker.inherited


def _count_the_same(one: Figure, other: Figure) -> bool:
    """Return True where both count one kind of people and their bounds, though not far apart, do not overlap."""
    if (one.of, one.kind, one.civilian) != (other.of, other.kind, other.civilian):
        return False
    smaller, greater = sorted((one, other), key=lambda f: f.low)
    return smaller.high is not None and smaller.high < greater.low < FAR_TIMES * smaller.high
