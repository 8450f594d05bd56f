"""Sentences in five languages: `tongues.tsv` against `weekreview.read`."""

from __future__ import annotations

import pytest

from weekreview.read import ReadOptions, open_reader

from .foreign import answers_of
from .tables import load_rows

FLOOR, ROWS = load_rows("tongues.tsv")


@pytest.fixture(scope="module")
def answers():
    """What holds of each row, once for all tests."""
    reader = open_reader(ReadOptions())
    return [answers_of(row, reader) for row in ROWS]


@pytest.mark.parametrize("half", ["first", "second", "third"])
def test_each_part_of_the_table_meets_the_floor(answers, half):
    mine = [(row, one) for row, one in zip(ROWS, answers, strict=True) if row["half"] == half]
    held = [holds for _, one in mine for holds in one.values()]
    missed = [
        f"{row['sentence']}: {[k for k, v in one.items() if not v]}" for row, one in mine if not all(one.values())
    ]
    assert sum(held) / len(held) >= FLOOR, "\n".join(missed)


def test_no_language_falls_behind(answers):
    for language in ("ar", "ru", "uk", "fr", "es"):
        held = [v for row, one in zip(ROWS, answers, strict=True) if row["language"] == language for v in one.values()]
        assert sum(held) / len(held) >= FLOOR, language
