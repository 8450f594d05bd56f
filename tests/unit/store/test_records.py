from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests import factories
from tests.unit.store.strategies import RECORDS, records_of
from weekreview.errors import ContractError, StoreError
from weekreview.model import Claim, Document, Place, Quantity, Span
from weekreview.store.records import decode, digest_of, encode

FACTORIES = {
    made.__class__: made
    for made in (make() for name, make in sorted(vars(factories).items()) if name.startswith("make_"))
} | {Span: factories.span_in(factories.TEXT, "Azaz"), factories.Passage: factories.make_document().passages[0]}


@pytest.mark.parametrize("record", RECORDS, ids=lambda record: record.__name__)
def test_every_record_of_the_model_has_a_factory_whose_record_comes_back_equal(record):
    made = FACTORIES[record]
    assert decode(encode(made), record) == made


@pytest.mark.parametrize("record", RECORDS, ids=lambda record: record.__name__)
def test_any_record_comes_back_equal_tuples_as_tuples_and_none_as_none(record):
    @settings(max_examples=15, deadline=None)
    @given(records_of(record))
    def comes_back(made):
        again = decode(encode(made), record)
        assert again == made
        assert encode(again) == encode(made)

    comes_back()


@given(st.floats(allow_nan=False, allow_infinity=False))
def test_floats_come_back_to_the_last_bit(value):
    place = factories.make_place(lat=value)
    assert decode(encode(place), Place).lat == value


def test_a_field_that_a_later_version_added_takes_its_default():
    text = encode(factories.make_quantity()).replace(',"unit":null', "")
    assert decode(text, Quantity) == factories.make_quantity()


@pytest.mark.parametrize("text", ["", "{}", '{"name":1}', "[]"])
def test_text_that_is_not_the_record_is_a_store_error_that_says_what_to_do(text):
    with pytest.raises(StoreError, match="a stored Document can't be read by this version .*new folder"):
        decode(text, Document)


def test_a_stored_record_that_breaks_an_invariant_is_a_store_error():
    text = encode(factories.make_full_claim()).replace('"p":0.75', '"p":7.5')
    with pytest.raises(StoreError, match="a stored Claim"):
        decode(text, Claim)


def test_half_a_surrogate_pair_is_a_bug_of_the_room_that_made_it():
    with pytest.raises(ContractError, match="a Refusal holds text that is not Unicode"):
        encode(factories.make_refusal(detail="\ud83d"))


def test_the_digest_tells_two_texts_from_their_join():
    assert digest_of(["a", "b"]) != digest_of(["ab"])
