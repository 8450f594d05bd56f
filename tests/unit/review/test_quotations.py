"""Sentences of reports, verbatim: cut at words only, and never inside what was read from them."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from tests.factories import make_claim, make_document
from weekreview.model import Quantity, Scope, span_of
from weekreview.review.compose.quotations import clip, segments_of, spans_of

WORDS = st.lists(st.text("abcdefghij", min_size=1, max_size=12), min_size=3, max_size=120)


def claim_in(words: list[str], at: int, number: int):
    sentence = " ".join(words)
    document = make_document(sentence)

    def span(position: int):
        begin = len(" ".join(words[:position])) + (1 if position else 0)
        return span_of(sentence, begin, begin + len(words[position]))

    quantity = Quantity(span(number), "killed", 3.0, 3.0, Scope.INCIDENT)
    return make_claim(document, span(at), quantities=(quantity,))


@given(words=WORDS, data=st.data())
def test_a_cut_keeps_the_trigger_whole_words_and_whole_spans(words, data):
    position = st.integers(0, len(words) - 1)
    claim = claim_in(words, data.draw(position), data.draw(position))
    begin, end = clip(claim, most=data.draw(st.integers(20, 200)))
    sentence = claim.evidence.text
    assert begin <= claim.trigger.begin and claim.trigger.end <= end
    assert begin == 0 or sentence[begin - 1].isspace()
    assert end == len(sentence) or sentence[end].isspace()
    for span, _ in spans_of(claim):
        assert span.end <= begin or end <= span.begin or (begin <= span.begin and span.end <= end)


@given(words=WORDS, data=st.data())
def test_the_segments_of_a_note_are_the_sentence(words, data):
    position = st.integers(0, len(words) - 1)
    claim = claim_in(words, data.draw(position), data.draw(position))
    assert "".join(segment.text for segment in segments_of(claim)) == claim.evidence.text
