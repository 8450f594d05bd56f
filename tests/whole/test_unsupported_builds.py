"""A whole build in which something goes wrong between a report's words and the page."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest

import weekreview.pipeline
from weekreview.cli import main
from weekreview.model import Basis, Piece, PieceKind
from weekreview.read import counts
from weekreview.read.quantities import parse_quantity

REPORT = """Ministry speaks of raid

Government warplanes bombed a market in Idlib on Tuesday, killing at least 38 civilians, the ministry of defence said.
"""


@pytest.fixture
def build(tmp_path):
    """Return a function that builds one report, and gives the exit code and the files that a reader sees."""
    (tmp_path / "report.txt").write_text(REPORT, encoding="utf-8")
    flags = ["--published-on", "2016-02-17", "--from", "2016-02-15", "--to", "2016-02-21"]
    out = tmp_path / "out"

    def run() -> tuple[int, dict[str, bytes]]:
        fixed = [*flags, "--as-of", "2016-02-22T06:00:00Z", "--out", str(out)]
        code = main(["build", str(tmp_path / "report.txt"), *fixed])
        return code, {p.name: p.read_bytes() for p in Path(out).glob("*") if p.suffix in (".html", ".json", ".jsonl")}

    return run


def test_a_number_that_composing_adds_stops_the_build_and_leaves_the_page_as_it_was(build, monkeypatch, capsys):
    code, before = build()
    assert code == 0 and b"38" in before["index.html"]
    compose = weekreview.pipeline.review

    def compose_too_much(material, options):
        issue = compose(material, options)
        claims = (material.claims[0].claim_id,)
        return replace(issue, title=(*issue.title, Piece("838", PieceKind.NUMBER, Basis.LOW, claims, "0")))

    monkeypatch.setattr(weekreview.pipeline, "review", compose_too_much)
    code, after = build()
    assert code not in (0, 1, 2)
    assert "title[1] '838'" in capsys.readouterr().err
    assert after == before


def test_a_number_that_is_misread_is_declined_and_stands_nowhere_on_the_page(build, monkeypatch):
    def misread(text):
        read = parse_quantity(text)
        return replace(read, low=838) if read and read.low == 38 else read

    monkeypatch.setattr(counts, "parse_quantity", misread)
    code, files = build()
    assert code == 0
    assert b"number_doubted" in files["refusals.jsonl"]
    page = files["index.html"].decode()
    assert not re.search(r"\b838\b", page) and "at least 38" in page
