"""Looking names up in the index."""

from __future__ import annotations

import sqlite3
import struct
from dataclasses import replace
from functools import lru_cache
from pathlib import Path

from weekreview.model import Place

from .declining import nominatives
from .distances import distance_km
from .exonyms import exonym
from .folding import fold, plain
from .records import Entry, Fit

MOST = 60
"""Most candidates kept of one name: the most written about. Source: "San Antonio" has over 200 namesakes, and no
gold place of LGL and GeoVirus stands below this rank among its name's candidates."""


TOWNS = frozenset({"settlement", "village"})
"""Kinds of which two records at one spot are one place."""


class Index:
    """An open index. Reading only; safe to share between threads of one process."""

    def __init__(self, path: Path) -> None:
        """Open the index file at `path`."""
        self.path = path
        self._connection = sqlite3.connect(f"file:{path}?mode=ro&immutable=1", uri=True, check_same_thread=False)
        self._hits = lru_cache(maxsize=200_000)(self._read_hits)
        self.entry = lru_cache(maxsize=200_000)(self._read_entry)
        self._places = lru_cache(maxsize=20_000)(self._read_places)
        self.ours = lru_cache(maxsize=20_000)(self._read_ours)
        """The record of our own table for a town that it and GeoNames both hold under names that sound alike; else
        the record given. So one town has one id."""

    def exact(self, name: str) -> tuple[tuple[Entry, Fit], ...]:
        """Return the places that bear `name` as it is written, but for case and accents."""
        return self._found("names", plain(name))

    def sounding(self, name: str) -> tuple[tuple[Entry, Fit], ...]:
        """Return the places whose name folds to the same key as `name`."""
        key = fold(name)
        return self._found("folds", key) if len(key) > 2 else ()

    def declined(self, name: str) -> tuple[tuple[Entry, Fit], ...]:
        """Return the places whose name in the nominative `name` may be a case of ("Одесу"); for Cyrillic names only."""
        return tuple(dict.fromkeys(pair for nominative in nominatives(name) for pair in self.exact(nominative)))

    def places_named(self, name: str) -> frozenset[Place]:
        """Return the places that bear `name`, as written or by sound, as the records that grounding gives; it is
        remembered."""
        return self._places(name)

    def _read_places(self, name: str) -> frozenset[Place]:
        entries = [entry for entry, _ in (*self.exact(name), *self.sounding(name)) or self.declined(name)]
        return frozenset(e.as_place() for entry in entries for e in (entry, self.ours(entry)))

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
        found = Entry(*row)
        province = exonym(found.province, found.country) if found.province else None
        return replace(found, name=exonym(found.name, found.country), province=province)

    def _read_ours(self, entry: Entry) -> Entry:
        if entry.place_id.startswith("wr:") or entry.kind not in TOWNS:
            return entry
        alike = [e for e, _ in (*self.exact(entry.name), *self.sounding(entry.name)) if e.place_id.startswith("wr:")]
        same = (e for e in alike if e.kind in TOWNS and e.country == entry.country and _touch(e, entry))
        return next(same, entry)


def _touch(one: Entry, other: Entry) -> bool:
    """Return True where one's middle lies in the disc of the other."""
    metres = 1000 * distance_km(one.lat, one.lon, other.lat, other.lon)
    return metres <= max(one.radius_m, other.radius_m)
