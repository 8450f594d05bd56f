"""Number phrases: `quantities.tsv` against `weekreview.read.quantities.parse_quantity`."""

from __future__ import annotations

import math

import pytest

from weekreview.read.quantities import parse_quantity

from .tables import load_rows

FLOOR, ROWS = load_rows("quantities.tsv")


def fault_of(row: dict[str, str]) -> str | None:
    """Return what is not as the row says, or None."""
    found = parse_quantity(row["phrase"])
    if row["low"] == "none":
        return f"{row['phrase']!r} holds no number, but gives {found}" if found else None
    if found is None:
        return f"{row['phrase']!r} gives nothing"
    low_holds = math.isclose(found.low, float(row["low"]), rel_tol=1e-3)
    open_ended = row["high"] == "-"
    high_holds = found.high is None if open_ended else math.isclose(found.high or 0, float(row["high"]), rel_tol=1e-3)
    if low_holds and high_holds and (found.unit or "") == row["unit"]:
        return None
    return f"{row['phrase']!r} gives {found}, not {row['low']} to {row['high']} {row['unit']}"


@pytest.mark.parametrize("row", [r for r in ROWS if r["must"]], ids=lambda row: row["phrase"])
def test_a_row_that_must_hold_does(row):
    assert fault_of(row) is None, fault_of(row)


def test_the_table_meets_its_floor():
    missed = [fault for fault in map(fault_of, ROWS) if fault]
    assert 1 - len(missed) / len(ROWS) >= FLOOR, "\n".join(missed)
