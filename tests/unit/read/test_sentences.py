"""Sentence splitting."""

from hypothesis import given
from hypothesis import strategies as st

from weekreview.read.sentences import split_sentences


def parts(text):
    return [text[b:e] for b, e in split_sentences(text)]


def test_ranks_and_initials_do_not_end_a_sentence():
    text = "Lt. Gen. Paul R. Kasim spoke in the capital. He gave no figures."
    assert parts(text) == ["Lt. Gen. Paul R. Kasim spoke in the capital.", "He gave no figures."]


def test_months_and_decimals_do_not_end_a_sentence():
    assert len(parts("On Jan. 8 the column moved 3.5 km north of No. 4 checkpoint.")) == 1


def test_an_abbreviation_that_may_end_a_sentence_ends_it_before_a_plain_opener():
    assert parts("The convoy left at 5 p.m. The road was closed.") == [
        "The convoy left at 5 p.m.",
        "The road was closed.",
    ]
    assert len(parts("The U.S. Navy said so.")) == 1


def test_glued_full_stops_are_cut_but_names_with_stops_are_not():
    assert parts("Nine were wounded.The army left.") == ["Nine were wounded.", "The army left."]
    assert len(parts("The U.S.S. Kestrel sailed.")) == 1


def test_a_closing_quote_belongs_to_its_sentence():
    assert parts("“We hold the bridge.” The army denied it.") == ["“We hold the bridge.”", "The army denied it."]


def test_speech_goes_on_after_a_quotation():
    assert len(parts('"We hold the bridge." he said on Monday.')) == 1


def test_a_blank_line_always_ends_a_sentence():
    assert parts("Shells fell on the market\n\nThe army advanced") == ["Shells fell on the market", "The army advanced"]


@given(st.text(alphabet="ABab .!?\n\"“”'1,…", max_size=120))
def test_sentences_are_in_order_trimmed_and_lose_nothing_but_blanks(text):
    spans = list(split_sentences(text))
    last = 0
    for begin, end in spans:
        assert last <= begin < end
        assert text[last:begin].strip() == ""
        assert text[begin:end] == text[begin:end].strip()
        last = end
    assert text[last:].strip() == ""
