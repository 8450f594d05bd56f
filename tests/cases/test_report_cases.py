"""Single reports: what is read from each, where it is placed and on whose word. One build over all of `reports/`."""

from __future__ import annotations

import pytest

from .building import build_reports
from .scoring import faults, score_table
from .tables import load_tables

TABLES = load_tables("reports")
CASES = [case for table in TABLES for case in table.cases]


@pytest.fixture(scope="module")
def built_of(tmp_path_factory):
    """What the product makes of every case, by case."""
    return build_reports(CASES, tmp_path_factory.mktemp("reports"))


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_a_table_meets_its_floor(table, built_of):
    score = score_table(table, built_of)
    told = "\n".join(score.missed)
    assert score.share >= table.floor, f"{score.met} of {score.asked} hold, the floor is {table.floor:.0%}\n{told}"


@pytest.mark.parametrize("case", [c for c in CASES if c.never or c.must], ids=lambda case: case.key)
def test_what_may_never_be_is_not(case, built_of):
    found = faults(case, built_of[case.key])
    assert not found, "\n".join(found)
