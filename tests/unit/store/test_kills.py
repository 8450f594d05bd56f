"""Killed at any moment, a store holds whole units, and the next run ends where an uninterrupted one does."""

from __future__ import annotations

import random
import time

import pytest

from tests.unit.store.keeping import CLAIMS_A_DOCUMENT, DOCUMENTS_AN_INPUT, INPUTS, VERSION, keep_all
from tests.unit.store.test_stores import keeping, wait_for
from weekreview.store import Exports, open_store, write_exports

KILLS = 5
MOST_KILLS = 40


def content_of(store):
    return store.documents(), store.claims(), store.refusals(), store.custody()


def export(store, folder):
    documents, claims, refusals, custody = content_of(store)
    files = write_exports(folder, Exports(documents=documents, claims=claims, refusals=refusals, custody=custody))
    return {path.name: path.read_bytes() for path in files}


@pytest.fixture(scope="module")
def uninterrupted(tmp_path_factory):
    folder = tmp_path_factory.mktemp("uninterrupted")
    began = time.monotonic()
    with open_store(folder) as store:
        keep_all(store)
        seconds = time.monotonic() - began
        return content_of(store), export(store, folder / "exports"), seconds


def check_whole_units(store):
    documents, claims, refusals, custody = content_of(store)
    assert [entry.number for entry in custody] == list(range(1, len(custody) + 1))
    assert len(documents) == DOCUMENTS_AN_INPUT * len(custody)
    assert all(store.raw_content(entry.sha256) for entry in custody)
    done = sum(store.claims_done(document.document_id, VERSION) for document in documents)
    assert len(claims) == CLAIMS_A_DOCUMENT * done
    assert len(refusals) == 2 * len(custody) + done
    return len(custody) + done


def test_killed_at_random_moments_it_holds_whole_units_and_ends_as_an_uninterrupted_run(
    address, uninterrupted, tmp_path
):
    content, exported, seconds = uninterrupted
    kept = 0
    for kill in range(MOST_KILLS):
        if kill >= KILLS and kept:
            break
        process = keeping(address)
        # The first is killed while the schema is made, the others somewhere on the way.
        wait_for(process, "open" if kill else "opening")
        longer = max(1, kill - KILLS)  # on a busy machine none of the first may come to a unit
        time.sleep(random.uniform(0, longer * seconds / (KILLS - 2) if kill else 0.2))
        process.kill()
        process.communicate()
        with address.open() as store:
            now = check_whole_units(store)
        assert now >= kept, "what was kept is lost"
        kept = now
    with address.open() as store:
        assert kept > 0, "no run was long enough for a single unit"
        keep_all(store)
        assert len(store.custody()) == INPUTS
        assert content_of(store) == content
        assert export(store, tmp_path / "exports") == exported
