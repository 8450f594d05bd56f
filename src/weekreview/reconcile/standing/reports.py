"""Reports of a place's condition, one a claim and place, in time order."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from weekreview.model import Claim, PassageKind, Place, Reason, Refusal, TimePrecision

from ..tallies import Ledger
from ..words import normalise
from .grounds import NOT_PLACED, Ground, grounds_of
from .readers import clause_of, read_condition

_WHOLE = re.compile(r"\b(full|fully|whole|entire|entirely|complete|completely|total|totally|all of)\b", re.IGNORECASE)

_BESIDE_THE_TEXT = frozenset({PassageKind.HEADLINE, PassageKind.CAPTION})


@dataclass(frozen=True, slots=True)
class StateReport:
    """What one claim says of the condition of one place."""

    claim_id: str
    """The claim."""
    root_id: str
    """The claim that it copies, or itself."""
    origin_id: str
    """Who first said it."""
    track: str
    """hold, contest, siege or ceasefire: conditions of different tracks stand side by side."""
    kind: str
    """holds, gains, leaves, contests, begins, ends or denies."""
    place: Place | None
    """Where; None = not determined."""
    where: str
    """The place in words."""
    below: bool
    """True where it is of parts of the place or of what lies near it."""
    holders: tuple[str, ...]
    """Actor ids or words; empty where nobody is named."""
    first_on: date | None
    """First day of the claim's time."""
    at: date
    """The day it speaks for: the last of its time, else the day of publication, else the first day there is."""
    dated: bool
    """False where `at` stands for no known day."""
    stated: bool
    """True where the claim names its day itself."""
    party: bool
    """True where it is a party's word."""
    whole: bool = False
    """True where it says that all of the place is meant ("full control", "the whole town")."""

    @property
    def key(self) -> tuple[str, str, str]:
        """Return what is replayed together: track and place. Who holds parts and who fights for them is one story."""
        ground = self.place.place_id if self.place else f"words:{normalise(self.where)}"
        if self.below and self.track in ("hold", "contest"):
            return ("parts", ground, "")
        return (self.track, ground, self.where if self.below else "")


def reports_of(ledger: Ledger) -> tuple[list[StateReport], list[Refusal]]:
    """Return the reports of all claims in time order, and a refusal for each phrase that names no place.

    By day, what holds before what changes, then by content.
    """
    found: list[StateReport] = []
    refusals: list[Refusal] = []
    for claim in ledger.claims:
        condition = read_condition(claim, ledger.sides)
        if condition is None or (condition[0] == "contest" and claim.passage in _BESIDE_THE_TEXT):
            continue  # a caption's "offensive near the town" shows a moment and says nothing of who holds what
        grounds, refused = grounds_of(claim, condition[0])
        found += _reports(claim, grounds, condition, ledger)
        detail = "the condition of no place that is named"
        refusals += [Refusal("reconcile", Reason.PLACE_UNKNOWN, claim.claim_id, f"{w}: {detail}") for w in refused]
    found = [_in_fuller_words(report, longest) for report in found] if (longest := _unplaced_words(found)) else found
    rank = {"holds": 0, "begins": 1, "contests": 1, "leaves": 2, "gains": 3, "ends": 4, "denies": 5}
    return sorted(found, key=lambda r: (r.at, rank[r.kind], r.holders, r.root_id, r.claim_id, r.where)), refusals


def _unplaced_words(reports: list[StateReport]) -> list[str]:
    """Return the words of unplaced reports, longest first."""
    words = {r.where for r in reports if r.place is None and r.where != NOT_PLACED}
    return sorted(words, key=lambda w: (-len(w), w))


def _in_fuller_words(report: StateReport, words: list[str]) -> StateReport:
    """Return the report of "Towns" as one of the "Four Towns" where others, or the same sentence, say so."""
    if report.place is not None or report.where == NOT_PLACED:
        return report
    mine = set(normalise(report.where).split())
    fuller = next((w for w in words if mine < set(normalise(w).split())), None)
    return replace(report, where=fuller) if fuller else report


def _reports(claim: Claim, grounds: list[Ground], condition: tuple, ledger: Ledger) -> Iterator[StateReport]:
    track, kind, holders = condition
    source = ledger.by_id.get(ledger.roots.get(claim.claim_id, ""), claim)
    document = ledger.documents.get(source.document_id)
    when, published = source.when, document.published.on if document else None
    known = when is not None and when.precision is not TimePrecision.NOT_DETERMINED
    last = (when.latest_on or published or when.earliest_on) if when and known else published
    first = when.earliest_on if when and known else None
    if kind in ("holds", "contests") and when and when.inherited:
        first = last  # what is told as it stands, with no day named, is told of the day of print
    for ground in grounds:
        yield StateReport(
            claim_id=claim.claim_id,
            root_id=ledger.roots.get(claim.claim_id, claim.claim_id),
            origin_id=claim.origin_id or "",
            track=track,
            kind=kind,
            place=ground.place,
            where=ground.where,
            below=ground.below,
            holders=holders,
            first_on=first,
            at=last or date.min,
            dated=last is not None,
            stated=bool(when and known and not when.inherited),
            party=ledger.speaks_for(claim) is not None,
            whole=not ground.below and bool(_WHOLE.search(clause_of(claim))),
        )
