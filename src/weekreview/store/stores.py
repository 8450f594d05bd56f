"""The store: every record in and out, one transaction a unit of work."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from itertools import chain
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, delete, insert, select

from weekreview.errors import StoreError
from weekreview.model import Claim, CustodyEntry, Document, DuplicateLink, Judgement, Raw, Refusal

from . import claims, inputs, judgements, raws, refused
from .engines import LASTING, READS, WRITES, open_engine, url_of, write_ahead
from .faults import explained
from .locks import Lock, lock_database, lock_folder
from .schema import NEWEST, settings
from .upgrades import revision_of, upgrade

NO_STORE = "there is no store at {where}; build one first, or give the folder that holds it"
WAIT_SECONDS = 5.0
"""How long a build waits for another to let go of the store before it gives up."""


@dataclass(slots=True)
class Store:
    """An open store. Close it, or use it in a `with` statement.

    Every method raises `StoreError` where the disk or the database declines, and then nothing of that call is stored
    and everything before it is. Reading gives tuples in an order that depends only on what was kept when: documents in
    order of first arrival, claims in order of their document and then as the reader gave them.
    """

    folder: Path
    """Where the raw bytes lie, under `raw/`; and the database file, unless another is given."""
    where: str
    """The database in words, without a password."""
    engine: Engine
    """Connections to it."""
    locks: list[Lock]
    """What keeps other builds out while it is open; empty where it was opened to be shared."""

    def __enter__(self) -> Store:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Let the database and the locks go; the store can't be used any more."""
        self.engine.dispose()
        self.unlock()

    def unlock(self) -> None:
        """Let other builds in."""
        while self.locks:
            self.locks.pop().close()

    def keep_input(
        self, raw: Raw, entry_of: inputs.EntryOf, documents: Sequence[Document], refusals: Sequence[Refusal]
    ) -> bool:
        """Keep one raw input with all that it gave, in one transaction.

        The bytes go to disk first. Then the custody entry is chained to the last one, the documents are added or, where
        they are known and changed, renewed (which drops their claims), and the refusals replace those of an earlier
        pass over the same input.

        Args:
            raw: The input.
            entry_of: Called with the last custody entry, at most once, inside the transaction.
            documents: All documents of this input, in its order; one that it gave before and is missing here goes.
            refusals: All that was refused of it.

        Returns:
            False where the same bytes, under the same name, gave the same before: then nothing is written.
        """
        readings = inputs.readings_of(documents)
        digest = inputs.reading_digest(readings, refusals)
        with explained(str(self.folder)):
            raws.keep_raw(self.folder, raw)
        with self._transaction(WRITES) as connection:
            if inputs.is_kept(connection, raw, digest):
                return False
            input_id = inputs.add_input(connection, raw, digest, entry_of)
            inputs.replace_documents(connection, input_id, readings)
            inputs.replace_refusals(connection, input_id, refusals)
            refused.forget_refused(connection, [raw.name])
        return True

    def keep_refused(self, refusals: Sequence[Refusal]) -> None:
        """Keep refusals of inputs whose bytes were not even taken in, in one transaction.

        They replace those kept earlier of the same subjects, and go when an input of that name is taken in after all.
        """
        with self._transaction(WRITES) as connection:
            refused.replace_refused(connection, refusals)

    def keep_claims(
        self, document_id: str, reader_version: str, claims_read: Sequence[Claim], refusals: Sequence[Refusal]
    ) -> None:
        """Keep what was read from one document, in place of an earlier reading of it, in one transaction.

        Args:
            document_id: A document that is stored.
            reader_version: Of the reader, with the digest of its settings; see `claims_done`.
            claims_read: All its claims, in order.
            refusals: All that was refused in reading it.
        """
        with self._transaction(WRITES) as connection:
            claims.replace_claims(connection, document_id, reader_version, claims_read, refusals)

    def claims_done(self, document_id: str, reader_version: str) -> bool:
        """Return True where this version has read the document as it is stored now."""
        with self._transaction() as connection:
            return claims.are_read(connection, document_id, reader_version)

    def keep_duplicates(self, links: Sequence[DuplicateLink]) -> None:
        """Keep the near-duplicate links of all documents, in place of those that were kept before."""
        with self._transaction(WRITES) as connection:
            claims.replace_duplicates(connection, links)

    def documents(self) -> tuple[Document, ...]:
        """Return every document in order of first arrival; one that several inputs gave, as it last came."""
        return self._all(inputs.stored_documents)

    def claims(self) -> tuple[Claim, ...]:
        """Return every claim, in order of its document and then as the reader gave it."""
        return self._all(claims.stored_claims)

    def refusals(self) -> tuple[Refusal, ...]:
        """Return what was refused: of the inputs, then whole inputs, then in reading; each in order of arrival."""
        stored = (inputs.stored_input_refusals, refused.stored_refused, claims.stored_claim_refusals)
        return self._all(lambda connection: chain.from_iterable(some(connection) for some in stored))

    def custody(self) -> tuple[CustodyEntry, ...]:
        """Return the custody log from its first entry."""
        return self._all(inputs.stored_entries)

    def duplicates(self) -> tuple[DuplicateLink, ...]:
        """Return the near-duplicate links as they were kept."""
        return self._all(claims.stored_duplicates)

    def judgements(self) -> tuple[Judgement, ...]:
        """Return people's decisions, ended ones too, in the order in which they were made."""
        return self._all(judgements.stored_judgements)

    def raw_content(self, sha256: str) -> bytes | None:
        """Return raw bytes by their hash; None where they are not kept."""
        with explained(str(self.folder)):
            return raws.read_raw(self.folder, sha256)

    def add_judgement(self, judgement: Judgement) -> None:
        """Keep a person's decision. UsageError where it gives no reason or its id is taken by another."""
        with self._transaction(LASTING) as connection:
            judgements.add(connection, judgement)

    def end_judgement(self, judgement_id: str, ended_at: datetime, why: str) -> Judgement:
        """Withdraw a decision, which stays stored. UsageError where there is none in force or no reason is given."""
        with self._transaction(LASTING) as connection:
            return judgements.end(connection, judgement_id, ended_at, why)

    def keep_setting(self, name: str, value: str) -> None:
        """Keep one setting, in place of its earlier value."""
        with self._transaction(WRITES) as connection:
            connection.execute(delete(settings).where(settings.c.name == name))
            connection.execute(insert(settings).values(name=name, value=value))

    def settings(self) -> dict[str, str]:
        """Return the kept settings by name, sorted."""
        with self._transaction() as connection:
            return dict(connection.execute(select(settings).order_by(settings.c.name)).all())

    @contextmanager
    def _transaction(self, options: Mapping[str, bool] = READS) -> Iterator[Connection]:
        with explained(self.where), self.engine.execution_options(**options).begin() as connection:
            yield connection

    def _all(self, stored: Callable[[Connection], Any]) -> tuple:
        with self._transaction() as connection:
            return tuple(stored(connection))


