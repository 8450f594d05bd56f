"""All exports at once: records in, JSON lines out, the same bytes for the same records in whatever order they come."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import msgspec

from weekreview.model import (
    Actor,
    Claim,
    Contradiction,
    CustodyEntry,
    Document,
    DuplicateLink,
    Incident,
    Refusal,
    Review,
    State,
    Tally,
    check_grid,
)
from weekreview.store.raws import write_whole

from .claims import actor_rows, claim_rows
from .contradictions import contradiction_rows
from .custody import custody_rows
from .documents import document_rows, order
from .incidents import incident_rows
from .refusals import refusal_rows
from .reviews import review_rows
from .states import state_rows
from .tallies import tally_rows
from .values import Row


@dataclass(frozen=True, slots=True)
class Exports:
    """Everything that is exported; what is left out gives an empty file."""

    documents: Sequence[Document] = ()
    """All documents."""
    duplicates: Sequence[DuplicateLink] = ()
    """Links between near-duplicates; they stand with the documents."""
    claims: Sequence[Claim] = ()
    """All claims, as `reconcile` gave them back."""
    incidents: Sequence[Incident] = ()
    """All incidents."""
    states: Sequence[State] = ()
    """All states."""
    tallies: Sequence[Tally] = ()
    """All tallies."""
    contradictions: Sequence[Contradiction] = ()
    """All contradictions."""
    refusals: Sequence[Refusal] = ()
    """What every room refused."""
    custody: Sequence[CustodyEntry] = ()
    """The custody log."""
    reviews: Sequence[Review] = ()
    """What became of people's judgements; without any, there is no file of them."""
    actors: Sequence[Actor] = ()
    """The actors that claims name; without any, there is no file of them."""


def export_rows(records: Exports, coarsen_km: float | None = None) -> dict[str, Iterable[Row]]:
    """Return the rows of each file, by its name, in the contract's order of files.

    Args:
        records: What to export; not changed.
        coarsen_km: Give places out on a grid of this size, in km; see `places.coarsened`. None = as they are known.

    Raises:
        UsageError: `coarsen_km` is out of range.
    """
    if coarsen_km is not None:
        check_grid(coarsen_km)
    places = {document.document_id: n for n, document in enumerate(sorted(records.documents, key=order))}
    return {
        "documents.jsonl": document_rows(records.documents, records.duplicates),
        "claims.jsonl": claim_rows(records.claims, places, coarsen_km),
        "incidents.jsonl": incident_rows(records.incidents, coarsen_km),
        "states.jsonl": state_rows(records.states, coarsen_km),
        "tallies.jsonl": tally_rows(records.tallies, coarsen_km),
        "contradictions.jsonl": contradiction_rows(records.contradictions),
        "refusals.jsonl": refusal_rows(records.refusals),
        "custody.jsonl": custody_rows(records.custody),
        **({"actors.jsonl": actor_rows(records.actors)} if records.actors else {}),
        **({"reviews.jsonl": review_rows(records.reviews)} if records.reviews else {}),
    }


def write_exports(folder: str | Path, records: Exports, coarsen_km: float | None = None) -> tuple[Path, ...]:
    """Write each export into `folder`, whole or not at all, and return the files.

    Args:
        folder: Made where it is missing.
        records: What to export.
        coarsen_km: As in `export_rows`.

    Raises:
        StoreError: The disk is full or there are no rights; the files of an earlier run are as they were.
        UsageError: `coarsen_km` is out of range.
    """
    folder = Path(folder)
    paths = []
    for name, rows in export_rows(records, coarsen_km).items():
        write_whole(folder / name, json_lines(rows))
        paths.append(folder / name)
    return tuple(paths)


def json_lines(rows: Iterable[Row]) -> bytes:
    """Return one JSON object a line, UTF-8, letters as they are, each line ended by a line feed."""
    return b"".join(msgspec.json.encode(row) + b"\n" for row in rows)
