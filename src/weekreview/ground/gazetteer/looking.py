"""Looking names up in the index."""

from __future__ import annotations

import sqlite3
import struct
from functools import lru_cache
from pathlib import Path

from .folding import fold, plain
from .records import Entry, Fit

MOST = 60
"""Most candidates kept of one name: the most written about. Source: "San Antonio" has over 200 namesakes, and no
gold place of LGL and GeoVirus stands below this rank among its name's candidates."""


class Index:
    """An open index. Reading only; safe to share between threads of one process."""

    def __init__(self, path: Path) -> None:
        """Open the index file at `path`."""
        self.path = path
        self._connection = sqlite3.connect(f"file:{path}?mode=ro&immutable=1", uri=True, check_same_thread=False)
        self._hits = lru_cache(maxsize=200_000)(self._read_hits)
        self.entry = lru_cache(maxsize=200_000)(self._read_entry)

    def exact(self, name: str) -> tuple[tuple[Entry, Fit], ...]:
        """Return the places that bear `name` as it is written, but for case and accents."""
        return self._found("names", plain(name))

    def sounding(self, name: str) -> tuple[tuple[Entry, Fit], ...]:
        """Return the places whose name folds to the same key as `name`."""
        key = fold(name)
        return self._found("folds", key) if len(key) > 2 else ()

    def knows(self, name: str) -> bool:
        """Return True where some place bears `name` as it is written."""
        return bool(self._hits("names", plain(name)))

    def _found(self, table: str, key: str) -> tuple[tuple[Entry, Fit], ...]:
        found = [(self.entry(hit >> 2), Fit(hit & 3)) for hit in self._hits(table, key)]
        if len(found) > MOST:
            found.sort(key=lambda pair: (-pair[0].fame, -pair[0].population, pair[0].place_id))
        return tuple(found[:MOST])

    def _read_hits(self, table: str, key: str) -> tuple[int, ...]:
        row = self._connection.execute(f"SELECT hits FROM {table} WHERE key = ?", (key,)).fetchone()
        return struct.unpack(f"<{len(row[0]) // 4}I", row[0]) if row else ()

    def _read_entry(self, no: int) -> Entry:
        row = self._connection.execute(
            "SELECT id, name, lat / 1e5, lon / 1e5, radius_m, kinds.kind, country, province, code, population, fame "
            "FROM places "
            "JOIN divisions ON divisions.no = division JOIN kinds ON kinds.no = places.kind WHERE places.no = ?",
            (no,),
        ).fetchone()
        return Entry(*row)
