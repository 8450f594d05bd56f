"""Bringing a database to the schema of this version, through the migrations that travel in the package."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import Column, Connection, MetaData, String, Table, inspect, select

from weekreview.errors import StoreError

from .schema import NEWEST, VERSION_TABLE

MIGRATIONS = Path(__file__).with_name("migrations")
_version = Table(VERSION_TABLE, MetaData(), Column("version_num", String))


def revision_of(connection: Connection, where: str) -> str | None:
    """Return the schema revision of the database, None where it is empty.

    Raises:
        StoreError: It holds tables of another program.
    """
    tables = inspect(connection).get_table_names()
    if VERSION_TABLE in tables:
        return connection.scalar(select(_version.c.version_num))
    if tables:
        found = ", ".join(sorted(tables)[:3])
        advice = "give weekreview a database or schema of its own"
        raise StoreError(f"{where} holds tables of another program ({found}); {advice}")
    return None


def upgrade(connection: Connection, where: str) -> None:
    """Bring the database to `NEWEST`, in the transaction of `connection`.

    Raises:
        StoreError: It is newer than this code, or another program's.
    """
    revision = revision_of(connection, where)
    if revision == NEWEST:
        return
    # Only here: Alembic takes longer to import than an up-to-date store to open.
    from alembic import command
    from alembic.config import Config
    from alembic.script import ScriptDirectory

    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    config.attributes["connection"] = connection
    known = {script.revision for script in ScriptDirectory.from_config(config).walk_revisions()}
    if revision is not None and revision not in known:
        advice = "upgrade weekreview, or build into another folder"
        raise StoreError(
            f"the store {where} was made by a newer weekreview (schema {revision}, this one knows {NEWEST}); {advice}"
        )
    command.upgrade(config, "head")
