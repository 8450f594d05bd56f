from __future__ import annotations

import hashlib
from dataclasses import fields, replace
from datetime import UTC, datetime, timedelta, timezone

from hypothesis import given, settings
from hypothesis import strategies as st

from weekreview.ingest import custody
from weekreview.model import CustodyEntry, Raw

AT = datetime(2024, 6, 1, 12, tzinfo=UTC)


def raw(content: bytes, name: str = "a.txt") -> Raw:
    return Raw(hashlib.sha256(content).hexdigest(), content, name, len(content), AT, "read", "weekreview 0.1.0", "")


def log(contents: list[bytes]) -> tuple[list[CustodyEntry], dict[str, bytes]]:
    entries: list[CustodyEntry] = []
    for number, content in enumerate(contents):
        entries.append(custody.append_entry(entries[-1] if entries else None, raw(content, f"{number}.txt")))
    return entries, {hashlib.sha256(content).hexdigest(): content for content in contents}


contents = st.lists(st.binary(max_size=20), min_size=1, max_size=5)


@settings(deadline=None)
@given(contents)
def test_a_log_that_nobody_touched_has_no_fault(contents):
    entries, stored = log(contents)
    assert custody.verify_chain(entries, stored.get) == []


def another(value: object) -> object:
    """Return a value that differs as little as may be."""
    if isinstance(value, int):
        return value + 1
    if isinstance(value, datetime):
        return value + timedelta(microseconds=1)
    return value[:-1] + ("0" if value[-1:] != "0" else "1") if value else "x"


@settings(deadline=None)
@given(contents, st.data())
def test_a_change_of_any_field_of_any_entry_is_found(contents, data):
    entries, stored = log(contents)
    place = data.draw(st.integers(0, len(entries) - 1))
    name = data.draw(st.sampled_from([f.name for f in fields(CustodyEntry)]))
    entries[place] = replace(entries[place], **{name: another(getattr(entries[place], name))})
    assert custody.verify_chain(entries, stored.get)


@settings(deadline=None)
@given(contents, st.data())
def test_a_changed_entry_is_found_though_its_hash_was_made_anew(contents, data):
    entries, stored = log([*contents, b"last"])
    place = data.draw(st.integers(0, len(entries) - 2))
    changed = replace(entries[place], name="other")
    entries[place] = replace(changed, entry_hash=custody.hash_entry(changed))
    assert any(f"entry {place + 2} " in fault for fault in custody.verify_chain(entries, stored.get))


@settings(deadline=None)
@given(contents, st.data())
def test_an_entry_taken_out_or_moved_is_found(contents, data):
    entries, stored = log([*contents, b"x", b"y"])
    place = data.draw(st.integers(0, len(entries) - 2))
    assert custody.verify_chain(entries[:place] + entries[place + 1 :], stored.get)
    assert custody.verify_chain(
        [*entries[:place], entries[place + 1], entries[place], *entries[place + 2 :]], stored.get
    )


def test_bytes_that_are_gone_or_changed_are_named():
    entries, stored = log([b"one", b"two"])
    (gone,) = custody.verify_chain(entries, {entries[0].sha256: b"one"}.get)
    assert "1.txt" in gone and "missing" in gone
    faults = custody.verify_chain(entries, {**stored, entries[0].sha256: b"0ne"}.get)
    assert faults == ["entry 1 (0.txt): the stored bytes are not those received"]
    longer = custody.verify_chain(entries, {**stored, entries[0].sha256: b"longer"}.get)
    assert "6 bytes stored, 3 received" in longer[0]


def test_the_hash_does_not_depend_on_the_zone_in_which_the_instant_is_written():
    (entry,), _ = log([b"one"])
    elsewhere = replace(entry, at=entry.at.astimezone(timezone(timedelta(hours=3))))
    assert custody.hash_entry(elsewhere) == entry.entry_hash


def test_the_hash_of_a_known_entry_stays_as_it_was_published():
    (entry,), _ = log([b"one"])
    canonical = (
        '{"action":"read","at":"2024-06-01T12:00:00+00:00","detail":"","name":"0.txt","number":1,"previous":"'
        + "0" * 64
        + f'","sha256":"{entry.sha256}","size_bytes":3,"tool":"weekreview 0.1.0"}}'
    )
    assert entry.entry_hash == hashlib.sha256(canonical.encode()).hexdigest()
