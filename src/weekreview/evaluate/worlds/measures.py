"""Measures: how well a reconciled week recovers its truth. Counts, so that weeks can be added up and resampled."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import timedelta

from weekreview.model import Claim, Condition, Scope, State, StateStatus, Tally
from weekreview.reconcile import Reconciled, states_on
from weekreview.reconcile.kinds import NOT_INCIDENTS
from weekreview.reconcile.sides import Sides

from ..coreference import b_cubed
from .disagreements import disagreements, obscured, planted, sums_planted
from .tellings import Said
from .worlds import World

STOCK = ("background", "other")
"""Kinds of lines that outlets print in the very same words, so that nobody can tell whose they are."""
ROUNDED = 0.1
"""Where nobody printed the exact number, a best within this share of it is as right as can be. Source: the reader takes
"about 30" for 27 to 33."""
TRACKS = {
    "hold": Condition.HELD,
    "siege": Condition.BESIEGED,
    "ceasefire": Condition.CEASEFIRE,
    "contest": Condition.CONTESTED,
}


def measure(world: World, found: Reconciled, said: Mapping[str, Said], sides: Sides) -> dict[str, float]:
    """Return the counts of one week, each name with what it is of: `incidents.precision`, `tallies.held`, ...

    Args:
        world: The week.
        found: What was made of its claims.
        said: Claim id -> what it truly is, for each claim of `found`.
        sides: The registry's answers.
    """
    counts: dict[str, float] = {}
    origin_of = {c.claim_id: c.origin_id for c in found.claims}
    own = {c: s.origin for c, s in said.items() if s.kind not in STOCK}
    counts |= _grouped("origins", {c: origin_of[c] for c in own}, own)
    events = {c.claim_id: said[c.claim_id].event for c in found.claims if _makes_incident(c, said[c.claim_id])}
    incident_of = {c: i.incident_id for i in found.incidents for c in i.claims}
    counts |= _grouped("incidents", {c: incident_of.get(c, c) for c in events}, events)
    counts |= _tallies(world, found, said)
    counts |= _contradictions(found, said)
    counts |= _states(world, found.states, said, sides)
    leaking = {c for c, s in said.items() if s.kind == "background"}
    in_period = {c for t in found.tallies if t.scope in (Scope.INCIDENT, Scope.PERIOD) for c in t.claims}
    return counts | {"leaks": len(leaking & in_period), "claims": len(found.claims)}


def _makes_incident(claim: Claim, said: Said) -> bool:
    return claim.happened and said.event is not None and claim.type not in NOT_INCIDENTS


def _grouped(name: str, found: Mapping[str, object], truth: Mapping[str, object]) -> dict[str, float]:
    precision, recall = b_cubed(found, truth)
    return {
        f"{name}.items": len(truth),
        f"{name}.precision": precision * len(truth),
        f"{name}.recall": recall * len(truth),
    }


def _tallies(world: World, found: Reconciled, said: Mapping[str, Said]) -> dict[str, float]:
    """Count the general column's tallies whose bounds hold the truth, and whose best is right."""
    truth = {(e.number, t.of): 0 if e.made_up else t.final for e in world.war.events for t in e.tolls}
    counts: Counter[str] = Counter(
        {f"{n}.{k}": 0 for n in ("tallies", "sums") for k in ("all", "held", "right", "near")}
    )
    for tally in found.tallies:
        events = _events_of(tally, said)
        if tally.party or not events or any((e, tally.of) not in truth for e in events):
            continue
        if tally.level == "incident" and tally.scope is Scope.INCIDENT:
            name, true = "tallies", truth[(max(sorted(events), key=lambda e: events[e]), tally.of)]
        elif tally.level == "all":
            name, true = "sums", sum(truth[(e, tally.of)] for e in events)
        else:
            continue
        counts[f"{name}.all"] += 1
        counts[f"{name}.held"] += tally.low <= true and (tally.high is None or true <= tally.high)
        counts[f"{name}.right"] += tally.best == true
        rounded = (
            name == "tallies" and abs(tally.best - true) <= ROUNDED * true and not _told_exactly(tally, true, said)
        )
        counts[f"{name}.near"] += tally.best == true or rounded
    return dict(counts)


