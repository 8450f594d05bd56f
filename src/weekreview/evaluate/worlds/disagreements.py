"""Disagreements: what two claims of a made-up week truly disagree about, and which of it was planted.

Both what should be found and what was found is judged by the same predicate, on what was truly said.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from itertools import combinations

from weekreview.model import ContradictionKind

from .sayings import Number
from .tellings import Said

Kind = ContradictionKind
Key = tuple[str, object, frozenset]
"""(kind, what it is about, the two values; of a count the one value that others differ from)."""
EITHER = {Kind.EXISTENCE, Kind.CONTROL, Kind.STATUS}
"""Kinds by which a capture that one side denies may rightly be called."""
RARE = 10
"""Least figure by which a report that names another town or day can be known as the same."""


def disagreements(one: Said, other: Said) -> dict[Key, frozenset[Kind]]:
    """Return what the two disagree about -> the kinds by which that may rightly be called."""
    if one.origin == other.origin or (one.side is not None and one.side == other.side):
        return {}
    found: dict[Key, frozenset[Kind]] = {}
    if one.event is not None and one.event == other.event:
        found |= _about_one_event(one, other)
    if one.place is not None and one.place == other.place:
        found |= _about_one_town(one, other)
    return found


def planted(said: Mapping[str, Said]) -> dict[Key, frozenset[Kind]]:
    """Return the disagreements that somebody's error or lie made, and that two claims show plainly."""
    heaps: dict[tuple, list[Said]] = defaultdict(list)
    for _, one in sorted(said.items()):
        if one.event is not None:
            heaps[("event", one.event)].append(one)
        if one.place is not None and one.kind == "holds":
            heaps[("town", one.place)].append(one)
    captures = [s for _, s in sorted(said.items()) if s.event is not None and s.place is not None and not s.numbers]
    for one in captures:
        heaps[("town", one.place)].append(one)
    found: dict[Key, frozenset[Kind]] = {}
    for heap in heaps.values():
        for one, other in combinations(_current(heap), 2):
            for key, kinds in disagreements(one, other).items():
                if _is_planted(key, one, other):
                    found[key] = kinds
    return found


def obscured(said: Mapping[str, Said]) -> set[Key]:
    """Return the planted counts that no reader can know for two figures of one event.

    "Five were killed", wrongly, and days later, rightly, "the toll rose to seven": every two claims that show it so
    are an early figure and a later, greater one; or every two of them also name another town, or another day.
    """
    plain: set[Key] = set()
    planted_counts: set[Key] = set()
    heaps: dict[int, list[Said]] = defaultdict(list)
    for _, one in sorted(said.items()):
        if one.event is not None:
            heaps[one.event].append(one)
    for heap in heaps.values():
        for one, other in combinations(_current(heap), 2):
            for key in disagreements(one, other):
                if key[0] == "count" and _is_planted(key, one, other):
                    planted_counts.add(key)
                    hidden = _only_rises(key, one, other) or (one.where, one.on) != (other.where, other.on)
                    plain |= set() if hidden else {key}
    return planted_counts - plain


def _only_rises(key: Key, one: Said, other: Said) -> bool:
    """Return True where the later of two tellings gives the greater of what is counted."""
    if one.as_of == other.as_of:
        return False
    early, late = sorted((one, other), key=lambda s: s.as_of)
    of = key[1][1] if isinstance(key[1], tuple) else None
    return max(n.low for n in late.numbers if n.of == of) > max(n.low for n in early.numbers if n.of == of)


def _current(heap: Iterable[Said]) -> list[Said]:
    """Return the different sayings without those that their own voice has taken back by a later toll."""
    anew = {(s.origin, s.event) for s in heap if s.as_of}
    return [s for s in dict.fromkeys(heap) if s.as_of or (s.origin, s.event) not in anew]


def sums_planted(said: Mapping[str, Said]) -> set[int]:
    """Return the numbers of the bulletins whose list does not come to its headline."""
    return {s.event for s in said.values() if s.kind == "bulletin" and "sum" in s.wrong and s.place is None and s.event}


