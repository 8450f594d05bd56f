"""Changes: what two issues' figures differ in, and because of which claims. Pure; works on exported rows.

Two tallies are of one thing where their ids are the same, or else where their definitions are and they rest on a claim
in common; of several, the one with most claims in common. A running total that the same origin gives anew, since the
same day and of the same place, is one thing though it rests on new claims.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import msgspec

from weekreview.errors import InputError
from weekreview.model import Change, Scope

from .values import Row

DEFINITION = ("of", "role", "civilian", "side", "party", "scope", "level", "area")
"""Columns that must be the same for two tallies to be of one thing."""
BOUNDS = ("low", "best", "high")


@dataclass(frozen=True, slots=True)
class Snapshot:
    """What of an issue is compared."""

    claims: frozenset[str]
    """Ids of its claims."""
    tallies: Sequence[Row]
    """Its tallies' rows."""
    reviews: Sequence[Row] = ()
    """Its reviews' rows."""


def read_snapshot(folder: Path) -> Snapshot:
    """Return the snapshot of an issue's folder.

    Raises:
        InputError: It is no folder of an issue, or a file of it can't be read.
    """
    try:
        claims = frozenset(row["claim_id"] for row in _rows(folder / "claims.jsonl"))
        reviews = _rows(folder / "reviews.jsonl") if (folder / "reviews.jsonl").is_file() else []
        return Snapshot(claims, _rows(folder / "tallies.jsonl"), reviews)
    except (OSError, KeyError, msgspec.DecodeError) as error:
        why = "it has no claims.jsonl" if isinstance(error, FileNotFoundError) else error
        raise InputError(f"{folder} is no folder of an issue ({why}); give one that `build --out` wrote") from error


def compare(before: Snapshot, after: Snapshot) -> list[Change]:
    """Return the figures that moved, came or went, sorted by what they are."""
    changes = []
    for old, new in _paired(before.tallies, after.tallies):
        if old is None or new is None or any(old[b] != new[b] for b in BOUNDS):
            changes.append(_change(old, new, before, after))
    return sorted(changes, key=lambda c: (c.before is None, c.after is None, c.what, str(c.before), str(c.after)))


def _rows(path: Path) -> list[Row]:
    return [msgspec.json.decode(line) for line in path.read_bytes().splitlines() if line.strip()]


def _paired(before: Sequence[Row], after: Sequence[Row]) -> Iterable[tuple[Row | None, Row | None]]:
    """Yield each earlier tally with its later self, None where there is none, and each later one that is new."""
    by_id = {t["tally_id"]: t for t in after}
    pairs = {t["tally_id"]: by_id[t["tally_id"]] for t in before if t["tally_id"] in by_id}
    taken = {t["tally_id"] for t in pairs.values()}
    candidates: dict[tuple, list[Row]] = defaultdict(list)
    for tally in after:
        if tally["tally_id"] not in taken:
            candidates[_definition(tally)].append(tally)
    options = []
    for old in before:
        for new in candidates[_definition(old)] if old["tally_id"] not in pairs else ():
            shared = len(set(old["claims"]) & set(new["claims"]))
            if shared or _is_running_total_anew(old, new):
                options.append((-shared, old["tally_id"], new["tally_id"], new))
    for _, old_id, new_id, new in sorted(options, key=lambda o: o[:3]):
        if old_id not in pairs and new_id not in taken:
            pairs[old_id] = new
            taken.add(new_id)
    yield from ((old, pairs.get(old["tally_id"])) for old in before)
    yield from ((None, new) for new in after if new["tally_id"] not in taken)


def _is_running_total_anew(old: Row, new: Row) -> bool:
    """Return True where both are running totals of one beginning and place on the word of some same origin."""
    place_then, place = ((t["place"] or {}).get("place_id") for t in (old, new))
    of_one_kind = old["scope"] == new["scope"] == Scope.CUMULATIVE and (old["from"], place_then) == (new["from"], place)
    return of_one_kind and not set(old["origins"]).isdisjoint(new["origins"])


def _definition(tally: Row) -> tuple:
    return tuple(tally.get(name) for name in DEFINITION)


def _change(old: Row | None, new: Row | None, before: Snapshot, after: Snapshot) -> Change:
    mine, theirs = (frozenset(t["claims"]) if t else frozenset() for t in (old, new))
    moved = mine ^ theirs
    named = {r["judgement_id"]: r for r in (*before.reviews, *after.reviews)}
    only = {r["judgement_id"] for r in before.reviews} ^ {r["judgement_id"] for r in after.reviews}
    touched = (j for j in only if set(named[j].get("claims", ())) & (mine | theirs))
    return Change(
        what=words_of(new or old or {}),
        before=tuple(old[b] for b in BOUNDS) if old else None,
        after=tuple(new[b] for b in BOUNDS) if new else None,
        added=tuple(sorted(theirs - before.claims)),
        withdrawn=tuple(sorted(mine - after.claims)),
        judged=tuple(sorted(touched)),
        regrouped=tuple(sorted(moved & before.claims & after.claims)),
    )


def words_of(tally: Row) -> str:
    """Return what a tally counts, in words."""
    role = tally["role"] if tally["role"] not in (tally["of"], "not determined") else ""
    place = (tally["place"] or {}).get("name") if tally["place"] else None
    where = place or tally.get("area") or ("all places" if tally.get("level") == "all" else "place not determined")
    days = " to ".join(dict.fromkeys(d for d in (tally["from"], tally["to"]) if d)) or "days not determined"
    side = f", of {tally['side']}" if tally.get("side") else ""
    by = f", by the word of {tally['party']}" if tally["party"] else ""
    return f"{tally['of']} {role}".strip() + f"{side}{by}, {where}, {days} ({tally['scope']})"
