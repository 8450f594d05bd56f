"""Time expressions: `times.tsv` against `weekreview.read.times`, each phrase alone and found in its sentence."""

from __future__ import annotations

from datetime import date

import pytest

from weekreview.model import Moment
from weekreview.read.times import find_times, moment_of, resolve_time

from .tables import load_rows

FLOOR, ROWS = load_rows("times.tsv")


def published_on(row: dict[str, str]) -> date | None:
    """Return the day on which the row's report was published."""
    return None if row["published_on"] == "-" else date.fromisoformat(row["published_on"])


def is_one_of(found: str, wanted: str) -> bool:
    """Return True where a cell of the table allows `found`; an empty cell and a star allow anything."""
    return wanted in ("", "*") or found in wanted.split("|")


def fault_of(row: dict[str, str], moment: Moment) -> str | None:
    """Return what is not as the row says, or None."""
    days = [day.isoformat() if day else "-" for day in (moment.earliest_on, moment.latest_on)]
    found = dict(zip(("earliest", "latest", "precision"), [*days, moment.precision.value], strict=True))
    wrong = [name for name, value in found.items() if not is_one_of(value, row[name])]
    if not wrong:
        return None
    wanted = {name: row[name] for name in wrong}
    return f"{row['phrase']!r} published {row['published_on']} gives {found}, not {wanted} ({moment.reason})"


def fault_alone(row: dict[str, str]) -> str | None:
    """Return what is wrong where the phrase stands alone."""
    return fault_of(row, resolve_time(row["phrase"], published_on(row)))


def fault_in_sentence(row: dict[str, str]) -> str | None:
    """Return what is wrong where the phrase is looked for in its sentence; what is not found is not determined."""
    begin = row["sentence"].index(row["phrase"])
    end = begin + len(row["phrase"])
    found = [e for e in find_times(row["sentence"], published_on(row)) if e.begin < end and begin < e.end]
    if not found and row["precision"].startswith("not_determined"):
        return None
    if not found:
        return f"{row['phrase']!r} is not found in {row['sentence']!r}"
    wrong = [fault_of(row, moment_of(expression.found)) for expression in found]
    return None if None in wrong else wrong[0]


@pytest.mark.parametrize("row", [r for r in ROWS if r["must"]], ids=lambda r: f"{r['phrase']}, {r['published_on']}")
def test_a_row_that_must_hold_does(row):
    assert fault_alone(row) is None, fault_alone(row)


@pytest.mark.parametrize("fault", [fault_alone, fault_in_sentence])
def test_the_table_meets_its_floor(fault):
    missed = [found for found in map(fault, ROWS) if found]
    assert 1 - len(missed) / len(ROWS) >= FLOOR, "\n".join(missed)
