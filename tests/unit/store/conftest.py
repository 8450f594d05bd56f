"""Every store test that takes `address` or `store` runs twice: on SQLite on disk, and on a real PostgreSQL server."""

from __future__ import annotations

import itertools
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from sqlalchemy import create_engine, make_url, text

from tests.postgres import MISSING, find_binaries, memory_disk, running_server
from weekreview.store import Store, open_store

SCHEMAS = itertools.count(1)


@dataclass(frozen=True)
class Address:
    """Where a test's store lies."""

    folder: Path
    url: str | None

    def open(self, **options) -> Store:
        return open_store(self.folder, self.url, **options)

    def execute(self, statement: str) -> None:
        """Run one statement past the store."""
        url = make_url(self.url or f"sqlite:///{self.folder / 'store.sqlite3'}")
        engine = create_engine(url.set(drivername="postgresql+psycopg") if self.url else url)
        with engine.begin() as connection:
            connection.execute(text(statement))
        engine.dispose()


@pytest.fixture(scope="session")
def server() -> Iterator[str]:
    """The address of a PostgreSQL server that lives as long as the tests."""
    binaries = find_binaries()
    if binaries is None:
        pytest.skip(MISSING)
    with running_server(binaries) as url:
        yield url


@pytest.fixture
def folder() -> Iterator[Path]:
    """An empty folder, in memory where that can be had: a hundred stores are made here, each synced many times."""
    with tempfile.TemporaryDirectory(dir=memory_disk()) as made:
        yield Path(made)


@pytest.fixture(params=["sqlite", "postgresql"])
def address(request: pytest.FixtureRequest, folder: Path) -> Address:
    """A place for a store; on PostgreSQL an empty schema of its own."""
    if request.param == "sqlite":
        return Address(folder / "out", None)
    url = request.getfixturevalue("server")
    schema = f"test_{next(SCHEMAS)}"
    Address(folder, url).execute(f"create schema {schema}")
    return Address(folder / "out", f"{url}?options=-csearch_path%3D{schema}")


@pytest.fixture
def store(address: Address) -> Iterator[Store]:
    """An open, empty store."""
    with address.open() as opened:
        yield opened
