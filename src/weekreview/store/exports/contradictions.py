"""`contradictions.jsonl`: pairs of claims that can't both be so."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from weekreview.model import Contradiction

from .values import Row


def contradiction_rows(contradictions: Iterable[Contradiction]) -> Iterator[Row]:
    """Yield a row a contradiction: by kind, then by the two claims."""
    for contradiction in sorted(contradictions, key=lambda c: (c.kind.value, c.claims, c.explanation)):
        yield contradiction_row(contradiction)


def contradiction_row(contradiction: Contradiction) -> Row:
    """Return the row of one contradiction."""
    return {
        "kind": contradiction.kind.value,
        "claims": list(contradiction.claims),
        "incident_id": contradiction.incident_id,
        "explanation": contradiction.explanation,
        "addends": list(contradiction.addends),
    }
