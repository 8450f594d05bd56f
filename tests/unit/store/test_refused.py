from __future__ import annotations

from tests.factories import make_document, make_refusal
from tests.unit.store.keeping import keep, make_given
from weekreview.model import Reason

LARGE = make_refusal(Reason.TOO_LARGE, subject_id="film.txt")


def test_what_was_refused_without_its_bytes_is_kept_once(store):
    for _ in range(2):
        store.keep_refused([LARGE, make_refusal(Reason.BINARY, subject_id="b.txt")])
    assert store.refusals() == (LARGE, make_refusal(Reason.BINARY, subject_id="b.txt"))


def test_another_reason_stands_in_for_the_old_and_leaves_other_subjects_alone(store):
    store.keep_refused([LARGE])
    store.keep_refused([make_refusal(Reason.BINARY, subject_id="b.txt")])
    again = [make_refusal(Reason.UNKNOWN_FORM, subject_id="film.txt"), make_refusal(subject_id="film.txt")]
    store.keep_refused(again)
    assert store.refusals() == (make_refusal(Reason.BINARY, subject_id="b.txt"), *again)


def test_it_goes_when_the_input_is_taken_in_after_all(store):
    store.keep_refused([LARGE])
    keep(store, make_given("film.txt", documents=[make_document()]))
    assert store.refusals() == ()


def test_nothing_refused_changes_nothing_and_any_name_will_do(store):
    store.keep_refused([])
    odd = make_refusal(subject_id="\x00" * 5000)
    store.keep_refused([odd])
    assert store.refusals() == (odd,)


def test_it_stands_between_what_was_refused_of_inputs_and_in_reading(store):
    document = make_document()
    of_input, of_reading = make_refusal(), make_refusal(Reason.NO_SENTENCE, step="read")
    store.keep_refused([LARGE])
    keep(store, make_given("a.txt", documents=[document], refusals=[of_input]))
    store.keep_claims(document.document_id, "1", [], [of_reading])
    assert store.refusals() == (of_input, LARGE, of_reading)
