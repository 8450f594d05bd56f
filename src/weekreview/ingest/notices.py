"""Notices: of all that was left out, what the person who gave the input should hear of at once."""

from __future__ import annotations

from dataclasses import replace

from weekreview.model import Reason, Refusal

from .options import Received

TOLD = frozenset(
    {
        Reason.EMPTY,
        Reason.NO_TEXT,
        Reason.BINARY,
        Reason.TOO_LARGE,
        Reason.BROKEN_ENCODING,
        Reason.CUT_SHORT,
        Reason.DATE_IN_FUTURE,
        Reason.DATE_UNREADABLE,
        Reason.REPEATED_DOCUMENT,
    }
)
"""Reasons that cost a report, or its date. What is left out of a report's furniture is counted and not told."""
TOLD_ALONE = frozenset({Reason.UNKNOWN_FORM, Reason.NOT_A_REPORT})
"""Reasons told where the input gave no report at all: among pages of an archive, pictures and errors are no loss."""

OF_A_DATE = frozenset({Reason.DATE_IN_FUTURE, Reason.DATE_UNREADABLE})
"""Reasons that cost nothing where another date says when the report was published."""


def notices_of(received: Received) -> tuple[Refusal, ...]:
    """Return the refusals of one input to tell, in order, `subject_id` being the name of the input or report.

    What a failure says already is not told twice, nor a date that can't be used where the report's day is known.
    """
    documents = {document.document_id: document for document in received.documents}
    reasons = TOLD if documents else TOLD | TOLD_ALONE
    failures = "\n".join(received.failures)
    notices = []
    for refusal in received.refusals:
        document = documents.get(refusal.subject_id)
        known = document is not None and document.published.on is not None
        if refusal.reason not in reasons or (known and refusal.reason in OF_A_DATE):
            continue
        if refusal.detail not in failures:
            notices.append(replace(refusal, subject_id=document.name if document else refusal.subject_id))
    return tuple(notices)
