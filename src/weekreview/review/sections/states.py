"""Who holds what, which ceasefires, which sieges: each claimed or assessed, since when, and until when it stands."""

from __future__ import annotations

import re
from datetime import date

from weekreview.model import Basis, Condition, Line, Piece, PieceKind, State, StateRow, StateStatus, TimePrecision

from ..compose.attributions import speaks_for
from ..compose.certainties import in_body, is_sure
from ..compose.names import is_fragment, registry_phrase
from ..compose.phrases import RELATIONS, date_line, is_reports_date, place_name
from ..compose.pieces import capitalised, day, text
from ..index import Index

CONDITIONS = {
    Condition.HELD: "Held",
    Condition.CONTESTED: "Contested",
    Condition.BESIEGED: "Besieged",
    Condition.CEASEFIRE: "Ceasefire",
    Condition.NOT_DETERMINED: "Not determined",
}
STATUSES = {
    StateStatus.ASSESSED: "Assessed by somebody who is no side of it",
    StateStatus.CLAIMED: "Claimed by a side",
    StateStatus.DENIED: "Denied",
}
BROKEN = "Ceasefire said to be broken"
NO_PLACE: Line = (text("Place not determined"),)
NOBODY: Line = (text("Not determined"),)
ORDER = (Condition.CEASEFIRE, Condition.BESIEGED, Condition.CONTESTED, Condition.HELD, Condition.NOT_DETERMINED)


def shown_states(index: Index) -> list[State]:
    """Return the states that some claim of the text proper, read surely, says; no headline's or caption's alone.

    A ceasefire needs no more than to have been read: missing one does more harm than doubting one.
    """

    def holds(state: State) -> bool:
        """Return True where some claim is ground enough for the state."""
        sure = state.condition is Condition.CEASEFIRE
        return any(in_body(c) and (sure or is_sure(c)) for c in index.claims_of(state.claims))

    return [s for s in index.material.states if holds(s)]


def states_of(index: Index) -> tuple[StateRow, ...]:
    """Return the table's rows: ceasefires and sieges first, then by place."""
    states = [s for s in shown_states(index) if s.place or s.holder or s.condition is Condition.CEASEFIRE]
    states.sort(key=lambda s: (ORDER.index(s.condition), s.place.name if s.place else s.where, s.claims))
    rows = (row_of(s, index) for s in states)
    truces = (CONDITIONS[Condition.CEASEFIRE], BROKEN)
    return tuple(r for r in rows if r.condition in truces or not (r.where == NO_PLACE and r.holder == NOBODY))


def row_of(state: State, index: Index) -> StateRow:
    """Return one state as a row."""
    broken = is_breach(state)
    return StateRow(
        where_of(state),
        BROKEN if broken else CONDITIONS[state.condition],
        holder_of(state, index),
        alleged_by(state, index) if broken else status_of(state, index),
        since_of(state, index),
        (text("ends no ceasefire by itself"),) if broken else until_of(state, index),
        state.claims,
    )


def is_breach(state: State) -> bool:
    """Return True for a ceasefire that somebody says was broken: the truce is not denied, nor ended by that alone."""
    return state.condition is Condition.CEASEFIRE and state.status is StateStatus.DENIED


def alleged_by(state: State, index: Index) -> str:
    """Return on whose word a breach stands."""
    party = {c.party for c in index.claims_of(state.claims)}
    return (
        "Said by a side" if party == {True} else "Said by somebody who is no side" if party == {False} else "Reported"
    )


def status_of(state: State, index: Index) -> str:
    """Return on whose word a state stands: a side's, too, where the outlet speaks for one."""
    voices = [speaks_for(c, index) for c in index.claims_of(state.claims)]
    if state.status is StateStatus.ASSESSED and voices and all(voices):
        return STATUSES[StateStatus.CLAIMED]
    if state.status is StateStatus.ASSESSED and all(c.party is None for c in index.claims_of(state.claims)):
        return "As reported; no side is named as its source"
    return STATUSES[state.status]


def where_of(state: State) -> Line:
    """Return the place; parts of it where the state is below it; the report's words where it is not determined."""
    if state.place:
        name = place_name(state.place, state.claims)
        relational = bool(RELATIONS.match(state.place.name))
        return (text("Parts of "), *name) if state.below and not relational else capitalised(name)
    if state.where.lower().startswith(("place not determined", "not determined")):
        return NO_PLACE
    words = Piece(state.where, PieceKind.PLACE, Basis.STATE, state.claims)
    return words, text(" (not placed)")


def holder_of(state: State, index: Index) -> Line:
    """Return who holds, besieges or signed; parties of a ceasefire with commas."""
    if not state.holder:
        return NOBODY
    lines = []
    for part in state.holder.split("; "):
        named = registry_phrase(part, state.claims, index)
        words = Piece(part, PieceKind.WORDS, Basis.STATE, state.claims)
        if named or not (is_fragment(part) or is_raw_id(part)):
            lines.append(named.line if named else (words,))
    if not lines:
        return NOBODY
    joined: list[Piece] = []
    for position, line in enumerate(lines):
        joined += [text("; "), *line] if position else line
    return capitalised(tuple(joined))


def is_raw_id(words: str) -> bool:
    """Return True for an id of our own that no record gives a name to ("sy.army")."""
    return re.fullmatch(r"[a-z0-9]+(?:[._][a-z0-9]+)+", words) is not None


def since_of(state: State, index: Index) -> Line:
    """Return the first day known, or the report's own words where they name no day ("since January")."""
    if state.from_on is None:
        return (text("not determined"),)
    claims = index.claims_of(state.claims)
    if all(c.when and is_reports_date(c, index) for c in claims):
        latest = max(claims, key=lambda c: (c.when.latest_on or c.when.earliest_on, c.claim_id))
        around, on = index.material.to_on, latest.when.latest_on or latest.when.earliest_on
        shown = day(on, Basis.MOMENT, (latest.claim_id,), with_year=around is None or on.year != around.year)
        return text("as reported on "), shown
    for claim in claims:
        if claim.when and claim.when.precision is TimePrecision.OPEN and claim.when.earliest_on == state.from_on:
            return date_line(claim, index)[1:]
    return (_day(state.from_on, state, index),)


def until_of(state: State, index: Index) -> Line:
    """Return when it ended, or from when it will no longer count as known."""
    if state.to_on:
        return text("ended "), _day(state.to_on, state, index)
    if state.decays_on:
        return text("counts as known to "), _day(state.decays_on, state, index), text(", unless reported again")
    return (text("no end reported"),)


def _day(on: date, state: State, index: Index) -> Piece:
    around = index.material.to_on
    return day(on, Basis.STATE, state.claims, with_year=around is None or on.year != around.year)
