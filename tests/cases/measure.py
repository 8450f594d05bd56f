"""Print how much of each table of cases holds: `.venv/bin/python -m tests.cases.measure [--missed]`."""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path

from . import test_quantity_cases, test_report_cases, test_time_cases, test_week_cases
from .building import Weeks, build_reports
from .scoring import Score, faults, score_table

Line = tuple[str, float, Score, int]
"""A table's name, floor, score, and how many things in it may not be so."""


def measure() -> Iterator[Line]:
    """Yield a line for each table, in the order of what they cost."""
    yield "quantities", test_quantity_cases.FLOOR, _rows(test_quantity_cases, test_quantity_cases.fault_of), 0
    for fault in (test_time_cases.fault_alone, test_time_cases.fault_in_sentence):
        name = fault.__name__.replace("fault", "times")
        yield name, test_time_cases.FLOOR, _rows(test_time_cases, fault), 0
    with tempfile.TemporaryDirectory() as folder:
        yield from _tables(test_report_cases.TABLES, build_reports(test_report_cases.CASES, Path(folder)))
        weeks = Weeks(test_week_cases.CASES, lambda: Path(tempfile.mkdtemp(dir=folder)))
        yield from _tables(test_week_cases.TABLES, weeks)


def _rows(table, fault_of) -> Score:
    """Return the score of a table of rows."""
    missed = tuple(fault for fault in map(fault_of, table.ROWS) if fault)
    return Score(len(table.ROWS) - len(missed), len(table.ROWS), missed)


def _tables(tables: Iterable, built_of: dict) -> Iterator[Line]:
    """Yield a line for each table of cases; what may not be so stands among what is missed."""
    for table in tables:
        score = score_table(table, built_of)
        wrong = [f"{case.id}: {fault}" for case in table.cases for fault in faults(case, built_of[case.key])]
        yield table.name, table.floor, Score(score.met, score.asked, (*score.missed, *wrong)), len(wrong)


def main() -> None:
    """Print the table, and with --missed each line that does not hold."""
    print(f"{'table':34}{'holds':>12}{'share':>8}{'floor':>8}{'never, yet there':>20}")
    for name, floor, score, wrong in measure():
        print(f"{name:34}{f'{score.met} of {score.asked}':>12}{score.share:>8.2f}{floor:>8.2f}{wrong:>20}")
        if "--missed" in sys.argv:
            print(*(f"    {line}" for line in score.missed), sep="\n")


if __name__ == "__main__":
    main()
