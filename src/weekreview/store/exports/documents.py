"""`documents.jsonl`: every report, its text, and where its date comes from."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from weekreview.model import Document, DuplicateLink

from .values import Row, day, instant, probability, undated_last

Link = DuplicateLink | None


def document_rows(documents: Iterable[Document], links: Iterable[DuplicateLink]) -> Iterator[Row]:
    """Yield a row a document: by day of publication, undated ones last, then by name and id."""
    closest = closest_links(links)
    for document in sorted(documents, key=order):
        yield document_row(document, closest.get(document.document_id))


def order(document: Document) -> tuple:
    """Return the sort key of a document: nothing in it depends on when the document came in."""
    return (*undated_last(document.published.on), document.name, document.document_id)


def closest_links(links: Iterable[DuplicateLink]) -> dict[str, DuplicateLink]:
    """Return by document the link to the one that it is most like; of equals the one with the smaller id."""
    closest: dict[str, DuplicateLink] = {}
    for link in sorted(links, key=lambda link: (-link.similarity, -link.contained, link.of_document_id)):
        closest.setdefault(link.document_id, link)
    return closest


def document_row(document: Document, link: Link) -> Row:
    """Return the row of one document; `link` says of which it is a near-duplicate."""
    return {
        "document_id": document.document_id,
        "name": document.name,
        "title": document.title,
        "publisher": document.publisher,
        "published_on": day(document.published.on),
        "published_at": instant(document.published.at),
        "published_precision": document.published.precision,
        "published_provenance": document.published.provenance,
        "published_reason": document.published.reason,
        "language": document.language,
        "url": document.url,
        "retrieved_at": instant(document.retrieved_at),
        "sha256": document.sha256,
        "text": document.text,
        "passages": [{"kind": p.kind.value, "begin": p.begin, "end": p.end} for p in document.passages],
        "media": [{"url": m.url, "kind": m.kind, "caption": m.caption} for m in document.media],
        "duplicate_of": link.of_document_id if link else None,
        "similarity": probability(link.similarity) if link else None,
        "contained": probability(link.contained) if link else None,
    }
