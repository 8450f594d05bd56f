"""Whether a row of an export is what a table expects. An expectation names only what matters; the rest may be anything.

A list means "any of these"; words mean "holds these words", without regard to case or accents; null means "none". A key
that is not known raises, so that a slip of the pen in a table can't pass for a match.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from typing import Any

from unidecode import unidecode

Row = Mapping[str, Any]
Check = Callable[[Any, Row, "Built"], bool]
SPOT = ("lat", "lon", "within_km")
"""These only mean something together, and are one point."""


class Built:
    """What a build gave for one case: the rows of its exports, claims by id."""

    def __init__(self, texts: Iterable[str], claims: Iterable[Row], **derived: list[Row]) -> None:
        self.texts = list(texts)
        self.claims = list(claims)
        self.claim_of = {claim["claim_id"]: claim for claim in self.claims}
        self.derived = derived

    def claims_under(self, row: Row) -> list[Row]:
        """Return the claims that a derived row rests on."""
        return [self.claim_of[claim_id] for claim_id in row["claims"] if claim_id in self.claim_of]

    def rows(self, kind: str) -> list[Row]:
        """Return what expectations of a kind are compared with."""
        if kind == "claims":
            return self.claims
        if kind == "places":
            return [place for claim in self.claims for place in claim["places"]]
        return self.derived[kind]


def holds(kind: str, wanted: Any, built: Built) -> bool:
    """Return True where something among the rows of `kind` is as wanted; `once`: where the words stand exactly once."""
    if kind == "once":
        return sum(_fold(text).count(_fold(wanted)) for text in built.texts) == 1
    return any(matches(kind, wanted, row, built) for row in built.rows(kind))


def matches(kind: str, wanted: Row, row: Row, built: Built) -> bool:
    """Return True where `row` is as wanted in every point that is named."""
    return not misses(kind, wanted, row, built)


def misses(kind: str, wanted: Row, row: Row, built: Built) -> list[str]:
    """Return the points in which `row` is not as wanted.

    Raises:
        KeyError: `wanted` names a point that nobody looks at.
    """
    spot = {key: wanted[key] for key in SPOT if key in wanted}
    points = {key: value for key, value in wanted.items() if key not in SPOT} | ({"spot": spot} if spot else {})
    return [point for point, value in points.items() if not CHECKS[kind][point](value, row, built)]


def closest(kind: str, wanted: Any, built: Built) -> str:
    """Return in words the row that misses least, and in what; for the message of a test that fails."""
    if kind == "once":
        return f"{wanted!r} stands {sum(_fold(t).count(_fold(wanted)) for t in built.texts)} times"
    found = sorted(((misses(kind, wanted, row, built), row) for row in built.rows(kind)), key=lambda pair: len(pair[0]))
    if not found:
        return f"there are no {kind} at all"
    missed, row = found[0]
    shown = {column: row[column] for column in SHOWN[kind] if row.get(column) not in (None, [])}
    return f"the closest differs in {', '.join(missed)}: {brief(shown)}"


def brief(value: Any) -> str:
    """Return a row, or what is wanted of one, in short: of a span its words, of a day its date."""
    if isinstance(value, Mapping):
        if "text" in value:
            rest = {k: v for k, v in value.items() if k in TOLD and v is not None}
            return " ".join([repr(value["text"])] * bool(value["text"]) + [brief(rest)] * bool(rest))
        return "{" + ", ".join(f"{key}: {brief(one)}" for key, one in value.items()) + "}"
    if isinstance(value, list | tuple):
        return "[" + ", ".join(brief(one) for one in value) + "]"
    return "none" if value is None else str(value)


def _fold(text: str) -> str:
    """Return a text as texts are compared: without accents, case and doubled blanks."""
    return " ".join(unidecode(text).casefold().split())


def _choices(wanted: Any) -> list[Any]:
    """Return what may be instead: a list means any of its members."""
    return wanted if isinstance(wanted, list) else [wanted]


def _says(wanted: Any, texts: Iterable[str | None]) -> bool:
    """Return True where one of the texts holds the wanted words; null wants no text at all."""
    there = [_fold(text) for text in texts if text]
    if wanted is None:
        return not there
    return any(_fold(str(choice)) in text for choice in _choices(wanted) for text in there)


def _is(column: str) -> Check:
    """Return a check that a column has the wanted value, or one of them."""
    return lambda wanted, row, _: row[column] in _choices(wanted)


def _mentioned(column: str) -> Check:
    """Return a check of the words, or the actor ids, in a column of mentions."""
    return lambda wanted, row, _: _says(wanted, [m[k] for m in row[column] for k in ("text", "actor_id")])


def _words_of(column: str) -> Check:
    """Return a check of the words of a span."""
    return lambda wanted, row, _: _says(wanted, [row[column]["text"] if row[column] else None])


def _bound(column: str) -> Check:
    """Return a check of a number; null = no bound."""

    def check(wanted: Any, row: Row, _: Built) -> bool:
        found = row[column]
        return any(
            found is one if one is None or found is None else math.isclose(found, one) for one in _choices(wanted)
        )

    return check


def _quantity(wanted: Row, row: Row, built: Built) -> bool:
    return any(matches("quantity", wanted, quantity, built) for quantity in row["quantities"])


def _place(wanted: Any, row: Row, built: Built) -> bool:
    wanted = {"mention": wanted} if isinstance(wanted, str) else wanted
    return any(matches("places", wanted, place, built) for place in row["places"])


def _when(wanted: Row, row: Row, built: Built) -> bool:
    nothing = {"earliest_on": None, "latest_on": None, "precision": "not_determined"}
    return matches("when", wanted, row["when"] or nothing, built)


def _day(column: str) -> Check:
    """Return a check of a day; null = that end is not known."""
    return lambda wanted, row, _: row[column] in [d.isoformat() if isinstance(d, date) else d for d in _choices(wanted)]


def _spot(wanted: Row, row: Row, _: Built) -> bool:
    """Return True where a placed row lies within so many kilometres of a spot (great circle, mean radius 6,371 km)."""
    if row["lat"] is None:
        return False
    a, b = math.radians(row["lat"]), math.radians(wanted["lat"])
    across = math.radians(row["lon"] - wanted["lon"])
    chord = math.sin((a - b) / 2) ** 2 + math.cos(a) * math.cos(b) * math.sin(across / 2) ** 2
    return 2 * 6371.0 * math.asin(math.sqrt(chord)) <= wanted["within_km"]


def _rests_on(wanted: Any, row: Row, built: Built) -> bool:
    return _says(wanted, [claim["evidence"]["text"] for claim in built.claims_under(row)])


def _where(wanted: Any, row: Row, built: Built) -> bool:
    named = [row["place"]["name"] if row["place"] else None, row.get("where")]
    told = [place["text"] for claim in built.claims_under(row) for place in claim["places"]]
    return _says(wanted, [*named, *told])


def _holder(wanted: Any, row: Row, built: Built) -> bool:
    told = [actor["text"] for claim in built.claims_under(row) for actor in claim["actors"]]
    return _says(wanted, [row["holder"], *told])


CHECKS: dict[str, dict[str, Check]] = {
    "claims": {
        "type": _is("type"),
        "family": _is("family"),
        "state": _is("state"),
        "party": _is("party"),
        "actor": _mentioned("actors"),
        "target": _mentioned("targets"),
        "weapon": _mentioned("weapons"),
        "trigger": _words_of("trigger"),
        "evidence": _words_of("evidence"),
        "speaker": _words_of("speaker"),
        "quantity": _quantity,
        "place": _place,
        "when": _when,
    },
    "quantity": {"of": _is("of"), "low": _bound("low"), "high": _bound("high"), "scope": _is("scope")},
    "places": {
        "mention": lambda wanted, row, _: _says(wanted, [row["text"], row["name"]]),
        "precision": _is("precision"),
        "where": lambda wanted, row, _: row["lat"] is None,
        "spot": _spot,
    },
    "when": {
        "earliest": _day("earliest_on"),
        "latest": _day("latest_on"),
        "precision": _is("precision"),
        "known": lambda wanted, row, _: wanted is (row["precision"] != "not_determined"),
    },
    "tallies": {
        "of": _is("of"),
        "low": _bound("low"),
        "best": _bound("best"),
        "high": _bound("high"),
        "scope": _is("scope"),
        "civilian": _is("civilian"),
        "disputed": _is("disputed"),
        "party": _is("party"),
        "origins": lambda wanted, row, _: len(row["origins"]) == wanted,
        "rests_on": _rests_on,
        "place": _where,
    },
    "states": {"condition": _is("condition"), "status": _is("status"), "place": _where, "holder": _holder},
    "incidents": {
        "type": _is("type"),
        "corroboration": _is("corroboration"),
        "dated": lambda wanted, row, _: wanted is (row["earliest_on"] is not None or row["latest_on"] is not None),
        "place": _where,
        "rests_on": _rests_on,
    },
    "contradictions": {"kind": _is("kind"), "rests_on": _rests_on},
}
"""What can be asked of a row, by kind."""

TOLD = ("name", "precision", "earliest_on", "latest_on", "of", "low", "high", "scope")
"""What a message shows of a span, besides its words."""

SHOWN = {
    "claims": ("type", "state", "trigger", "actors", "targets", "places", "when", "quantities", "speaker", "party"),
    "places": ("text", "name", "lat", "lon", "precision", "reason"),
    "tallies": ("of", "role", "civilian", "scope", "low", "best", "high", "origins", "disputed"),
    "states": ("place", "where", "holder", "condition", "status"),
    "incidents": ("type", "title", "place", "corroboration"),
    "contradictions": ("kind", "explanation"),
}
"""What a message shows of a row."""
