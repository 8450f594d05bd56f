"""What the person hears of at once, and what is counted alone."""

from __future__ import annotations

import json

import pytest

from tests.unit.ingest.making import PROSE, article, page, sidecar, take, warc
from weekreview.ingest import notices_of

PAGES = [("https://harbour.example/1", "text/html", page(article()).encode())]
PICTURE = ("https://harbour.example/a.jpg", "image/jpeg", b"\xff\xd8\xff")


def told(received) -> list[str]:
    return [f"{notice.subject_id}: {notice.detail}" for notice in notices_of(received)]


def test_furniture_is_counted_and_not_told(tmp_path):
    received = take(tmp_path, "a.html", page("<nav><a href='/'>Home</a></nav>" + article()))
    assert received.refusals and told(received) == []


def test_a_report_that_lost_its_date_is_told_by_its_name(tmp_path):
    sidecar(tmp_path / "a.txt.meta.json", published_on="2030-01-01")
    (line,) = told(take(tmp_path, "a.txt", PROSE[0]))
    assert line.startswith("a.txt: 2030-01-01 (sidecar) lies after ") and line.endswith("correct it in a sidecar")


def test_an_unreadable_date_is_told_only_where_no_better_one_is_known(tmp_path):
    body = page(article(), "<meta name='date' content='some day'>")
    assert told(take(tmp_path, "a.html", body)) == [
        "a.html: meta date is 'some day', which is no date; give it in a sidecar"
    ]
    sidecar(tmp_path / "b.html.meta.json", published_on="2024-05-20")
    assert told(take(tmp_path, "b.html", body)) == []


def test_a_fetch_in_the_future_is_told_only_of_a_report_without_a_day(tmp_path):
    sidecar(tmp_path / "a.txt.meta.json", retrieved_at="2030-01-01T00:00:00Z")
    (line,) = told(take(tmp_path, "a.txt", PROSE[0]))
    assert line.startswith("a.txt: retrieved_at 2030-01-01T00:00:00+00:00 lies after ")
    sidecar(tmp_path / "b.txt.meta.json", retrieved_at="2030-01-01T00:00:00Z", published_on="2024-05-20")
    received = take(tmp_path, "b.txt", PROSE[0])
    assert received.refusals and told(received) == []


def test_pictures_of_an_archive_are_told_only_where_it_gives_nothing_else(tmp_path):
    assert told(take(tmp_path, "a.warc.gz", warc([*PAGES, PICTURE]))) == []
    (line,) = told(take(tmp_path, "b.warc.gz", warc([PICTURE])))
    assert line.startswith("b.warc.gz: 1 records of image/jpeg are not read; ")


def test_what_a_failure_says_is_not_told_again(tmp_path):
    received = take(tmp_path, "a.jsonl", json.dumps({"text": PROSE[0]}) + "\n{no json")
    assert received.failures and received.refusals and told(received) == []
    cut = take(tmp_path, "b.warc.gz", warc(PAGES)[:-20])
    assert cut.failures and cut.refusals and told(cut) == []


@pytest.mark.parametrize("content", ["", "\x00", "%PDF-1.4"])
def test_an_input_that_gives_nothing_is_told_in_one_line_with_what_to_do(tmp_path, content):
    (line,) = told(take(tmp_path, "a.txt", content))
    assert line.startswith("a.txt: ") and "; " in line
