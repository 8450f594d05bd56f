"""One build at a time: advisory locks that the system lets go when their holder dies, however it dies."""

from __future__ import annotations

import sqlite3
import time
from pathlib import Path
from typing import Protocol

from sqlalchemy import Engine, text

from weekreview.errors import StoreError

from .faults import BUSY

POLL_SECONDS = 0.05
# Any number will do that no other program locks by; these are the letters "week".
PG_LOCK_SPACE = 0x7765656B


class Lock(Protocol):
    """Something held until it is closed."""

    def close(self) -> None:
        """Let go."""


def lock_folder(folder: Path, wait_seconds: float) -> Lock:
    """Return the lock of `folder`, waiting at most `wait_seconds` for another holder.

    It is an exclusive transaction on an empty SQLite file, `store.lock`: the same on every system, and gone with its
    process. The store itself stays open to readers.

    Raises:
        StoreError: Another process holds it.
        sqlite3.Error, OSError: The file can't be made or opened.
    """
    connection = sqlite3.connect(folder / "store.lock", timeout=wait_seconds, isolation_level=None)
    try:
        connection.execute("BEGIN EXCLUSIVE")
    except sqlite3.OperationalError as error:
        connection.close()
        if error.sqlite_errorcode & 0xFF in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
            raise StoreError(BUSY.format(where=folder)) from error
        raise
    return connection


def lock_database(engine: Engine, where: str, wait_seconds: float) -> Lock:
    """Return the advisory lock of a PostgreSQL database's current schema, on a connection of its own.

    Raises:
        StoreError: Another session holds it after `wait_seconds`.
    """
    connection = engine.connect().execution_options(isolation_level="AUTOCOMMIT")
    # The lock is the session's: out of the pool, so that closing the connection ends the session and lets go.
    connection.detach()
    taken = text("select pg_try_advisory_lock(:space, hashtext(current_schema()))")
    ends = time.monotonic() + wait_seconds
    while not connection.scalar(taken, {"space": PG_LOCK_SPACE}):
        if time.monotonic() > ends:
            connection.close()
            raise StoreError(BUSY.format(where=where))
        time.sleep(POLL_SECONDS)
    return connection
