"""Every kind of bad input, through the command line: one clear line, and what was stored before is still there."""

from __future__ import annotations

import errno
import json
import os
import re
import shutil
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing, contextmanager
from pathlib import Path

import pytest

from tests.unit.ingest.making import PROSE, article, page, pdf, sidecar, warc
from weekreview.cli import main

AS_OF = ["--as-of", "2024-06-01T12:00:00Z"]
BOMB = (
    '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]>'
    "<rss version='2.0'><channel><title>Harbour Post</title><item><title>&b;</title></item></channel></rss>"
)
PROGRESS = re.compile(r"weekreview: [a-z ]+ \d+( of \d+)?")
"""A line that tells how far a slow build has come."""
PAGE = ("https://harbour.example/1", "text/html", page(article()).encode())


def empty(folder: Path) -> None:
    (folder / "a.txt").write_bytes(b"")


def binary_named_txt(folder: Path) -> None:
    (folder / "a.txt").write_bytes(bytes(range(256)) * 20)


def broken_encoding(folder: Path) -> None:
    text = "Российские войска обстреляли два села в понедельник, сообщил глава области, и перекрыли дорогу к морю. "
    (folder / "a.txt").write_bytes(b"".join(c.encode() + b"\xff" * (n % 4 == 0) for n, c in enumerate(text * 3)))


def page_of_fifty_megabytes(folder: Path) -> None:
    with open(folder / "a.html", "wb") as file:
        file.write(b"<html><body><p>" + PROSE[0].encode())
        file.truncate(50_000_000)


def pdf_without_text(folder: Path) -> None:
    (folder / "a.pdf").write_bytes(pdf([], []))


def pdf_of_rubbish(folder: Path) -> None:
    (folder / "a.pdf").write_bytes(b"%PDF-1.4\nrubbish")


def warc_cut_short(folder: Path) -> None:
    (folder / "a.warc.gz").write_bytes(warc([PAGE])[:-20])


def feed_with_entity_bomb(folder: Path) -> None:
    (folder / "a.xml").write_text(BOMB)


def sidecar_that_is_not_json(folder: Path) -> None:
    (folder / "a.txt").write_text(PROSE[1])
    (folder / "a.txt.meta.json").write_text("publisher: Harbour Post")


def date_in_the_future(folder: Path) -> None:
    (folder / "a.txt").write_text(PROSE[1])
    sidecar(folder / "a.txt.meta.json", published_on="2030-01-01")


INPUTS = [
    (empty, 0, "a.txt: it holds nothing; leave it out or get it again"),
    (binary_named_txt, 0, "a.txt: not text, whatever its name says; give it its true ending"),
    (broken_encoding, 0, "can't be read as UTF-8: refused; save it as UTF-8 again from its source"),
    (page_of_fifty_megabytes, 0, "a.html: larger than 30000000 bytes; split it, or allow more with --size-limit-mb"),
    (pdf_without_text, 0, "a.pdf: 2 pages without text, perhaps scanned; run OCR first"),
    (pdf_of_rubbish, 1, "a.pdf: it can't be read as a PDF"),
    (warc_cut_short, 1, "a.warc.gz: the archive ends in the middle of record 1; 0 whole pages were kept; fetch it"),
    (feed_with_entity_bomb, 1, "a.xml: it declares a document type or entities, which can blow up or reach outside;"),
    (sidecar_that_is_not_json, 2, "a.txt.meta.json: the sidecar is not JSON"),
    (
        date_in_the_future,
        0,
        "a.txt: 2030-01-01 (sidecar) lies after 2024-06-01T12:00:00+00:00 and is not used;",
    ),
]


@contextmanager
def folder_without_rights(reports: Path, out: Path) -> Iterator[None]:
    """As the system answers who may not look into the folder; root, who runs the tests at times, may."""
    (reports / "a.txt").write_text(PROSE[1])
    scan = os.scandir

    def closed(given, *rest):
        if str(given) == str(reports):
            raise PermissionError(errno.EACCES, "Permission denied", str(given))
        return scan(given, *rest)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(os, "scandir", closed)
        yield


@contextmanager
def full_disk(reports: Path, out: Path) -> Iterator[None]:
    """As the system answers once nothing more goes to the disk."""
    (reports / "a.txt").write_text(PROSE[1])

    def full(_handle):
        raise OSError(errno.ENOSPC, "No space left on device")

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(os, "fsync", full)
        yield


@contextmanager
def locked_database(reports: Path, out: Path) -> Iterator[None]:
    (reports / "a.txt").write_text(PROSE[1])
    with closing(sqlite3.connect(out / "store.lock", isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        yield


PLACES = [
    (
        folder_without_rights,
        "reports: the folder can't be read (Permission denied); give yourself the right",
    ),
    (full_disk, "is full; free some space and run the same command again: what was stored before is still there"),
    (locked_database, "is in use by another build; wait for it to end, or build into another folder"),
]


@pytest.fixture(scope="module")
def built(tmp_path_factory) -> Path:
    """Return the folder of a build of one sound report."""
    folder = tmp_path_factory.mktemp("built")
    (folder / "sound.txt").write_text(" ".join(PROSE))
    assert main(["build", str(folder / "sound.txt"), "--out", str(folder / "out"), *AS_OF]) == 0
    return folder / "out"


@pytest.fixture
def run(built: Path, tmp_path: Path, capfd) -> Callable[[], tuple[int, list[str]]]:
    """Return a function that builds the reports of a folder on top of a sound build: exit code and stderr's lines."""
    reports, out = tmp_path / "reports", tmp_path / "out"
    reports.mkdir()
    shutil.copytree(built, out)

    def build() -> tuple[int, list[str]]:
        capfd.readouterr()
        code = main(["build", str(reports), "--out", str(out), *AS_OF])
        lines = capfd.readouterr().err.splitlines()
        return code, [line for line in lines if not PROGRESS.fullmatch(line)]

    return build


def check_what_was_stored(out: Path, capfd) -> None:
    """Hold that the sound report is still stored, whole, and published."""
    names = [json.loads(line)["name"] for line in (out / "documents.jsonl").read_text().splitlines()]
    assert "sound.txt" in names
    assert (out / "index.html").stat().st_size > 1000
    capfd.readouterr()
    assert main(["custody", "verify", str(out)]) == 0
    assert "0 faults" in capfd.readouterr().out


def check_line(lines: list[str], said: str) -> None:
    assert len(lines) == 1, lines
    assert lines[0].startswith("weekreview: ") and said in lines[0]


@pytest.mark.parametrize(("make", "code", "said"), INPUTS, ids=[make.__name__ for make, _, _ in INPUTS])
def test_a_bad_input_is_one_clear_line_and_what_was_stored_is_still_there(run, tmp_path, capfd, make, code, said):
    make(tmp_path / "reports")
    found, lines = run()
    assert found == code
    check_line(lines, said)
    check_what_was_stored(tmp_path / "out", capfd)


@pytest.mark.parametrize(("place", "said"), PLACES, ids=[place.__name__ for place, _ in PLACES])
def test_a_place_that_can_not_be_used_is_one_clear_line_and_exit_2(run, tmp_path, capfd, place, said):
    with ExitStack() as stack:
        stack.enter_context(place(tmp_path / "reports", tmp_path / "out"))
        found, lines = run()
    assert found == 2
    check_line(lines, said)
    check_what_was_stored(tmp_path / "out", capfd)
    assert run()[0] == 0
    check_what_was_stored(tmp_path / "out", capfd)
