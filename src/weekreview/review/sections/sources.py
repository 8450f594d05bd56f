"""What was read, by publisher, and what was declined, by reason."""

from __future__ import annotations

from collections import Counter, defaultdict

from weekreview.model import (
    Basis,
    Document,
    DocumentRow,
    Line,
    Origin,
    Piece,
    PieceKind,
    Reason,
    RefusedRow,
    SourceRow,
)

from ..compose.attributions import origin_piece, speaks_for
from ..compose.names import registry_phrase
from ..compose.pieces import count, day, document_field, separate, text
from ..index import Index

EXPLANATIONS = {
    Reason.COMMENT_FORM: "a form for readers’ comments",
    Reason.LOGIN_PROMPT: "a prompt to log in",
    Reason.NAVIGATION: "menus and links of the site",
    Reason.BOILERPLATE: "standing text of the site",
    Reason.REPEATED_CAPTION: "a caption printed again",
    Reason.REPEATED_PASSAGE: "a passage printed again",
    Reason.EMPTY: "nothing in it",
    Reason.NO_TEXT: "no text could be taken from it",
    Reason.BINARY: "not text, whatever its name says",
    Reason.TOO_LARGE: "larger than the limit",
    Reason.BROKEN_ENCODING: "characters that can’t be read",
    Reason.UNKNOWN_FORM: "a kind of file that is not read",
    Reason.NOT_A_REPORT: "not a report",
    Reason.CUT_SHORT: "it ends before its end",
    Reason.DATE_IN_FUTURE: "dated after the day of reading",
    Reason.DATE_UNREADABLE: "a date that can’t be read",
    Reason.UNREAD_LANGUAGE: "a language that is not read yet",
    Reason.TOO_LONG: "a sentence too long to read safely",
    Reason.LOW_PROBABILITY: "too unsure to be kept",
    Reason.NO_SENTENCE: "no sentence in it",
    Reason.PLACE_UNKNOWN: "a place that no gazetteer of ours holds",
    Reason.PLACE_AMBIGUOUS: "a place name that more places bear",
    Reason.NUMBER_DOUBTED: "a number whose words do not mean what was read from them",
    Reason.PLACE_DOUBTED: "a place that its words do not name",
    Reason.ACTOR_UNKNOWN: "an actor that the registry does not hold",
    Reason.OUTSIDE_PERIOD: "outside the days of this issue",
    Reason.TIME_NOT_DETERMINED: "no day could be determined",
    Reason.NOT_HAPPENED: "not said to have happened",
    Reason.NO_NUMBER: "words for a quantity that hold no number that could be counted",
    Reason.COUNTED_ONCE: "a number that is part of a figure already and is not added again",
    Reason.REPEATED_DOCUMENT: "a report that was read already",
}
MOST_ORIGINS = 12


def sources_of(index: Index) -> tuple[SourceRow, ...]:
    """Return a row for each publisher, by name; documents without a determined publisher last."""
    groups: dict[str, list[Document]] = defaultdict(list)
    for document in index.material.documents:
        groups[document.publisher or ""].append(document)
    order = sorted(groups, key=lambda name: (not name, name.lower(), name))
    return tuple(_row(name, groups[name], index) for name in order)


def _row(name: str, documents: list[Document], index: Index) -> SourceRow:
    documents = sorted(documents, key=lambda d: (str(d.published.on), d.name, d.document_id))
    publisher = document_field(documents[0], "publisher") if name else None
    origins = _origins_of(documents, index)
    pieces = [origin_piece(o, (), index) for o in origins]
    named: dict[str, Piece] = {}
    for piece in pieces:
        named.setdefault(piece.text, piece)  # several origins of one name are named once
    return SourceRow(
        (publisher,) if publisher else (text("Publisher not determined"),),
        party_of(name, documents, origins, index),
        separate([(piece,) for piece in list(named.values())[:MOST_ORIGINS]], "; "),
        tuple(_document(d, index) for d in documents),
        side_of(name, documents, index),
    )


def _origins_of(documents: list[Document], index: Index) -> list[Origin]:
    ids = {d.document_id for d in documents}
    found = [o for o in index.material.origins if ids.intersection(o.documents)]
    return sorted(found, key=lambda o: (o.kind != "publisher", o.name.lower(), o.origin_id))


def side_of(name: str, documents: list[Document], index: Index) -> Line:
    """Return for whom a publisher speaks in its own voice, where that is somebody else; empty where not determined."""
    ids = {d.document_id for d in documents} if name else set()
    for claim in index.material.claims:
        if claim.document_id in ids and claim.speaker is None and (actor := speaks_for(claim, index)):
            named = registry_phrase(actor.actor_id, (claim.claim_id,), index)
            return (text("speaks for "), *named.line) if named and actor.name != name else ()
    return ()


def party_of(name: str, documents: list[Document], origins: list[Origin], index: Index) -> str:
    """Return whether a publisher is a side of the events, in words: by its origin and by what it says itself."""
    ids = {d.document_id for d in documents} if name else set()
    own = [o.party for o in origins if o.kind == "publisher" and name]
    voiced = [c for c in index.material.claims if c.document_id in ids and c.speaker is None]
    own += [c.party or (True if speaks_for(c, index) else None) for c in voiced]
    if any(own):
        return "A side of the events it reports"
    return "No side, as far as the registry knows" if own and not any(own) and False in own else "Not determined"


def _document(document: Document, index: Index) -> DocumentRow:
    title = document_field(document, "title") or document_field(document, "name")
    on = document.published.on
    return DocumentRow(
        document.document_id,
        (title,) if title else (),
        safe_url(document.url),
        published_line(document) if on else (text("date not determined"),),
        document.document_id in index.reprints,
    )


def published_line(document: Document) -> Line:
    """Return the publication date as exactly as it is known; empty where it is not."""
    on, subject = document.published.on, document.document_id
    if on is None:
        return ()
    if document.published.precision in ("month", "year"):
        words = f"{on:%B %Y}" if document.published.precision == "month" else str(on.year)
        return (Piece(words, PieceKind.DATE, Basis.PUBLISHED, (), f"{subject}:{on.isoformat()}"),)
    shown = day(on, Basis.PUBLISHED, (), with_year=True)
    return (Piece(shown.text, PieceKind.DATE, Basis.PUBLISHED, (), f"{subject}:{on.isoformat()}"),)


def safe_url(url: str | None) -> str:
    """Return an http or https address, else nothing: no other scheme may become a link."""
    return url if url and url.lower().startswith(("http://", "https://")) else ""


def refused_of(index: Index) -> tuple[RefusedRow, ...]:
    """Return a row for each room and reason, most first."""
    counts = Counter((r.step, r.reason) for r in index.material.refusals)
    order = sorted(counts, key=lambda key: (-counts[key], key))
    return tuple(
        RefusedRow(
            step, reason, EXPLANATIONS.get(reason, ""), (count(counts[step, reason], f"refused:{step}:{reason}"),)
        )
        for step, reason in order
    )
