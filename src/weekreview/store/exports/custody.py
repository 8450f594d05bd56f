"""`custody.jsonl`: the hash-chained log of every raw input."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from weekreview.model import CustodyEntry

from .values import Row, instant


def custody_rows(entries: Iterable[CustodyEntry]) -> Iterator[Row]:
    """Yield a row an entry, in the order of the log."""
    for entry in sorted(entries, key=lambda e: e.number):
        yield custody_row(entry)


def custody_row(entry: CustodyEntry) -> Row:
    """Return the row of one entry."""
    return {
        "number": entry.number,
        "sha256": entry.sha256,
        "size_bytes": entry.size_bytes,
        "name": entry.name,
        "action": entry.action,
        "at": instant(entry.at),
        "tool": entry.tool,
        "detail": entry.detail,
        "previous": entry.previous,
        "entry_hash": entry.entry_hash,
    }
