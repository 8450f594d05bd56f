"""Figures: the quantities that may be counted, each with its definition; and the refusal of every other."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from weekreview.model import Claim, Place, Quantity, Reason, Refusal, Scope, TimePrecision

from ..kinds import NOT_INCIDENTS
from ..options import ReconcileOptions
from ..roles import ACTS_OF, NOT_SAID, RISES, Role, counts_further, role_of, side_of
from .ledgers import Ledger

LONGEST_INCIDENT_DAYS = 4
"""A stated stretch longer than this is a period and no incident. House rule: the longest single attack or raid."""


@dataclass(frozen=True, slots=True)
class Figure:
    """One quantity of one claim, with its definition."""

    claim_id: str
    """The claim."""
    origin_id: str
    """Who first said it."""
    of: str
    """What is counted."""
    role: str
    """Who or what, in the report's noun."""
    kind: str
    """What it is counted together with."""
    civilian: bool | None
    """True civilians, False fighters."""
    side: str | None
    """Whose."""
    column: str | None
    """The side whose word it is, where it is a party's about others; None = the general column."""
    scope: Scope
    """incident, period, cumulative or not_determined, as it is counted here."""
    place: Place | None
    """Where."""
    first_on: date | None
    """First day spanned."""
    last_on: date | None
    """Last day spanned."""
    low: float
    """Least."""
    high: float | None
    """Greatest; None = no upper bound."""
    published_on: date | None
    """When the report that first gave it appeared."""
    incident_id: str | None
    """The incident that the claim tells."""
    words: str
    """The number phrase as it stands in the report."""
    speaks_for: str | None = None
    """The side that its origin speaks for, where that is a side of what it tells."""
    rises: bool = False
    """True where the sentence says that the toll rose, or that it counts further victims."""

    @property
    def definition(self) -> tuple:
        """Return what must be the same for two figures to be about one thing."""
        return (self.of, self.kind, self.civilian, self.side, self.column)


def take_figures(ledger: Ledger, options: ReconcileOptions) -> tuple[list[Figure], list[Refusal]]:
    """Return the figures that count, and a refusal for each that does not."""
    figures, refusals = [], []
    by_id = ledger.by_id
    tellers = _tellers(ledger.claims)
    for claim in ledger.claims:
        source = by_id.get(ledger.roots.get(claim.claim_id, claim.claim_id), claim)
        for quantity in claim.quantities:
            scope = scope_of(claim, quantity)
            if claim.happened and tellers[_place_in_text(claim, quantity)] != claim.claim_id:
                words = f"{quantity.span.text}: the same words are counted with a likelier claim"
                refusals.append(Refusal("reconcile", Reason.COUNTED_ONCE, claim.claim_id, words))
            elif reason := _refused(claim, quantity, scope, ledger, options):
                refusals.append(Refusal("reconcile", reason[0], claim.claim_id, f"{quantity.span.text}: {reason[1]}"))
            else:
                figures.append(make_figure(claim, source, quantity, scope, ledger))
    return figures, refusals


def _tellers(claims: Sequence[Claim]) -> dict[tuple[str, int, int], str]:
    """Return for each number phrase of a document the happened claim it is counted with: the likeliest, then nearest.

    A reader may hang one number on two triggers of its sentence; it was said once.
    """
    best: dict[tuple[str, int, int], tuple[float, int, str]] = {}
    for claim in claims:
        for quantity in claim.quantities if claim.happened else ():
            gap = abs(quantity.span.begin - claim.trigger.begin)
            rank = (float(claim.type in NOT_INCIDENTS) - claim.p, gap, claim.claim_id)
            key = _place_in_text(claim, quantity)
            best[key] = min(best.get(key, rank), rank)
    return {key: rank[2] for key, rank in best.items()}


def _place_in_text(claim: Claim, quantity: Quantity) -> tuple[str, int, int]:
    return (claim.document_id, quantity.span.begin, quantity.span.end)


def scope_of(claim: Claim, quantity: Quantity) -> Scope:
    """Return the scope; where the reader left it open, what the stated time says."""
    when = claim.when
    if quantity.scope in (Scope.CUMULATIVE, Scope.PERIOD) or when is None or when.inherited:
        return quantity.scope
    if when.precision is TimePrecision.OPEN and when.earliest_on and quantity.scope is Scope.NOT_DETERMINED:
        return Scope.CUMULATIVE
    if when.earliest_on and when.latest_on and (when.latest_on - when.earliest_on).days >= LONGEST_INCIDENT_DAYS:
        return Scope.PERIOD
    return quantity.scope


