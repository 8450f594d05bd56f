"""The first unit of work: one raw input with its custody entry, its documents and its refusals."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from sqlalchemy import Connection, bindparam, delete, exists, func, insert, select, update

from weekreview.errors import ContractError
from weekreview.model import CustodyEntry, Document, Raw, Refusal

from .records import decode, digest_of, encode
from .schema import appearances, claim_refusals, claims, custody, documents, input_refusals, inputs, units

EntryOf = Callable[[CustodyEntry | None], CustodyEntry]
"""Gives the custody entry of the input at hand, chained to the last one; None where it is the first."""
Readings = dict[str, tuple[Document, str]]
"""Documents by id, each with its canonical JSON, in the input's order."""

# SQLite takes 32,766 parameters a statement, PostgreSQL 65,535.
IDS_A_STATEMENT = 5000


def input_id_of(raw: Raw) -> str:
    """Return the key of an input: the same bytes under the same name, taken in the same way."""
    return digest_of([encode((raw.sha256, raw.name, raw.action))])


def readings_of(given: Sequence[Document]) -> Readings:
    """Return the documents of one input by id.

    Raises:
        ContractError: Two have the same id.
    """
    readings = {document.document_id: (document, encode(document)) for document in given}
    if len(readings) != len(given):
        raise ContractError(f"an input gave {len(given)} documents under {len(readings)} ids")
    return readings


def reading_digest(readings: Readings, refusals: Sequence[Refusal]) -> str:
    """Return the digest of all that one pass over an input gave."""
    return digest_of([record for _, record in readings.values()] + [encode(refusal) for refusal in refusals])


def is_kept(connection: Connection, raw: Raw, digest: str) -> bool:
    """Return True where this input is stored and gave the same when it was last read."""
    kept = select(inputs.c.digest).where(inputs.c.input_id == input_id_of(raw))
    return connection.scalar(kept) == digest


def add_input(connection: Connection, raw: Raw, digest: str, entry_of: EntryOf) -> str:
    """Write or renew the row of an input and add its custody entry; return the input's key.

    Raises:
        ContractError: The entry is of other bytes, or not chained to the last one.
    """
    input_id = input_id_of(raw)
    renewed = connection.execute(update(inputs).where(inputs.c.input_id == input_id).values(digest=digest))
    if not renewed.rowcount:
        row = {"input_id": input_id, "sha256": raw.sha256, "digest": digest}
        connection.execute(insert(inputs).values(number=next_number(connection, inputs.c.number), **row))
    last = last_entry(connection)
    entry = entry_of(last)
    number, previous = (last.number, last.entry_hash) if last else (0, entry.previous)
    if (entry.sha256, entry.number, entry.previous) != (raw.sha256, number + 1, previous):
        raise ContractError(f"custody entry {entry.number} of {raw.name!r} does not follow entry {number}")
    row = {"number": entry.number, "input_id": input_id, "entry_hash": entry.entry_hash, "record": encode(entry)}
    connection.execute(insert(custody).values(**row))
    return input_id


def replace_documents(connection: Connection, input_id: str, readings: Readings) -> None:
    """Make `readings` the documents of an input.

    Known ones that changed are renewed in place and lose what was read from them; those that the input gave before and
    gives no more are dropped, unless another input gives them too.
    """
    known = _records_by_id(connection, list(readings))
    changed = [i for i, (_, record) in readings.items() if known.get(i, record) != record]
    first = next_number(connection, documents.c.number)
    new = [i for i in readings if i not in known]
    if new:
        rows = [{"number": first + place, **_row(*readings[i])} for place, i in enumerate(new)]
        connection.execute(insert(documents), rows)
    if changed:
        renew = update(documents).where(documents.c.document_id == bindparam("changed_id"))
        connection.execute(renew, [{"changed_id": i, **_row(*readings[i])} for i in changed])
    for table in (units, claims, claim_refusals):
        if changed:
            forget = delete(table).where(table.c.document_id == bindparam("changed_id"))
            connection.execute(forget, [{"changed_id": i} for i in changed])
    _replace_appearances(connection, input_id, list(readings))


def replace_refusals(connection: Connection, input_id: str, refusals: Sequence[Refusal]) -> None:
    """Make `refusals` those of an input, in place of those of an earlier pass over it."""
    connection.execute(delete(input_refusals).where(input_refusals.c.input_id == input_id))
    if refusals:
        rows = [
            {"input_id": input_id, "position": place, "reason": refusal.reason.value, "record": encode(refusal)}
            for place, refusal in enumerate(refusals)
        ]
        connection.execute(insert(input_refusals), rows)


def stored_documents(connection: Connection) -> Iterator[Document]:
    """Yield every document in order of first arrival."""
    for record in connection.scalars(select(documents.c.record).order_by(documents.c.number)):
        yield decode(record, Document)


def stored_entries(connection: Connection) -> Iterator[CustodyEntry]:
    """Yield the custody log from its first entry."""
    for record in connection.scalars(select(custody.c.record).order_by(custody.c.number)):
        yield decode(record, CustodyEntry)


def stored_input_refusals(connection: Connection) -> Iterator[Refusal]:
    """Yield what was refused of the inputs, in order of their arrival."""
    joined = input_refusals.join(inputs)
    found = select(input_refusals.c.record).select_from(joined).order_by(inputs.c.number, input_refusals.c.position)
    for record in connection.scalars(found):
        yield decode(record, Refusal)


def last_entry(connection: Connection) -> CustodyEntry | None:
    """Return the newest custody entry; None where the log is empty."""
    record = connection.scalar(select(custody.c.record).order_by(custody.c.number.desc()).limit(1))
    return decode(record, CustodyEntry) if record else None


def next_number(connection: Connection, column) -> int:
    """Return one more than the greatest number in `column`, 1 where there is none. Only one build writes at a time."""
    return (connection.scalar(select(func.max(column))) or 0) + 1


def _row(document: Document, record: str) -> dict[str, object]:
    row = {"document_id": document.document_id, "sha256": document.sha256, "record": record}
    return {**row, "published_on": document.published.on}


def _records_by_id(connection: Connection, ids: list[str]) -> dict[str, str]:
    known: dict[str, str] = {}
    for begin in range(0, len(ids), IDS_A_STATEMENT):
        some = documents.c.document_id.in_(ids[begin : begin + IDS_A_STATEMENT])
        known.update(connection.execute(select(documents.c.document_id, documents.c.record).where(some)).all())
    return known


def _replace_appearances(connection: Connection, input_id: str, ids: list[str]) -> None:
    mine = select(appearances.c.document_id).where(appearances.c.input_id == input_id)
    gone = sorted(set(connection.scalars(mine)) - set(ids))
    connection.execute(delete(appearances).where(appearances.c.input_id == input_id))
    if ids:
        connection.execute(insert(appearances), [{"input_id": input_id, "document_id": i} for i in ids])
    if gone:
        elsewhere = exists().where(appearances.c.document_id == documents.c.document_id)
        orphan = delete(documents).where(documents.c.document_id == bindparam("gone_id"), ~elsewhere)
        connection.execute(orphan, [{"gone_id": i} for i in gone])
