"""What is in an archive: one JSON line an event (added, deleted, dated, marked as stock, given its uploader),
all of them replayed on opening."""

from __future__ import annotations

import json
import os
from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import Any

from weekreview.errors import InputError
from weekreview.model import Clip, ClipDate


class Catalogue:
    """The items of an archive by number; numbers are never used again."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.clips: dict[int, Clip] = {}
        self.paths: dict[int, str] = {}
        self.dead: set[int] = set()
        self.next = 0
        if path.is_file():
            for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
                try:
                    self._replay(json.loads(line))
                except (ValueError, KeyError) as error:
                    raise InputError(f"{path} line {number} can't be read ({error}); delete that line") from error

    def number_of(self, sha256: str) -> int | None:
        """Return the number of a file that is held, by its hash; None where it is not."""
        return next((n for n, clip in self.clips.items() if clip.sha256 == sha256), None)

    def add(self, clip: Clip, path: str) -> int:
        """Write down a new item and return its number."""
        number = self.next
        self._write({"what": "added", "number": number, "path": path, **_as_data(clip)})
        return number

    def delete(self, number: int) -> None:
        """Write down that an item is gone."""
        self._write({"what": "deleted", "number": number})

    def mark_stock(self, number: int, why: str) -> None:
        """Write down that an item is common stock; an empty `why` takes that back."""
        self._write({"what": "stock", "number": number, "why": why})

    def mark_uploader(self, number: int, uploader: str) -> None:
        """Write down who published an item."""
        self._write({"what": "uploader", "number": number, "uploader": uploader})

    def add_dates(self, number: int, dates: Iterable[ClipDate]) -> None:
        """Write down further dates of an item; those that it has are passed over."""
        for each in dates:
            if each not in self.clips[number].dates:
                told = {"on": each.on.isoformat(), "kind": each.kind, "provenance": each.provenance}
                self._write({"what": "dated", "number": number, "date": told})

    def _write(self, event: dict[str, Any]) -> None:
        with open(self.path, "a", encoding="utf-8") as lines:
            lines.write(json.dumps(event, ensure_ascii=False) + "\n")
            lines.flush()
            os.fsync(lines.fileno())
        self._replay(event)

    def _replay(self, event: dict[str, Any]) -> None:
        number = event["number"]
        if event["what"] == "added":
            self.clips[number] = _as_clip(event)
            self.paths[number] = event["path"]
            self.next = max(self.next, number + 1)
        elif event["what"] == "deleted":
            self.clips.pop(number, None)
            self.dead.add(number)
        elif event["what"] == "stock" and number in self.clips:
            old = _as_data(self.clips[number])
            self.clips[number] = _as_clip({**old, "stock": event["why"]})
        elif event["what"] == "dated" and number in self.clips:
            old = _as_data(self.clips[number])
            self.clips[number] = _as_clip({**old, "dates": [*old["dates"], event["date"]]})
        elif event["what"] == "uploader" and number in self.clips:
            self.clips[number] = _as_clip({**_as_data(self.clips[number]), "uploader": event["uploader"]})


def _as_data(clip: Clip) -> dict[str, Any]:
    dates = [{"on": d.on.isoformat(), "kind": d.kind, "provenance": d.provenance} for d in clip.dates]
    return {
        "sha256": clip.sha256, "name": clip.name, "kind": clip.kind, "seconds": clip.seconds, "dates": dates,
        "stock": clip.stock, "uploader": clip.uploader,
    }  # fmt: skip


def _as_clip(data: dict[str, Any]) -> Clip:
    dates = tuple(ClipDate(date.fromisoformat(d["on"]), d["kind"], d["provenance"]) for d in data["dates"])
    identity = "c" + data["sha256"][:16]
    held = (data["sha256"], data["name"], data["kind"], data["seconds"], dates)
    return Clip(identity, *held, data.get("stock", ""), data.get("uploader", ""))
