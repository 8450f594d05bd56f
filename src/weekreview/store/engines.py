"""Connections to SQLite and PostgreSQL, with the settings that make them keep their word."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from sqlalchemy import URL, Engine, create_engine, event, make_url
from sqlalchemy.exc import ArgumentError, NoSuchModuleError

from weekreview.errors import StoreError

FILE_NAME = "store.sqlite3"
CONNECT_SECONDS = 10
READS: Mapping[str, bool] = {}
"""Execution options of a transaction that only reads."""
WRITES = {"writes": True}
"""Execution options of a transaction that will write: SQLite takes its write lock at once, not half way through."""
LASTING = {"writes": True, "lasting": True}
"""The same for what nobody could do again: SQLite syncs it to the disk before it says that it is kept."""


def url_of(folder: Path, url: str | None) -> URL:
    """Return the address of the database: `url`, or the file `store.sqlite3` in `folder` where it is None.

    Raises:
        StoreError: It is no address of an SQLite or PostgreSQL database.
    """
    if url is None:
        return URL.create("sqlite", database=str(folder / FILE_NAME))
    try:
        parsed = make_url(url)
    except ArgumentError as error:
        raise StoreError("the database address is not of the form postgresql://user@host/name; correct it") from error
    if parsed.drivername in ("postgresql", "postgres"):
        return parsed.set(drivername="postgresql+psycopg")
    is_file = parsed.drivername == "sqlite" and parsed.database not in (None, "", ":memory:")
    if parsed.drivername != "postgresql+psycopg" and not is_file:
        shown = parsed.render_as_string(hide_password=True)
        raise StoreError(f"{shown} is no PostgreSQL database or SQLite file; give postgresql://... or sqlite:///...")
    return parsed


def open_engine(url: URL, wait_seconds: float) -> Engine:
    """Return an engine on `url`; nothing is connected yet.

    Args:
        url: From `url_of`.
        wait_seconds: How long a statement waits for another's lock.

    Raises:
        StoreError: The PostgreSQL driver is not installed.
    """
    if url.get_backend_name() == "sqlite":
        engine = create_engine(url, connect_args={"timeout": wait_seconds})
        event.listen(engine, "connect", _set_up_sqlite)
        event.listen(engine, "begin", _begin_sqlite)
        return engine
    options = {"connect_timeout": CONNECT_SECONDS, "application_name": "weekreview"}
    try:
        engine = create_engine(url, connect_args=options, pool_pre_ping=True)
    except (NoSuchModuleError, ModuleNotFoundError) as error:
        raise StoreError("PostgreSQL needs its driver; run: pip install 'weekreview[postgresql]'") from error
    wait_ms = max(1, round(wait_seconds * 1000))
    event.listen(engine, "begin", lambda connection: connection.exec_driver_sql(f"set local lock_timeout = {wait_ms}"))
    return engine


def write_ahead(engine: Engine) -> None:
    """Put an SQLite database into WAL mode, for good: readers and the one writer then don't wait for one another."""
    if engine.dialect.name != "sqlite":
        return
    connection = engine.raw_connection()
    connection.cursor().execute("pragma journal_mode = wal")
    connection.close()


def _set_up_sqlite(connection: Any, _record: object) -> None:
    connection.execute("pragma foreign_keys = on")


def _begin_sqlite(connection: Any) -> None:
    options = connection.get_execution_options()
    # NORMAL can't damage the database, and a killed process loses nothing; only a power cut may take the last units
    # back, which the next build does again. A sync for each took longer than all the rest of keeping it.
    connection.exec_driver_sql(f"pragma synchronous = {'full' if options.get('lasting') else 'normal'}")
    connection.exec_driver_sql("begin immediate" if options.get("writes") else "begin")
