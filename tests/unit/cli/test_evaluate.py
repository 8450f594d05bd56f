"""`weekreview evaluate`: the table on stdout, and exit 1 where a score is under its floor."""

from __future__ import annotations

import json

import pytest

from weekreview import evaluate
from weekreview.cli import main
from weekreview.evaluate import Floor


@pytest.fixture
def data(tmp_path, stand_in):
    """Return a folder of corpora with one place, which the stand-in for the pipeline finds."""
    folder = tmp_path / "corpora" / "toponyms"
    folder.mkdir(parents=True)
    name = {"begin": 0, "end": 4, "lat": 36.58, "lon": 37.04}
    (folder / "geovirus.jsonl").write_text(json.dumps({"id": "g", "text": "Azaz fell.", "toponyms": [name]}) + "\n")
    stand_in(predict_toponyms=lambda records, settings: ({"id": r["id"], "toponyms": [name]} for r in records))
    return tmp_path


def test_the_scores_are_a_table_on_stdout(data, capsys):
    assert main(["evaluate", "--data", str(data), "--only", "toponyms"]) == 0
    assert "| geovirus | found F1 | 1.000 |" in capsys.readouterr().out


def test_a_score_under_its_floor_is_named_and_ends_with_1(data, capsys, monkeypatch):
    digest = evaluate.corpora.digest_of([data / "corpora" / "toponyms" / "geovirus.jsonl"])
    floors = {"geovirus.found F1": Floor(1.1, 1.0, 1.2, digest, 0.0)}
    monkeypatch.setattr(evaluate, "load_floors", lambda: floors)
    assert main(["evaluate", "--data", str(data), "--only", "toponyms"]) == 1
    assert "geovirus.found F1 is 1.0000, below its floor 1.1000" in capsys.readouterr().err


def test_the_table_goes_into_the_page_that_is_named(data, tmp_path):
    page = tmp_path / "results.md"
    page.write_text("<!-- scores begins -->\n<!-- scores ends -->\n")
    assert main(["evaluate", "--data", str(data), "--only", "toponyms", "--results", str(page)]) == 0
    assert "geovirus" in page.read_text()


def test_the_table_goes_between_the_marks_that_are_named(data, tmp_path):
    page = tmp_path / "results.md"
    page.write_text("<!-- places begins -->\n<!-- places ends -->\n")
    flags = ["--only", "toponyms", "--results", str(page), "--section", "places"]
    assert main(["evaluate", "--data", str(data), *flags]) == 0
    assert "geovirus" in page.read_text()


def test_a_folder_without_corpora_and_an_unknown_task_are_named(tmp_path, data, capsys):
    assert main(["evaluate", "--data", str(tmp_path / "none"), "--only", "toponyms"]) == 2
    assert "claims-dev" in capsys.readouterr().err
    assert main(["evaluate", "--data", str(data), "--only", "poems"]) == 2
    assert "poems" in capsys.readouterr().err
