from __future__ import annotations

import pytest

from tests.factories import make_claim, make_document, make_duplicate_link, make_full_claim, make_refusal
from tests.unit.store.keeping import keep, make_given
from weekreview.errors import ContractError
from weekreview.model import Reason

TWICE = "They struck once.\n\nThey struck twice."


@pytest.fixture
def document(store):
    document = make_document(TWICE)
    keep(store, make_given("a.txt", documents=[document]))
    return document


def test_claims_come_back_as_they_were_read_in_the_readers_order(store):
    document = make_document()
    keep(store, make_given("a.txt", documents=[document]))
    read = (make_claim(document, "killing"), make_full_claim(document))
    store.keep_claims(document.document_id, "1", read, [])
    assert store.claims() == read


def test_claims_stand_in_the_order_of_their_documents_whenever_they_were_read(store):
    documents = [make_document(TWICE, name=str(n)) for n in range(5)]
    keep(store, make_given("feed.xml", documents=documents))
    for document in reversed(documents):
        store.keep_claims(document.document_id, "1", [make_claim(document)], [make_refusal(subject_id=document.name)])
    assert [claim.document_id for claim in store.claims()] == [document.document_id for document in documents]
    assert [refusal.subject_id for refusal in store.refusals()] == list("01234")


def test_a_new_reading_stands_in_for_the_old_with_its_refusals(store, document):
    low = make_refusal(Reason.LOW_PROBABILITY, step="read")
    store.keep_claims(document.document_id, "1", [make_claim(document), make_claim(document, "once")], [low, low])
    store.keep_claims(document.document_id, "2", [make_claim(document, "twice")], [low])
    assert store.claims() == (make_claim(document, "twice"),)
    assert store.refusals() == (low,)


def test_a_document_is_done_for_the_version_that_read_it_last_even_where_it_found_nothing(store, document):
    assert not store.claims_done(document.document_id, "1")
    store.keep_claims(document.document_id, "1", [], [])
    assert store.claims_done(document.document_id, "1")
    assert not store.claims_done(document.document_id, "2")
    store.keep_claims(document.document_id, "2", [], [])
    assert not store.claims_done(document.document_id, "1")


def test_refusals_of_inputs_stand_before_those_of_reading(store):
    document = make_document()
    of_input, of_reading = make_refusal(), make_refusal(Reason.NO_SENTENCE, step="read")
    keep(store, make_given("a.txt", documents=[document], refusals=[of_input]))
    store.keep_claims(document.document_id, "1", [], [of_reading])
    assert store.refusals() == (of_input, of_reading)


def test_claims_of_a_document_that_is_not_stored_are_a_bug(store):
    with pytest.raises(ContractError, match="keep its input before its claims"):
        store.keep_claims("d0", "1", [], [])


def test_a_claim_of_another_document_is_a_bug_and_nothing_is_changed(store, document):
    store.keep_claims(document.document_id, "1", [make_claim(document)], [])
    with pytest.raises(ContractError, match="are not of document"):
        store.keep_claims(document.document_id, "2", [make_claim(make_document())], [])
    assert store.claims_done(document.document_id, "1")


def test_the_same_claim_twice_is_a_bug_and_nothing_is_changed(store, document):
    store.keep_claims(document.document_id, "1", [make_claim(document)], [])
    with pytest.raises(ContractError, match="rows that contradict one another"):
        store.keep_claims(document.document_id, "2", [make_claim(document)] * 2, [])
    assert store.claims_done(document.document_id, "1")
    assert store.claims() == (make_claim(document),)


def test_duplicate_links_are_kept_in_their_order_in_place_of_earlier_ones(store):
    first, second, third = (make_document(name=str(n)) for n in range(3))
    keep(store, make_given("feed.xml", documents=[first, second, third]))
    links = (
        make_duplicate_link(third.document_id, first.document_id),
        make_duplicate_link(second.document_id, first.document_id),
    )
    store.keep_duplicates(links[:1])
    store.keep_duplicates(links)
    assert store.duplicates() == links
