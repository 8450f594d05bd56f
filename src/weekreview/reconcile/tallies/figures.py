"""Figures: the quantities that may be counted, each with its definition; and the refusal of every other."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from weekreview.model import Claim, Document, Place, Quantity, Reason, Refusal, Scope, TimePrecision

from ..incidents import Gathered
from ..kinds import NOT_INCIDENTS
from ..options import ReconcileOptions
from ..origins import Independence
from ..sides import Sides
from .roles import ACTS_OF, head_of, role_of, side_of

LONGEST_INCIDENT_DAYS = 4
"""A stated stretch longer than this is a period and no incident. House rule: the longest single attack or raid."""


@dataclass(frozen=True, slots=True)
class Ledger:
    """What tallies are made from."""

    claims: Sequence[Claim]
    """All claims, with origins, sorted by id."""
    documents: Mapping[str, Document]
    """By id."""
    roots: Mapping[str, str]
    """Copies, as `repeats.find_repeats` gives them."""
    gathered: Gathered
    """The incidents and denials."""
    independence: Independence
    """Which origins are of one side."""
    sides: Sides
    """The registry's answers."""


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
    """Who or what."""
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

    @property
    def definition(self) -> tuple:
        """Return what must be the same for two figures to be about one thing."""
        return (self.of, head_of(self.role), self.civilian, self.side, self.column)


def take_figures(ledger: Ledger, options: ReconcileOptions) -> tuple[list[Figure], list[Refusal]]:
    """Return the figures that count, and a refusal for each that does not."""
    figures, refusals = [], []
    by_id = {c.claim_id: c for c in ledger.claims}
    tellers = _tellers(ledger.claims)
    for claim in ledger.claims:
        source = by_id.get(ledger.roots.get(claim.claim_id, claim.claim_id), claim)
        for quantity in claim.quantities:
            scope = _scope(claim, quantity)
            if claim.happened and tellers[_place_in_text(claim, quantity)] != claim.claim_id:
                words = f"{quantity.span.text}: the same words are counted with a likelier claim"
                refusals.append(Refusal("reconcile", Reason.COUNTED_ONCE, claim.claim_id, words))
            elif reason := _refused(claim, quantity, scope, ledger, options):
                refusals.append(Refusal("reconcile", reason[0], claim.claim_id, f"{quantity.span.text}: {reason[1]}"))
            else:
                figures.append(_figure(claim, source, quantity, scope, ledger))
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


def contested_figures(ledger: Ledger) -> Iterator[Figure]:
    """Yield every figure of what happened, inside the period or not: what origins may contradict one another about."""
    by_id = {c.claim_id: c for c in ledger.claims}
    told: dict[str | None, list[Figure]] = defaultdict(list)
    for claim in ledger.claims:
        if not claim.happened or claim.type in NOT_INCIDENTS:
            continue
        source = by_id.get(ledger.roots.get(claim.claim_id, claim.claim_id), claim)
        for quantity in claim.quantities:
            if quantity.low is not None:
                figure = _figure(claim, source, quantity, _scope(claim, quantity), ledger)
                told[figure.incident_id if figure.scope is Scope.INCIDENT else None].append(figure)
    for incident_id, figures in sorted(told.items(), key=str):
        if incident_id is None:
            yield from (replace(f, incident_id=None) for f in figures if f.first_on and f.last_on)
        else:
            yield from agree_on_blanks(figures)


def _scope(claim: Claim, quantity: Quantity) -> Scope:
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
    if quantity.low is None:
        return Reason.NO_NUMBER, "the phrase holds no number"
    first, last = _days(claim, scope, ledger)
    if scope is Scope.CUMULATIVE:
        return _outside(last, last, options) if last else None
    if first is None and last is None:
        return Reason.TIME_NOT_DETERMINED, claim.when.reason if claim.when else "the report gives no time"
    if options.from_on is None and options.to_on is None:
        return None
    if first is None or last is None:
        return Reason.TIME_NOT_DETERMINED, f"one end is open: {first or '?'} to {last or '?'}"
    if scope is Scope.PERIOD and _mostly_inside(first, last, options):
        return None
    return _outside(first, last, options)


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
    when = claim.when
    known = when is not None and when.precision is not TimePrecision.NOT_DETERMINED
    first, last = (when.earliest_on, when.latest_on) if when and known else (None, None)
    if scope is Scope.CUMULATIVE:
        document = ledger.documents.get(claim.document_id)
        last = last or (document.published.on if document else None)
        first = first if when and known and when.precision is TimePrecision.OPEN else None
    return first, last


def _figure(claim: Claim, source: Claim, quantity: Quantity, scope: Scope, ledger: Ledger) -> Figure:
    first, last = _days(claim, scope, ledger)
    role, civilian = role_of(claim, quantity)
    side = side_of(claim, quantity, ledger.sides, last)
    document = ledger.documents.get(source.document_id)
    incident_id = ledger.gathered.incident_of.get(claim.claim_id)
    short = first and last and (last - first).days < LONGEST_INCIDENT_DAYS
    if scope is Scope.NOT_DETERMINED and incident_id and short:
        scope = Scope.INCIDENT
    return Figure(
        claim_id=claim.claim_id,
        origin_id=claim.origin_id or "",
        of=quantity.of,
        role=role,
        civilian=civilian,
        side=side,
        column=_column(source, quantity, side, ledger),
        scope=scope,
        place=claim.place,
        first_on=first,
        last_on=last,
        low=float(quantity.low or 0.0),
        high=quantity.high,
        published_on=document.published.on if document else None,
        incident_id=incident_id,
        words=quantity.span.text,
    )


def _column(source: Claim, quantity: Quantity, side: str | None, ledger: Ledger) -> str | None:
    """Return the claimant's side where a party speaks of others; of its own losses and acts it speaks like anybody."""
    if source.party is not True or not source.origin_id:
        return None
    claimant = ledger.independence.side_of(source.origin_id)
    if side == claimant or (quantity.of in ACTS_OF and side is None):
        return None
    return claimant


def agree_on_blanks(figures: Sequence[Figure]) -> Iterator[Figure]:
    """Yield the figures of one incident, a side or civilian left open filled in where all others of its kind agree."""
    for figure in figures:
        kin = [f for f in figures if (f.of, head_of(f.role)) == (figure.of, head_of(figure.role))]
        known_sides = {f.side for f in kin if f.side}
        known_civilian = {f.civilian for f in kin if f.civilian is not None}
        side = figure.side or (min(known_sides) if len(known_sides) == 1 else None)
        civilian = figure.civilian
        if civilian is None and len(known_civilian) == 1:
            civilian = next(iter(known_civilian))
        column = None if figure.column is not None and figure.column == side else figure.column
        yield replace(figure, side=side, civilian=civilian, column=column)
