"""The door: a document in, claims out, with the packaged model."""

from datetime import date

import pytest

from weekreview.errors import UsageError
from weekreview.model import ClaimState, Document, Passage, PassageKind, Published, Reason
from weekreview.read import WEIGHTS, ReadOptions, open_reader, read


@pytest.fixture(scope="module")
def reader():
    return open_reader(ReadOptions())


def document(*passages, published=date(2016, 2, 20), language="en"):
    text, places, at = "\n\n".join(passages), [], 0
    for passage in passages:
        places.append(Passage(PassageKind.PARAGRAPH, at, at + len(passage)))
        at += len(passage) + 2
    when = Published(published, precision="day", provenance="option") if published else Published()
    return Document("d1", "0" * 64, "a.txt", text, tuple(places), published=when, language=language)


def test_every_span_stands_in_the_text_and_its_sentence(reader):
    report = document(
        "On Tuesday the army shelled two villages near Harim, killing at least 12 people, rescuers said.",
        "The ministry denied it. Aircraft destroyed 40 trucks over the past week.",
    )
    claims, _ = read(report, reader)
    assert claims
    for claim in claims:
        spans = [claim.evidence, claim.trigger, *(q.span for q in claim.quantities), *(m.span for m in claim.actors)]
        assert all(report.text[s.begin : s.end] == s.text for s in spans)
        assert claim.evidence.holds(claim.trigger)


def test_the_same_document_gives_the_same_claims_whatever_was_read_before(reader):
    one = document("Shells hit the market in Taiz on Monday and killed nine civilians, a medic said.")
    first = read(one, reader)
    read(document("The rebels captured the northern gate of the city. " * 5), reader)
    assert read(one, reader) == first


def test_a_toll_is_attributed_bounded_and_of_people(reader):
    claims, _ = read(
        document("An air strike on the market in Saada killed at least 38 civilians, a doctor said."), reader
    )
    counts = [q for c in claims for q in c.quantities if q.of == "killed"]
    assert (counts[0].low, counts[0].high, counts[0].civilian) == (38, None, True)
    assert all(c.state is ClaimState.REPORTED for c in claims if c.quantities)


def test_a_higher_threshold_keeps_fewer_and_refuses_the_rest():
    text = "The army shelled the town. Talks were held. The convoy of aid reached the camp after fighting eased."
    low, _ = read(document(text), open_reader(ReadOptions(threshold=0.1)))
    high, refusals = read(document(text), open_reader(ReadOptions(threshold=0.95)))
    assert len(high) < len(low)
    assert any(r.reason is Reason.LOW_PROBABILITY for r in refusals)


def test_a_language_without_a_model_is_refused_by_name(reader):
    for text, language in (("军队周二炮击了城市", "zh"), ("Die Armee beschoss das Dorf.", "de")):
        claims, refusals = read(document(text, language=language), reader)
        assert claims == ()
        assert refusals[0].reason is Reason.UNREAD_LANGUAGE and language in refusals[0].detail


def test_without_its_model_another_language_is_refused(tmp_path):
    for path in WEIGHTS.iterdir():
        if path.is_file():
            (tmp_path / path.name).symlink_to(path)
    english_only = open_reader(ReadOptions(models_folder=tmp_path))
    claims, refusals = read(document("الجيش قصف المدينة يوم الثلاثاء", language="ar"), english_only)
    assert (claims, refusals[0].reason) == ((), Reason.UNREAD_LANGUAGE)


def test_a_report_without_a_date_has_no_day(reader):
    claims, _ = read(document("On Jan. 8 jets bombed the airfield at Mitiga.", published=None), reader)
    assert claims
    assert all(c.when.earliest_on is None for c in claims)


def test_a_folder_without_a_model_says_what_is_missing(tmp_path):
    with pytest.raises(UsageError, match=r"triggers\.onnx"):
        open_reader(ReadOptions(models_folder=tmp_path))
