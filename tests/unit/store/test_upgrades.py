from __future__ import annotations

import sqlite3

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import inspect

from weekreview.errors import StoreError
from weekreview.store import open_store
from weekreview.store.schema import NEWEST, VERSION_TABLE, metadata
from weekreview.store.upgrades import MIGRATIONS


def test_the_migrations_make_the_schema_that_the_code_works_with(store):
    with store.engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"version_table": VERSION_TABLE, "compare_type": True})
        assert compare_metadata(context, metadata) == []


def test_primary_keys_and_cascades_are_those_of_the_code(store):
    found = inspect(store.engine)
    for table in metadata.tables.values():
        keys = set(found.get_pk_constraint(table.name)["constrained_columns"])
        assert keys == {column.name for column in table.primary_key}
        rules = {
            key["constrained_columns"][0]: key["options"].get("ondelete") for key in found.get_foreign_keys(table.name)
        }
        assert rules == {key.parent.name: key.ondelete for key in table.foreign_keys}


def test_the_newest_revision_is_the_last_migration():
    assert ScriptDirectory(str(MIGRATIONS)).get_heads() == [NEWEST]


def test_a_store_that_is_newer_than_the_code_is_left_alone(address):
    address.open().close()
    address.execute(f"update {VERSION_TABLE} set version_num = '9999'")
    with pytest.raises(StoreError, match=f"made by a newer weekreview .schema 9999, this one knows {NEWEST}.; upgrade"):
        address.open()


def test_a_database_of_another_program_is_left_alone(address):
    address.folder.mkdir()
    address.execute("create table recipes (name text)")
    with pytest.raises(StoreError, match=r"holds tables of another program \(recipes\); give weekreview a database"):
        address.open()


def test_a_foreign_sqlite_file_is_not_changed_by_a_byte(tmp_path):
    path = tmp_path / "store.sqlite3"
    with sqlite3.connect(path) as connection:
        connection.execute("create table recipes (name text)")
    connection.close()
    before = path.read_bytes()
    with pytest.raises(StoreError):
        open_store(tmp_path)
    assert path.read_bytes() == before


def test_a_failed_upgrade_leaves_no_half_schema(address, monkeypatch):
    from alembic import op

    def broken(*_args, **_kwargs):
        raise OSError("the machine stops here")

    with monkeypatch.context() as patch:
        patch.setattr(op, "create_index", broken)
        with pytest.raises(StoreError, match="the machine stops here"):
            address.open()
    with address.open() as store:
        assert store.documents() == ()
