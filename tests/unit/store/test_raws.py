from __future__ import annotations

import errno
import os

import pytest

from tests.factories import make_raw
from weekreview.errors import ContractError, StoreError
from weekreview.store.raws import keep_raw, raw_path, read_raw, write_whole


def files_under(folder):
    return sorted(path for path in folder.rglob("*") if path.is_file())


def test_bytes_lie_under_their_hash_and_nothing_else_is_left(tmp_path):
    raw = make_raw(b"\x00\xff any bytes")
    keep_raw(tmp_path, raw)
    path = tmp_path / "raw" / raw.sha256[:2] / raw.sha256
    assert files_under(tmp_path) == [path]
    assert path.read_bytes() == read_raw(tmp_path, raw.sha256) == raw.content


def test_bytes_that_are_kept_are_not_written_again(tmp_path):
    raw = make_raw()
    keep_raw(tmp_path, raw)
    before = raw_path(tmp_path, raw.sha256).stat()
    keep_raw(tmp_path, raw)
    assert raw_path(tmp_path, raw.sha256).stat().st_mtime_ns == before.st_mtime_ns


def test_a_file_cut_short_is_written_anew(tmp_path):
    raw = make_raw()
    keep_raw(tmp_path, raw)
    raw_path(tmp_path, raw.sha256).write_bytes(raw.content[:-1])
    keep_raw(tmp_path, raw)
    assert read_raw(tmp_path, raw.sha256) == raw.content


def test_what_a_killed_build_left_is_overwritten(tmp_path):
    (tmp_path / "raw").mkdir()
    (tmp_path / "raw" / "incoming.part").write_bytes(b"half of someth")
    raw = make_raw()
    keep_raw(tmp_path, raw)
    assert files_under(tmp_path) == [raw_path(tmp_path, raw.sha256)]


def test_bytes_that_are_not_what_they_say_are_a_bug(tmp_path):
    with pytest.raises(ContractError, match="which is not so"):
        keep_raw(tmp_path, make_raw(sha256="a" * 64))
    assert files_under(tmp_path) == []


@pytest.mark.parametrize("sha256", ["", "0" * 64, "../../secret", "A" * 64, "a" * 63 + "\n"])
def test_a_hash_that_is_not_kept_or_no_hash_gives_none(tmp_path, sha256):
    (tmp_path / "secret").write_text("x")
    assert read_raw(tmp_path / "out", sha256) is None


def test_a_file_is_written_into_folders_that_are_made_for_it(tmp_path):
    write_whole(tmp_path / "static" / "map" / "a.svg", b"<svg/>")
    assert files_under(tmp_path) == [tmp_path / "static" / "map" / "a.svg"]


def test_a_file_is_written_whole_or_stays_as_it_was(tmp_path, monkeypatch):
    path = tmp_path / "index.html"
    write_whole(path, b"old")

    def full(_handle):
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(StoreError, match="index.html is full; free some space"):
        write_whole(path, b"new")
    assert files_under(tmp_path) == [path]
    assert path.read_bytes() == b"old"