def open_store(
    folder: str | Path,
    url: str | None = None,
    *,
    create: bool = True,
    shared: bool = False,
    wait_seconds: float = WAIT_SECONDS,
) -> Store:
    """Open the store of `folder`, bringing its schema up to date.

    Args:
        folder: Holds the raw bytes and, unless `url` is given, the database `store.sqlite3`.
        url: `postgresql://user@host/name` or `sqlite:///path`; None = the file in `folder`.
        create: Make folder and store where they are missing.
        shared: False for a build, which keeps every other build out; True to read, or to add judgements, beside one.
        wait_seconds: How long to wait for another build to let go.

    Returns:
        The store; close it.

    Raises:
        StoreError: It is in use by another build, missing and `create` is False, newer than this code, damaged, of
            another program, or can't be reached or written.
    """
    folder = Path(folder)
    address = url_of(folder, url)
    where = address.render_as_string(hide_password=True) if url else str(address.database)
    if not create and address.get_backend_name() == "sqlite" and not Path(str(address.database)).is_file():
        raise StoreError(NO_STORE.format(where=where))
    store = Store(folder, where, open_engine(address, wait_seconds), [])
    try:
        with explained(str(folder)):
            folder.mkdir(parents=True, exist_ok=True)
        with explained(where):
            _take(store, create, shared, wait_seconds)
    except BaseException:
        store.close()
        raise
    return store


def _take(store: Store, create: bool, shared: bool, wait_seconds: float) -> None:
    """Lock the store unless it is shared, and bring its schema up to date, under the lock in either case."""
    if not shared:
        _lock(store, wait_seconds)
    with store.engine.begin() as connection:
        revision = revision_of(connection, store.where)
    if revision is None and not create:
        raise StoreError(NO_STORE.format(where=store.where))
    if revision == NEWEST:
        return
    if shared:
        _lock(store, wait_seconds)
    write_ahead(store.engine)
    with store.engine.execution_options(**WRITES).begin() as connection:
        upgrade(connection, store.where)
    if shared:
        store.unlock()


def _lock(store: Store, wait_seconds: float) -> None:
    store.locks.append(lock_folder(store.folder, wait_seconds))
    if store.engine.dialect.name == "postgresql":
        store.locks.append(lock_database(store.engine, store.where, wait_seconds))
