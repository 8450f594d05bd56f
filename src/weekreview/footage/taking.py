"""Files -> items of an archive: decoded, fingerprinted, dated, each once."""

from __future__ import annotations

import hashlib
import os
import re
import tempfile
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from pathlib import Path

from weekreview.errors import InputError
from weekreview.model import Clip, ClipDate

from .decoding import Decoder
from .fingerprints import KEPT, Print, take_whole
from .index import Archive

BATCH = 64
"""Items of one segment."""
TAGS = ("creation_time", "date", "com.apple.quicktime.creationdate", "datetimeoriginal", "datetime")
"""Embedded metadata that give a day, in the order in which they are believed."""


@dataclass(frozen=True, slots=True)
class Taken:
    """What became of one file."""

    path: Path
    """The file."""
    number: int | None
    """Its number in the archive; None where it was refused."""
    known: bool
    """True where it was in the archive before, byte for byte."""
    refused: str = ""
    """Why it was refused; empty where it was not."""


def take_files(
    paths: Iterable[Path],
    archive: Archive,
    decoder: Decoder,
    dates: tuple[ClipDate, ...] = (),
    today: date | None = None,
    addresses: Mapping[Path, str] | None = None,
) -> Iterator[Taken]:
    """Add files to an archive and yield what became of each, in batches, in order.

    Args:
        dates: Given to every one, such as the day of its upload as a person states it.
        today: The day on which they come into the archive; None = the clock's.
        addresses: Where files were fetched from: then an item is known by its address, not by its file's name.
    """
    arrived = ClipDate(today or datetime.now(UTC).date(), "archived", "the day it came into this archive")
    known_as = addresses or {}
    batch: list[tuple[Clip, str, Print, Path]] = []
    told: list[Taken] = []
    with tempfile.TemporaryDirectory(dir=archive.folder) as scratch:
        for number, path in enumerate(paths):
            try:
                item = _item(path, archive, decoder, (*dates, arrived), Path(scratch) / f"{number}.mp4")
                if path in known_as and not isinstance(item, int):
                    item = (replace(item[0], name=known_as[path]), known_as[path], *item[2:])
            except InputError as error:
                told.append(Taken(path, None, False, str(error)))
                continue
            if isinstance(item, int):
                archive.catalogue.add_dates(item, dates)
            if isinstance(item, int) or item[0].sha256 in {clip.sha256 for clip, *_ in batch}:
                told.append(Taken(path, item if isinstance(item, int) else None, True))
                continue
            batch.append(item)
            told.append(Taken(path, None, False))
            if len(batch) >= BATCH:
                yield from _written(archive, batch, told)
                batch, told = [], []
        yield from _written(archive, batch, told)


def _written(archive: Archive, batch: list, told: list[Taken]) -> Iterator[Taken]:
    numbers = iter(archive.add(batch))
    for taken in told:
        fresh = taken.number is None and not taken.refused and not taken.known
        yield Taken(taken.path, next(numbers), False) if fresh else taken


def _item(path: Path, archive: Archive, decoder: Decoder, dates: tuple[ClipDate, ...], copy: Path):
    """Return the parts of a new item, or the number of the same bytes that are held."""
    if not path.is_file():
        raise InputError(f"{path} is no file; give a film, a picture or a folder of them")
    digest = hashed(path)
    held = archive.catalogue.number_of(digest)
    if held is not None:
        return held
    taken = take_whole(decoder, path, KEPT, proxy=copy)
    return clip_of(path, digest, taken, dates), str(path), taken, copy


def clip_of(path: Path, digest: str, taken: Print, dates: tuple[ClipDate, ...] = ()) -> Clip:
    """Return the record of a fingerprinted file, with the days that its metadata give."""
    kind, seconds = ("image", None) if taken.still else ("video", round(taken.seconds, 3))
    embedded = embedded_dates(taken.media.tags)
    return Clip("c" + digest[:16], digest, path.name, kind, seconds, (*embedded, *dates))


def embedded_dates(tags: dict[str, str]) -> tuple[ClipDate, ...]:
    """Return the first day that embedded metadata give, with the tag that gives it; none where none can be read."""
    lowered = {key.lower(): value for key, value in tags.items()}
    for tag in TAGS:
        match = re.match(r"(\d{4})[-:/](\d\d)[-:/](\d\d)", lowered.get(tag, ""))
        if match:
            try:
                day = date(*(int(part) for part in match.groups()))
            except ValueError:
                continue
            if 1990 <= day.year <= 2100:  # cameras without a clock write 1904 or 1970
                return (ClipDate(day, "embedded", f"the file's own metadata, {tag}"),)
    return ()


def hashed(path: Path) -> str:
    """Return the SHA-256 of a file."""
    with open(path, "rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def files_under(paths: Iterable[Path]) -> Iterator[Path]:
    """Yield files, and the files of folders in order; hidden ones and what a folder's sidecars are left out."""
    for path in paths:
        if not path.is_dir():
            yield path
            continue
        for folder, names, files in os.walk(path):
            names.sort()
            yield from (Path(folder) / f for f in sorted(files) if not f.startswith(".") and not f.endswith(".json"))
