"""Corpora in their forms, made up here, measured from end to end."""

from __future__ import annotations

import json

import pytest

from weekreview.errors import InputError
from weekreview.evaluate import CORPORA, evaluate, missing_corpora

TIMEML = """<?xml version="1.0" ?>
<TimeML><DOCID>made</DOCID>
<DCT><TIMEX3 tid="t0" type="DATE" value="2016-02-19">2016-02-19</TIMEX3></DCT>
<TEXT>It fell on <TIMEX3 tid="t1" type="DATE" value="2016-02-16">Tuesday</TIMEX3> &amp; was lost in
<TIMEX3 tid="t2" type="DATE" value="2016-03">March</TIMEX3>.</TEXT></TimeML>
"""


@pytest.fixture
def folder(tmp_path):
    """Return a folder with one small corpus of times and one of places."""
    times = tmp_path / "corpora" / "times" / "wikiwars"
    times.mkdir(parents=True)
    (times / "99_Made.tml").write_text(TIMEML, encoding="utf-8")
    (times / "07_IraqWar.tml").write_text("not even XML", encoding="utf-8")
    places = tmp_path / "corpora" / "toponyms"
    places.mkdir(parents=True)
    record = {"id": "l0", "published_on": "2009-03-20 12:24:52-05", "text": "Azaz\u2028fell.", "toponyms": [
        {"begin": 0, "end": 4, "phrase": "Azaz", "lat": 36.58, "lon": 37.04, "geonameid": None}]}  # fmt: skip
    (places / "lgl.jsonl").write_text(json.dumps(record, ensure_ascii=False) + "\n", encoding="utf-8")
    return tmp_path


def test_each_corpus_that_is_there_is_measured_and_the_others_are_named(folder):
    asked = []

    def predict(task, records):
        for record in records:
            asked.append(record)
            begin = record["text"].index("Tuesday") if task == "times" else 0
            found = {"begin": begin, "end": begin + 7, "type": "DATE", "value": "2016-02-16", "lat": 36.6, "lon": 37.0}
            yield {"id": record["id"], task: [found]}

    scores = {score.name: score.value for score in evaluate(folder, predict, ["times", "toponyms"])}
    assert scores["wikiwars.strict F1"] == pytest.approx(2 / 3)
    assert scores["wikiwars.value F1"] == pytest.approx(2 / 3)
    assert scores["lgl.placed within 161 km, of all"] == 1.0
    assert [record["id"] for record in asked] == ["99_Made", "l0"]
    assert [record["published_on"] for record in asked] == ["2016-02-19", "2009-03-20"]
    assert all("gold" not in record for record in asked)
    assert missing_corpora(folder) == ["claims-dev", "actors", "geovirus", "polnear-dev", "re3d-dev"]


def test_only_the_named_tasks_are_measured(folder):
    def predict(task, records):
        return ({"id": record["id"], task: []} for record in records)

    assert {score.corpus for score in evaluate(folder, predict, ["times"])} == {"wikiwars"}


def test_annotated_offsets_are_those_of_the_text_without_marks(folder):
    corpus = next(c for c in CORPORA if c.name == "wikiwars")
    (sample,) = corpus.load(folder)
    words = [sample["text"][mark["begin"] : mark["end"]] for mark in sample["gold"]]
    assert words == ["Tuesday", "March"]
    assert "& was lost" in sample["text"]


def test_a_corpus_that_is_not_in_its_form_is_named(folder):
    (folder / "corpora" / "toponyms" / "geovirus.jsonl").write_text('{"id": 1}\n')
    corpus = next(c for c in CORPORA if c.name == "geovirus")
    with pytest.raises(InputError, match="geovirus"):
        corpus.load(folder)
