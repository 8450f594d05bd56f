"""The second unit of work: what one document says, and what was refused in reading it. And near-duplicate links."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sqlalchemy import Connection, delete, insert, select

from weekreview.errors import ContractError
from weekreview.model import Claim, DuplicateLink, Refusal

from .records import decode, encode
from .schema import claim_refusals, claims, documents, duplicates, units

READ = "read"


def are_read(connection: Connection, document_id: str, version: str) -> bool:
    """Return True where the document's claims are stored as a reader of this version gave them."""
    done = select(units.c.version).where(units.c.document_id == document_id, units.c.step == READ)
    return connection.scalar(done) == version


def replace_claims(
    connection: Connection, document_id: str, version: str, given: Sequence[Claim], refusals: Sequence[Refusal]
) -> None:
    """Make `given` and `refusals` what was read from a document, in place of an earlier reading by any version.

    Raises:
        ContractError: No such document is stored, or a claim is of another one.
    """
    strays = [claim.claim_id for claim in given if claim.document_id != document_id]
    if strays:
        raise ContractError(f"claims {strays[:3]} are not of document {document_id}")
    if not connection.scalar(select(documents.c.number).where(documents.c.document_id == document_id)):
        raise ContractError(f"document {document_id} is not stored; keep its input before its claims")
    for table in (claims, claim_refusals, units):
        connection.execute(delete(table).where(table.c.document_id == document_id))
    if given:
        connection.execute(insert(claims), [_claim_row(place, claim) for place, claim in enumerate(given)])
    if refusals:
        rows = [
            {"document_id": document_id, "position": place, "reason": refusal.reason.value, "record": encode(refusal)}
            for place, refusal in enumerate(refusals)
        ]
        connection.execute(insert(claim_refusals), rows)
    connection.execute(insert(units).values(document_id=document_id, step=READ, version=version))


def stored_claims(connection: Connection) -> Iterator[Claim]:
    """Yield every claim: in order of its document's arrival, then as the reader gave it."""
    found = select(claims.c.record).select_from(claims.join(documents))
    for record in connection.scalars(found.order_by(documents.c.number, claims.c.position)):
        yield decode(record, Claim)


def stored_claim_refusals(connection: Connection) -> Iterator[Refusal]:
    """Yield what was refused in reading: in order of the document's arrival, then as the reader gave it."""
    found = select(claim_refusals.c.record).select_from(claim_refusals.join(documents))
    for record in connection.scalars(found.order_by(documents.c.number, claim_refusals.c.position)):
        yield decode(record, Refusal)


def replace_duplicates(connection: Connection, links: Sequence[DuplicateLink]) -> None:
    """Make `links` the near-duplicate links of the store: they are found anew at each build over all documents."""
    connection.execute(delete(duplicates))
    if links:
        connection.execute(insert(duplicates), [_link_row(place, link) for place, link in enumerate(links)])


def stored_duplicates(connection: Connection) -> Iterator[DuplicateLink]:
    """Yield the near-duplicate links in the order in which they were given."""
    for record in connection.scalars(select(duplicates.c.record).order_by(duplicates.c.position)):
        yield decode(record, DuplicateLink)


def _claim_row(place: int, claim: Claim) -> dict[str, object]:
    row = {"claim_id": claim.claim_id, "document_id": claim.document_id, "position": place, "type": claim.type}
    return {**row, "state": claim.state.value, "record": encode(claim)}


def _link_row(place: int, link: DuplicateLink) -> dict[str, object]:
    row = {"position": place, "document_id": link.document_id, "of_document_id": link.of_document_id}
    return {**row, "record": encode(link)}