def _refused(
    claim: Claim, quantity: Quantity, scope: Scope, ledger: Ledger, options: ReconcileOptions
) -> tuple[Reason, str] | None:
    if not claim.happened:
        return Reason.NOT_HAPPENED, f"the claim is {claim.state}"
    if claim.type in NOT_INCIDENTS:
        return Reason.NOT_HAPPENED, f"{claim.type} is no event that a figure could be of"
    if claim.type == "aid" and quantity.of in ("killed", "injured"):
        return Reason.NOT_HAPPENED, "who is helped was hurt in events of their own"
    if quantity.low is None:
        return Reason.NO_NUMBER, "the phrase holds no number"
    if role_of(claim, quantity) is None:
        return Reason.NO_NUMBER, "what it counts is no people"
    first, last = _days(claim, scope, ledger)
    if scope is Scope.CUMULATIVE:
        return _outside(last, last, options) if last else None
    if first is None and last is None:
        return Reason.TIME_NOT_DETERMINED, claim.when.reason if claim.when else "the report gives no time"
    if options.from_on is None and options.to_on is None:
        return None
    if first is None or last is None:
        return Reason.TIME_NOT_DETERMINED, f"one end is open: {first or '?'} to {last or '?'}"
    undated = claim.when is None or (claim.when.inherited and claim.when.precision is TimePrecision.WEEK)
    if (scope is Scope.PERIOD or undated) and _mostly_inside(first, last, options):
        return None
    outside = _outside(first, last, options)
    if outside and undated:
        return outside[0], f"no day is named, and most of {outside[1]} lies outside"
    return outside


def _outside(first: date, last: date, options: ReconcileOptions) -> tuple[Reason, str] | None:
    before = options.from_on and first < options.from_on
    if before or (options.to_on and last > options.to_on):
        return Reason.OUTSIDE_PERIOD, f"{first} to {last}"
    return None


def _mostly_inside(first: date, last: date, options: ReconcileOptions) -> bool:
    """Return True where at least half of a reported period's days are ours: it stands for itself, its days named."""
    inner_first, inner_last = max(first, options.from_on or first), min(last, options.to_on or last)
    shared = (inner_last - inner_first) + timedelta(days=1)
    return 2 * shared >= (last - first) + timedelta(days=1)


def _days(claim: Claim, scope: Scope, ledger: Ledger) -> tuple[date | None, date | None]:
    """Return the first and last day that a figure spans: the claim's; where it names none, those of its incident."""
    when = claim.when
    known = when is not None and when.precision is not TimePrecision.NOT_DETERMINED
    first, last = (when.earliest_on, when.latest_on) if when and known else (None, None)
    if scope is Scope.CUMULATIVE:
        document = ledger.documents.get(claim.document_id)
        last = last or (document.published.on if document else None)
        return (first if when and known and when.precision is TimePrecision.OPEN else None), last
    incident = ledger.incidents.get(ledger.gathered.incident_of.get(claim.claim_id, ""))
    named = known and when is not None and not when.inherited
    if not named and scope is not Scope.PERIOD and incident and incident.earliest_on and incident.latest_on:
        return incident.earliest_on, incident.latest_on
    return first, last


def make_figure(claim: Claim, source: Claim, quantity: Quantity, scope: Scope, ledger: Ledger) -> Figure:
    """Return one reported number as a figure; `source` is the claim whose speaker stands for it."""
    first, last = _days(claim, scope, ledger)
    role = role_of(claim, quantity) or Role(NOT_SAID, NOT_SAID, None)
    side = side_of(claim, quantity, ledger.sides, last)
    further = counts_further(quantity)
    speaks_for = ledger.speaks_for(source)
    document = ledger.documents.get(source.document_id)
    incident_id = ledger.gathered.incident_of.get(claim.claim_id)
    short = first and last and (last - first).days < LONGEST_INCIDENT_DAYS
    if scope is Scope.NOT_DETERMINED and incident_id and short:
        scope = Scope.INCIDENT
    return Figure(
        claim_id=claim.claim_id,
        origin_id=claim.origin_id or "",
        of=quantity.of,
        role=role.noun,
        kind=role.kind,
        civilian=role.civilian,
        side=side,
        column=_column(ledger.speaks_for(source, certainly=True), quantity, side),
        scope=scope,
        place=claim.place,
        first_on=first,
        last_on=last,
        low=float(quantity.low or 0.0),
        high=None if further else quantity.high,
        published_on=document.published.on if document else None,
        incident_id=incident_id,
        words=quantity.span.text,
        speaks_for=speaks_for,
        rises=further or bool(RISES.search(f"{document.title if document else ''}\n{claim.evidence.text}")),
    )


def _column(claimant: str | None, quantity: Quantity, side: str | None) -> str | None:
    """Return the claimant's side where a party speaks of others; of its own losses and acts it speaks like anybody."""
    if claimant is None or side == claimant or (quantity.of in ACTS_OF and side is None):
        return None
    return claimant
