"""Raw bytes on disk by their SHA-256, and files written whole or not at all."""

from __future__ import annotations

import hashlib
import os
import re
from pathlib import Path

from weekreview.errors import ContractError
from weekreview.model import Raw

from .faults import explained

SHA256 = re.compile("[0-9a-f]{64}")


def raw_path(folder: Path, sha256: str) -> Path:
    """Return where the bytes with this hash lie: `raw/ab/abcdef...`."""
    return folder / "raw" / sha256[:2] / sha256


def keep_raw(folder: Path, raw: Raw) -> None:
    """Write the bytes of `raw` under their hash, on the disk for good when this returns; nothing where they are there.

    Raises:
        ContractError: The hash is not that of the bytes.
        OSError: The disk is full, or there are no rights.
    """
    path = raw_path(folder, raw.sha256)
    if path.is_file() and path.stat().st_size == len(raw.content):
        return
    if hashlib.sha256(raw.content).hexdigest() != raw.sha256:
        raise ContractError(f"the raw input {raw.name!r} says it hashes to {raw.sha256}, which is not so")
    if not path.parent.is_dir():
        path.parent.mkdir(parents=True, exist_ok=True)
        _sync_folder(path.parent.parent)
    # One name for all that is under way: only one build writes at a time, and what a killed one left is overwritten.
    replace_file(path, raw.content, folder / "raw" / "incoming.part")


def read_raw(folder: Path, sha256: str) -> bytes | None:
    """Return the bytes with this hash; None where they are not kept, or it is no SHA-256 in lower-case hex."""
    if not SHA256.fullmatch(sha256):
        return None
    try:
        return raw_path(folder, sha256).read_bytes()
    except FileNotFoundError:
        return None


def write_whole(path: str | Path, content: bytes) -> None:
    """Write `content` to `path` so that a reader, or a power cut, sees the old file or the new one, never a piece.

    Args:
        path: The file; its folder is made where it is missing.
        content: All of it.

    Raises:
        StoreError: The disk is full, or there are no rights; the old file is as it was.
    """
    path = Path(path)
    with explained(str(path)):
        path.parent.mkdir(parents=True, exist_ok=True)
        replace_file(path, content, path.with_name(path.name + ".part"))


def replace_file(path: Path, content: bytes, part: Path) -> None:
    """Write `content` to `part`, on the disk for good, and then rename it to `path`.

    Raises:
        OSError: The disk is full, or there are no rights; the old file is as it was, and `part` is gone.
    """
    try:
        with part.open("wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        part.replace(path)
    except OSError:
        part.unlink(missing_ok=True)
        raise
    _sync_folder(path.parent)


def _sync_folder(folder: Path) -> None:
    """Make a rename or a new entry in `folder` last. Windows has no such call and needs none."""
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
