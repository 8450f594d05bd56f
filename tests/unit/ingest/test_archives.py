"""Web archives: their pages, what is cut short, and what would fill the memory."""

from __future__ import annotations

import gzip
import io
import tracemalloc
import zipfile
import zlib
from datetime import UTC, datetime

import pytest

from tests.unit.ingest.making import article, only, page, reasons, take, warc, warc_answer, warc_record
from weekreview.ingest import Received
from weekreview.ingest.forms.members import MOST_HEAD_BYTES
from weekreview.model import Reason

PAGES = [
    (f"https://harbour.example/{n}", "text/html; charset=utf-8", page(f"<h1>Part {n}</h1>" + article()).encode())
    for n in (1, 2, 3)
]


@pytest.mark.parametrize(("name", "packed"), [("a.warc", False), ("a.warc.gz", True)])
def test_each_page_of_a_web_archive_is_a_report(tmp_path, name, packed):
    picture = ("https://harbour.example/a.jpg", "image/jpeg", b"\xff\xd8\xff")
    received = take(tmp_path, name, warc([*PAGES, picture], gzip=packed))
    assert [document.url for document in received.documents] == [url for url, _, _ in PAGES]
    assert received.documents[0].name == f"{name}#1"
    assert received.documents[0].retrieved_at == datetime(2024, 5, 20, 10, tzinfo=UTC)
    assert received.failures == ()
    assert [r.detail for r in received.refusals if r.reason is Reason.UNKNOWN_FORM] == [
        "1 records of image/jpeg are not read; pages, text and PDF are"
    ]


@pytest.mark.parametrize(("name", "packed"), [("a.warc", False), ("a.warc.gz", True)])
@pytest.mark.parametrize("share", [0.4, 0.6, 0.9, 0.99])
def test_of_an_archive_cut_short_the_whole_pages_are_kept(tmp_path, name, packed, share):
    content = warc(PAGES, gzip=packed)
    received = take(tmp_path, name, content[: int(share * len(content))])
    assert len(received.documents) == int(share * 3)
    assert reasons(received)[-1] is Reason.CUT_SHORT
    (failure,) = received.failures
    assert "in the middle of record" in failure and failure.endswith("fetch it again for the rest")


def test_an_answer_that_was_an_error_is_no_report(tmp_path):
    received = take(tmp_path, "a.warc.gz", warc(PAGES[:1], status="404 Not Found"))
    assert (received.documents, reasons(received)) == ((), [Reason.NOT_A_REPORT])


