"""Tallies: counts with a definition, and low, best and high.

`make_tallies(ledger, options) -> (tallies, refusals)`. Theory and limits: `docs/method/reconcile.md`.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from weekreview.model import Incident, Refusal, Scope, Tally

from ..options import ReconcileOptions
from ..words import make_id
from .entries import display_role, make_tally
from .figures import Figure, Ledger, agree_on_blanks, contested_figures, take_figures
from .rules import latest_of_each
from .sums import NOT_ADDED, Addend, addend_of, areas_of, sum_up, without_parts

__all__ = ["Figure", "Ledger", "contested_figures", "latest_of_each", "make_tallies"]


def make_tallies(ledger: Ledger, options: ReconcileOptions) -> tuple[tuple[Tally, ...], list[Refusal]]:
    """Return the tallies, sorted by id, and a refusal for each figure that counts in none."""
    figures, refusals = take_figures(ledger, options)
    incidents = {i.incident_id: i for i in ledger.gathered.incidents}
    addends = list(_incident_addends(figures, incidents, ledger, options))
    tallies = [a.tally for _, a in addends]
    tallies += _sums(addends, options)
    tallies += _standing_tallies(figures, ledger, options)
    return tuple(sorted(tallies, key=lambda t: t.tally_id)), refusals


def _incident_addends(
    figures: Sequence[Figure], incidents: dict[str, Incident], ledger: Ledger, options: ReconcileOptions
) -> Iterator[tuple[tuple, Addend]]:
    """Yield (definition, addend) for each thing that an incident's claims count."""
    by_incident: dict[str, list[Figure]] = defaultdict(list)
    for figure in figures:
        if figure.scope is Scope.INCIDENT and figure.incident_id:
            by_incident[figure.incident_id].append(figure)
    for incident_id, told in sorted(by_incident.items()):
        groups: dict[tuple, list[Figure]] = defaultdict(list)
        for figure in agree_on_blanks(told):
            groups[figure.definition].append(figure)
        for definition, same in sorted(groups.items(), key=str):
            incident = incidents[incident_id]
            tally = make_tally(same, incident, ledger, options)
            yield definition, addend_of(tally, incident)


def _standing_tallies(figures: Sequence[Figure], ledger: Ledger, options: ReconcileOptions) -> Iterator[Tally]:
    """Yield a tally for each reported figure that stands for itself: of a period, cumulative, or not determined."""
    groups: dict[tuple, list[Figure]] = defaultdict(list)
    for figure in figures:
        if figure.scope is Scope.INCIDENT and figure.incident_id:
            continue
        place_id = figure.place.place_id if figure.place else ""
        last = None if figure.scope is Scope.CUMULATIVE else figure.last_on
        groups[(figure.scope, figure.definition, place_id, figure.first_on, last)].append(figure)
    for (scope, *_), same in sorted(groups.items(), key=str):
        yield make_tally(_as_of_last_day(same) if scope is Scope.CUMULATIVE else same, None, ledger, options)


def _as_of_last_day(figures: Sequence[Figure]) -> list[Figure]:
    """Return the cumulative figures of the last day only: a lower one of an earlier day disagrees with nobody."""
    known = [f.last_on for f in figures if f.last_on]
    return [f for f in figures if not known or f.last_on == max(known)]


def _sums(addends: Sequence[tuple[tuple, Addend]], options: ReconcileOptions) -> Iterator[Tally]:
    """Yield the sums over incidents: over all, and where two or more lie in it, over each country and province."""
    by_definition: dict[tuple, list[Addend]] = defaultdict(list)
    for definition, addend in addends:
        if definition[0] not in NOT_ADDED:
            by_definition[definition].append(addend)
    for definition, same in sorted(by_definition.items(), key=str):
        yield _sum_tally(definition, ("all", ""), same, options)
        for area, inside in areas_of(same).items():
            if len(inside) > 1:
                yield _sum_tally(definition, area, inside, options)


def _sum_tally(definition: tuple, area: tuple[str, str], addends: Sequence[Addend], options: ReconcileOptions) -> Tally:
    roots = without_parts(addends)
    low, best, high = sum_up(roots)
    rested = [t for a in roots for t in a.members]
    days = [d for t in rested for d in (t.from_on, t.to_on) if d]
    first = options.from_on or min(days, default=None)
    last = options.to_on or max(days, default=None)
    parties = {t.party for t in rested}
    return Tally(
        tally_id=make_id("t", *definition, Scope.PERIOD, *area, first, last, options.best_rule),
        of=definition[0],
        role=display_role([t.role for t in rested]),
        party=parties.pop() if len(parties) == 1 else None,
        civilian=definition[2],
        scope=Scope.PERIOD,
        from_on=first,
        to_on=last,
        place=None,
        low=low,
        best=best,
        high=high,
        rule=options.best_rule,
        origins=tuple(sorted({o for t in rested for o in t.origins})),
        claims=tuple(sorted({c for t in rested for c in t.claims})),
        disputed=any(a.disputed for a in roots),
        addends=tuple((a.incident.incident_id, a.low, a.high) for a in roots),
        side=definition[3],
        level=area[0],
        area=area[1],
    )