def _is_planted(key: Key, one: Said, other: Said) -> bool:
    kind, wrong = key[0], one.wrong | other.wrong
    if kind in ("place", "time"):
        cause = {"place": "place", "time": "day"}[kind]
        rare = {(n.of, n.low, n.high) for n in one.numbers if n.low >= RARE} & {
            (n.of, n.low, n.high) for n in other.numbers
        }
        return cause in wrong and bool(rare) and one.force == other.force is not None
    plainly = all(s.place and s.on for s in (one, other))
    if kind == "count":
        return plainly and any(
            "count" in s.wrong and (n.low, n.high) in key[2] for s in (one, other) for n in s.numbers
        )
    causes = {"actor": "actor", "target": "target", "victims": "victims", "holder": "holder"}
    return plainly and (kind in ("existence",) or causes.get(kind) in wrong)


def _about_one_event(one: Said, other: Said) -> dict[Key, frozenset[Kind]]:
    about = one.event
    if one.denied and other.denied:
        return {}
    if one.denied or other.denied:
        return {("existence", about, frozenset({"told", "denied"})): frozenset(EITHER)}
    found: dict[Key, frozenset[Kind]] = {}
    for kind, mine, theirs in (
        ("actor", one.force, other.force),
        ("target", one.foe, other.foe),
        ("place", one.where, other.where),
        ("time", one.on, other.on),
    ):
        if mine is not None and theirs is not None and mine != theirs:
            took = kind == "actor" and one.captures and other.captures  # who took a town is who holds it
            found[(kind, about, frozenset({mine, theirs}))] = frozenset({Kind(kind)} | (EITHER if took else set()))
    for a in one.numbers:
        for b in other.numbers:
            found |= _about_numbers(about, a, b, one, other)
    return found


def _about_numbers(about: int | None, a: Number, b: Number, one: Said, other: Said) -> dict[Key, frozenset[Kind]]:
    if a.of != b.of:
        return {}
    if {a.who, b.who} == {"civilians", "fighters"}:
        return {("victims", about, frozenset({a.who, b.who})): frozenset({Kind.TARGET, Kind.COUNT})}
    apart = (a.high is not None and a.high < b.low) or (b.high is not None and b.high < a.low)
    only_rose = one.as_of != other.as_of and "count" not in one.wrong | other.wrong
    if not apart or only_rose:
        return {}
    return {("count", (about, a.of), frozenset({(n.low, n.high)})): frozenset({Kind.COUNT}) for n in (a, b)}


def _about_one_town(one: Said, other: Said) -> dict[Key, frozenset[Kind]]:
    """Return what they differ on of who holds a town; a capture says who holds it from its day on."""
    holders = [(s.force, s.on, s) for s in (one, other) if s.force and (s.kind == "holds" or _is_capture(s))]
    if len(holders) == 2 and {one.kind, other.kind} <= {"holds", "event"} and "holds" in (one.kind, other.kind):
        (mine, my_day, a), (theirs, their_day, b) = holders
        if mine != theirs and not a.denied and not b.denied and _at_once(a, my_day, b, their_day):
            return {("holder", one.place, frozenset({mine, theirs})): frozenset({Kind.CONTROL, Kind.STATUS})}
        if mine == theirs and (a.denied or b.denied):
            return {("existence", one.place, frozenset({"told", "denied"})): frozenset(EITHER)}
    if "contest" in (one.kind, other.kind) and "holds" in (one.kind, other.kind):
        return {("contest", one.place, frozenset({one.kind, other.kind})): frozenset({Kind.CONTROL, Kind.STATUS})}
    for struck, held in ((one, other), (other, one)):
        hits = struck.kind in ("event", "bulletin") and struck.foe and not struck.captures
        if hits and held.force and (held.kind == "holds" or _is_capture(held)) and struck.foe != held.force:
            if _is_capture(held) and struck.on and held.on and struck.on <= held.on:
                continue  # it may have been struck before it fell
            return {("struck", one.place, frozenset({struck.foe, held.force})): frozenset({Kind.TARGET})}
    return {}


def _is_capture(said: Said) -> bool:
    return said.kind == "event" and said.captures


def _at_once(one: Said, my_day, other: Said, their_day) -> bool:
    """Return True where the two holds can be of one day: a hold told before a capture disagrees with nothing."""
    if my_day is None or their_day is None:
        return True
    if _is_capture(one) and not _is_capture(other):
        return their_day >= my_day
    if _is_capture(other) and not _is_capture(one):
        return my_day >= their_day
    return my_day == their_day


def kinds_of(keys: Iterable[Key]) -> dict[str, int]:
    """Return how many there are of each kind."""
    counts: dict[str, int] = defaultdict(int)
    for key in keys:
        counts[key[0]] += 1
    return dict(counts)
