"""`weekreview refusals`: counted by reason, or listed."""

from __future__ import annotations

import json

import pytest

from weekreview.cli import main

FOUND = [
    {"step": "ingest", "reason": "navigation", "subject_id": "a.html", "detail": "Home News"},
    {"step": "read", "reason": "low_probability", "subject_id": "d1", "detail": "p 0.2\u2028shelling"},
    {"step": "ingest", "reason": "navigation", "subject_id": "b.html", "detail": ""},
]


@pytest.fixture
def folder(tmp_path):
    """Return the folder of a build with refusals."""
    lines = [json.dumps(refusal, ensure_ascii=False) for refusal in FOUND]
    (tmp_path / "refusals.jsonl").write_text("\n".join(lines) + "\n", encoding="utf-8")
    return tmp_path


def test_refusals_are_counted_by_reason_most_first(folder, capsys):
    assert main(["refusals", str(folder)]) == 0
    assert capsys.readouterr().out.splitlines() == ["      2  navigation", "      1  low_probability"]


def test_one_reasons_refusals_are_listed(folder, capsys):
    assert main(["refusals", str(folder), "--reason", "navigation"]) == 0
    assert capsys.readouterr().out.splitlines() == ["ingest\ta.html\tHome News", "ingest\tb.html\t"]


def test_an_unknown_reason_is_refused_with_the_known_ones(folder, capsys):
    assert main(["refusals", str(folder), "--reason", "boredom"]) == 2
    assert "comment_form" in capsys.readouterr().err


def test_a_folder_without_a_build_is_named(tmp_path, capsys):
    assert main(["refusals", str(tmp_path)]) == 2
    assert "give the folder that" in capsys.readouterr().err


def test_a_damaged_file_is_named(folder, capsys):
    (folder / "refusals.jsonl").write_text('{"step":', encoding="utf-8")
    assert main(["refusals", str(folder)]) == 2
    assert "is damaged" in capsys.readouterr().err
