"""The tables of cases: read from disk, checked for slips of the pen, before anything is run."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

HERE = Path(__file__).parent
REPORT_KEYS = {"published_on", "publisher", "title", "text", "html", "url"}
WEEK_KEYS = {"from", "to", "reports"}
REPORT_EXPECTATIONS = {"claims", "places", "once"}
WEEK_EXPECTATIONS = {"tallies", "states", "contradictions", "incidents"}


@dataclass(frozen=True, slots=True)
class Case:
    """One row of a YAML table."""

    table: str
    """Name of the table's file without its ending."""
    id: str
    """Unique in all tables of its folder."""
    row: str
    """What it is a case of: the same name for the same thing said in other words."""
    given: Mapping[str, Any]
    """A report, or the days of a week and its reports."""
    expect: tuple[tuple[str, Any], ...]
    """(kind, expectation) of what should come out; each counts once for the floor."""
    never: tuple[tuple[str, Any], ...]
    """(kind, expectation) of what may not come out, whatever the floor."""
    must: bool
    """True where what is expected may not fail either."""

    @property
    def key(self) -> str:
        """Return the case's name among all cases."""
        return f"{self.table}/{self.id}"


@dataclass(frozen=True, slots=True)
class Table:
    """One YAML file."""

    name: str
    """The file's name without its ending."""
    floor: float
    """Least share of expectations met, in [0, 1], included."""
    cases: tuple[Case, ...]
    """Its rows."""


def load_tables(folder: str) -> tuple[Table, ...]:
    """Return the tables of `reports` or `weeks`, by name.

    Raises:
        ValueError: A table has a key that nobody looks at, a case twice, or one that expects nothing.
    """
    tables = tuple(_table(path, folder) for path in sorted((HERE / folder).glob("*.yml")))
    keys = [case.id for table in tables for case in table.cases]
    twice = sorted({key for key in keys if keys.count(key) > 1})
    if twice:
        raise ValueError(f"{folder}: {twice} stand there more than once; give each case a name of its own")
    return tables


def _table(path: Path, folder: str) -> Table:
    """Return one table."""
    read = yaml.safe_load(path.read_text(encoding="utf-8"))
    _only(read, {"about", "floor", "cases"}, path.name)
    return Table(path.stem, read["floor"], tuple(_case(row, path.stem, folder) for row in read["cases"]))


def _case(row: dict, table: str, folder: str) -> Case:
    """Return one case."""
    where = f"{table}/{row.get('id')}"
    _only(row, {"id", "row", "given", "expect", "never", "must"}, where)
    weeks = folder == "weeks"
    _only(row["given"], WEEK_KEYS if weeks else REPORT_KEYS, where)
    for report in row["given"]["reports"] if weeks else [row["given"]]:
        _only(report, REPORT_KEYS, where)
    kinds = WEEK_EXPECTATIONS if weeks else REPORT_EXPECTATIONS
    expect, never = (tuple(_expectations(row.get(part, {}), kinds, where)) for part in ("expect", "never"))
    if not expect and not never:
        raise ValueError(f"{where} expects nothing; say what should come out, or what never may")
    return Case(table, row["id"], row["row"], row["given"], expect, never, bool(row.get("must")))


def _expectations(part: dict, kinds: set[str], where: str) -> Iterator[tuple[str, Any]]:
    """Yield (kind, expectation) for each expectation of a part."""
    _only(part, kinds, where)
    for kind, wanted in part.items():
        yield from ((kind, one) for one in wanted)


def _only(found: Mapping[str, Any], known: set[str], where: str) -> None:
    """Raise ValueError where there is a key that nobody looks at."""
    unknown = sorted(set(found) - known)
    if unknown:
        raise ValueError(f"{where}: nobody looks at {unknown}; known here are {sorted(known)}")


def load_rows(name: str) -> tuple[float, list[dict[str, str]]]:
    """Return the floor and the rows of a TSV table; lines with # are for the reader, `# floor: 0.9` for the runner."""
    lines = (HERE / name).read_text(encoding="utf-8").splitlines()
    notes = [line[1:].strip() for line in lines if line.startswith("#")]
    floor = next(float(note.removeprefix("floor:")) for note in notes if note.startswith("floor:"))
    plain = [line for line in lines if line and not line.startswith("#")]
    rows = list(csv.DictReader(plain, delimiter="\t", quoting=csv.QUOTE_NONE))
    for row in rows:
        if None in row or None in row.values():
            raise ValueError(f"{name}: the row of {row['phrase']!r} has a column too many or too few")
        if row["phrase"] not in row["sentence"]:
            raise ValueError(f"{name}: {row['phrase']!r} does not stand in its sentence")
    return floor, rows