def _told_exactly(tally: Tally, true: float, said: Mapping[str, Said]) -> bool:
    """Return True where somebody printed the true number without a hedge."""
    numbers = [n for c in tally.claims if c in said for n in said[c].numbers if n.of == tally.of]
    return any(n.low == n.high == true for n in numbers)


def _events_of(tally: Tally, said: Mapping[str, Said]) -> Counter[int]:
    return Counter(e for c in tally.claims if c in said and (e := said[c].event) is not None)


def _contradictions(found: Reconciled, said: Mapping[str, Said]) -> dict[str, float]:
    wanted, sums = planted(said), sums_planted(said)
    counts: Counter[str] = Counter()
    for key in wanted:
        counts[f"planted.{key[0]}"] += 1
    counts["planted.sum"] += len(sums)
    seen: set = set()
    for contradiction in found.contradictions:
        one, other = (said.get(c) for c in contradiction.claims)
        if one is None or other is None:
            continue
        counts["contradictions"] += 1
        if contradiction.explanation.startswith("A sum of"):
            right = "sum" in one.wrong and one.kind == "bulletin"
            seen |= {("sum", -(-abs(s.event) // 100)) for s in (one, other) if right and s.event}
        else:
            keys = {k for k, kinds in disagreements(one, other).items() if contradiction.kind in kinds}
            right = bool(keys)
            seen |= keys
        counts["false"] += not right
        counts[f"false.{contradiction.kind}"] += not right
    for key in wanted:
        counts[f"seen.{key[0]}"] += key in seen
    hidden = obscured(said) & set(wanted)
    counts["planted.obscured"] += len(hidden)
    counts["seen.obscured"] += len(hidden & seen)
    counts["seen.sum"] += len({s for s in sums if ("sum", -(-abs(s) // 100)) in seen})
    return dict(counts)


def _states(world: World, states: Sequence[State], said: Mapping[str, Said], sides: Sides) -> dict[str, float]:
    """Count place, track and day, from the first day told of that track on, and those that are right."""
    first_told = _first_told(said)
    by_place: dict[str, list[State]] = defaultdict(list)
    for state in states:
        if state.place and state.status is not StateStatus.DENIED:
            by_place[state.place.place_id.removesuffix("#near")].append(state)
    counts: Counter[str] = Counter({f"states.{k}": 0 for k in ("all", "right")})
    for (word, track), first in sorted(first_told.items()):
        town = next(t for t in world.cast.towns if t.word == word)
        day = max(first, world.war.first_on)
        while day <= world.war.last_on:
            right = _is_right(world, word, track, day, by_place[town.place.place_id], sides)
            for name in ("states", f"states.{track}"):
                counts[f"{name}.all"] += 1
                counts[f"{name}.right"] += right
            day += timedelta(days=1)
    return dict(counts)


def _first_told(said: Mapping[str, Said]) -> dict[tuple[str, str], object]:
    first: dict = {}
    for one in said.values():
        track = "hold" if one.kind == "holds" or one.captures else one.kind
        if track in TRACKS and one.place and one.on and not one.denied:
            key = (one.place, track)
            first[key] = min(first.get(key, one.on), one.on)
    return first


def _is_right(world: World, word: str, track: str, day, states: Iterable[State], sides: Sides) -> bool:
    truth = {
        f
        for s in world.war.stretches
        if s.town.word == word and s.track == track and s.from_on <= day and (s.to_on is None or day < s.to_on)
        for f in s.forces
    }
    running = [s for s in states_on(states, day) if s.condition is TRACKS[track]]
    if track == "contest":
        return bool(running) == bool(truth)
    running = [s for s in running if not s.below]
    holders = {h for s in running for h in (s.holder or "").split("; ") if h}
    if track == "ceasefire":
        return bool(running) == bool(truth)
    wanted = {world.cast.by_force[f].side for f in truth}
    return bool(running) == bool(truth) and all(any(sides.same(h, w, day) for w in wanted) for h in holders)
