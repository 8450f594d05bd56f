"""Taking a file of places into the cache folder, from which every later index is made."""

from __future__ import annotations

import hashlib
import os
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import msgspec

from weekreview.errors import InputError

from ..records import Entry, Named
from .features import LeftOut
from .geonames import read_geonames
from .openstreetmap import read_openstreetmap
from .pcodes import read_pcodes

FOLDER = "added"
"""Under the cache folder."""

FORMS = ("geonames", "osm", "ocha")
"""What a file can be."""


@dataclass(frozen=True, slots=True)
class Addition:
    """What came of adding one file."""

    kept: Mapping[str, int]
    """Places taken, by kind."""
    left_out: Mapping[LeftOut, int]
    """Rows that gave no place, by why."""
    path: Path
    """The file in the cache folder."""


class Row(msgspec.Struct):
    """One added place as it is kept."""

    entry: Entry
    """The place."""
    names: tuple[str, ...]
    """Its names, the one to show first."""


def add_file(path: Path, form: str | None, country: str | None, cache_folder: Path) -> Addition:
    """Read a file and keep its places under `cache_folder`; one added before under the same name is replaced.

    Args:
        path: the file.
        form: one of `FORMS`; None = told by its name and columns.
        country: alpha-2 for places of OpenStreetMap that do not name theirs.
        cache_folder: the user's cache; made where it is missing.

    Raises:
        InputError: the file is not in its form, or holds no place that can be used.
    """
    if not path.is_file():
        raise InputError(f"{path} is no file; give a country dump, an extract or a table")
    kept: Counter[str] = Counter()
    left_out: Counter[LeftOut] = Counter()
    lines = []
    for named in _read(path, form or guess_form(path), country):
        if isinstance(named, LeftOut):
            left_out[named] += 1
        elif not is_on_globe(named.entry):
            left_out[LeftOut.OFF_THE_GLOBE] += 1
        else:
            kept[named.entry.kind] += 1
            lines.append(msgspec.json.encode(Row(named.entry, named.names)))
    if not lines:
        why = "; ".join(f"{count} rows left out: {reason}" for reason, count in sorted(left_out.items())) or "no rows"
        raise InputError(f"{path.name} holds no place that can be used ({why}); look at --as")
    target = cache_folder / FOLDER / f"{path.stem}-{hashlib.sha256(path.name.encode()).hexdigest()[:8]}.jsonl"
    target.parent.mkdir(parents=True, exist_ok=True)
    part = target.with_suffix(".part")
    part.write_bytes(b"\n".join(lines) + b"\n")
    os.replace(part, target)
    return Addition(dict(sorted(kept.items())), dict(sorted(left_out.items())), target)


def is_on_globe(entry: Entry) -> bool:
    """Return True where latitude and longitude are degrees; a grid's metres and a swapped pair often are not."""
    return -90 <= entry.lat <= 90 and -180 <= entry.lon <= 180


def guess_form(path: Path) -> str:
    """Return what a file is: a `.txt` or `.zip` a GeoNames dump, `.osm` OpenStreetMap, a table with P-codes OCHA's."""
    suffix = path.suffix.lower()
    if suffix in (".txt", ".zip"):
        return "geonames"
    if suffix == ".osm":
        return "osm"
    with path.open("rb") as file:
        head = file.read(1 << 20).lower()
    return "ocha" if b"pcode" in head else "osm"


def _read(path: Path, form: str, country: str | None) -> Iterable[Named | LeftOut]:
    if form == "geonames":
        return read_geonames(path)
    return read_pcodes(path) if form == "ocha" else read_openstreetmap(path, country)


def added_files(cache_folder: Path) -> list[Path]:
    """Return the files of added places, sorted."""
    return sorted((cache_folder / FOLDER).glob("*.jsonl"))


def read_added(paths: Iterable[Path]) -> Iterator[Named]:
    """Yield the places of files that `add_file` wrote.

    Raises:
        InputError: a file was changed and is not in its form any more.
    """
    for path in paths:
        try:
            for line in path.read_bytes().splitlines():
                row = msgspec.json.decode(line, type=Row)
                yield Named(row.entry, row.names)
        except msgspec.MsgspecError as error:
            raise InputError(f"{path} is not in its form ({error}); remove it and add its source again") from error
