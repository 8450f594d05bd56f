"""`weekreview predict`: lines in, lines out, in order; what can't be read is named by its line."""

from __future__ import annotations

import io
import json
import sys
from types import SimpleNamespace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from weekreview.cli import main
from weekreview.cli.predict import read_records
from weekreview.errors import InputError


@pytest.fixture
def answered(monkeypatch, capsys, stand_in):
    """Return a function that runs `predict` on bytes with a pipeline that counts characters."""
    stand_in(predict_times=lambda records, settings: ({"id": r["id"], "times": [len(r["text"])]} for r in records))

    def run(task, given_bytes):
        monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=io.BytesIO(given_bytes)))
        code = main(["predict", task])
        return code, *capsys.readouterr()

    return run


def test_each_line_is_answered_in_order_with_its_id(answered):
    code, out, err = answered("times", b'{"id": "b", "text": "xx"}\n\n{"id": 1, "text": "\xd8\xad"}\n')
    assert code == 0, err
    assert [json.loads(line) for line in out.splitlines()] == [{"id": "b", "times": [2]}, {"id": 1, "times": [1]}]


def test_a_task_that_is_not_built_yet_says_so(answered):
    code, out, err = answered("footage", b"")
    assert (code, out, err) == (2, "", "weekreview: predict footage is not available yet\n")


def test_nothing_in_gives_nothing_out(answered):
    assert answered("times", b"") == (0, "", "")


@pytest.mark.parametrize(
    "bad", [b"{", b"\xff\xfe", b'"text"', b'{"text": "no id"}', b'{"id": 1}', b'{"id": 1, "text": 5}']
)
def test_a_line_that_cannot_be_read_is_named_by_its_number(answered, bad):
    code, out, err = answered("times", b'{"id": "a", "text": ""}\n' + bad + b"\n")
    assert code == 2
    assert err.startswith("weekreview: line 2 of stdin")
    assert err.count("\n") == 1


@given(st.lists(st.dictionaries(st.text(), st.text() | st.integers()), max_size=5))
def test_records_come_back_as_they_were_written(records):
    dated = ("published_on",)  # a day that is none is taken as not given
    given_records = [
        {**{key: value for key, value in record.items() if key not in dated}, "id": number}
        for number, record in enumerate(records)
    ]
    lines = [json.dumps(record).encode() + b"\n" for record in given_records]
    assert list(read_records(lines, "footage")) == given_records


def test_a_byte_order_mark_is_passed_over():
    assert list(read_records([b'\xef\xbb\xbf{"id": 1}'], "footage")) == [{"id": 1}]


def test_a_list_is_no_record():
    with pytest.raises(InputError, match="line 1"):
        list(read_records([b"[1]"], "footage"))


@pytest.mark.parametrize("odd", ["soon", "2015-02-30", 2015, ""])
def test_a_day_that_is_none_is_taken_as_not_given_and_named(capsys, odd):
    (record,) = read_records([json.dumps({"id": "x", "text": "t", "published_on": odd}).encode()], "times")
    assert "published_on" not in record
    assert "line 1" in capsys.readouterr().err


@pytest.mark.parametrize("good", ["2015-10-23", "2016-02-19 17:40:00.5-05", None])
def test_a_day_with_a_time_after_it_is_a_day(good):
    (record,) = read_records([json.dumps({"id": "x", "text": "t", "published_on": good}).encode()], "times")
    assert record["published_on"] == good
