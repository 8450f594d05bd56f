"""Entries: one tally of the figures that origins give of one thing."""

from __future__ import annotations

from collections.abc import Sequence

from weekreview.model import Incident, Tally

from ..options import ReconcileOptions
from ..words import make_id
from .figures import Figure
from .ledgers import Ledger
from .rules import latest_of_each, settle


def make_tally(
    figures: Sequence[Figure],
    incident: Incident | None,
    ledger: Ledger,
    options: ReconcileOptions,
    divided: bool = False,
) -> Tally:
    """Return the tally of one thing in one incident, or (`incident` None) of a figure that stands for itself.

    `divided` tells that origins differ beyond these figures: on whom the incident struck, or with a party's count.
    """
    bounds = settle(figures, options.best_rule, ledger.independence)
    rested = _rested_on(figures)
    first = figures[0]
    place = incident.place if incident else first.place
    known = [d for f in rested for d in (f.first_on, f.last_on) if d]
    starts, ends = [f.first_on for f in rested if f.first_on], [f.last_on for f in rested if f.last_on]
    of_what = incident.incident_id if incident else (place.place_id if place else "", max(known, default=None))
    return Tally(
        tally_id=make_id("t", *first.definition, first.scope, of_what, first.first_on if not incident else ""),
        of=first.of,
        role=display_role([f.role for f in rested], first.kind),
        party=_party(rested),
        civilian=first.civilian,
        scope=first.scope,
        from_on=min(starts, default=None),
        to_on=max(ends, default=None),
        place=place,
        low=bounds.low,
        best=bounds.best,
        high=bounds.high,
        rule=options.best_rule,
        origins=tuple(sorted({f.origin_id for f in rested})),
        claims=tuple(sorted({f.claim_id for f in rested})),
        disputed=bounds.disputed or divided or (incident is not None and _is_denied(first.of, incident, ledger)),
        side=first.side,
    )


def display_role(roles: Sequence[str], kind: str) -> str:
    """Return the words to show: the one noun that all use, else that of their kind."""
    return roles[0] if len(set(roles)) == 1 else kind


def _rested_on(figures: Sequence[Figure]) -> list[Figure]:
    """Return each origin's latest figures and the copies that give the same."""
    current = {f.origin_id: (f.low, f.high) for f in latest_of_each(figures)}
    return [f for f in figures if (f.low, f.high) == current[f.origin_id]]


def _party(figures: Sequence[Figure]) -> str | None:
    """Return the side whose word it is: the column's, or the one side that every origin speaks for as a party."""
    if figures[0].column:
        return figures[0].column
    sides = {f.speaks_for for f in figures}
    return sides.pop() if len(sides) == 1 else None


def _is_denied(of: str, incident: Incident, ledger: Ledger) -> bool:
    denied = {d.denied.type for d in ledger.gathered.denials if d.incident_id == incident.incident_id}
    return bool(denied - {"casualties"}) or ("casualties" in denied and of in ("killed", "injured"))
