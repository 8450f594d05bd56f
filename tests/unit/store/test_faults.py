"""Full disks, missing rights, damaged files: one line that says what to do, and what was stored is still there."""

from __future__ import annotations

import errno
import os
import shutil
import subprocess
import tempfile
from contextlib import contextmanager
from pathlib import Path

import pytest
from sqlalchemy import event

from tests.factories import make_claim, make_document
from tests.unit.store.keeping import VERSION, keep, make_given, make_many
from weekreview.errors import StoreError
from weekreview.store import Exports, explained, open_store, write_exports

NOBODY = 65534


@contextmanager
def one_line(*parts):
    """Hold that a StoreError of one line comes, with these words in it."""
    with pytest.raises(StoreError) as error:
        yield
    message = str(error.value)
    assert "\n" not in message
    assert [part for part in parts if part not in message] == [], message


@contextmanager
def without_rights():
    """Run as a user who owns nothing here."""
    if os.geteuid() != 0:
        yield
        return
    os.seteuid(NOBODY)
    try:
        yield
    finally:
        os.seteuid(0)


@pytest.fixture
def open_folder():
    """A folder that everybody may enter but nobody but its owner may write."""
    folder = Path(tempfile.mkdtemp())
    yield folder
    folder.chmod(0o755)
    shutil.rmtree(folder)


def shut(folder):
    for path in [folder, *folder.rglob("*")]:
        path.chmod(0o555 if path.is_dir() else 0o444)


@pytest.fixture
def small_disk(tmp_path):
    """A disk of two megabytes, where the system lets us mount one."""
    folder = tmp_path / "small"
    folder.mkdir()
    mount = shutil.which("mount")
    command = [mount or "mount", "-t", "tmpfs", "-o", "size=2m", "tmpfs", str(folder)]
    if not mount or os.geteuid() != 0 or subprocess.run(command, capture_output=True).returncode:
        pytest.skip("a small disk can't be mounted here: it takes root, and a system that allows it")
    yield folder
    subprocess.run(["umount", str(folder)], check=True)


def test_a_disk_that_fills_up_loses_nothing_that_was_kept(small_disk):
    kept = 0
    with open_store(small_disk) as store:
        with one_line("the disk of", "is full; free some space", "what was stored before is still there"):
            for given in make_many(200):
                keep(store, given)
                kept += 1
        assert kept > 5
        assert len(store.custody()) == kept
    with open_store(small_disk, shared=True) as store:
        assert len(store.custody()) == kept
        assert all(store.raw_content(entry.sha256) for entry in store.custody())


def test_exports_on_a_full_disk_leave_the_old_files(small_disk):
    write_exports(small_disk, Exports(documents=[make_document("Old.")]))
    before = (small_disk / "documents.jsonl").read_bytes()
    with one_line("is full"):
        write_exports(small_disk, Exports(documents=[make_document("New. " * 10**6)]))
    assert (small_disk / "documents.jsonl").read_bytes() == before
    assert not list(small_disk.glob("*.part"))


def test_a_database_that_may_not_grow_is_a_full_disk(tmp_path):
    with open_store(tmp_path) as store:
        keep(store, make_given("a.txt", documents=[make_document()]))
    with open_store(tmp_path) as store:
        store.engine.dispose()
        event.listen(store.engine, "connect", lambda connection, _: connection.execute("pragma max_page_count = 1"))
        with one_line("store.sqlite3 is full", "still there"):
            keep(store, make_given("b.txt", documents=[make_document("long " * 50_000)]))
        assert store.documents() == (make_document(),)
        assert len(store.custody()) == 1


