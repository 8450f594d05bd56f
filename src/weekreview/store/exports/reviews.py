"""`reviews.jsonl`: what became of each judgement of people: the machine's value, the person's, the accepted one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from weekreview.model import Review

from .values import Row


def review_rows(reviews: Iterable[Review]) -> Iterator[Row]:
    """Yield a row a review, by judgement."""
    for review in sorted(reviews, key=lambda r: (r.judgement_id, r.subject_id, r.field)):
        yield {
            "judgement_id": review.judgement_id,
            "subject_id": review.subject_id,
            "field": review.field,
            "machine": review.machine,
            "reviewed": review.reviewed,
            "accepted": review.accepted,
            "used": review.used,
            "claims": list(review.claims),
        }
