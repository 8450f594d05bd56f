"""Runs cases through the real product: `weekreview.pipeline.build`, and what it exports."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from weekreview.pipeline import build
from weekreview.settings import Settings

from .matching import Built
from .tables import Case

AS_OF = datetime(2026, 6, 1, tzinfo=UTC)
"""The day on which every case is built: after all of them, so that a date out of the future would show."""


def build_reports(cases: Iterable[Case], folder: Path) -> dict[str, Built]:
    """Return what one build of all cases gives, by case: each case is a document of its own."""
    cases = list(cases)
    lines = [_line(case.given, f"https://cases.example/{case.key}") for case in cases]
    out = _build(lines, Settings(as_of=AS_OF), folder)
    documents = {row["url"]: row for row in _rows(out, "documents")}
    claims: dict[str, list] = {row["document_id"]: [] for row in documents.values()}
    for claim in _rows(out, "claims"):
        claims[claim["document_id"]].append(claim)
    built = {}
    for case in cases:
        document = documents.get(f"https://cases.example/{case.key}")
        built[case.key] = Built([document["text"]], claims[document["document_id"]]) if document else Built([], [])
    return built


def build_week(case: Case, folder: Path) -> Built:
    """Return what a build of one week gives."""
    settings = Settings(from_on=case.given["from"], to_on=case.given["to"], as_of=AS_OF)
    reports = case.given["reports"]
    lines = [_line(report, f"https://cases.example/{case.key}/{n}") for n, report in enumerate(reports, start=1)]
    out = _build(lines, settings, folder)
    derived = {kind: _rows(out, kind) for kind in ("tallies", "states", "incidents", "contradictions")}
    return Built([row["text"] for row in _rows(out, "documents")], _rows(out, "claims"), **derived)


class Weeks(dict):
    """What the product makes of each week, built when it is first asked for: one that breaks breaks no other."""

    def __init__(self, cases: Iterable[Case], new_folder: Callable[[], Path]) -> None:
        super().__init__()
        self.case_of = {case.key: case for case in cases}
        self.new_folder = new_folder

    def __missing__(self, key: str) -> Built:
        self[key] = build_week(self.case_of[key], self.new_folder())
        return self[key]


def _line(report: Mapping[str, Any], url: str) -> str:
    """Return a report as a JSON line; what it does not give stays not determined."""
    shown = {k: v.isoformat() if isinstance(v, date) else v for k, v in report.items()}
    return json.dumps({"url": url, **shown}, ensure_ascii=False)


def _build(lines: list[str], settings: Settings, folder: Path) -> Path:
    """Build an issue of JSON lines and return its folder."""
    source = folder / "reports.jsonl"
    source.write_text("\n".join(lines) + "\n", encoding="utf-8")
    build([str(source)], folder / "out", settings, lambda step, done, total: None)
    return folder / "out"


def _rows(out: Path, name: str) -> list[dict]:
    """Return the rows of an export."""
    return [json.loads(line) for line in (out / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()]
