"""Quotations: where they are, and whose."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from weekreview.model import Passage, PassageKind
from weekreview.read.voices import quotations_of

CASES = (
    ("“We took the ridge,” said General Omar Said.", "General Omar Said"),
    ("“We took the ridge,” General Omar Said said.", "General Omar Said"),
    ("“We took the ridge,” the mayor, Karl Ritt, told us.", "mayor, Karl Ritt"),
    ("“We took the ridge,” said Tarek, who was there.", "Tarek"),
    ("The minister said: “We took the ridge.”", "minister"),
    ("According to Jan Ost, “we took the ridge.”", "Jan Ost"),
    ('"We took the ridge," he said.', "he"),
    ("“We took the ridge.” The militia denies that.", None),
)


def of(*paragraphs, kinds=None):
    text, passages = "", []
    for n, paragraph in enumerate(paragraphs):
        begin = len(text) + (2 if text else 0)
        text += ("\n\n" if text else "") + paragraph
        passages.append(Passage(kinds[n] if kinds else PassageKind.PARAGRAPH, begin, len(text)))
    return text, quotations_of(text, passages)


@pytest.mark.parametrize(("told", "who"), CASES, ids=[c[0] for c in CASES])
def test_the_speaker_is_who_is_named_beside_it(told, who):
    text, (quotation,) = of(told)
    assert "took the ridge" in text[quotation.begin : quotation.end]
    assert (text[slice(*quotation.who)] if quotation.who else None) == who


def test_a_second_quotation_close_by_goes_on():
    _, found = of("“We took the ridge,” said Omar Said. “Then we took Kef.”")
    assert [q.goes_on for q in found] == [False, True]


def test_a_quotation_in_another_paragraph_does_not_go_on_unless_left_open():
    _, found = of("“We took the ridge,” said Omar Said.", "“Then we took Kef again.”")
    assert [q.goes_on for q in found] == [False, False]
    _, found = of("“We took the ridge, said Omar Said.", "“Then we took Kef again.”")
    assert found[1].goes_on


def test_a_few_words_in_marks_are_no_quotation():
    assert of("The army killed nine “armed terrorists” in Kef.")[1] == []


def test_headlines_and_captions_hold_none():
    for kind in (PassageKind.HEADLINE, PassageKind.CAPTION):
        assert of("“They bombed us all night”", kinds=[kind])[1] == []


@settings(deadline=None)
@given(st.text('ab .,“”"«»\n', max_size=80))
def test_any_marks_give_ordered_quotations_inside_the_text(text):
    if not text.strip():
        return
    last = 0
    for quotation in quotations_of(text, [Passage(PassageKind.PARAGRAPH, 0, len(text))]):
        assert last <= quotation.begin < quotation.end <= len(text)
        last = quotation.end
