"""States: a replay of the reports in time order gives the condition of each place on any day.

Each track of each place is replayed alone, so that a correction changes only what depends on it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta

from weekreview.model import Condition, Precision, State, StateStatus

from ..options import ReconcileOptions
from ..sides import Sides
from ..words import normalise
from .reports import StateReport


@dataclass(slots=True)
class _Stretch:
    """A condition that is being told on; becomes a `State` when it ends."""

    condition: Condition
    holders: tuple[str, ...]
    from_on: date | None
    reports: list[StateReport] = field(default_factory=list)
    to_on: date | None = None
    status: StateStatus | None = None


def replay_states(reports: Iterable[StateReport], sides: Sides, options: ReconcileOptions) -> tuple[State, ...]:
    """Return the states that the reports up to the end of the period come to, sorted by place, time and condition.

    `reports` are in time order, as `reports_of` gives them.
    """
    tracks: dict[tuple, list[StateReport]] = defaultdict(list)
    for report in reports:
        if not (options.to_on and report.dated and report.at > options.to_on):
            tracks[report.key].append(report)
    _fold_fights_for_held_places(tracks)
    states = []
    for key in sorted(tracks):
        states += [_state(stretch, options) for stretch in _replay(key[0], tracks[key], sides)]
    return tuple(sorted(states, key=_state_key))


def _fold_fights_for_held_places(tracks: dict[tuple, list[StateReport]]) -> None:
    """Move fights for a place that somebody holds below its level: the place is held, and parts of it are contested."""
    for key in [k for k in tracks if k[0] == "contest" and ("hold", k[1], "") in tracks]:
        below = [replace(r, below=True, where=f"parts of {r.where}") for r in tracks.pop(key)]
        parts = tracks[("parts", key[1], "")]
        parts[:] = sorted([*parts, *below], key=lambda r: (r.at, r.holders, r.root_id, r.claim_id))


def states_on(states: Iterable[State], day: date) -> list[State]:
    """Return the states in force on a day; one past its `decays_on` is given as not determined, holder kept."""
    running = [s for s in states if (s.from_on is None or s.from_on <= day) and (s.to_on is None or day < s.to_on)]
    return [
        replace(s, condition=Condition.NOT_DETERMINED) if s.decays_on and s.decays_on <= day else s for s in running
    ]


def _replay(track: str, reports: Sequence[StateReport], sides: Sides) -> list[_Stretch]:
    if track == "hold":
        return _replay_hold(reports, sides)
    return _replay_parts(reports, sides) if track == "parts" else _replay_plain(reports)


def _replay_hold(reports: Sequence[StateReport], sides: Sides) -> list[_Stretch]:
    """Replay who holds a place. A denial is noted and ends nothing; nor does a report that may be of the same hour."""
    done: list[_Stretch] = []
    current: _Stretch | None = None
    for report in reports:
        if report.kind == "denies":
            done.append(_noted(report, Condition.HELD))
        elif report.kind == "leaves":
            if current and _same_holders(report.holders, current.holders, report, sides):
                current = _follow(done, current, _stretch(report, Condition.NOT_DETERMINED, ()))
        elif current and _same_holders(report.holders, current.holders, report, sides):
            current.reports.append(report)
        elif current and _is_losers_word(report, current):
            done.append(_noted(report, Condition.HELD, StateStatus.CLAIMED))
        elif current and current.holders and _told_at_once(report, current):
            current = _contest(done, current, report)
        else:
            current = _follow(done, current, _stretch(report, _held_condition(report, sides), report.holders))
    return done + ([current] if current else [])


def _replay_parts(reports: Sequence[StateReport], sides: Sides) -> list[_Stretch]:
    """Replay parts of a place: who holds some, and who gains or fights for some, contest it below its own level."""
    done = [
        _noted(r, Condition.HELD if r.track == "hold" else Condition.CONTESTED) for r in reports if r.kind == "denies"
    ]
    told = [r for r in reports if r.kind not in ("denies", "leaves")]
    if not told:
        return done
    holders = {h for r in told for h in r.holders}
    known = {h for h in holders if not sides.is_generic(h)}
    contested = _stretch(told[0], Condition.CONTESTED, tuple(sorted(known or holders)))
    contested.reports = told
    return [*done, contested]


def _held_condition(report: StateReport, sides: Sides) -> Condition:
    """Return held; contested where one report names holders that the registry knows for two sides."""
    on = report.at if report.dated else None
    first, *others = [h for h in report.holders if sides.actor(h) and not sides.is_generic(h)] or report.holders[:1]
    two = any(not sides.same(first, other, on) and not sides.allied(first, other, on) for other in others)
    return Condition.CONTESTED if two else Condition.HELD


def _told_at_once(report: StateReport, current: _Stretch) -> bool:
    """Return True where another holder is named for the same days, unless a gain on a day that is named explains it."""
    last = current.reports[-1]
    days_overlap = report.at == last.at or (report.first_on is not None and report.first_on <= last.at <= report.at)
    if report.kind == "gains" and last.kind == "holds":
        return report.at == last.at and not report.stated  # a gain that is told later explains the hold before it
    return days_overlap


def _contest(done: list[_Stretch], current: _Stretch, report: StateReport) -> _Stretch:
    holders = tuple(sorted({*current.holders, *report.holders}))
    from_on = current.reports[-1].at if current.reports[-1].dated else None
    at_once = [r for r in current.reports if r.at == current.reports[-1].at]
    contested = _Stretch(Condition.CONTESTED, holders, from_on, [*at_once, report])
    if len(at_once) < len(current.reports):
        current.to_on = from_on
        done.append(current)
    else:
        contested.from_on = current.from_on
    return contested


def _replay_plain(reports: Sequence[StateReport]) -> list[_Stretch]:
    """Replay sieges, ceasefires and offensives: they begin, are told on, end; a denial is noted and ends nothing."""
    condition = {
        "siege": Condition.BESIEGED,
        "ceasefire": Condition.CEASEFIRE,
        "contest": Condition.CONTESTED,
    }[reports[0].track]
    done: list[_Stretch] = []
    current: _Stretch | None = None
    for report in reports:
        if report.kind == "denies":
            done.append(_noted(report, condition))
        elif report.kind == "ends":
            if current:
                _follow(done, current, _stretch(report, condition, ()))
            current = None
        elif current:
            current.reports.append(report)
            current.holders = tuple(sorted({*current.holders, *report.holders}))
        else:
            current = _stretch(report, condition, report.holders)
    return done + ([current] if current else [])


def _stretch(report: StateReport, condition: Condition, holders: tuple[str, ...]) -> _Stretch:
    from_on = (report.at if report.kind in ("gains", "leaves") else report.first_on) if report.dated else None
    return _Stretch(condition, holders, from_on, [report])


def _is_losers_word(report: StateReport, current: _Stretch) -> bool:
    """Return True where a party says that it still holds what others, who are none, say that somebody else holds.

    Its word is kept, beside the state and not against it.
    """
    return report.party and report.kind == "holds" and any(not r.party for r in current.reports)


def _noted(report: StateReport, condition: Condition, status: StateStatus = StateStatus.DENIED) -> _Stretch:
    """Return what one report says as a state of that day alone, which ends nothing."""
    on = report.at if report.dated else None
    return _Stretch(condition, report.holders, on, [report], on, status)


def _follow(done: list[_Stretch], current: _Stretch | None, following: _Stretch) -> _Stretch:
    """End the current stretch where the following one begins, keep the report that ended it, and return the new one."""
    if current:
        ended_by = following.reports[0]
        current.to_on = ended_by.at if ended_by.dated else None
        done.append(current)
    return following


def _same_holders(mine: Iterable[str], theirs: Iterable[str], report: StateReport, sides: Sides) -> bool:
    on = report.at if report.dated else None
    return any(sides.same(a, b, on) or normalise(a) == normalise(b) for a in mine for b in theirs)


def _state(stretch: _Stretch, options: ReconcileOptions) -> State:
    first, last = stretch.reports[0], stretch.reports[-1]
    from_on = stretch.from_on
    if from_on and stretch.to_on and from_on > stretch.to_on:
        from_on = stretch.to_on
    half_life = timedelta(days=options.half_life(stretch.condition))
    ended = stretch.to_on is not None or stretch.status is StateStatus.DENIED
    ended = ended or stretch.condition is Condition.NOT_DETERMINED
    return State(
        place=first.place,
        where=_where(stretch.reports),
        holder="; ".join(stretch.holders) or None,
        condition=stretch.condition,
        status=stretch.status
        or (StateStatus.CLAIMED if all(r.party for r in stretch.reports) else StateStatus.ASSESSED),
        from_on=from_on,
        to_on=stretch.to_on,
        claims=tuple(sorted({r.claim_id for r in stretch.reports})),
        decays_on=last.at + half_life if last.dated and not ended else None,
        below=first.below,
    )


def _where(reports: Sequence[StateReport]) -> str:
    """Return the words that all reports use, or for several parts of a place "parts of" it."""
    first = reports[0]
    if first.below and first.place and len({r.where for r in reports}) > 1:
        return first.place.name if first.place.precision is Precision.NEAR else f"parts of {first.place.name}"
    return first.where


def _state_key(state: State) -> tuple:
    ground = state.place.place_id if state.place else ""
    return (ground, state.where, state.from_on or date.min, state.condition, state.holder or "", state.claims)
