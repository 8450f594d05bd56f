"""Counts of our own records: each collection that a page names is counted again here."""

from __future__ import annotations

from collections.abc import Callable

from weekreview.model import Issue, Piece, TimePrecision

from ..compose.certainties import is_sure
from ..compose.pieces import format_number
from ..index import Index


def is_count(piece: Piece, issue: Issue, index: Index) -> str:
    """Return why a count is not the size of the collection it names."""
    name, _, key = piece.subject.partition(":")
    counter = COUNTERS.get(name)
    if counter is None:
        return f"no collection is called {piece.subject!r}"
    size = counter(key, piece, index)
    if size is None:
        return f"collection {piece.subject!r} does not exist"
    return "" if piece.text == format_number(size) else f"{piece.subject!r} holds {size}"


def _documents(key: str, piece: Piece, index: Index) -> int:
    return len(index.documents)


def _publishers(key: str, piece: Piece, index: Index) -> int | None:
    if not key:
        return len({d.publisher for d in index.material.documents if d.publisher})
    incident = index.incidents.get(key)
    return None if incident is None else len(set(incident.publishers))


def _corroboration(key: str, piece: Piece, index: Index) -> int | None:
    """Return an incident's independent origins; none where it claims more than its claims go back to."""
    incident = index.incidents.get(key)
    if incident is None:
        return None
    origins = {c.origin_id for c in index.claims_of(incident.claims)}
    return incident.corroboration if incident.corroboration <= len(origins) else None


def _incident_reports(key: str, piece: Piece, index: Index) -> int | None:
    incident = index.incidents.get(key)
    return None if incident is None else len({c.document_id for c in index.claims_of(incident.claims)})


def _tally_origins(key: str, piece: Piece, index: Index) -> int | None:
    tally = index.tallies.get(key)
    return None if tally is None else len(set(tally.origins))


def _origin_documents(key: str, piece: Piece, index: Index) -> int | None:
    origin = index.origins.get(key)
    return None if origin is None else len(set(origin.documents))


def _origin_publishers(key: str, piece: Piece, index: Index) -> int | None:
    origin = index.origins.get(key)
    return None if origin is None else len(set(origin.publishers))


def _refused(key: str, piece: Piece, index: Index) -> int:
    step, _, reason = key.partition(":")
    return sum(r.step == step and r.reason == reason for r in index.material.refusals)


def _gap(key: str, piece: Piece, index: Index) -> int:
    """Return in how many of the cited claims a place or a date really is open."""
    claims = index.claims_of(dict.fromkeys(piece.claims))
    if key.startswith("place:"):
        return sum(any(m.place is None for m in c.places) for c in claims)
    return sum(c.when is None or c.when.precision is TimePrecision.NOT_DETERMINED for c in claims)


COUNTERS: dict[str, Callable[[str, Piece, Index], int | None]] = {
    "documents": _documents,
    "publishers": _publishers,
    "claims": lambda key, piece, index: len(index.claims),
    "origins": lambda key, piece, index: len(index.origins),
    "reprints": lambda key, piece, index: len(index.reprints),
    "refusals": lambda key, piece, index: len(index.material.refusals),
    "corroboration": _corroboration,
    "incident_reports": _incident_reports,
    "addends": lambda key, piece, index: len(index.tallies[key].addends) if key in index.tallies else None,
    "unsure": lambda key, piece, index: sum(not is_sure(c) for c in index.material.claims),
    "tally_origins": _tally_origins,
    "origin_documents": _origin_documents,
    "origin_publishers": _origin_publishers,
    "refused": _refused,
    "gap": _gap,
}
"""Collections by the name before the colon of a piece's subject."""
