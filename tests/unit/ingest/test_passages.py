from __future__ import annotations

import unicodedata
from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.unit.ingest.making import NOW, options
from weekreview.ingest.cleaning import join, key, lines_of, pieces_of_lines, settle, tidy
from weekreview.ingest.cleaning.furniture import first_words
from weekreview.ingest.dates import date_in_line, date_in_url, latest_day, read_date
from weekreview.ingest.documents import finish
from weekreview.ingest.drafts import Draft, Source
from weekreview.ingest.forms import READERS
from weekreview.model import Raw

words = st.sampled_from(
    "Forces took the hill near Varn on Monday. Leave a Reply Read more: photo (Reuters) - 12. • said…".split()
)
lines = st.lists(words, max_size=12).map(" ".join)
texts = st.one_of(st.lists(lines, max_size=20).map("\n".join), st.text(max_size=200))


def build(text: str):
    pieces, dropped, title = settle(pieces_of_lines(lines_of(text)), None, plain=True)
    raw = Raw("0" * 64, b"", "a.txt", 0, NOW, "read", "test")
    return finish(Draft(tuple(pieces), tuple(dropped), title=title), raw, options()).document, dropped


@settings(deadline=None)
@given(texts)
def test_the_text_is_its_passages_joined_by_blank_lines(text):
    document, _ = build(text)
    if document:
        assert "\n\n".join(document.text[p.begin : p.end] for p in document.passages) == document.text


@settings(deadline=None)
@given(texts)
def test_passages_are_clean_and_do_not_overlap(text):
    document, _ = build(text)
    last = 0
    for passage in document.passages if document else ():
        words = document.text[passage.begin : passage.end]
        assert last <= passage.begin < passage.end
        assert words == words.strip() and "\n" not in words and "  " not in words
        assert words == unicodedata.normalize("NFC", words)
        assert not any(unicodedata.category(c) in ("Cc", "Cs") for c in words)
        last = passage.end


@settings(deadline=None)
@given(texts)
def test_no_word_is_lost_unseen(text):
    document, dropped = build(text)
    left = key(document.text if document else "") + " " + " ".join(key(d.detail) for d in dropped)
    missing = [w for w in key(tidy(text)).split() if w not in left and not w.isdigit() and len(w) > 1]
    assert not missing or any(len(d.detail.split()) > 12 for d in dropped)


@settings(deadline=None)
@given(texts)
def test_cleaning_what_is_clean_changes_no_word(text):
    pieces = pieces_of_lines(lines_of(text))
    again = pieces_of_lines(lines_of("\n\n".join(piece.text for piece in pieces)))
    assert " ".join(key(p.text) for p in again).split() == [
        w for p in pieces for w in key(p.text).split()
    ] or any(p.text[:1] in "-*•.–—+(" or p.text[:1].isdigit() for p in pieces)  # fmt: skip


@settings(deadline=None)
@given(st.text(max_size=60))
def test_tidying_twice_is_tidying_once(text):
    assert tidy(tidy(text)) == tidy(text)


@settings(deadline=None)
@given(st.lists(st.text("abc ", min_size=1).map(str.strip).filter(bool), max_size=6))
def test_offsets_find_each_piece_again(found):
    pieces = pieces_of_lines(lines_of("\n\n".join(found)))
    text, passages = join(pieces)
    assert [text[p.begin : p.end] for p in passages] == [piece.text for piece in pieces]


@settings(deadline=None)
@given(st.sampled_from(sorted(READERS)), st.binary(max_size=400))
def test_no_reader_raises_on_any_bytes(form, content):
    READERS[form](Source("a" + form, content))


heads = [b"<html><body>", b"%PDF-1.4 ", b"From: a\n\n", b"{", b"<rss>", b"WARC/1.0\r\n", b"PK\x03\x04"]


@settings(deadline=None)
@given(st.sampled_from(sorted(READERS)), st.sampled_from(heads), st.binary(max_size=200))
def test_no_reader_raises_on_bytes_that_begin_well(form, head, rest):
    READERS[form](Source("a" + form, head + rest))


@settings(deadline=None)
@given(st.dates(min_value=date(1900, 1, 1)))
def test_a_date_in_iso_form_is_read_as_it_stands(day):
    published = read_date(day.isoformat(), "sidecar", "given")
    assert (published.on, published.precision, published.at) == (day, "day", None)


@settings(deadline=None)
@given(st.dates(min_value=date(1950, 1, 1), max_value=date(2049, 12, 31)))
def test_dates_are_found_in_addresses_and_datelines(day):
    forms = [f"{day:%Y/%m/%d}", f"{day:%Y-%m-%d}", f"{day:%Y%m%d}"]
    assert all(date_in_url(f"https://harbour.example/news/{form}/hills").on == day for form in forms)
    assert date_in_line(f"Varn, {day.day} {day:%B} {day.year} (HA)").on == day
    assert date_in_line(f"Published: {day:%b} {day.day}, {day.year}").on == day


@settings(deadline=None)
@given(st.text(max_size=40))
def test_reading_a_date_never_raises(text):
    read_date(text, "feed", "given")
    date_in_url(text)
    date_in_line(text)


def test_numbers_in_an_address_are_not_taken_for_dates():
    for path in ("/article/1039229/", "/2013-2014/", "/2016/99/", "/news/20169931", "/r/2016112/x"):
        assert date_in_url(f"https://harbour.example{path}") is None


def test_the_latest_day_is_that_of_the_line_islands():
    assert latest_day(NOW) == date(2024, 6, 2)


def test_first_words_show_that_more_follow():
    assert first_words("a b") == "a b"
    assert first_words(" ".join("abcdefghijklmn")).endswith("l …")
