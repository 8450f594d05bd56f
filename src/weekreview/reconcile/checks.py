"""Checks: sums inside a report that do not come out, and strikes on a side that did not hold the place."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from weekreview.model import Claim, Condition, Contradiction, ContradictionKind, Precision, Quantity, Scope, State

from .contradictions import shorten
from .distances import spots
from .origins import Independence
from .sides import Sides
from .tallies.sums import AGGREGATES

_ALL_PARTS = re.compile(r"[:(—–]")
_SOME_PARTS = re.compile(r"\b(including|of which|of whom|of them|among them|among whom)\b", re.IGNORECASE)
STRIKE_TYPES = frozenset({"air_strike", "shelling"})
HOLD_DAYS = 31
"""Longest stretch in days of which a hold is told that is held against a strike: a month by name. House value."""


def check_sums(claims: Sequence[Claim]) -> list[Contradiction]:
    """Return a contradiction of count for each sum of a report that does not come out; `claims` in any order."""
    documents: dict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        if claim.happened:
            documents[claim.document_id].append(claim)
    found: list[Contradiction] = []
    for document_id in sorted(documents):
        told = sorted(documents[document_id], key=lambda c: (c.evidence.begin, c.trigger.begin, c.claim_id))
        found += [*_sums_in_sentences(told), *_sums_over_lists(told)]
    return found


def _sums_in_sentences(told: Sequence[Claim]) -> Iterator[Contradiction]:
    sentences: dict[tuple, dict[tuple, tuple[Claim, Quantity]]] = defaultdict(dict)
    for claim in told:
        for quantity in claim.quantities:
            if _exact(quantity):
                place = (quantity.span.begin, quantity.span.end)
                sentences[(claim.evidence.begin, quantity.of)].setdefault(place, (claim, quantity))
    for (_, of), numbers in sorted(sentences.items()):
        (claim, whole), *parts = [numbers[k] for k in sorted(numbers)]
        if len(parts) < 2 or any((q.low or 0) > (whole.low or 0) for _, q in parts):
            continue
        total = sum(q.low or 0 for _, q in parts)
        between = claim.evidence.text[
            whole.span.end - claim.evidence.begin : parts[0][1].span.begin - claim.evidence.begin
        ]
        some, every = _SOME_PARTS.search(between), _ALL_PARTS.search(between)
        if (some and total > (whole.low or 0)) or (every and not some and total != whole.low):
            listed = " + ".join(q.span.text for _, q in parts)
            yield _sum_finding(of, claim, parts[0][0], f"“{whole.span.text}” against “{listed}” = {total:g}")


def _sums_over_lists(told: Sequence[Claim]) -> Iterator[Contradiction]:
    """Check the figure of each country, or of several, against the items of the list in it, and one another."""
    for of in sorted(AGGREGATES):
        figures = [(c, q) for c in told for q in c.quantities if q.of == of and _exact(q)]
        heads = [(c, q) for c, q in figures if _countries(c)]
        items = [(c, q) for c, q in figures if c.passage == "list_item" and not _countries(c)]
        yield from _heads_against_items(of, heads, items)
        yield from _heads_against_heads(of, heads)


def _heads_against_items(
    of: str, heads: Sequence[tuple[Claim, Quantity]], items: Sequence[tuple[Claim, Quantity]]
) -> Iterator[Contradiction]:
    land_of = _lands_of(items)
    if len(items) < 2 or None in land_of:
        return  # an item without a place, and not between two of one country, may belong to any head
    alone = frozenset().union(*(_countries(c) for c, _ in heads if len(_countries(c)) == 1))
    seen = set()
    for claim, whole in sorted(heads, key=lambda head: head[0].passage == "headline"):
        named = [m.place for m in spots(claim) if m.place and m.place.place_id in _countries(claim)]
        countries = {p.country: p.name for p in named}
        key = (_countries(claim), whole.low)
        if key in seen or (len(countries) > 1 and (_countries(claim) & alone or not _is_largest(whole, claim))):
            continue  # a headline says again what its text does; and countries with figures of their own are checked so
        seen.add(key)
        listed = [item for item, land in zip(items, land_of, strict=True) if land in countries]
        total = sum(q.low or 0 for _, q in listed)
        if listed and total != whole.low:
            parts = " + ".join(q.span.text for _, q in listed)
            where = " and ".join(countries.values())
            words = f"“{whole.span.text}” in {where} against “{parts}” = {total:g} in the items of the list"
            yield _sum_finding(of, claim, listed[0][0], words, [c for c, _ in listed])


def _is_largest(whole: Quantity, claim: Claim) -> bool:
    """Return True for 34 of "34 strikes: 23 in Syria and 11 in Iraq"."""
    return not any((q.low or 0) > (whole.low or 0) for q in claim.quantities if q.of == whole.of and _exact(q))


def _lands_of(items: Sequence[tuple[Claim, Quantity]]) -> list[str | None]:
    """Return each item's country; one whose place is not known lies where its neighbours in the list both do."""
    known = [claim.place.country if claim.place else None for claim, _ in items]
    found = list(known)
    for n, land in enumerate(known):
        before = next((k for k in reversed(known[:n]) if k), None)
        after = next((k for k in known[n + 1 :] if k), None)
        if land is None and before == after:
            found[n] = before
    return found


