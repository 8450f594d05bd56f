"""An archive of footage in a folder: its catalogue, its index segments and a small copy of each item."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Iterable
from pathlib import Path

from weekreview.errors import InputError
from weekreview.model import Clip

from ..fingerprints.prints import Print
from .catalogue import Catalogue
from .segments import merge_segments, open_segment, write_segment
from .votes import Votes, votes_for

MOST_ALIKE = 6
"""Segments of about one size are merged when there are more: each posting is then copied a logarithmic number of
times."""
FORM = "1"


class Archive:
    """Items that can be asked for. One writer at a time; any number of readers."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        form = folder / "form"
        if form.is_file() and form.read_text().strip() != FORM:
            raise InputError(
                f"{folder} is an archive of form {form.read_text().strip()}, not {FORM}; use the program of then"
            )
        for part in ("segments", "copies"):
            (folder / part).mkdir(parents=True, exist_ok=True)
        form.write_text(FORM + "\n")
        self.catalogue = Catalogue(folder / "items.jsonl")
        self._live = folder / "live.json"
        self._sweep()
        self.segments = [open_segment(path) for path in self._segment_folders()]

    def __len__(self) -> int:
        return len(self.catalogue.clips)

    def add(self, items: Iterable[tuple[Clip, str, Print, Path]]) -> list[int]:
        """Add items (clip, path, fingerprint, small copy) as one segment; return their numbers. Copies are moved in."""
        numbered = []
        for clip, path, taken, copy in items:
            number = self.catalogue.add(clip, path)
            shutil.move(copy, self.copy_of(number))
            numbered.append((number, taken))
        if numbered:
            self.segments.append(write_segment(self._new_folder(), numbered))
            self._save_live()
            self._merge()
        return [number for number, _ in numbered]

    def delete(self, number: int) -> None:
        """Delete an item: it is found no more at once, and its postings go at the next merge."""
        self.catalogue.delete(number)
        self.copy_of(number).unlink(missing_ok=True)

    def copy_of(self, number: int) -> Path:
        """Return where the small copy of an item is."""
        return self.folder / "copies" / f"{number:08}"

    def votes(self, asked: Print) -> Votes:
        """Return what looks like a print."""
        return votes_for(asked, self.segments, self.catalogue.dead)

    @property
    def index_bytes(self) -> int:
        """Return what the index takes, small copies left out."""
        return sum(segment.size_bytes for segment in self.segments)

    def _segment_folders(self) -> list[Path]:
        return sorted(path for path in (self.folder / "segments").iterdir() if path.is_dir())

    def _new_folder(self) -> Path:
        latest = [int(path.name) for path in self._segment_folders()]
        return self.folder / "segments" / f"{max(latest, default=0) + 1:08}"

    def _merge(self) -> None:
        """Merge the smaller segments into one where there are too many of about one size."""
        while True:
            by_size = sorted(self.segments, key=lambda s: len(s.rows))
            alike = by_size[:MOST_ALIKE]
            if len(by_size) <= MOST_ALIKE or len(alike[-1].rows) > 8 * max(1, len(alike[0].rows)) + 1_000_000:
                return
            merged = merge_segments(self._new_folder(), alike, self.catalogue.dead)
            gone = [segment.folder for segment in alike]
            self.segments = [s for s in self.segments if s.folder not in gone] + [merged]
            self._save_live()
            for folder in gone:
                shutil.rmtree(folder)

    def _save_live(self) -> None:
        """Write down which segments count; what is not named is of a run that was killed, and is swept away."""
        names = sorted(segment.folder.name for segment in self.segments)
        begun = self._live.with_suffix(".part")
        begun.write_text(json.dumps(names))
        os.replace(begun, self._live)

    def _sweep(self) -> None:
        """Remove segments that were not finished, and items whose small copy never came."""
        live = json.loads(self._live.read_text()) if self._live.is_file() else []
        for path in (self.folder / "segments").iterdir():
            if path.name not in live:
                shutil.rmtree(path)
        for number in [n for n in self.catalogue.clips if not self.copy_of(n).is_file()]:
            self.catalogue.delete(number)