def wacz(**members: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(f"archive/{name}.warc.gz", content)
    return out.getvalue()


def test_a_wacz_gives_the_pages_of_all_its_archives(tmp_path):
    received = take(tmp_path, "a.wacz", wacz(b=warc(PAGES[2:]), a=warc(PAGES[:2])))
    assert [document.title for document in received.documents] == ["Part 1", "Part 2", "Part 3"]


def test_a_zip_bomb_is_not_unpacked(tmp_path):
    received = take(tmp_path, "a.wacz", wacz(bomb=b"\0" * 3_000_000, good=warc(PAGES[:1])), size_limit_bytes=100_000)
    assert len(received.documents) == 1
    assert Reason.TOO_LARGE in reasons(received)
    assert "unpacks to more than" in received.failures[0]


def test_a_wacz_that_is_no_zip_is_a_failure(tmp_path):
    received = take(tmp_path, "a.wacz", b"PK\x03\x04 and nothing more")
    (failure,) = received.failures
    assert "can't be unpacked" in failure and reasons(received) == [Reason.CUT_SHORT]


def test_a_gzip_of_many_records_in_one_member_is_read_whole(tmp_path):
    received = take(tmp_path, "a.warc.gz", gzip.compress(warc(PAGES, gzip=False)))
    assert [document.name for document in received.documents] == ["a.warc.gz#1", "a.warc.gz#2", "a.warc.gz#3"]
    assert received.failures == ()


def test_zeros_between_two_members_are_padding_and_anything_else_is_damage(tmp_path):
    first, second = warc(PAGES[:1]), warc(PAGES[1:2])
    padded = take(tmp_path, "a.warc.gz", first + b"\0" * 512 + second + b"\0" * 9)
    assert (len(padded.documents), padded.failures) == (2, ())
    damaged = take(tmp_path, "b.warc.gz", first + b"rubbish" + second)
    assert (len(damaged.documents), reasons(damaged)) == (1, [Reason.CUT_SHORT])


BODY = PAGES[0][2]
CHUNKED = b"".join(b"%x\r\n%s\r\n" % (len(part), part) for part in (BODY[:50], BODY[50:], b""))


@pytest.mark.parametrize(
    ("headers", "body"),
    [
        ({"Content-Encoding": "gzip"}, gzip.compress(BODY)),
        ({"Content-Encoding": "deflate"}, zlib.compress(BODY)),
        ({"Content-Encoding": "gzip"}, BODY),
        ({"Content-Encoding": "br"}, BODY),
        ({"Transfer-Encoding": "chunked"}, CHUNKED),
        ({"Transfer-Encoding": "chunked"}, BODY),
    ],
    ids=["gzip", "deflate", "gzip unpacked already", "br unpacked already", "chunked", "chunked joined already"],
)
def test_an_answer_is_read_as_it_was_packed_or_as_a_crawler_unpacked_it(tmp_path, headers, body):
    headers = {"Content-Type": "text/html; charset=utf-8", **headers}
    received = take(tmp_path, "a.warc", warc_answer("https://harbour.example/1", headers, body))
    assert only(received).title == "Part 1"


def test_an_answer_whose_packing_is_damaged_is_refused_by_its_address(tmp_path):
    headers = {"Content-Type": "text/html", "Content-Encoding": "gzip"}
    received = take(tmp_path, "a.warc", warc_answer("https://harbour.example/1", headers, gzip.compress(BODY)[:-20]))
    assert reasons(received) == [Reason.NOT_A_REPORT]
    assert received.refusals[0].detail.startswith("https://harbour.example/1: the packed answer is cut short")


def take_measured(tmp_path, name: str, content: bytes, **changes) -> tuple[Received, int]:
    """Take in; return what came of it and the most memory in bytes that it took meanwhile."""
    tracemalloc.start()
    received = take(tmp_path, name, content, **changes)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    return received, peak


ZEROS = b"\0" * 10_000_000
BOMBS = {
    "a record of metadata": warc_record("metadata", "urn:x:1", ZEROS),
    "an answer": warc_answer("https://harbour.example/z", {"Content-Type": "image/png"}, ZEROS),
    "a head of one line": b"WARC/1.0\r\nX: " + ZEROS,
    "a head of many lines": b"WARC/1.0\r\n" + b"a:b\n" * 2_000_000,
    "a head after a record": warc_record("warcinfo", "urn:x:1", b"x") + ZEROS,
}


@pytest.mark.parametrize("bomb", BOMBS)
def test_an_archive_that_unpacks_to_more_than_the_limit_is_left_in_time(tmp_path, bomb):
    content = warc(PAGES[:1]) + gzip.compress(BOMBS[bomb]) + warc(PAGES[1:])
    received, peak = take_measured(tmp_path, "a.warc.gz", content, container_limit_bytes=2_000_000)
    assert [document.title for document in received.documents] == ["Part 1"]
    (failure,) = received.failures
    assert failure.startswith("a.warc.gz: ") and "1 whole pages" in failure
    if "head" in bomb:
        assert reasons(received) == [Reason.CUT_SHORT]
    else:
        assert reasons(received) == [Reason.TOO_LARGE]
        assert "it unpacks to more than 2000000 bytes" in failure and "--container-limit-mb" in failure
    assert peak < 6_000_000


def test_the_limit_counts_all_records_together_and_is_included(tmp_path):
    records = [gzip.compress(warc_record("metadata", f"urn:x:{n}", b"x" * 1000)) for n in range(5)]
    size = sum(len(gzip.decompress(record)) for record in records)
    within = take(tmp_path, "a.warc.gz", b"".join(records), container_limit_bytes=size)
    beyond = take(tmp_path, "a.warc.gz", b"".join(records), container_limit_bytes=size - 1)
    assert (within.failures, reasons(beyond)) == ((), [Reason.TOO_LARGE])
    together = take(tmp_path, "a.wacz", wacz(a=records[0], b=b"".join(records[1:])), container_limit_bytes=size - 1)
    assert reasons(together) == [Reason.TOO_LARGE]


@pytest.mark.parametrize("packed", [False, True])
def test_the_limit_of_heads_holds_for_each_record_alone(tmp_path, packed):
    heads = b"".join(warc_record("metadata", f"urn:x:{n}", b"x") for n in range(1500))
    assert len(heads) > MOST_HEAD_BYTES
    content = heads + warc(PAGES[:1], gzip=False)
    received = take(tmp_path, "a.warc", gzip.compress(content) if packed else content)
    assert (only(received).title, received.failures) == ("Part 1", ())


def test_a_member_that_is_packed_twice_is_not_unpacked_twice(tmp_path):
    content = gzip.compress(gzip.compress(warc(PAGES[:1], gzip=False)))
    assert take(tmp_path, "a.warc.gz", content).documents == ()


def test_a_page_over_the_size_limit_is_refused_and_the_others_are_read(tmp_path):
    large = page(article(*(f"Line {n} of a report that does not end." for n in range(2000)))).encode()
    content = warc([PAGES[0], ("https://harbour.example/large", "text/html", large), PAGES[1]])
    received = take(tmp_path, "a.warc.gz", content, size_limit_bytes=20_000)
    assert [document.title for document in received.documents] == ["Part 1", "Part 2"]
    assert reasons(received) == [Reason.TOO_LARGE]
    assert received.refusals[0].detail.startswith("https://harbour.example/large: the answer is larger than 20000")
    assert received.failures == ()


@pytest.mark.parametrize("chunked", [False, True])
def test_a_page_that_is_small_as_sent_and_large_as_unpacked_is_refused(tmp_path, chunked):
    body = gzip.compress(b"<html><body><p>" + ZEROS)
    headers = {"Content-Type": "text/html", "Content-Encoding": "gzip"}
    if chunked:
        body = b"%x\r\n%s\r\n0\r\n\r\n" % (len(body), body)
        headers["Transfer-Encoding"] = "chunked"
    content = gzip.compress(warc_answer("https://harbour.example/z", headers, body))
    received, peak = take_measured(tmp_path, "a.warc.gz", content, size_limit_bytes=2_000_000)
    assert reasons(received) == [Reason.TOO_LARGE]
    assert peak < 12_000_000


def lying(content: bytes, size: int) -> bytes:
    """Return a zip of one member whose two stated sizes are `size`, whatever it holds."""
    true = zipfile.ZipFile(io.BytesIO(content)).infolist()[0].file_size.to_bytes(4, "little")
    assert content.count(true) == 2
    return content.replace(true, size.to_bytes(4, "little"))


def test_a_member_that_lies_about_its_size_is_not_unpacked_beyond_it(tmp_path):
    honest = wacz(a=gzip.compress(b"x") + ZEROS)
    received, peak = take_measured(tmp_path, "a.wacz", lying(honest, 1000), size_limit_bytes=2_000_000)
    assert (received.documents, reasons(received)) == ((), [Reason.CUT_SHORT])
    assert "Bad CRC-32" in received.failures[0]
    assert peak < 6_000_000


def test_a_member_whose_packing_can_not_be_unpacked_in_steps_is_not_unpacked(tmp_path):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_BZIP2) as archive:
        archive.writestr("a.warc", ZEROS)
    received, peak = take_measured(tmp_path, "a.wacz", out.getvalue())
    assert reasons(received) == [Reason.TOO_LARGE]
    assert received.failures[0].startswith("a.wacz: a.warc is packed in a way that can't be unpacked in steps")
    assert peak < 6_000_000
