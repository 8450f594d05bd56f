"""`weekreview custody verify`: a change of one stored byte is found and named."""

from __future__ import annotations

import pytest

from tests.factories import make_raw
from weekreview.cli import main
from weekreview.ingest.custody import append_entry
from weekreview.store import open_store


@pytest.fixture
def folder(tmp_path):
    """Return the folder of a store with two raw inputs."""
    with open_store(tmp_path) as store:
        for name, content in (("a.txt", b"Rockets hit Azaz."), ("b.txt", b"Nobody was hurt.")):
            raw = make_raw(content, name=name)
            store.keep_input(raw, lambda last, raw=raw: append_entry(last, raw), (), ())
    return tmp_path


def test_what_was_not_changed_is_said_to_hold(folder, capsys):
    assert main(["custody", "verify", str(folder)]) == 0
    assert capsys.readouterr().out == "2 entries, 0 faults\n"


def test_a_changed_raw_input_is_named_and_ends_with_1(folder, capsys):
    stored = max((path for path in (folder / "raw").rglob("*") if path.is_file()), key=lambda p: p.name)
    stored.chmod(0o644)
    stored.write_bytes(b"Something else altogether")
    assert main(["custody", "verify", str(folder)]) == 1
    out = capsys.readouterr().out
    assert "not those received" in out or "missing" in out
    assert out.splitlines()[-1].startswith("2 entries, ")


def test_a_folder_without_a_store_is_one_clear_line(tmp_path, capsys):
    assert main(["custody", "verify", str(tmp_path)]) == 2
    assert "no store" in capsys.readouterr().err
    assert main(["custody", "verify", str(tmp_path / "none")]) == 2
    assert "no folder" in capsys.readouterr().err
