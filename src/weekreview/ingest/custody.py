"""Custody: a log in which each entry holds the hash of the one before, so that none can be changed unseen.

The chain shows that the log was not changed after the fact, and that the stored bytes are those received; it does not
show who sent them, nor that the log was not made anew as a whole: keep the last `entry_hash` elsewhere for that.
Source: Haber and Stornetta, How to time-stamp a digital document (1991), linear linking.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterable
from dataclasses import fields, replace
from datetime import UTC, datetime

from weekreview.model import CustodyEntry, Raw

FIRST_PREVIOUS = "0" * 64
"""What stands in `previous` of the first entry."""


def hash_entry(entry: CustodyEntry) -> str:
    """Return the SHA-256 (hex) of all fields of `entry` save `entry_hash`.

    Canonical JSON: keys sorted, no blanks, ASCII only, the instant in ISO 8601 in UTC.
    """
    values = {f.name: _plain(getattr(entry, f.name)) for f in fields(entry) if f.name != "entry_hash"}
    canonical = json.dumps(values, sort_keys=True, separators=(",", ":"), ensure_ascii=True)
    return hashlib.sha256(canonical.encode("ascii")).hexdigest()


def _plain(value: object) -> object:
    return value.astimezone(UTC).isoformat() if isinstance(value, datetime) else value


def append_entry(previous: CustodyEntry | None, raw: Raw) -> CustodyEntry:
    """Return the entry for `raw` that follows `previous`; None begins a log."""
    entry = CustodyEntry(
        number=previous.number + 1 if previous else 1,
        sha256=raw.sha256,
        size_bytes=raw.size_bytes,
        name=raw.name,
        action=raw.action,
        at=raw.received_at,
        tool=raw.tool,
        detail=raw.detail,
        previous=previous.entry_hash if previous else FIRST_PREVIOUS,
        entry_hash="",
    )
    return replace(entry, entry_hash=hash_entry(entry))


def verify_chain(entries: Iterable[CustodyEntry], content_of: Callable[[str], bytes | None]) -> list[str]:
    """Return one line for each fault of the log; empty where it holds.

    `content_of` gives the stored bytes for a SHA-256, None where they are gone. What is cut off at the log's end can't
    be seen from the log alone.
    """
    faults: list[str] = []
    expected = FIRST_PREVIOUS
    for number, entry in enumerate(entries, 1):
        faults += _faults_of_entry(entry, number, expected)
        faults += _faults_of_content(entry, content_of(entry.sha256))
        expected = entry.entry_hash
    return faults


def _faults_of_entry(entry: CustodyEntry, number: int, expected: str) -> list[str]:
    faults = []
    if entry.number != number:
        faults.append(f"entry {number} of the custody log is numbered {entry.number}: one is missing, added or moved")
    if entry.previous != expected:
        faults.append(f"entry {entry.number} ({entry.name}) does not follow on the one before it")
    if entry.entry_hash != hash_entry(entry):
        faults.append(f"entry {entry.number} ({entry.name}) was changed after it was written")
    return faults


def _faults_of_content(entry: CustodyEntry, content: bytes | None) -> list[str]:
    if content is None:
        return [f"entry {entry.number} ({entry.name}): the stored bytes {entry.sha256[:16]} are missing"]
    faults = []
    if len(content) != entry.size_bytes:
        faults.append(f"entry {entry.number} ({entry.name}): {len(content)} bytes stored, {entry.size_bytes} received")
    if hashlib.sha256(content).hexdigest() != entry.sha256:
        faults.append(f"entry {entry.number} ({entry.name}): the stored bytes are not those received")
    return faults
