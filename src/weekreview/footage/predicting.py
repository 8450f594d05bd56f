"""Records that name files -> their matches, in the form of the outside contract."""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path

from weekreview.errors import InputError
from weekreview.model import ClipMatch

from .index import Archive
from .options import FootageOptions
from .seeing import Footage
from .taking import hashed, take_files


def predicted(records: Iterable[dict], options: FootageOptions | None = None) -> Iterator[dict]:
    """Yield for each record (`id, path, against`) its `matches`. Files that several records name are read once."""
    with tempfile.TemporaryDirectory(prefix="weekreview-footage-") as folder:
        archive = Archive(Path(folder))
        with Footage(archive, options) as footage:
            hashes: dict[str, str] = {}
            for record in records:
                yield {"id": record["id"], **_answer(footage, record, hashes)}


def _answer(footage: Footage, record: dict, hashes: dict[str, str]) -> dict:
    against = [str(path) for path in record.get("against", ())]
    fresh = [path for path in dict.fromkeys(against) if path not in hashes]
    for path, taken in zip(fresh, take_files(map(Path, fresh), footage.archive, footage.decoder), strict=True):
        hashes[path] = "" if taken.refused else hashed(Path(path))
        if taken.refused:
            sys.stderr.write(f"weekreview: {taken.refused}\n")
    numbers = {footage.archive.catalogue.number_of(hashes[path]) for path in against if hashes[path]}
    try:
        seen = footage.see(Path(record["path"]), {number for number in numbers if number is not None})
    except InputError as error:
        sys.stderr.write(f"weekreview: {error}\n")
        return {"matches": [], "refused": str(error)}
    rows = [_row(path, match) for match in seen.matches for path in against if hashes[path] == match.clip.sha256]
    return {"matches": rows}


def _row(path: str, match: ClipMatch) -> dict:
    return {
        "path": path, "mine": list(match.mine), "theirs": list(match.theirs), "score": match.p,
        "flipped": match.flipped, "decision": str(match.verdict), "speed": match.speed, "reason": match.reason,
    }  # fmt: skip
