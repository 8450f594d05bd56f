"""The tables: no row stands twice with two meanings, and no mixture of their words breaks what reads them."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.unit.read.settling.reading_made import reading
from weekreview.read.foreign import counted_anew, time_words
from weekreview.read.foreign.tables import table, tokens_of
from weekreview.read.foreign.victims import civilians_in, deeds_in
from weekreview.read.quantities import parse_quantity
from weekreview.read.times import resolve_time
from weekreview.read.tongues import OTHERS


def phrases(*names):
    """Return a strategy of (language, words): some words of the tables and figures in any order."""

    def of(language):
        words = sorted({" ".join(keys) for name in names for keys in table(name, language)})
        some = st.lists(st.sampled_from([*words, "3", "2016", "12 500", "5.000", "-", ",", "x"]), max_size=7)
        return st.tuples(st.just(language), some.map(" ".join))

    return st.sampled_from(OTHERS).flatmap(of)


@given(phrases("numbers", "bounds"))
def test_no_mixture_of_number_words_breaks_the_parser(told):
    language, words = told
    found = parse_quantity(words, language)
    assert found is None or found.high is None or found.low <= found.high


@given(phrases("times", "numbers"))
def test_no_mixture_of_time_words_breaks_the_reading(told):
    language, words = told
    moment = resolve_time(time_words(words, language), date(2016, 2, 18))
    if moment.earliest_on and moment.latest_on:
        assert moment.earliest_on <= moment.latest_on


@given(phrases("numbers", "bounds", "times"))
def test_tokens_stand_in_their_text_in_order(told):
    language, words = told
    last = 0
    for token in tokens_of(words, language):
        assert last <= token.begin < token.end <= len(words)
        last = token.end


@given(phrases("numbers", "bounds"))
def test_numbers_counted_anew_stand_in_the_sentence_and_do_not_overlap(told):
    language, words = told
    sentence = f"{words} x"
    found = counted_anew(reading(sentence, "x", "casualties"), sentence, language)
    spans = found.roles["quantity"]
    assert spans == sorted(spans) and len(spans) == len(found.kinds)
    assert all(one[1] <= other[0] for one, other in zip(spans, spans[1:], strict=False))


@pytest.mark.parametrize("language", OTHERS)
@pytest.mark.parametrize("name", ["numbers", "times"])
def test_no_phrase_of_numbers_or_times_means_two_things(name, language):
    ambiguous = {keys: rows for keys, rows in table(name, language).items() if len(set(rows)) > 1}
    allowed = {"plural", "scale", "group", "hundred"}
    assert {k: r for k, r in ambiguous.items() if name == "times" or not {row[0] for row in r} <= allowed} == {}


@pytest.mark.parametrize("language", OTHERS)
def test_the_words_of_victims_compile_and_find_nothing_in_nothing(language):
    assert deeds_in("", language) == []
    assert civilians_in("", language) is None