def _heads_against_heads(of: str, heads: Sequence[tuple[Claim, Quantity]]) -> Iterator[Contradiction]:
    for claim, whole in heads:
        countries = _countries(claim)
        parts = [(c, q) for c, q in heads if len(_countries(c)) == 1 and _countries(c) <= countries and c is not claim]
        if len(countries) < 2 or len(parts) != len(countries) or len({_countries(c) for c, _ in parts}) != len(parts):
            continue
        total = sum(q.low or 0 for _, q in parts)
        if total != whole.low:
            listed = " + ".join(f"“{q.span.text}”" for _, q in parts)
            words = f"“{whole.span.text}” against {listed} = {total:g}"
            yield _sum_finding(of, claim, parts[0][0], words, [c for c, _ in parts])


def _sum_finding(of: str, whole: Claim, part: Claim, words: str, addends: Sequence[Claim] = ()) -> Contradiction:
    first, second = sorted((whole.claim_id, part.claim_id))
    words = f"A sum of {of} inside one report does not come out: {words}."
    added = tuple(dict.fromkeys(c.claim_id for c in addends))
    return Contradiction(ContradictionKind.COUNT, (first, second), None, words, added)


def _exact(quantity: Quantity) -> bool:
    return quantity.low is not None and quantity.low == quantity.high and quantity.scope is not Scope.CUMULATIVE


def _countries(claim: Claim) -> frozenset[str]:
    places = [m.place for m in spots(claim) if m.place and not m.inherited]
    return frozenset(p.place_id for p in places if p.precision is Precision.COUNTRY)


def check_targets(
    claims: Sequence[Claim], states: Sequence[State], sides: Sides, independence: Independence
) -> list[Contradiction]:
    """Return a contradiction of target for each strike said to be on a side where another origin has another holder."""
    by_id = {c.claim_id: c for c in claims}
    held: dict[str, list[State]] = defaultdict(list)
    for state in states:
        if state.condition is Condition.HELD and state.place and state.status != "denied":
            held[state.place.place_id].append(state)
    found = []
    for claim in claims:
        if claim.type not in STRIKE_TYPES or not claim.happened or not claim.place or not claim.when:
            continue
        for state in held.get(claim.place.place_id, ()):
            if other := _disagrees(claim, state, by_id, sides, independence):
                found.append(_target_finding(claim, other, state, independence))
    return found


def _disagrees(
    claim: Claim, state: State, by_id: dict[str, Claim], sides: Sides, independence: Independence
) -> Claim | None:
    """Return the claim, of another origin, that gives the place to somebody else than the strike's target; or None."""
    on = claim.when.latest_on if claim.when else None
    targets = {m.actor_id for m in claim.targets if m.actor_id and not sides.is_generic(m.actor_id)}
    if on is None or not targets or not state.holder or not _holds_on(state, on):
        return None
    holders = state.holder.split("; ")
    if any(sides.actor(h) is None for h in holders) or any(sides.same(t, h, on) for t in targets for h in holders):
        return None
    others = [by_id[c] for c in state.claims if not _one_origin(claim, by_id[c], independence)]
    return next((o for o in others if _is_dated(o) and not _may_be_before(claim, o)), None)


def _may_be_before(strike: Claim, capture: Claim) -> bool:
    """Return True where a town changed hands, and the strike may have come before it, of that day or an unknown one."""
    if capture.type != "territory_gained" or not (strike.when and capture.when and capture.when.latest_on):
        return False
    return (strike.when.earliest_on or date.min) <= capture.when.latest_on


def _is_dated(claim: Claim) -> bool:
    """Return False where a hold is told of a stretch ("captured it in 2015"), of whose last day it says little."""
    when = claim.when
    if when is None or when.earliest_on is None or when.latest_on is None:
        return True  # then the day of print stands for it
    return when.latest_on - when.earliest_on <= timedelta(days=HOLD_DAYS)


def _holds_on(state: State, on) -> bool:
    begun = state.from_on is not None and state.from_on <= on
    return begun and (state.to_on is None or on < state.to_on) and (state.decays_on is None or on < state.decays_on)


def _one_origin(one: Claim, other: Claim, independence: Independence) -> bool:
    return independence.of_one_side(one.origin_id or "", other.origin_id or "", None)


def _target_finding(claim: Claim, other: Claim, state: State, independence: Independence) -> Contradiction:
    place = state.place.name if state.place else state.where
    first, second = sorted((claim.claim_id, other.claim_id))
    words = (
        f"The strike is said to be on one side, the place to be held by another: of {place}, "
        f"{independence.name_of(claim.origin_id or '')} says “{shorten(claim.evidence.text)}”; "
        f"{independence.name_of(other.origin_id or '')} says “{shorten(other.evidence.text)}”."
    )
    return Contradiction(ContradictionKind.TARGET, (first, second), None, words)
