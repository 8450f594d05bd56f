"""The footnotes: for each claim that the page cites, its sentence, speaker, publisher, date and origin."""

from __future__ import annotations

from collections.abc import Iterable

from weekreview.model import Claim, Line, Note

from ..compose.attributions import HELD, origin_piece, publisher_line, speaker_of
from ..compose.pieces import capitalised, count, document_field, plural, separate, text
from ..compose.quotations import segments_of
from ..index import Index
from .sources import published_line, safe_url


def notes_of(claim_ids: Iterable[str], index: Index) -> tuple[Note, ...]:
    """Return a note for each cited claim, numbered in the order given, each once."""
    claims = index.claims_of(dict.fromkeys(claim_ids))
    return tuple(note_of(number, claim, index) for number, claim in enumerate(claims, 1))


def note_of(number: int, claim: Claim, index: Index) -> Note:
    """Return one note."""
    document = index.document_of(claim)
    named = (document_field(document, "title") or document_field(document, "name")) if document else None
    return Note(
        number,
        claim.claim_id,
        segments_of(claim),
        standing_of(claim, index),
        HELD[claim.state],
        (named,) if named else (),
        safe_url(document.url) if document else "",
    )


def standing_of(claim: Claim, index: Index) -> Line:
    """Return speaker, publisher, date, and the origin with how many reports of how many outlets it came through."""
    document = index.document_of(claim)
    speaker = speaker_of(claim, index)
    said = speaker.line if speaker else (text("the publisher’s own voice"),)
    side = {True: " (a party)", False: ""}.get(claim.party, "")
    inherited = " (named in an earlier sentence)" if claim.speaker and claim.speaker.inherited else ""
    published = published_line(document) if document else ()
    return separate(
        (
            capitalised((*said, *((text(side + inherited),) if side + inherited else ()))),
            publisher_line(claim, index) if document and document.publisher else (text("publisher not determined"),),
            published or (text("date of publication not determined"),),
            _origin(claim, index),
        )
    )


def _origin(claim: Claim, index: Index) -> Line:
    origin = index.origins.get(claim.origin_id or "")
    if origin is None:
        return (text("origin not determined"),)
    reports, outlets = len(origin.documents), len(origin.publishers)
    through: Line = (count(reports, f"origin_documents:{origin.origin_id}"), text(plural(reports, "report")))
    if outlets:
        through = (
            *through,
            text(" of "),
            count(outlets, f"origin_publishers:{origin.origin_id}"),
            text(plural(outlets, "outlet")),
        )
    return text("origin: "), origin_piece(origin, (), index), text(", through "), *through
