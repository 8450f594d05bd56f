from __future__ import annotations

import pytest

from tests.factories import (
    make_claim,
    make_custody_entry,
    make_document,
    make_duplicate_link,
    make_published,
    make_raw,
    make_refusal,
)
from tests.unit.store.keeping import VERSION, keep, make_given
from weekreview.errors import ContractError
from weekreview.model import Reason
from weekreview.store import inputs


def read(store, document, **fields):
    claim = make_claim(document, **fields)
    store.keep_claims(document.document_id, VERSION, [claim], [])
    return claim


def test_an_input_is_kept_with_its_bytes_entry_documents_and_refusals(store):
    documents = (make_document(name="feed.xml#1"), make_document(name="feed.xml#2"))
    given = make_given("feed.xml", "<rss/>", documents, refusals=(make_refusal(), make_refusal(Reason.EMPTY)))
    assert keep(store, given)
    assert store.raw_content(given.raw.sha256) == b"<rss/>"
    assert store.custody() == (make_custody_entry(None, given.raw),)
    assert store.documents() == documents
    assert store.refusals() == given.refusals


def test_an_empty_store_is_empty(store):
    assert store.documents() == store.claims() == store.refusals() == store.custody() == store.judgements() == ()
    assert store.raw_content("0" * 64) is None


def test_the_same_input_again_changes_nothing_and_asks_for_no_entry(store):
    given = make_given("a.txt", documents=[make_document()], refusals=[make_refusal()])
    keep(store, given)
    before = store.custody()

    def never(_last):
        raise AssertionError("asked for a custody entry")

    assert not store.keep_input(given.raw, never, given.documents, given.refusals)
    assert store.custody() == before


def test_an_input_that_gave_nothing_is_kept_too_and_is_known_again(store):
    given = make_given("empty.txt", "", refusals=[make_refusal(Reason.EMPTY)])
    assert keep(store, given)
    assert not keep(store, given)
    assert store.raw_content(given.raw.sha256) == b""


def test_the_same_bytes_under_another_name_are_one_document_and_two_entries(store):
    document = make_document()
    for name in ("a.txt", "b.txt"):
        assert keep(store, make_given(name, documents=[document]))
    for name in ("a.txt", "b.txt"):
        assert not keep(store, make_given(name, documents=[document]))
    assert store.documents() == (document,)
    assert [entry.name for entry in store.custody()] == ["a.txt", "b.txt"]


def test_two_readings_of_one_document_settle_on_the_later_one_and_stay_there(store):
    plain, dated = make_document(published=make_published(None)), make_document()
    for _ in range(2):
        changed = [
            keep(store, make_given("a.txt", documents=[plain])),
            keep(store, make_given("b.txt", documents=[dated])),
        ]
    assert changed == [False, False]
    assert store.documents() == (dated,)


def test_a_sidecar_that_adds_a_date_renews_the_document_in_place_and_drops_its_claims(store):
    undated, other = make_document(published=make_published(None)), make_document("Another report struck.")
    keep(store, make_given("a.txt", "a", [undated]))
    keep(store, make_given("b.txt", "b", [other]))
    read(store, undated)
    kept = read(store, other)
    dated = make_document()
    assert keep(store, make_given("a.txt", "a", [dated]))
    assert store.documents() == (dated, other)
    assert store.claims() == (kept,)
    assert not store.claims_done(dated.document_id, VERSION)
    assert store.claims_done(other.document_id, VERSION)
    assert [entry.number for entry in store.custody()] == [1, 2, 3]


def test_a_document_that_an_input_gives_no_more_goes_with_its_claims_and_links(store):
    first, second = make_document(name="one"), make_document(name="two")
    keep(store, make_given("a.xml", documents=[first, second]))
    read(store, first)
    store.keep_duplicates([make_duplicate_link(second.document_id, first.document_id)])
    keep(store, make_given("a.xml", documents=[second]))
    assert store.documents() == (second,)
    assert store.claims() == store.duplicates() == ()


def test_a_document_that_another_input_still_gives_stays(store):
    document = make_document()
    for name in ("a.txt", "b.txt"):
        keep(store, make_given(name, documents=[document]))
    keep(store, make_given("a.txt", refusals=[make_refusal(Reason.NOT_A_REPORT)]))
    assert store.documents() == (document,)


def test_refusals_of_a_new_pass_stand_in_for_those_of_the_old(store):
    keep(store, make_given("a.txt", refusals=[make_refusal(), make_refusal(Reason.EMPTY)]))
    keep(store, make_given("b.txt", refusals=[make_refusal(subject_id="b.txt")]))
    keep(store, make_given("a.txt", refusals=[make_refusal(Reason.NO_TEXT)]))
    assert store.refusals() == (make_refusal(Reason.NO_TEXT), make_refusal(subject_id="b.txt"))


def test_equal_refusals_are_each_kept(store):
    keep(store, make_given("a.txt", refusals=[make_refusal()] * 3))
    assert len(store.refusals()) == 3


def test_an_edited_file_is_another_input_and_the_old_one_stays(store):
    old, new = make_document("Old text."), make_document("New text.")
    keep(store, make_given("a.txt", "old", [old]))
    keep(store, make_given("a.txt", "new", [new]))
    assert store.documents() == (old, new)


def test_documents_keep_the_order_in_which_they_first_came(store):
    many = [make_document(name=f"feed#{n}") for n in range(20)]
    keep(store, make_given("z.xml", "z", many[10:]))
    keep(store, make_given("a.xml", "a", many[:10]))
    keep(store, make_given("z.xml", "z", many[10:][::-1]))
    assert store.documents() == (*many[10:], *many[:10])


def test_more_documents_than_one_statement_asks_for_are_kept_and_known_again(store, monkeypatch):
    monkeypatch.setattr(inputs, "IDS_A_STATEMENT", 4)
    many = [make_document("x", name=str(n)) for n in range(10)]
    assert keep(store, make_given("big.warc", documents=many))
    assert keep(store, make_given("big.warc", documents=many[1:]))
    assert store.documents() == tuple(many[1:])


@pytest.mark.parametrize("wrong", [{"number": 7}, {"previous": "f" * 64}, {"sha256": "a" * 64}])
def test_an_entry_that_does_not_follow_the_last_is_a_bug_and_nothing_of_its_input_is_kept(store, wrong):
    keep(store, make_given("a.txt"))
    raw = make_raw(b"second")
    with pytest.raises(ContractError, match="does not follow entry 1"):
        store.keep_input(raw, lambda last: make_custody_entry(last, raw, **wrong), [make_document()], [])
    assert len(store.custody()) == 1
    assert store.documents() == ()


def test_two_documents_with_one_id_are_a_bug(store):
    with pytest.raises(ContractError, match="2 documents under 1 ids"):
        keep(store, make_given("a.txt", documents=[make_document()] * 2))


def test_names_may_be_longer_than_a_database_can_index_and_hold_any_letter(store):
    name = "https://courier.example/?q=" + "й\x00'\"%\n" * 2000
    document = make_document("text", name=name, publisher="\x00")
    assert keep(store, make_given(name, documents=[document], refusals=[make_refusal(subject_id=name)]))
    assert store.documents() == (document,)
    assert store.custody()[0].name == name