def test_a_postgresql_server_without_space_is_a_full_disk(address):
    if address.url is None:
        pytest.skip("SQLite's full disk has tests of its own")
    document = make_document()
    with address.open() as store:
        keep(store, make_given("a.txt", documents=[document]))
        store.keep_claims(document.document_id, VERSION, [make_claim(document)], [])
        address.execute(
            "create function no_space() returns trigger as $$ begin raise exception 'could not extend file'"
            " using errcode = '53100'; end $$ language plpgsql"
        )
        address.execute("create trigger full_disk before insert on claims execute function no_space()")
        with one_line("is full; free some space", "could not extend file"):
            store.keep_claims(document.document_id, "2", [make_claim(document)], [])
        assert store.claims() == (make_claim(document),)
        assert store.claims_done(document.document_id, VERSION)


def test_bytes_that_do_not_fit_on_the_disk_leave_no_trace(store, monkeypatch):
    def full(_handle):
        raise OSError(errno.ENOSPC, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(os, "fsync", full)
        with one_line("is full", "No space left on device"):
            keep(store, make_given("a.txt", documents=[make_document()]))
    assert store.custody() == store.documents() == ()
    assert [path for path in store.folder.rglob("*") if path.parent.parent.name == "raw"] == []
    assert keep(store, make_given("a.txt", documents=[make_document()]))


def test_a_folder_in_which_nothing_may_be_written_is_told(open_folder):
    shut(open_folder)
    with without_rights(), one_line("no rights to read and write", "change its permissions or choose another folder"):
        open_store(open_folder / "out")
    with without_rights(), one_line("no rights to read and write"):
        open_store(open_folder)
    with without_rights(), one_line("no rights to read and write"):
        write_exports(open_folder, Exports())


def test_a_store_that_may_not_be_written_is_told_and_stays(open_folder):
    with open_store(open_folder) as store:
        keep(store, make_given("a.txt"))
    shut(open_folder)
    with without_rights(), one_line("no rights to read and write"):
        open_store(open_folder)
    open_folder.chmod(0o755)
    for path in open_folder.rglob("*"):
        path.chmod(0o755)
    with open_store(open_folder) as store:
        assert len(store.custody()) == 1


def test_a_file_where_the_folder_should_be_is_told(tmp_path):
    (tmp_path / "out").write_text("x")
    with one_line("can't be a folder: a part of it is a file; choose another folder"):
        open_store(tmp_path / "out")
    with one_line("can't be a folder"):
        open_store(tmp_path / "out" / "deeper")


@pytest.mark.parametrize("content", [b"not a database at all" * 500, b"SQLite format 3\x00" + b"\xff" * 5000])
def test_a_file_that_is_no_database_is_told_and_left(tmp_path, content):
    path = tmp_path / "store.sqlite3"
    path.write_bytes(content)
    with one_line("is damaged or was not made by weekreview", "move it away and build again from the same inputs"):
        open_store(tmp_path)
    assert path.read_bytes() == content


def test_a_store_damaged_in_the_middle_is_told(tmp_path):
    with open_store(tmp_path) as store:
        for given in make_many(10):
            keep(store, given)
    path = tmp_path / "store.sqlite3"
    content = bytearray(path.read_bytes())
    content[8192:-4096] = b"\xaa" * (len(content) - 8192 - 4096)
    path.write_bytes(content)
    with one_line("is damaged"), open_store(tmp_path) as store:
        store.documents()
        store.refusals()
        store.custody()


def test_a_writer_that_is_not_let_in_gives_up_after_a_bounded_wait(address):
    with address.open(shared=True, wait_seconds=0.2) as first, address.open(shared=True) as second:
        with (
            second.engine.execution_options(writes=True).begin() as connection,
            one_line("is in use by another build; wait for it to end"),
        ):
            if address.url:
                connection.exec_driver_sql("lock table inputs")
            keep(first, make_given("a.txt"))
        assert keep(first, make_given("a.txt"))


def test_an_error_without_a_rule_of_its_own_still_names_the_store_and_its_cause():
    with one_line("the store here can't be used", "Input/output error"), explained("here"):
        raise OSError(errno.EIO, "Input/output error")
