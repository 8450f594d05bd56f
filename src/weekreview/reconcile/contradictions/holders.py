"""Holders: reports of one day that give one place to two holders, or say both that it fell and that it did not."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import timedelta
from itertools import combinations

from weekreview.model import Contradiction, ContradictionKind

from ..standing import StateReport
from ..tallies import Ledger
from .explanations import Explainer

AFTER_DAYS = 2
"""Days after a denied capture in which a hold by the one who is said to have captured it is held against the denial."""


class HolderFinder:
    """Finds what the reports of states disagree about; `reports` as `standing.reports_of` gives them."""

    def __init__(self, ledger: Ledger, reports: Sequence[StateReport], explainer: Explainer) -> None:
        self._reports = reports
        self._claims = {c.claim_id: c for c in ledger.claims}
        self._sides = ledger.sides
        self._independence = ledger.independence
        self._make = explainer.make

    def find(self) -> Iterator[Contradiction]:
        """Yield each pair of holders of a place and day once."""
        places: dict[str, list[StateReport]] = defaultdict(list)
        parts: dict[str, list[StateReport]] = defaultdict(list)
        for report in sorted(self._reports, key=self._is_heading):
            if report.track == "hold" and report.place and not report.below and report.dated and report.holders:
                places[report.place.place_id].append(report)
            elif report.track == "hold" and report.place and report.kind == "holds" and report.below:
                parts[report.place.place_id].append(report)
        for place_id in sorted(places.keys() & parts):
            yield from self._whole_and_part(places[place_id], parts[place_id])
        for _, reports in sorted(places.items()):
            yield from self._holder_pairs(reports)

    def _is_heading(self, report: StateReport) -> bool:
        """Return True for what stands in a headline or caption, which is quoted only where no sentence says it."""
        return self._claims[report.claim_id].passage in ("headline", "caption")

    def _whole_and_part(self, wholes: Sequence[StateReport], parts: Sequence[StateReport]) -> Iterator[Contradiction]:
        """Yield one for each two sides of which one is said to hold all of a place and one, of that day, a part."""
        seen = set()
        for whole in (r for r in wholes if r.whole and r.kind in ("holds", "gains")):
            for part in parts:
                key = frozenset(map(self._independence.side_of, (whole.origin_id, part.origin_id)))
                others = self._sides.others(frozenset(whole.holders), frozenset(part.holders), whole.at)
                if key in seen or not others or not _overlap(whole, part) or not part.dated:
                    continue
                if not self._independence.of_one_side(whole.origin_id, part.origin_id, whole.at):
                    seen.add(key)
                    what = f"They differ on whether all of {whole.where} has one holder"
                    yield self._make(ContradictionKind.CONTROL, (whole.claim_id, part.claim_id), None, what)

    def _holder_pairs(self, reports: Sequence[StateReport]) -> Iterator[Contradiction]:
        seen = set()
        for one, other in combinations([r for r in reports if r.kind in ("holds", "gains", "denies")], 2):
            if (kind := self._holder_kind(one, other)) is None:
                continue
            key = (kind, frozenset((one.holders, other.holders)), one.at)
            if key in seen or self._independence.of_one_side(one.origin_id, other.origin_id, one.at):
                continue
            seen.add(key)
            what = "who holds" if kind is ContradictionKind.CONTROL else "whether it has changed hands:"
            yield self._make(kind, (one.claim_id, other.claim_id), None, f"They differ on {what} {one.where}")

    def _holder_kind(self, one: StateReport, other: StateReport) -> ContradictionKind | None:
        same = not self._sides.others(frozenset(one.holders), frozenset(other.holders), one.at)
        kinds = {one.kind, other.kind}
        if kinds == {"holds", "denies"} and same:
            hold, denial = (one, other) if one.kind == "holds" else (other, one)
            held_after = timedelta(0) <= hold.at - denial.at <= timedelta(days=AFTER_DAYS)
            return ContradictionKind.CONTROL if held_after or _overlap(one, other) else None
        if not _overlap(one, other):
            return None
        if "denies" in kinds:
            return None
        if same:
            return None
        return ContradictionKind.STATUS if kinds == {"holds", "gains"} else ContradictionKind.CONTROL


def _overlap(one: StateReport, other: StateReport) -> bool:
    return max(one.first_on or one.at, other.first_on or other.at) <= min(one.at, other.at)
