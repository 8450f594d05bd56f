"""What is not prose: the issue's dates, its map's coordinates, its numbering, its labels."""

from __future__ import annotations

from collections.abc import Iterator

from weekreview.model import Issue

from ..index import Index
from ..maps import published_spot
from ..sections.sources import safe_url
from .walks import Checked

OUR_OWN = ("label", "condition", "status", "party", "explanation", "title", "state", "precision", "conditions", "role")
"""Fields of plain words that we write: they may hold neither numbers nor place names."""


def record_faults(checked: Checked) -> Iterator[str]:
    """Yield a fault for each value beside the prose that is not what the material says."""
    issue, index, material = checked.issue, checked.index, checked.index.material
    for name in ("from_on", "to_on", "as_of", "failures"):
        if getattr(issue, name) != getattr(material, name):
            yield f"{name} is {getattr(issue, name)!r}, the material says {getattr(material, name)!r}"
    yield from _mark_faults(issue, index)
    yield from _note_faults(issue, index)
    for path, leaf in checked.leaves:
        if not isinstance(leaf, str):
            continue
        field = path.rsplit(".", 1)[-1].split("[")[0]
        if field in OUR_OWN and (found := checked.names.unsupported(leaf)):
            yield f"{path} {leaf[:60]!r}: our own words hold {', '.join(map(repr, found))}"


def _mark_faults(issue: Issue, index: Index) -> Iterator[str]:
    for number, mark in enumerate(issue.marks, 1):
        known = [published_spot(place, issue.coarsen_km) for place in index.places.get(mark.place_id, ())]
        if (mark.lat, mark.lon, mark.radius_m) not in known:
            yield (
                f"marks[{number - 1}] is drawn at {mark.lat}, {mark.lon} within {mark.radius_m} m; {mark.place_id} is "
                f"at {known}, coarsened by {issue.coarsen_km:g} km"
            )
        if mark.number != number:
            yield f"marks[{number - 1}] has key {mark.number}"


def _note_faults(issue: Issue, index: Index) -> Iterator[str]:
    for number, note in enumerate(issue.notes, 1):
        if note.number != number:
            yield f"notes[{number - 1}] has number {note.number}"
        claim = index.claims.get(note.claim_id)
        document = index.document_of(claim) if claim else None
        if note.url != safe_url(document.url if document else None):
            yield f"note {number} leads to {note.url!r}, not to its document"
    for row in issue.sources:
        for document in row.documents:
            known = index.documents.get(document.document_id)
            if known is None or document.url != safe_url(known.url):
                yield f"sources: {document.document_id} leads to {document.url!r}, not to its document"
