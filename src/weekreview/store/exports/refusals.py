"""`refusals.jsonl`: everything that a step declined, and why."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from weekreview.model import Refusal

from .values import Row


def refusal_rows(refusals: Iterable[Refusal]) -> Iterator[Row]:
    """Yield a row a refusal, equal ones each: by step, reason, subject and detail."""
    for refusal in sorted(refusals, key=lambda r: (r.step, r.reason.value, r.subject_id, r.detail)):
        yield refusal_row(refusal)


def refusal_row(refusal: Refusal) -> Row:
    """Return the row of one refusal."""
    return {
        "step": refusal.step,
        "reason": refusal.reason.value,
        "subject_id": refusal.subject_id,
        "detail": refusal.detail,
    }
