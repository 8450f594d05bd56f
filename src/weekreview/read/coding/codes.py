"""A claim -> its codes in ACLED, PLOVER and CAMEO, by the rows of `codes.tsv`: the first of its type that holds.

Source of the schemes: ACLED codebook (2023), PLOVER manual (Halterman et al., 2024), CAMEO
manual (Gerner et al., 2012).
Which row of theirs answers which type of ours is our own reading, with its reason in the row.
"""

from __future__ import annotations

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from weekreview.model import ActorKind, Claim, EventCodes

from .circumstances import CIRCUMSTANCES, Scene

TABLE = Path(__file__).parent / "codes.tsv"
ALWAYS = ""


@dataclass(frozen=True, slots=True)
class Row:
    """One row of the table."""

    when: str
    """Name of the circumstance under which it holds; empty = always."""
    codes: EventCodes
    """What it gives."""


@cache
def rows_by_type() -> Mapping[str, tuple[Row, ...]]:
    """Return the table's rows by claim type, in order."""
    found: dict[str, list[Row]] = {}
    with TABLE.open(encoding="utf-8", newline="") as lines:
        for line in csv.DictReader(lines, delimiter="\t"):
            kind, when = line.pop("type"), line.pop("when")
            reason = line.pop("reason")
            codes = EventCodes(**{name: value or None for name, value in line.items()}, reason=reason)
            found.setdefault(kind, []).append(Row(when, codes))
    return {kind: tuple(rows) for kind, rows in found.items()}


def codes_of(claim: Claim, kinds: Mapping[str, ActorKind]) -> EventCodes:
    """Return the codes of a grounded claim.

    Args:
        claim: its actors and targets tied to the registry, where they are known.
        kinds: kind of each actor of the registry, by id.
    """
    scene = Scene(claim, kinds)
    for row in rows_by_type().get(claim.type, ()):
        if row.when == ALWAYS:
            return row.codes
        if CIRCUMSTANCES[row.when](scene):
            why = f"{row.codes.reason} ({row.when.replace('_', ' ')})"
            return EventCodes(*_codes_only(row.codes), reason=why)
    return EventCodes(None, None, None, None, None, f"no row for the type {claim.type!r}")


def _codes_only(codes: EventCodes) -> tuple[str | None, ...]:
    """Return the codes without their reason."""
    return (
        codes.acled_event_type, codes.acled_sub_event_type, codes.plover_category, codes.plover_mode, codes.cameo_root,
    )  # fmt: skip
