"""What `weekreview doctor` looks at: each check says what it found and, where that is wrong, what to do."""

from __future__ import annotations

import platform
import sqlite3
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from importlib import metadata
from pathlib import Path

from weekreview import __version__
from weekreview.errors import UsageError, WeekReviewError
from weekreview.settings import Settings
from weekreview.sources import load_sources

LEAST_PYTHON = (3, 11)
LEAST_SQLITE = (3, 35, 0)
"""`RETURNING` came with 3.35.0 (2021)."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One line of the report."""

    part: str
    """What was looked at."""
    ok: bool
    """False = a build would fail."""
    says: str
    """What was found, with its values."""
    remedy: str = ""
    """What to do where it is not well."""


def check_all(settings: Settings) -> Iterator[Finding]:
    """Yield one finding a part; a check that fails says so and the rest go on."""
    yield from (check_python(), *check_packages(), check_sqlite())
    checks: tuple[tuple[str, Callable[[Settings], str], str], ...] = (
        ("reader", _reader, "install the package anew, or name a folder with a model by --models"),
        ("database", _database, "start the server, or leave --database out for SQLite"),
        ("gazetteer", _gazetteer, "run `weekreview gazetteer build`, or name a folder that can be written by --cache"),
        ("sources", _sources, "put the named file right"),
    )
    for part, look, remedy in checks:
        yield _guarded(part, look, settings, remedy)


def check_python() -> Finding:
    """Return whether the interpreter is new enough."""
    says = f"Python {platform.python_version()} ({sys.executable}), weekreview {__version__}"
    needed = ".".join(map(str, LEAST_PYTHON))
    return Finding("python", sys.version_info >= LEAST_PYTHON, says, f"install Python {needed} or newer")


def check_packages() -> list[Finding]:
    """Return one finding for all packages this one needs; a missing one is broken."""
    missing, found = [], []
    for requirement in metadata.requires("weekreview") or []:
        name = requirement.split(";")[0].rstrip()
        if "extra ==" in requirement:
            continue
        name = name.split("[")[0].split(">")[0].split("=")[0].split("<")[0].strip()
        try:
            found.append(f"{name} {metadata.version(name)}")
        except metadata.PackageNotFoundError:
            missing.append(name)
    if missing:
        return [
            Finding("packages", False, f"missing: {', '.join(missing)}", "run `make install` or install the package")
        ]
    inference = next((entry for entry in found if entry.startswith("onnxruntime")), "")
    return [Finding("packages", True, f"{len(found)} needed, all there; {inference}")]


def check_sqlite() -> Finding:
    """Return whether Python's SQLite is new enough."""
    needed = ".".join(map(str, LEAST_SQLITE))
    remedy = f"use a Python that is built with SQLite {needed} or newer"
    return Finding("sqlite", sqlite3.sqlite_version_info >= LEAST_SQLITE, sqlite3.sqlite_version, remedy)


def _guarded(part: str, look: Callable[[Settings], str], settings: Settings, remedy: str) -> Finding:
    """Return a check's finding; errors of ours and of the system become one that says what to do."""
    try:
        return Finding(part, True, look(settings))
    except (WeekReviewError, OSError, ImportError) as error:
        return Finding(part, False, " ".join(str(error).split()) or type(error).__name__, remedy)


def _reader(settings: Settings) -> str:
    """Open the reader's model and return where it is, its size and its version, which holds its digest."""
    from weekreview.read import WEIGHTS, open_reader

    options = settings.read_options()
    reader = open_reader(options)
    folder = options.models_folder or WEIGHTS
    size_mb = sum(path.stat().st_size for path in folder.rglob("*") if path.is_file()) / 1e6
    whose = "packaged model" if options.models_folder is None else f"model in {folder}"
    return f"{whose} loads, {size_mb:.1f} MB, version {reader.version}"


def _database(settings: Settings) -> str:
    """Connect to the database that is set; nothing is made in it."""
    if settings.database_url is None:
        return "SQLite in the output folder"
    from weekreview.store import explained
    from weekreview.store.engines import open_engine, url_of

    url = url_of(Path(), settings.database_url)
    shown = url.render_as_string(hide_password=True)
    engine = open_engine(url, wait_seconds=5)
    try:
        with explained(shown), engine.connect():
            return f"{shown} answers"
    finally:
        engine.dispose()


def _gazetteer(settings: Settings) -> str:
    """Return the index of places; looking at it makes it where it is missing."""
    from weekreview.ground.gazetteer.building import index_path

    path = index_path(settings.cache_folder)
    return f"{path.name}, {path.stat().st_size / 1e6:.1f} MB, in {path.parent}"


def _sources(settings: Settings) -> str:
    """Load every source file."""
    sources = load_sources(settings.sources_folder)
    if not sources:
        raise UsageError("no source files are there")
    parties = sum(source.controlled_by is not None for source in sources)
    return f"{len(sources)}, {parties} of them some actor's own voice"
