from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests.factories import make_document, make_judgement
from tests.unit.store.conftest import Address
from tests.unit.store.keeping import INPUTS, keep, keep_all, make_given
from weekreview.errors import StoreError
from weekreview.store import open_store
from weekreview.store.engines import LASTING, READS, WRITES

ROOT = Path(__file__).parents[3]


def keeping(address, *options):
    """Start the program that keeps many inputs, in a process of its own."""
    command = [sys.executable, "-m", "tests.unit.store.keeping", str(address.folder), *options]
    command += [address.url] if address.url else []
    return subprocess.Popen(command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)


def wait_for(process, line):
    while (said := process.stdout.readline().strip()) != line:
        assert said or process.poll() is None, f"ended before it said {line}"


def test_what_was_kept_is_there_when_the_store_is_opened_again(address):
    given = make_given("a.txt", documents=[make_document()])
    with address.open() as store:
        keep(store, given)
        store.keep_setting("gazetteer", "2031.1")
        store.keep_setting("gazetteer", "2031.2")
    with address.open() as store:
        assert store.documents() == tuple(given.documents)
        assert store.settings() == {"gazetteer": "2031.2"}
        assert not keep(store, given)


def test_both_databases_hold_the_same(server, tmp_path):
    Address(tmp_path, server).execute("create schema the_same")
    url = f"{server}?options=-csearch_path%3Dthe_same"
    with open_store(tmp_path / "one", url) as store, open_store(tmp_path / "other") as other:
        keep_all(store)
        keep_all(other)
        assert store.claims() == other.claims()
        assert (store.documents(), store.refusals(), store.custody()) == (
            other.documents(),
            other.refusals(),
            other.custody(),
        )


def test_a_second_build_in_another_process_is_told_to_wait_and_gets_in_when_the_first_was_killed(address):
    first = keeping(address, "--hold")
    try:
        wait_for(first, "open")
        with pytest.raises(StoreError, match="is in use by another build; wait for it to end, or build into another"):
            address.open(wait_seconds=0.2)
        with address.open(shared=True, create=False) as reader:
            reader.documents()
            reader.add_judgement(make_judgement())
        wait_for(first, "done")
    finally:
        first.kill()
        first.communicate()
    with address.open() as store:
        assert len(store.custody()) == INPUTS
        assert store.judgements() == (make_judgement(),)


def test_a_build_waits_for_another_that_ends_in_time(address):
    first = keeping(address)
    try:
        wait_for(first, "open")
        with address.open(wait_seconds=30) as store:
            assert len(store.custody()) == INPUTS
    finally:
        first.communicate()


def test_two_folders_with_one_database_are_one_store(server, tmp_path):
    url = f"{server}?options=-csearch_path%3Dtwo_folders"
    Address(tmp_path, server).execute("create schema two_folders")
    with open_store(tmp_path / "a", url), pytest.raises(StoreError, match="in use by another build"):
        open_store(tmp_path / "b", url, wait_seconds=0.1)


def test_a_closed_store_lets_the_next_in_at_once(address):
    for _ in range(2):
        address.open(wait_seconds=0).close()


def test_a_store_that_is_not_there_is_not_made_where_that_is_not_asked(address):
    with pytest.raises(StoreError, match="there is no store at .*; build one first"):
        address.open(create=False)
    with pytest.raises(StoreError, match="there is no store"):
        address.open(create=False, shared=True)
    assert not list(address.folder.glob("*.sqlite3"))


def test_a_shared_store_makes_what_is_missing_and_locks_nobody_out(address):
    with address.open(shared=True), address.open(wait_seconds=0), address.open(shared=True) as third:
        assert third.documents() == ()


def test_a_store_says_where_it_is_without_the_password(tmp_path):
    with pytest.raises(StoreError) as error:
        open_store(tmp_path, "postgresql://reader:tulips@127.0.0.1:1/week")
    assert "does not answer; see that it runs" in str(error.value)
    assert "tulips" not in str(error.value)
    assert "\n" not in str(error.value)


@pytest.mark.parametrize("url", ["mysql://host/x", "sqlite://", "sqlite:///:memory:", "no address", "oracle:x"])
def test_an_address_that_is_no_database_of_ours_is_refused(tmp_path, url):
    with pytest.raises(StoreError, match="postgresql://"):
        open_store(tmp_path, url)


def test_an_sqlite_address_puts_the_database_elsewhere(tmp_path):
    with open_store(tmp_path / "out", f"sqlite:///{tmp_path}/elsewhere.db") as store:
        keep(store, make_given("a.txt"))
    assert (tmp_path / "elsewhere.db").is_file()
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == ["raw", "store.lock"]


@pytest.mark.parametrize(("options", "synchronous"), [(READS, 1), (WRITES, 1), (LASTING, 2), (WRITES, 1)])
def test_sqlite_writes_ahead_syncs_what_nobody_could_do_again_and_holds_foreign_keys(tmp_path, options, synchronous):
    with open_store(tmp_path) as store, store.engine.execution_options(**options).connect() as connection:
        asked = {
            name: connection.exec_driver_sql(f"pragma {name}").scalar() for name in ("journal_mode", "synchronous")
        }
        assert asked == {"journal_mode": "wal", "synchronous": synchronous}
        assert connection.exec_driver_sql("pragma foreign_keys").scalar() == 1
