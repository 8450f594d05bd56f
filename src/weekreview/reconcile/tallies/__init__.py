"""Tallies: counts with a definition, and low, best and high.

`make_tallies(ledger, options) -> (tallies, refusals)`. Theory and limits: `docs/method/reconcile.md`.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from weekreview.model import Place, Refusal, Scope, Tally

from ..options import ReconcileOptions
from ..words import make_id
from .disputes import (
    agree_on_blanks,
    carry_rises,
    contested_figures,
    credit_parties,
    disputed_between_columns,
    divided_on_victims,
)
from .entries import display_role, make_tally
from .figures import Figure, take_figures
from .ledgers import Ledger, make_ledger
from .rules import first_told, latest_of_each, may_be_update, overtakes
from .sums import NOT_ADDED, Addend, addend_of, areas_of, known_areas, sum_up, without_parts, without_repeats

__all__ = [
    "Figure",
    "Ledger",
    "contested_figures",
    "divided_on_victims",
    "first_told",
    "latest_of_each",
    "make_ledger",
    "make_tallies",
    "may_be_update",
    "overtakes",
]


def make_tallies(ledger: Ledger, options: ReconcileOptions) -> tuple[tuple[Tally, ...], list[Refusal]]:
    """Return the tallies, sorted by id, and a refusal for each figure that counts in none."""
    figures, refusals = take_figures(ledger, options)
    addends = list(_incident_addends(figures, ledger, options))
    tallies = [a.tally for _, a in addends]
    tallies += _sums(addends, ledger, options)
    tallies += _standing_tallies(figures, ledger, options)
    return tuple(sorted(tallies, key=lambda t: t.tally_id)), refusals


def _incident_addends(
    figures: Sequence[Figure], ledger: Ledger, options: ReconcileOptions
) -> Iterator[tuple[tuple, Addend]]:
    """Yield (definition, addend) for each thing that an incident's claims count."""
    by_incident: dict[str, list[Figure]] = defaultdict(list)
    for figure in figures:
        if figure.scope is Scope.INCIDENT and figure.incident_id:
            by_incident[figure.incident_id].append(figure)
    for incident_id, told in sorted(by_incident.items()):
        incident, told = ledger.incidents[incident_id], credit_parties(carry_rises(told, ledger), ledger)
        groups: dict[tuple, list[Figure]] = defaultdict(list)
        for figure in agree_on_blanks(told):
            groups[figure.definition].append(figure)
        pairs = divided_on_victims(told, ledger.independence)
        divided = {(f.of, f.civilian) for pair in pairs for f in pair}
        between = disputed_between_columns([f for same in groups.values() for f in same])
        for definition, same in sorted(groups.items(), key=str):
            apart = (same[0].of, same[0].civilian) in divided or definition in between
            tally = make_tally(same, incident, ledger, options, apart)
            yield definition, addend_of(tally, incident, ledger)


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


def _sums(addends: Sequence[tuple[tuple, Addend]], ledger: Ledger, options: ReconcileOptions) -> Iterator[Tally]:
    """Yield the sums over incidents: over all, and over each country and province that says more than that."""
    by_definition: dict[tuple, list[Addend]] = defaultdict(list)
    for definition, addend in addends:
        if definition[0] not in NOT_ADDED:
            by_definition[definition].append(addend)
    known = known_areas(m.place for c in ledger.claims for m in c.places if m.place)
    for definition, same in sorted(by_definition.items(), key=str):
        roots = without_parts(without_repeats(same, ledger))
        yield _sum_tally(definition, ("all", "", None), roots, options)
        for level, area, place, inside in areas_of(roots, known):
            yield _sum_tally(definition, (level, area, place), inside, options)


def _sum_tally(
    definition: tuple, over: tuple[str, str, Place | None], roots: Sequence[Addend], options: ReconcileOptions
) -> Tally:
    level, area, place = over
    low, best, high = sum_up(roots)
    rested = [t for a in roots for t in a.members]
    days = [d for t in rested for d in (t.from_on, t.to_on) if d]
    first = options.from_on or min(days, default=None)
    last = options.to_on or max(days, default=None)
    parties = {t.party for t in rested}
    return Tally(
        tally_id=make_id("t", *definition, Scope.PERIOD, level, area, first, last, options.best_rule),
        of=definition[0],
        role=display_role(sorted({t.role for t in rested}), definition[1]),
        party=parties.pop() if len(parties) == 1 else None,
        civilian=definition[2],
        scope=Scope.PERIOD,
        from_on=first,
        to_on=last,
        place=place,
        low=low,
        best=best,
        high=high,
        rule=options.best_rule,
        origins=tuple(sorted({o for t in rested for o in t.origins})),
        claims=tuple(sorted({c for t in rested for c in t.claims})),
        disputed=any(a.disputed for a in roots),
        addends=tuple((a.incident.incident_id, a.low, a.high) for a in roots),
        side=definition[3],
        level=level,
        area=area,
    )
